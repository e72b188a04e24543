import { Change, Document, Frequency, PolicyVersion, SectorGroup, Snapshot } from './corpus.entities.js';
import { Match } from './match.entity.js';
import { Refusal } from './refusal.entity.js';

export const matchesEntities = [Change, Document, Frequency, Match, PolicyVersion, Refusal, SectorGroup, Snapshot];
export { candidatesEach } from './candidates.js';
export { Documents } from './documents.js';
export type { Card, MatchExplanation } from './explaining.js';
export { Finding } from './finding.js';
export { FindMatches, FindMatchesOfMany, MatchEverything, RematchHub, RematchOrganisation, RenewCorpus } from './jobs.js';
export { asNeed, asOffering, readListings } from './listing-row.js';
export { Matches } from './matches.js';
export type { PairIds } from './matches.js';
export { MatchesModule } from './matches.module.js';
export { slateFor } from './slates.js';
export type { HubSlate, PlacedMatch } from './slates.js';
export { atOnce, corpusIsOld, Snapshots } from './snapshots.js';
export { topics } from './topic.js';
