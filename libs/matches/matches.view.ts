import { z } from 'zod';
import { pageOf } from '#http';
import { id } from '#problems';

const facts = z.record(z.string(), z.unknown()).describe('What fills the text of the key, in the reader’s language.');

const PairedListing = z
  .object({
    id,
    title: z.string(),
    language: z.string(),
    profileType: z.string(),
    sectors: z.array(z.string()),
    organisation: z.object({ id, name: z.string().nullable(), country: z.string().nullable() }),
  })
  .meta({ id: 'PairedListing' });

const SideView = z.object({
  intercept: z.number(),
  contributions: z
    .array(z.object({ criterion: z.string(), adds: z.number() }))
    .describe('With the intercept they add up to the logit.'),
});

const Missing = z.object({ side: z.enum(['offering', 'need']), field: z.string(), adds: z.number() });

export const MatchView = z
  .object({
    id,
    hub: id,
    offering: PairedListing,
    need: PairedListing,
    score: z.number().nullable().describe('0..1, the harmonic mean of the two sides; null where not enough is known.'),
    coverage: z.number().describe('0..1: how much of what matters is known.'),
    pNeed: z.number().describe('0..1: would the hub’s client want this offering? Unknown counts as the worst fit.'),
    pOffering: z.number().describe('0..1: would the firm want this need?'),
    enoughKnown: z.boolean(),
    needsReview: z.boolean(),
    reasons: z.array(
      z.object({
        key: z.string(),
        side: z.enum(['both', 'offering', 'need']),
        sign: z.enum(['+', '-', '?']),
        facts,
        weight: z.number(),
      }),
    ),
    missing: z.array(Missing),
    review: z.array(z.object({ rule: z.string(), key: z.string(), facts })),
    sides: z.object({ offering: SideView, need: SideView }),
    policy: z.number().int(),
    snapshot: z.number().int(),
    today: z.string(),
    foundAt: z.string(),
  })
  .meta({ id: 'MatchView' });
export type MatchView = z.infer<typeof MatchView>;

export const MatchPage = pageOf(MatchView).meta({ id: 'MatchPage' });

export const WhyNotView = z
  .object({
    verdict: z.enum(['proposed', 'matched', 'refused', 'not_a_candidate']),
    rule: z
      .string()
      .optional()
      .describe('The first rule that stopped it; of a pair that matches, the cut: `not_enough_known` or `outscored`.'),
    facts: facts.optional(),
    lift: facts.optional().describe('What would lift the rule; left out where nobody may be told.'),
    missing: z
      .array(Missing)
      .optional()
      .describe('Of a pair that matches and is not in the queue: what is not known of it and would count.'),
  })
  .meta({ id: 'WhyNotView' });
export type WhyNotView = z.infer<typeof WhyNotView>;

export const CorpusView = z
  .object({ documents: z.number().int(), matches: z.number().int(), snapshot: z.number().int().nullable() })
  .meta({ id: 'CorpusView' });
