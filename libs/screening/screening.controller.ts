import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '#database';
import { Answers, IfMatch } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { DecideHit, HitPage, HitQuery, HitView, ListView, LoadList } from './screening.schema.js';
import { Screening } from './screening.js';

const ByOrganisation = z.strictObject({ organisation: id });

@Controller()
export class ScreeningController {
  constructor(private readonly screening: Screening) {}

  @Post('screening-lists')
  @HttpCode(201)
  @Allow('list.load')
  @Answers(ListView, 201)
  load(@Who() actor: Actor, @Body({ schema: LoadList }) body: LoadList) {
    return this.screening.loadList(actor, body);
  }

  @Get('screening-hits')
  @Allow('hit.read')
  @Answers(HitPage)
  hits(@Who() actor: Actor, @Query({ schema: HitQuery }) query: HitQuery) {
    return this.screening.hits(actor, query);
  }

  @Put('screening-hits/:organisation/decision')
  @Allow('hit.decide')
  @Answers(HitView)
  decide(
    @Who() actor: Actor,
    @Param({ schema: ByOrganisation }) params: z.infer<typeof ByOrganisation>,
    @IfMatch() version: number,
    @Body({ schema: DecideHit }) body: DecideHit,
  ) {
    return this.screening.decide(actor, params.organisation, version, body);
  }
}
