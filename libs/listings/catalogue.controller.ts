import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '#database';
import { Answers } from '#http';
import { Allow, Who, Within } from '#members';
import { Catalogue } from './catalogue.js';
import { CataloguePage, CatalogueQuery } from './catalogue.schema.js';

@Controller('catalogue')
export class CatalogueController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  @Allow('catalogue.read')
  @Within('search')
  @Answers(CataloguePage)
  find(@Who() actor: Actor, @Query({ schema: CatalogueQuery }) query: CatalogueQuery) {
    return this.catalogue.find(actor, query);
  }
}
