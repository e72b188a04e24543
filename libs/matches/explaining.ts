import type { EntityManager } from 'typeorm';
import {
  criteria,
  eligible,
  explain,
  score,
  type CriterionName,
  type Missing,
  type Pair,
  type Reason,
  type Sentence,
  type Side,
} from '#scoring';
import { admitted, asNeed, asOfferingTo, readListings, type ListingRow } from './listing-row.js';
import { Match } from './match.entity.js';
import { policyOf } from './policies.js';

/** What stands behind a match's numbers, as keys and facts. Each side's contributions, with its intercept, add up to its logit. */
export type MatchExplanation = {
  reasons: Reason[];
  missing: Missing[];
  coverage: number;
  /** Rules that could not be answered: a person looks first. */
  review: (Sentence & { rule: string })[];
  sides: Record<Side, { intercept: number; contributions: { criterion: string; adds: number }[] }>;
};

/** Explains matches by the policy, the day and the text fit that made them; those of listings that the actor may not see are left out. */
export async function explained(
  em: EntityManager,
  matches: readonly Match[],
): Promise<Map<string, { match: Match; offering: ListingRow; need: ListingRow; why: MatchExplanation }>> {
  const rows = await readListings(
    em,
    matches.flatMap((m) => [m.offering, m.need]),
  );
  const found = new Map<string, { match: Match; offering: ListingRow; need: ListingRow; why: MatchExplanation }>();
  for (const match of matches) {
    const [offering, need] = [rows.get(match.offering), rows.get(match.need)];
    if (offering && need) found.set(match.id, { match, offering, need, why: await why(em, match, offering, need) });
  }
  return found;
}

async function why(em: EntityManager, match: Match, offering: ListingRow, need: ListingRow): Promise<MatchExplanation> {
  const policy = await policyOf(em, match.policy);
  const pair: Pair = {
    offering: asOfferingTo(offering, need),
    need: asNeed(need),
    topic: match.topic === null ? undefined : { fit: match.topic, matched: match.met },
  };
  const { reasons, missing } = explain(pair, policy, match.today);
  const numbers = score(pair, policy, match.today);
  const named = (adds: readonly number[]) => criteria.map((criterion, at) => ({ criterion: criterion.name, adds: adds[at]! }));
  return {
    reasons,
    missing,
    coverage: numbers.coverage,
    review: [
      ...eligible(pair.offering, pair.need, match.today)
        .refusals.filter((r) => r.needsReview)
        .map(({ rule, key, facts }) => ({ rule, key, facts })),
      ...(match.reviewRules.includes('admission') ? approvalAsked(offering, need) : []),
    ],
    sides: {
      offering: { intercept: numbers.interceptOffering, contributions: named(numbers.contributionsOffering) },
      need: { intercept: numbers.interceptNeed, contributions: named(numbers.contributionsNeed) },
    },
  };
}

const approvalAsked = (offering: ListingRow, need: ListingRow): MatchExplanation['review'] => [
  { rule: 'admission', key: 'rule.admission.approve', facts: { name: admitted(offering, need).rule ?? '' } },
];

/** What one side of a pair is shown of the other when its consent is asked. Nothing but this leaves. */
export type Card = {
  title: string;
  summary: string;
  description: string | null;
  language: string;
  profileType: string;
  country: string | null;
  sectors: string[];
  cooperationTypes: string[];
  deliveryModes: string[];
  languages: string[];
  /** The owner's name, where the listing is named. */
  organisation: string | null;
  /** What speaks for it most: at most two. */
  reasons: Sentence[];
  /** What speaks against it most, or is not known. */
  gap: Sentence | null;
};

// Their facts are taken from fields that the card does not show: a price, a size, a date, what a hub's attachés said.
const notOnACard = new Set<CriterionName>([
  'budget',
  'size',
  'freshness',
  'certificates',
  'stage',
  'presence',
  'readiness',
  'market_need',
]);

/** The card of the other listing, for the reader on `reader`'s side. */
export function cardOf(other: ListingRow, reader: Side, { reasons }: Pick<MatchExplanation, 'reasons'>): Card {
  return {
    title: other.title,
    summary: other.summary ?? '',
    description: other.description,
    language: other.language,
    profileType: other.profileType,
    country: other.hubCountry ?? other.organisationCountry,
    sectors: other.sectors,
    cooperationTypes: other.cooperationTypes,
    deliveryModes: other.deliveryModes,
    languages: other.languages,
    organisation: other.visibility === 'named' ? other.organisationName : null,
    ...reasonsFor(reader, other, reasons),
  };
}

function reasonsFor(reader: Side, other: ListingRow, reasons: readonly Reason[]): Pick<Card, 'reasons' | 'gap'> {
  const shown = reasons.filter((r) => (r.side === 'both' || r.side === reader) && !notOnACard.has(r.criterion));
  const said = [other.title, other.summary, other.description].join('\n').toLowerCase();
  const sentence = ({ key, facts }: Reason): Sentence => ({
    key,
    facts: Array.isArray(facts.words) ? { ...facts, words: wordsIn(said, facts.words as string[], other.side) } : facts,
  });
  const gap = shown.find((r) => r.sign !== '+');
  return {
    reasons: shown
      .filter((r) => r.sign === '+')
      .slice(0, 2)
      .map(sentence),
    gap: gap ? sentence(gap) : null,
  };
}

/** The words that met ("датчик = sensor", the offering's first), without those of the other's fields that the card does not show. */
const wordsIn = (said: string, words: readonly string[], side: Side) =>
  words.filter((word) => {
    const [offering, need = offering] = word.toLowerCase().split(' = ');
    return said.includes(side === 'offering' ? offering! : need!);
  });
