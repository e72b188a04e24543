import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, IfMatch, pageOf } from '#http';
import { Allow, Who } from '#members';
import { ById } from './introductions.schema.js';
import { ProposalReader } from './proposal-reader.js';
import { Proposals } from './proposals.js';
import { ProposalsQuery, ProposalView, RejectProposal } from './proposals.schema.js';

type Id = z.infer<typeof ById>;

@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: Proposals,
    private readonly reader: ProposalReader,
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
}
