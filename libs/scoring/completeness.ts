import { explain, type Missing } from './explain.js';
import type { Day, Pair, ScoredListing, ScoredNeed, ScoredOffering } from './listing.js';
import type { Policy } from './policy.js';
import { score } from './score.js';

/** How much of what matters a listing lets be known, 0..1, and what it leaves out; together they add up to 1. */
export interface Completeness {
  coverage: number;
  /** What would be asked of it and is not said, the most telling first. What only some wish adds no coverage. */
  missing: Missing[];
}

/** Meets it with a partner that says everything and wishes everything: what is unknown of such a pair is the listing's own. */
export function completeness(listing: ScoredListing, policy: Policy, today: Day): Completeness {
  const pair = besideEverything(listing, today);
  return {
    coverage: score(pair, policy, today).coverage,
    missing: explain(pair, policy, today).missing.filter(({ side }) => side === listing.side),
  };
}

function besideEverything(listing: ScoredListing, today: Day): Pair {
  const known = {
    ownerOrganisation: 'partner',
    country: 'AE',
    cooperationTypes: ['supply'],
    sectors: ['72000000'],
    languages: ['en'],
    deliveryModes: ['service'],
    budget: { from: 1, to: 2, currency: listing.budget?.currency ?? 'USD' },
    organisationSize: 'small',
    partnerSizes: ['small'],
    publishedAt: today,
    deadline: today,
  } as const;
  // Not published yet, it is asked of as if it were; what attachés say is not its owner's to fill in.
  const asPublished = { ...listing, publishedAt: listing.publishedAt ?? today };
  const topic = { fit: 1, matched: [] };
  if (listing.side === 'offering') {
    const need: ScoredNeed = {
      ...known,
      id: 'partner',
      side: 'need',
      profileType: 'BR',
      trlFloor: 1,
      standardsRequired: [{ standard: 'ISO 9001', demand: 'nice' }],
    };
    return { offering: { ...(asPublished as ScoredOffering), readiness: 1, marketNeed: 1 }, need, topic };
  }
  const offering: ScoredOffering = {
    ...known,
    id: 'partner',
    side: 'offering',
    profileType: 'BO',
    trl: 9,
    standardsHeld: ['ISO 9001'],
    presencesHeld: [{ country: 'AE', presence: 'branch' }],
    readiness: 1,
    marketNeed: 1,
  };
  return { offering, need: asPublished as ScoredNeed, topic };
}
