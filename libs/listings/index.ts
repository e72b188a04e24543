import { ListingEntity as Entity } from './listing.entity.js';
import { SavedSearch } from './saved-search.entity.js';
import { Translation } from './translation.entity.js';

export const listingsEntities = [Entity, Translation, SavedSearch];
export { Telling, tellingWords } from './anonymity.js';
export { ListingArrivals } from './arrivals.js';
export { Catalogue } from './catalogue.js';
export { CatalogueQuery, type CataloguePage } from './catalogue.schema.js';
export * from './codes.js';
export { Lifetimes } from './lifetimes.js';
export { ListingChange, textLengths } from './listing.schema.js';
export { budgetOf, ListingEntity } from './listing.entity.js';
export type { ListingRow } from './listing.entity.js';
export {
  ExpireListing,
  HoldListings,
  listingTimetable,
  ReleaseListing,
  ReleaseListings,
  TranslateListing,
  WithdrawOfHub,
  WithdrawOfMandate,
  WithdrawOfOrganisation,
} from './listings.jobs.js';
export { DraftNeed, DraftOffering } from './listing.schema.js';
export { ListingsModule } from './listings.module.js';
export { isOwn, Listings } from './listings.js';
export { MachineTranslations } from './machine-translations.js';
export { addressOfSearch } from './saved-searches.js';
export type { Sought } from './saved-searches.schema.js';
export { sectorLabel, sectorScheme } from './sectors.js';
export { translated } from './translations.js';
