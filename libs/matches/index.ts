import { Change, Document, Frequency, PolicyVersion, SectorGroup, Snapshot, Vector } from './corpus.entities.js';
import { Match } from './match.entity.js';
import { Refusal } from './refusal.entity.js';
import { Decision, Showing, SlateRun } from './slate.entities.js';

export const matchesEntities = [
  Change,
  Decision,
  Document,
  Frequency,
  Match,
  PolicyVersion,
  Refusal,
  SectorGroup,
  Showing,
  SlateRun,
  Snapshot,
  Vector,
];
export { candidatesEach } from './candidates.js';
export { Documents } from './documents.js';
export { askedAtOnce, HttpEmbedder, type Embedder } from './embedder.js';
export { Embedding, vectorsToLookFor } from './embedding.js';
export type { Card, MatchExplanation } from './explaining.js';
export { Finding } from './finding.js';
export {
  EmbedListings,
  EmbedMissing,
  FindMatches,
  FindMatchesOfMany,
  FitPolicy,
  KeepDecision,
  MatchEverything,
  RematchHub,
  RematchOrganisation,
  RenewCorpus,
  ReportSlate,
} from './jobs.js';
export { keepDecision } from './keeping.js';
export { Learning } from './learning.js';
export { asNeed, asOffering, readListings } from './listing-row.js';
export { Markets } from './market.js';
export { Matches } from './matches.js';
export type { PairIds } from './matches.js';
export { MatchesModule } from './matches.module.js';
export { reportSlate, slatesToReport } from './slate-reports.js';
export { slateFor, type PlacedMatch } from './slates.js';
export { atOnce, corpusIsOld, Snapshots } from './snapshots.js';
export { Topics } from './topic.js';
