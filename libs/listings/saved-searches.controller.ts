import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing, IfMatch, pageOf } from '#http';
import { Allow, Who } from '#members';
import { BySearch, SavedSearchView, SaveSearch } from './saved-searches.schema.js';
import { SavedSearches } from './saved-searches.js';

type Search = z.infer<typeof BySearch>;

@Controller('me/searches')
export class SavedSearchesController {
  constructor(private readonly searches: SavedSearches) {}

  @Get()
  @Allow('search.keep')
  @Answers(pageOf(SavedSearchView).omit({ next: true }).meta({ id: 'SavedSearches' }))
  list(@Who() actor: PersonActor) {
    return this.searches.list(actor);
  }

  @Post()
  @HttpCode(201)
  @Allow('search.keep')
  @Answers(SavedSearchView, 201)
  save(@Who() actor: PersonActor, @Body({ schema: SaveSearch }) body: SaveSearch) {
    return this.searches.save(actor, body);
  }

  @Put(':search')
  @Allow('search.keep')
  @Answers(SavedSearchView)
  change(
    @Who() actor: PersonActor,
    @Param({ schema: BySearch }) { search }: Search,
    @IfMatch() version: number,
    @Body({ schema: SaveSearch }) body: SaveSearch,
  ) {
    return this.searches.change(actor, search, version, body);
  }

  @Delete(':search')
  @HttpCode(204)
  @Allow('search.keep')
  @AnswersNothing()
  async remove(@Who() actor: PersonActor, @Param({ schema: BySearch }) { search }: Search): Promise<void> {
    await this.searches.remove(actor, search);
  }
}
