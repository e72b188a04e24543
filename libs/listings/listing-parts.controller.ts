import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor, PersonActor } from '#database';
import { Answers, AnswersNothing, IfMatch, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { Copies, DuplicatesView } from './copies.js';
import { HeldPage, Holds } from './holds.js';
import { History, HistoryPage } from './history.js';
import { ListingView } from './listing.view.js';
import { Listings } from './listings.js';
import { Mergers } from './mergers.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;
const MergeInto = z.strictObject({ into: id }).meta({ id: 'MergeInto' });

@Controller()
export class ListingPartsController {
  constructor(
    private readonly listings: Listings,
    private readonly history: History,
    private readonly copies: Copies,
    private readonly holds: Holds,
    private readonly mergers: Mergers,
  ) {}

  /** A year more, once. */
  @Put('listings/:id/extension')
  @Allow('listing.read')
  @Answers(ListingView)
  extend(@Who() actor: Actor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.listings.extend(actor, params.id, version);
  }

  @Get('listings/:id/history')
  @Allow('listing.read')
  @Answers(HistoryPage)
  read(@Who() actor: Actor, @Param({ schema: ById }) params: ById, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.history.of(actor, params.id, query);
  }

  @Post('listings/:id/copies')
  @HttpCode(201)
  @Allow('listing.read')
  @Answers(ListingView, 201)
  copy(@Who() actor: Actor, @Param({ schema: ById }) params: ById) {
    return this.copies.make(actor, params.id);
  }

  @Get('listings/:id/duplicates')
  @Allow('listing.read')
  @Answers(DuplicatesView)
  duplicates(@Who() actor: Actor, @Param({ schema: ById }) params: ById) {
    return this.copies.alike(actor, params.id);
  }

  /** Listed twice: the other stays. */
  @Put('listings/:id/merger')
  @Allow('listing.read')
  @Answers(ListingView)
  merge(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @IfMatch() version: number,
    @Body({ schema: MergeInto }) { into }: z.infer<typeof MergeInto>,
  ) {
    return this.mergers.merge(actor, params.id, version, into);
  }

  @Get('held-listings')
  @Allow('hold.decide')
  @Answers(HeldPage)
  held(@Who() actor: PersonActor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.holds.list(actor, query);
  }

  @Delete('held-listings/:id')
  @HttpCode(202)
  @Allow('hold.decide')
  @AnswersNothing(202)
  async release(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    await this.holds.release(actor, params.id);
  }
}
