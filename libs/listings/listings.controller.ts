import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '#database';
import { Answers, IfMatch } from '#http';
import { Allow, Who, Within } from '#members';
import { id } from '#problems';
import { ListingChange, NewNeed, NewOffering } from './listing.schema.js';
import { ListingPage, ListingQuery, ListingView } from './listing.view.js';
import { Listings } from './listings.js';
import { Found, LookQuery } from './looking.schema.js';
import { SectorQuestion, SectorSuggester, SectorSuggestionsView } from './sector-suggester.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;

@Controller()
export class ListingsController {
  constructor(
    private readonly listings: Listings,
    private readonly suggester: SectorSuggester,
  ) {}

  @Post('offerings')
  @HttpCode(201)
  @Allow('offering.draft')
  @Answers(ListingView, 201)
  draftOffering(@Who() actor: Actor, @Body({ schema: NewOffering }) { organisation, ...body }: NewOffering) {
    return this.listings.draftOffering(actor, organisation, body);
  }

  @Post('needs')
  @HttpCode(201)
  @Allow('need.draft')
  @Answers(ListingView, 201)
  draftNeed(@Who() actor: Actor, @Body({ schema: NewNeed }) { hub, organisation, mandate, ...body }: NewNeed) {
    return this.listings.draftNeed(actor, { hub, organisation, mandate }, body);
  }

  @Get('listings')
  @Allow('listing.read')
  @Within('search')
  @Answers(ListingPage)
  list(@Who() actor: Actor, @Query({ schema: ListingQuery }) query: ListingQuery) {
    return this.listings.list(actor, query);
  }

  @Get('listing-facets')
  @Allow('listing.read')
  @Within('search')
  @Answers(Found)
  kinds(@Who() actor: Actor, @Query({ schema: LookQuery }) query: LookQuery) {
    return this.listings.kinds(actor, query);
  }

  @Get('listings/:id')
  @Allow('listing.read')
  @Answers(ListingView)
  read(@Who() actor: Actor, @Param({ schema: ById }) params: ById) {
    return this.listings.read(actor, params.id);
  }

  @Patch('listings/:id')
  @Allow('listing.read')
  @Answers(ListingView)
  change(
    @Who() actor: Actor,
    @Param({ schema: ById }) params: ById,
    @IfMatch() version: number,
    @Body({ schema: ListingChange }) body: ListingChange,
  ) {
    return this.listings.change(actor, params.id, version, body);
  }

  @Put('listings/:id/publication')
  @Allow('listing.read')
  @Answers(ListingView)
  publish(@Who() actor: Actor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.listings.publish(actor, params.id, version);
  }

  @Delete('listings/:id/publication')
  @Allow('listing.read')
  @Answers(ListingView)
  withdraw(@Who() actor: Actor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.listings.withdraw(actor, params.id, version);
  }

  @Post('sector-suggestions')
  @HttpCode(200)
  @Allow('sector.suggest')
  @Within('search')
  @Answers(SectorSuggestionsView)
  suggestSectors(@Who() actor: Actor, @Body({ schema: SectorQuestion }) question: SectorQuestion) {
    return this.suggester.suggest(actor, question);
  }
}
