import { related } from './cooperation.js';
import type { Criterion, CriterionName, MissingField } from './criterion.js';
import { daysBetween, shared, type Facts, type Pair, type ScoredListing, type Sentence, type Side } from './listing.js';
import { presencesIn, strongest, strongestIn } from './presences.js';
import { nearestSectors, nearestSectorsFit } from './sectors.js';
import { certificateFor } from './standards.js';

const always = () => true;
const says = (variant: string, facts: Facts = {}): Sentence => ({ key: `reason.${variant}`, facts });
const unknown = Number.NaN;
const lacking = (pair: Pair, field: keyof ScoredListing): MissingField[] =>
  ([pair.offering, pair.need] as const).filter((l) => isUnsaid(l[field])).map((l) => ({ side: l.side, field }));
const isUnsaid = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
const other = (pair: Pair, view: Side): ScoredListing => (view === 'need' ? pair.offering : pair.need);
const own = (pair: Pair, view: Side): ScoredListing => (view === 'need' ? pair.need : pair.offering);

/** Lists of which one in common is enough to begin and a second makes it sure. An empty list says nothing. */
function listCriterion(name: CriterionName, field: 'languages' | 'deliveryModes'): Criterion {
  return {
    name,
    symmetric: true,
    asked: 'always',
    applies: always,
    fit: ({ offering, need }) => sharedFit(offering[field], need[field]),
    evidence: ({ offering, need }) => {
      const common = shared(offering[field]!, need[field]!);
      return common.length > 0 ? says(`${name}.shared`, { [name]: common }) : says(`${name}.apart`, { [name]: need[field]! });
    },
    missing: (pair) => lacking(pair, field),
  };
}

function sharedFit(a: readonly string[] | undefined, b: readonly string[] | undefined): number {
  if (!a?.length || !b?.length) return unknown;
  let met = 0;
  for (const x of a) if (b.includes(x)) met++;
  return met === 0 ? 0 : met === 1 ? 0.8 : 1;
}

/** Two forms of one word ("incident", "incidents") are said once; words of two languages are said as a translation. */
function isSameWord(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  const shorter = Math.min(x.length, y.length);
  let alike = 0;
  while (alike < shorter && x[alike] === y[alike]) alike++;
  return alike === shorter || alike >= Math.max(3, Math.ceil(shorter * 0.6));
}

const topic: Criterion = {
  name: 'topic',
  symmetric: true,
  asked: 'always',
  applies: always,
  fit: ({ topic: found }) => found?.fit ?? unknown,
  evidence: ({ topic: found }) => {
    const words = found!.matched.map((m) =>
      isSameWord(m.offering, m.need) ? m.need.toLowerCase() : `${m.offering} = ${m.need}`.toLowerCase(),
    );
    return words.length > 0 ? says('topic.shared', { words }) : says('topic.apart');
  },
  missing: () => [
    { side: 'offering', field: 'text' },
    { side: 'need', field: 'text' },
  ],
};

const sectors: Criterion = {
  name: 'sectors',
  symmetric: true,
  asked: 'always',
  applies: always,
  fit: ({ offering, need }) =>
    offering.sectors?.length && need.sectors?.length ? nearestSectorsFit(offering.sectors, need.sectors) : unknown,
  evidence: ({ offering, need }) => {
    const met = nearestSectors(offering.sectors!, need.sectors!);
    if (met.nearness === 0) return says('sectors.apart');
    return met.offering === met.need
      ? says('sectors.same', { sectors: [met.need] })
      : says('sectors.near', { sectors: [met.offering, met.need] });
  },
  missing: (pair) => lacking(pair, 'sectors'),
};

const cooperation: Criterion = {
  name: 'cooperation',
  symmetric: true,
  asked: 'always',
  applies: always,
  fit: ({ offering: { cooperationTypes: a }, need: { cooperationTypes: b } }) => {
    const fit = sharedFit(a, b);
    return fit === 0 && related(a!, b!) ? 0.4 : fit;
  },
  evidence: ({ offering: { cooperationTypes: a }, need: { cooperationTypes: b } }) => {
    const common = shared(a!, b!);
    return common.length > 0
      ? says('cooperation.shared', { cooperation: common })
      : says('cooperation.apart', { cooperation: b! });
  },
  missing: (pair) => lacking(pair, 'cooperationTypes'),
};

