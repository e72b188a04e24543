import { Controller, Get, Header, Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '#http';
import { Allow } from '#members';
import { stylesheet } from '../pages/index.js';

/** The OpenAPI document: made of the routes when it is first asked for, and kept: nothing of it is needed to begin. */
@Injectable()
export class OpenApi {
  private made: object | undefined;
  make: () => object = () => ({});

  get document(): object {
    return (this.made ??= this.make());
  }
}

const text = z.string().meta({ description: 'Not JSON: see the Content-Type' });

@Controller()
export class DocumentsController {
  constructor(@Inject(OpenApi) private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  @Allow('openapi.read')
  @Answers(z.record(z.string(), z.unknown()).meta({ id: 'OpenApiDocument' }))
  document(): object {
    return this.openApi.document;
  }

  @Get('assets/pages.css')
  @Allow('welcome.read')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  @Answers(text)
  styles(): string {
    return stylesheet;
  }
}
