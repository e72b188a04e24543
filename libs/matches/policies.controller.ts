import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, Who } from '#members';
import { Learning } from './learning.js';
import { PolicyList, PolicyView } from './policies.view.js';

const ByVersion = z.strictObject({ version: z.coerce.number().int().min(1).max(2_000_000_000) });

@Controller('policies')
export class PoliciesController {
  constructor(private readonly learning: Learning) {}

  @Get()
  @Allow('policy.read')
  @Answers(PolicyList)
  list(@Who() actor: Actor) {
    return this.learning.list(actor);
  }

  @Post()
  @HttpCode(202)
  @Allow('policy.fit')
  @AnswersNothing(202)
  fit(@Who() actor: Actor) {
    return this.learning.askForFit(actor);
  }

  @Put(':version/shipment')
  @Allow('policy.ship')
  @Answers(PolicyView)
  ship(@Who() actor: Actor, @Param({ schema: ByVersion }) { version }: z.infer<typeof ByVersion>) {
    return this.learning.ship(actor, version);
  }
}
