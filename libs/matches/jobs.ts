import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

/** A process that is new, or meets a new snapshot, first loads the index: of 20,000 listings 10 s where others work, and who is ended then begins anew. */
const withTheIndex = 300;

/** Reads a listing, indexes it, and finds who fits. A second wish while one waits is the same wish. */
export const FindMatches = job('FindMatches', 'matching', z.object({ listing: id }), {
  coalesce: (p) => p.listing,
  seconds: withTheIndex,
});

/** The same for many that are indexed, all of one side. */
export const FindMatchesOfMany = job('FindMatchesOfMany', 'matching', z.object({ listings: z.array(id).min(1) }), {
  seconds: withTheIndex,
});

/** Has vectors made of listings' texts, or takes them away; whoever got one is matched again. */
export const EmbedListings = job('EmbedListings', 'matching', z.object({ listings: z.array(id).min(1).max(32) }));

/**
 * Looks for listings in the index without a vector of this model; `after` is the last one of the batch before, and `refused` how many of
 * those before it were refused in a row. With `upTo` it looks no further: a part of a refused batch.
 */
export const EmbedMissing = job(
  'EmbedMissing',
  'matching',
  z.object({ after: id.optional(), upTo: id.optional(), refused: z.number().int().optional() }),
);

/** Makes a corpus statistics snapshot. */
export const RenewCorpus = job('RenewCorpus', 'matching', z.object({}), { coalesce: () => 'corpus', seconds: withTheIndex });

/** After a new snapshot: every published listing, in batches; `after` is the last one of the batch before. */
export const MatchEverything = job('MatchEverything', 'matching', z.object({ snapshot: z.number().int(), after: id.optional() }));

/** The published listings of an organisation, matched again: it was cleared or held. */
export const RematchOrganisation = job('RematchOrganisation', 'matching', z.object({ organisation: id }), {
  coalesce: (p) => p.organisation,
});

/** The published needs of a hub, matched again: it opened, paused or closed. */
export const RematchHub = job('RematchHub', 'matching', z.object({ hub: id }), { coalesce: (p) => p.hub });

/** Keeps a side's answer to learn from; one that is taken back is a no. */
export const KeepDecision = job('KeepDecision', 'matching', z.object({ introduction: id, side: z.enum(['offering', 'need']) }));

/** Counts what a slate did to everybody. */
export const ReportSlate = job('ReportSlate', 'upkeep', z.object({ run: z.number().int() }));

/** Fits weights to the answers that are kept. */
export const FitPolicy = job('FitPolicy', 'matching', z.object({}), { coalesce: () => 'policy', seconds: 60 });