/** Offers by the requests they answer: like with like, technology for research nearly so, goods for research hardly. */
const profileFits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  BO: { BR: 1, TR: 0.4, RDR: 0.2 },
  TO: { BR: 0.5, TR: 1, RDR: 0.8 },
};
const profileFit = ({ offering, need }: Pair): number => profileFits[offering.profileType]?.[need.profileType] ?? 0;

const profile: Criterion = {
  name: 'profile',
  symmetric: true,
  asked: 'always',
  applies: always,
  fit: profileFit,
  evidence: (pair) =>
    says(profileFit(pair) >= 0.8 ? 'profile.fits' : 'profile.apart', {
      offered: pair.offering.profileType,
      sought: pair.need.profileType,
    }),
  missing: () => [],
};

const stage: Criterion = {
  name: 'stage',
  symmetric: true,
  asked: 'where_wished',
  applies: ({ need }) => need.trlFloor !== undefined,
  /** Short of the floor is at most a third; three levels short is another stage of development (PRODUCT.md, stages). */
  fit: ({ offering: { trl }, need: { trlFloor } }) =>
    trl === undefined ? unknown : trl >= trlFloor! ? 1 : clamp(0.5 - (trlFloor! - trl) / 6),
  evidence: ({ offering: { trl }, need: { trlFloor } }) =>
    says(trl! >= trlFloor! ? 'stage.enough' : 'stage.below', { trl: trl!, floor: trlFloor! }),
  missing: () => [{ side: 'offering', field: 'trl' }],
};

const wishedStandards = (pair: Pair): string[] =>
  (pair.need.standardsRequired ?? []).filter((s) => s.demand === 'nice').map((s) => s.standard);

const certificates: Criterion = {
  name: 'certificates',
  symmetric: true,
  asked: 'where_wished',
  applies: ({ need }) => need.standardsRequired?.some((s) => s.demand === 'nice') ?? false,
  fit: (pair) => {
    const held = pair.offering.standardsHeld;
    if (!held) return unknown;
    const met = wishedStandards(pair).filter((s) => certificateFor(s, held)).length;
    return [0, 0.6, 0.8, 1][Math.min(met, 3)]!;
  },
  evidence: (pair) => {
    const wished = wishedStandards(pair);
    const met = wished.flatMap((s) => certificateFor(s, pair.offering.standardsHeld!) ?? []);
    if (met.length === 0) return says('certificates.missing', { names: wished });
    const equivalent = met.find((m) => m.mapping);
    return equivalent
      ? says('certificates.equivalent', { held: equivalent.held, required: equivalent.asked, mapping: equivalent.mapping! })
      : says('certificates.held', { names: met.map((m) => m.held) });
  },
  missing: () => [{ side: 'offering', field: 'standardsHeld' }],
};

const presence: Criterion = {
  name: 'presence',
  symmetric: true,
  asked: 'always',
  applies: always,
  fit: ({ offering, need }) => strongestIn(offering, need) ?? unknown,
  evidence: ({ offering, need }) => {
    const best = strongest(presencesIn(offering, need)!);
    const country = need.country!;
    if (best.nearness > 0) return says('presence.held', { country, presence: best.presence });
    return need.presenceRequired && need.presenceRequired !== 'none'
      ? says('presence.missing', { country, presence: need.presenceRequired })
      : says('presence.none', { country });
  },
  missing: ({ offering, need }) => [
    ...(offering.presencesHeld ? [] : [{ side: 'offering' as const, field: 'presencesHeld' }]),
    ...(need.country ? [] : [{ side: 'need' as const, field: 'country' }]),
  ],
};

const clamp = (x: number): number => Math.min(1, Math.max(0, x));
/** The share of a band that lies on the good side of a limit; a band of one number is either. */
const shareBelow = (from: number, to: number, limit: number): number =>
  to <= limit ? 1 : from > limit ? 0 : (limit - from) / (to - from);

