import { Module } from '@nestjs/common';
import { AnonymityController } from './anonymity.controller.js';
import { Anonymity } from './anonymity.js';
import { ListingArrivals } from './arrivals.js';
import { CatalogueController } from './catalogue.controller.js';
import { Catalogue } from './catalogue.js';
import { DemandController } from './demand.controller.js';
import { Copies } from './copies.js';
import { Demand } from './demand.js';
import { Drafts } from './drafts.js';
import { History } from './history.js';
import { Holds } from './holds.js';
import { Lifetimes } from './lifetimes.js';
import { ListingPartsController } from './listing-parts.controller.js';
import { ListingsController } from './listings.controller.js';
import { Listings } from './listings.js';
import { MachineTranslations } from './machine-translations.js';
import { Mergers } from './mergers.js';
import { SavedSearchesController } from './saved-searches.controller.js';
import { SavedSearches } from './saved-searches.js';
import { Translations } from './translations.js';
import { TranslationsController } from './translations.controller.js';
import { SectorSuggester } from './sector-suggester.js';
import { SectorsController } from './sectors.controller.js';

@Module({
  providers: [
    Anonymity,
    Drafts,
    Listings,
    Lifetimes,
    ListingArrivals,
    SectorSuggester,
    Demand,
    Catalogue,
    SavedSearches,
    History,
    Copies,
    Holds,
    Mergers,
    Translations,
    MachineTranslations,
  ],
  controllers: [
    CatalogueController,
    SavedSearchesController,
    ListingsController,
    ListingPartsController,
    SectorsController,
    DemandController,
    TranslationsController,
    AnonymityController,
  ],
  exports: [Catalogue, Listings, Lifetimes, ListingArrivals, MachineTranslations],
})
export class ListingsModule {}
