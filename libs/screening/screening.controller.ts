import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor, PersonActor } from '#database';
import { Answers, IfMatch } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { ScreeningLists } from './screening-lists.js';
import { AskRemoval, DecideHit, HitPage, HitQuery, HitView, ListStandings, ListView, LoadList } from './screening.schema.js';
import { Screening } from './screening.js';

const ById = z.strictObject({ id });
const ByOrganisation = z.strictObject({ organisation: id });

@Controller()
export class ScreeningController {
  constructor(
    private readonly screening: Screening,
    private readonly lists: ScreeningLists,
  ) {}

  @Post('screening-lists')
  @HttpCode(201)
  @Allow('list.load')
  @Answers(ListView, 201)
  load(@Who() actor: PersonActor, @Body({ schema: LoadList }) body: LoadList) {
    return this.lists.load(actor, body);
  }

  @Get('screening-lists')
  @Allow('list.read')
  @Answers(ListStandings)
  all(@Who() actor: PersonActor) {
    return this.lists.all(actor);
  }

  /** Asked by one person it waits, asked by another it is done. */
  @Put('screening-lists/:id/removal')
  @Allow('list.remove')
  @Answers(ListView)
  askRemoval(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: z.infer<typeof ById>,
    @Body({ schema: AskRemoval }) body: AskRemoval,
  ) {
    return this.lists.askRemoval(actor, params.id, body);
  }

  @Delete('screening-lists/:id/removal')
  @Allow('list.remove')
  @Answers(ListView)
  keep(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.lists.keep(actor, params.id);
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
