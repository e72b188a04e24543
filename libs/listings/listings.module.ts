import { Module } from '@nestjs/common';
import { ListingArrivals } from './arrivals.js';
import { Drafts } from './drafts.js';
import { Lifetimes } from './lifetimes.js';
import { ListingsController } from './listings.controller.js';
import { Listings } from './listings.js';
import { SectorSuggester } from './sector-suggester.js';

@Module({
  providers: [Drafts, Listings, Lifetimes, ListingArrivals, SectorSuggester],
  controllers: [ListingsController],
  exports: [Listings, Lifetimes, ListingArrivals],
})
export class ListingsModule {}
