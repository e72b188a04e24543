import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing, IfMatch } from '#http';
import { Allow, Who } from '#members';
import { Costs } from './costs.js';
import { Evidences } from './evidences.js';
import { Results } from './results.js';
import {
  ByCost,
  ById,
  CostList,
  CostView,
  EvidenceView,
  GiveEvidence,
  LoadRates,
  RatesLoaded,
  RecordCost,
  ResultsQuery,
  ResultsView,
} from './results.schema.js';

type Id = z.infer<typeof ById>;

@Controller()
export class ResultsController {
  constructor(
    private readonly results: Results,
    private readonly costs: Costs,
    private readonly evidences: Evidences,
  ) {}

  /** Funnel, worth and payback of a hub, by itself, by attaché or by sector: from the ledger alone. */
  @Get('hubs/:id/results')
  @Allow('result.read')
  @Answers(ResultsView)
  of(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: ResultsQuery }) query: ResultsQuery) {
    return this.results.of(actor, id, query);
  }

  @Get('hubs/:id/costs')
  @Allow('result.read')
  @Answers(CostList)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.costs.list(actor, id);
  }

  @Post('hubs/:id/costs')
  @HttpCode(201)
  @Allow('cost.record')
  @Answers(CostView, 201)
  record(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: RecordCost }) body: RecordCost) {
    return this.costs.record(actor, id, body);
  }

  @Delete('hubs/:id/costs/:cost')
  @HttpCode(204)
  @Allow('cost.record')
  @AnswersNothing()
  async strike(@Who() actor: PersonActor, @Param({ schema: ByCost }) { id, cost }: z.infer<typeof ByCost>): Promise<void> {
    await this.costs.strike(actor, id, cost);
  }

  /** What the hub has seen proof of. The version is that of the evidence before; 0 for the first. */
  @Put('introductions/:id/evidence')
  @Allow('outcome.evidence')
  @Answers(EvidenceView)
  evidence(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: GiveEvidence }) body: GiveEvidence,
  ) {
    return this.evidences.give(actor, id, version, body);
  }

  /** The rates of some days, from a file. */
  @Post('exchange-rates')
  @HttpCode(201)
  @Allow('rate.load')
  @Answers(RatesLoaded, 201)
  load(@Who() actor: PersonActor, @Body({ schema: LoadRates }) body: LoadRates) {
    return this.costs.loadRates(actor, body);
  }
}
