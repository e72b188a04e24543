import { Module } from '@nestjs/common';
import { ListingArrivals } from './arrivals.js';
import { DemandController } from './demand.controller.js';
import { Demand } from './demand.js';
import { Drafts } from './drafts.js';
import { Lifetimes } from './lifetimes.js';
import { ListingsController } from './listings.controller.js';
import { Listings } from './listings.js';
import { SectorSuggester } from './sector-suggester.js';
import { SectorsController } from './sectors.controller.js';

@Module({
  providers: [Drafts, Listings, Lifetimes, ListingArrivals, SectorSuggester, Demand],
  controllers: [ListingsController, SectorsController, DemandController],
  exports: [Listings, Lifetimes, ListingArrivals],
})
export class ListingsModule {}
