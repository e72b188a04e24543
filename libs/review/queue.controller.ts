import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing, IfMatch, pageOf } from '#http';
import { Allow, Who } from '#members';
import { Decisions } from './decisions.js';
import { DecidedMany, DecideMany } from './decisions.schema.js';
import { ManualProposals } from './manual.js';
import { ById, ProposalView, ProposePair, QueuePage, QueueQuery } from './proposals.schema.js';
import { Queue } from './queue.js';
import { SavedViews } from './saved-views.js';
import { ByView, SavedViewView, SaveView } from './saved-views.schema.js';

type Id = z.infer<typeof ById>;

/** A hub's queue as a whole. */
@Controller('hubs')
export class QueueController {
  constructor(
    private readonly queue: Queue,
    private readonly decisions: Decisions,
    private readonly manual: ManualProposals,
    private readonly views: SavedViews,
  ) {}

  @Get(':id/queue')
  @Allow('proposal.read')
  @Answers(QueuePage)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: QueueQuery }) query: QueueQuery) {
    return this.queue.read(actor, id, query);
  }

  /** Many at once, with a result for each; with `preview` nothing is changed. */
  @Post(':id/decisions')
  @HttpCode(200)
  @Allow('proposal.decide')
  @Answers(DecidedMany)
  decide(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: DecideMany }) body: DecideMany) {
    return this.decisions.decide(actor, id, body);
  }

  /** Any two eligible listings, matched or not. */
  @Post(':id/proposals')
  @HttpCode(201)
  @Allow('proposal.make')
  @Answers(ProposalView, 201)
  propose(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: ProposePair }) body: ProposePair) {
    return this.manual.propose(actor, id, body);
  }

  @Get(':id/views')
  @Allow('view.keep')
  @Answers(pageOf(SavedViewView).omit({ next: true }).meta({ id: 'SavedViews' }))
  list(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.views.list(actor, id);
  }

  @Post(':id/views')
  @HttpCode(201)
  @Allow('view.keep')
  @Answers(SavedViewView, 201)
  save(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: SaveView }) body: SaveView) {
    return this.views.save(actor, id, body);
  }

  @Put(':id/views/:view')
  @Allow('view.keep')
  @Answers(SavedViewView)
  change(
    @Who() actor: PersonActor,
    @Param({ schema: ByView }) { id, view }: z.infer<typeof ByView>,
    @IfMatch() version: number,
    @Body({ schema: SaveView }) body: SaveView,
  ) {
    return this.views.change(actor, id, view, version, body);
  }

  @Delete(':id/views/:view')
  @HttpCode(204)
  @Allow('view.keep')
  @AnswersNothing()
  async remove(@Who() actor: PersonActor, @Param({ schema: ByView }) { id, view }: z.infer<typeof ByView>): Promise<void> {
    await this.views.remove(actor, id, view);
  }
}