const budget: Criterion = {
  name: 'budget',
  symmetric: false,
  asked: 'always',
  applies: always,
  /** The buyer asks how much of the price band is affordable, the firm how much of the budget pays its lowest price. */
  fit: ({ offering: { budget: price }, need: { budget: means } }, view) => {
    if (!price || !means || price.currency !== means.currency) return unknown;
    return view === 'need' ? shareBelow(price.from, price.to, means.to) : shareBelow(-means.to, -means.from, -price.from);
  },
  evidence: ({ offering: { budget: price }, need: { budget: means } }) => {
    const both = { from: Math.max(price!.from, means!.from), to: Math.min(price!.to, means!.to), currency: means!.currency };
    return both.from <= both.to ? says('budget.meets', { budget: both }) : says('budget.apart');
  },
  missing: (pair) => {
    const without = lacking(pair, 'budget');
    return without.length > 0 ? without : [{ side: 'offering', field: 'budget.currency' }];
  },
};

const size: Criterion = {
  name: 'size',
  symmetric: false,
  asked: 'where_wished',
  applies: (pair, view) => !isUnsaid(own(pair, view).partnerSizes),
  fit: (pair, view) => {
    const found = other(pair, view).organisationSize;
    return found ? Number(own(pair, view).partnerSizes!.includes(found)) : unknown;
  },
  evidence: (pair, view) => {
    const found = other(pair, view).organisationSize!;
    return says(own(pair, view).partnerSizes!.includes(found) ? 'size.wanted' : 'size.other', { size: found });
  },
  missing: (pair, view) => [{ side: other(pair, view).side, field: 'size' }],
};

/** A listing lives 365 days, so that is when its age counts for nothing. Thirty days are enough to answer a request in. */
const lifetimeDays = 365;
const enoughDays = 30;

const freshness: Criterion = {
  name: 'freshness',
  symmetric: false,
  asked: 'always',
  applies: always,
  /** The firm also asks for time to answer. No deadline counts like one that is past: a near one cannot be made better by deleting it. */
  fit: (pair, view, today) => {
    const published = other(pair, view).publishedAt;
    if (!published) return unknown;
    const young = clamp(1 - Math.max(0, daysBetween(published, today)) / lifetimeDays);
    if (view === 'need') return young;
    const deadline = pair.need.deadline;
    return 0.6 * young + (deadline ? 0.4 * clamp(daysBetween(today, deadline) / enoughDays) : 0);
  },
  evidence: (pair, view, today) => {
    const days = Math.max(0, daysBetween(other(pair, view).publishedAt!, today));
    const deadline = view === 'offering' ? pair.need.deadline : undefined;
    if (!deadline) return says(days <= lifetimeDays / 2 ? 'freshness.new' : 'freshness.aging', { days });
    const left = Math.max(0, daysBetween(today, deadline));
    return left < enoughDays ? says('deadline.near', { deadline, days: left }) : says('deadline.far', { deadline });
  },
  missing: (pair, view) => [{ side: other(pair, view).side, field: 'publishedAt' }],
};

/**
 * What attachés of the need's hub say of the offering, of one side's interest each. A person's word can only speak for a pair: with none, or
 * with the worst, nothing is added, and coverage does not ask for it.
 */
function assessed(name: 'readiness' | 'market_need', field: 'readiness' | 'marketNeed', asks: Side): Criterion {
  return {
    name,
    symmetric: false,
    asked: 'where_wished',
    applies: (_, view) => view === asks,
    fit: ({ offering }) => offering[field] ?? unknown,
    evidence: ({ offering }) =>
      says(`${name}.${offering[field]! >= 0.5 ? 'high' : 'low'}`, { rating: rounded(offering[field]!) }),
    missing: () => [{ side: 'offering', field }],
  };
}
/** In per cent, as it is read. */
const rounded = (rating: number): number => Math.round(rating * 100);

/** The questions in the order of their contributions. At most fifteen, so that a person can read them all. */
export const criteria: readonly Criterion[] = [
  topic,
  sectors,
  cooperation,
  profile,
  stage,
  certificates,
  listCriterion('languages', 'languages'),
  presence,
  budget,
  listCriterion('delivery', 'deliveryModes'),
  size,
  freshness,
  assessed('readiness', 'readiness', 'need'),
  assessed('market_need', 'marketNeed', 'offering'),
];
