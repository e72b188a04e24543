import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, IfMatch, pageOf, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { Handling } from './handling.js';
import { ProposalReader } from './proposal-reader.js';
import { Proposals } from './proposals.js';
import {
  Assign,
  ById,
  CommentView,
  HappenedView,
  ProposalsQuery,
  ProposalView,
  RejectProposal,
  Snooze,
  WriteComment,
} from './proposals.schema.js';
import { AskQuestion } from './questions.schema.js';
import { Questions } from './questions.js';
import { Snoozes } from './snoozes.js';
import { Timeline } from './timeline.js';

type Id = z.infer<typeof ById>;

/** One pair: what is decided of it, and who has it in hand. */
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: Proposals,
    private readonly reader: ProposalReader,
    private readonly snoozes: Snoozes,
    private readonly handling: Handling,
    private readonly questions: Questions,
    private readonly timeline: Timeline,
  ) {}

  @Get()
  @Allow('proposal.read')
  @Answers(pageOf(ProposalView).meta({ id: 'ProposalPage' }))
  list(@Who() actor: PersonActor, @Query({ schema: ProposalsQuery }) query: ProposalsQuery) {
    return this.reader.list(actor, query);
  }

  @Get(':id')
  @Allow('proposal.read')
  @Answers(ProposalView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.reader.read(actor, id);
  }

  @Put(':id/review')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  review(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number) {
    return this.proposals.review(actor, id, version);
  }

  @Put(':id/approval')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  approve(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number) {
    return this.proposals.approve(actor, id, version);
  }

  @Delete(':id/approval')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  undo(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.proposals.undo(actor, id);
  }

  @Put(':id/rejection')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  reject(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: RejectProposal }) body: RejectProposal,
  ) {
    return this.proposals.reject(actor, id, version, body);
  }

  @Delete(':id/rejection')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  undoRejection(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.proposals.undo(actor, id);
  }

  @Put(':id/another-chosen')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  setAside(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number) {
    return this.proposals.setAside(actor, id, version);
  }

  @Delete(':id/another-chosen')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  undoSettingAside(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.proposals.undo(actor, id);
  }

  @Put(':id/snooze')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  snooze(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: Snooze }) body: Snooze,
  ) {
    return this.snoozes.snooze(actor, id, version, body);
  }

  @Delete(':id/snooze')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  wake(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number) {
    return this.snoozes.wake(actor, id, version);
  }

  @Put(':id/assignment')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  assign(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: Assign }) body: Assign,
  ) {
    return this.handling.assign(actor, id, version, body);
  }

  @Put(':id/watch')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  watch(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.handling.watch(actor, id, true);
  }

  @Delete(':id/watch')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  unwatch(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.handling.watch(actor, id, false);
  }

  @Put(':id/question')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  ask(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: AskQuestion }) body: AskQuestion,
  ) {
    return this.questions.ask(actor, id, version, body);
  }

  /** Waits no longer for the answer. */
  @Delete(':id/question')
  @Allow('proposal.decide')
  @Answers(ProposalView)
  callBack(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number) {
    return this.questions.callBack(actor, id, version);
  }

  @Get(':id/comments')
  @Allow('proposal.read')
  @Answers(pageOf(CommentView).omit({ next: true }).meta({ id: 'Comments' }))
  comments(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.handling.comments(actor, id);
  }

  @Post(':id/comments')
  @HttpCode(201)
  @Allow('proposal.decide')
  @Answers(CommentView, 201)
  comment(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Body({ schema: WriteComment }) { text }: z.infer<typeof WriteComment>,
  ) {
    return this.handling.comment(actor, id, text);
  }

  @Get(':id/timeline')
  @Allow('proposal.read')
  @Answers(pageOf(HappenedView).meta({ id: 'Timeline' }))
  happened(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.timeline.of(actor, id, query);
  }
}
