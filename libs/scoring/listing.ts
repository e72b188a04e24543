/**
 * What the matcher reads of a listing. Every field but the first few may be missing: missing is unknown, and unknown never counts
 * as agreement. An empty list is an answer ("holds none", "wishes none") except where a comment says otherwise.
 */
export type Side = 'offering' | 'need';
export type ProfileType = 'BO' | 'BR' | 'TO' | 'TR' | 'RDR';
export type OrganisationSize = 'micro' | 'small' | 'medium' | 'large';
export type LicenceModel = 'proprietary' | 'source_available' | 'open_source';
export type Presence = 'none' | 'local_partner' | 'representative_office' | 'branch' | 'subsidiary' | 'joint_venture';

/** A calendar day, YYYY-MM-DD. */
export type Day = string;

/** Money per deal in whole units of an ISO 4217 currency, `from` ≤ `to`. */
export interface Budget {
  from: number;
  to: number;
  currency: string;
}

interface SharedFields {
  /** Opaque: compared for equality and order, never read. */
  id: string;
  ownerOrganisation: string;
  profileType: ProfileType;
  /** Where the owner is (ISO 3166-1 alpha-2); for a need, the market that asks. */
  country?: string | undefined;
  cooperationTypes?: readonly string[] | undefined;
  /** CPV 2008, eight digits. */
  sectors?: readonly string[] | undefined;
  /** BCP 47 primary subtags that the people can work in. */
  languages?: readonly string[] | undefined;
  deliveryModes?: readonly string[] | undefined;
  budget?: Budget | undefined;
  settlementCurrencies?: readonly string[] | undefined;
  /** The owner's own size. */
  organisationSize?: OrganisationSize | undefined;
  /** Sizes wished for in a partner; empty for any. */
  partnerSizes?: readonly OrganisationSize[] | undefined;
  deadline?: Day | undefined;
  /** The day of publication, or a timestamp that begins with it. */
  publishedAt?: string | undefined;
}

export interface ScoredOffering extends SharedFields {
  side: 'offering';
  /** The markets it is for; empty is unknown, for an offering is shown to the hubs it names. */
  targetCountries?: readonly string[] | undefined;
  /** Technology readiness level, 1..9. */
  trl?: number | undefined;
  licenceModel?: LicenceModel | undefined;
  standardsHeld?: readonly string[] | undefined;
  presencesHeld?: readonly { country: string; presence: Presence }[] | undefined;
  /** What the hub's attachés say of it for the market that asks, 0..1; missing where nobody has assessed it, or not lately. */
  readiness?: number | undefined;
  marketNeed?: number | undefined;
}

export interface ScoredNeed extends SharedFields {
  side: 'need';
  /** Countries that a partner may come from; empty or missing for any. */
  targetCountries?: readonly string[] | undefined;
  /** The least TRL that is acceptable, 1..9. */
  trlFloor?: number | undefined;
  /** Empty or missing for any. */
  licenceModelsAccepted?: readonly LicenceModel[] | undefined;
  standardsRequired?: readonly { standard: string; demand: 'must' | 'nice' }[] | undefined;
  presenceRequired?: Presence | undefined;
  criticalInfrastructure?: boolean | undefined;
}

export type ScoredListing = ScoredOffering | ScoredNeed;

/** A word of the one text that met a word of the other; they differ in spelling where they met through a translation. */
export interface MatchedWord {
  offering: string;
  need: string;
  /** Its share of the text fit, 0..1. */
  weight: number;
}

/** How well the two texts fit, fused from all searches (see `topicFit`), with the words that met. */
export interface TopicEvidence {
  fit: number;
  matched: readonly MatchedWord[];
}

export interface Pair {
  offering: ScoredOffering;
  need: ScoredNeed;
  /** Missing where either text could not be read: unknown, not zero. */
  topic?: TopicEvidence | undefined;
}

/** What a text key is filled with in the reader's language. A fact's name says what it is: `country` a country code, `deadline` a day. */
export type Facts = Readonly<Record<string, string | number | readonly string[] | Budget>>;

/** A sentence before it has a language. */
export interface Sentence {
  key: string;
  facts: Facts;
}

/** Of the days of a market there are some hundreds, and taking one apart takes longer than the rest of a criterion. Emptied when full. */
const dayNumbers = new Map<string, number>();
const mostDays = 10_000;

function dayNumber(day: string): number {
  const known = dayNumbers.get(day);
  if (known !== undefined) return known;
  if (dayNumbers.size >= mostDays) dayNumbers.clear();
  const number = Math.floor(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000,
  );
  dayNumbers.set(day, number);
  return number;
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** What both lists hold, in the order of the first. */
export const shared = (a: readonly string[], b: readonly string[]): string[] => a.filter((x) => b.includes(x));
