import {
  daysBetween,
  type Day,
  type Facts,
  type ScoredListing,
  type ScoredNeed,
  type ScoredOffering,
  type Sentence,
  type Side,
} from './listing.js';
import { presenceMeets, presencesIn } from './presences.js';
import { certificateFor } from './standards.js';

/** Why a pair may not be proposed, or not yet: text key `rule.<rule>`, or `missing.<field>` where an answer is not known. */
export interface Refusal extends Sentence {
  rule: RuleName;
  /** The rule could not be answered: unknown is never yes, so a person looks first. */
  needsReview: boolean;
  /** What would lift it, `rule.<rule>.lift`; missing where nothing that the two may do would. */
  lift?: Sentence;
}
/** What a rule finds: facts that stop the pair, with those of the lift, or what a person has to look at. */
type Finding = { facts: Facts; lift?: Facts } | { review: Sentence } | null;
type Rule = (offering: ScoredOffering, need: ScoredNeed, today: Day) => Finding;

const no = (facts: Facts, lift?: Facts): Finding => ({ facts, ...(lift && { lift }) });
const unknown = (field: string, side: Side): Finding => ({ review: { key: `missing.${field}`, facts: { side } } });
const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.includes(x));
const offers: ReadonlySet<string> = new Set(['BO', 'TO']);
const asks: ReadonlySet<string> = new Set(['BR', 'TR', 'RDR']);
const said = <T>(list: readonly T[] | undefined): list is readonly T[] => !!list && list.length > 0;

/**
 * The rules in the order in which they are asked, and so in which a first one stops a pair. Each is set by one side; a side that asks
 * nothing sets no rule, and what it asks of the other is never answered by silence.
 */
const rules = {
  /** An offering meets a need, each of a profile type of its side. */
  other_side: ({ side: a, profileType: p }, { side: b, profileType: q }) =>
    a === 'offering' && b === 'need' && offers.has(p) && asks.has(q) ? null : no({ offered: p, sought: q }),

  same_owner: (o, n) => (o.ownerOrganisation === n.ownerOrganisation ? no({}) : null),

  deadline: (o, n, today) => {
    const isPast = ({ deadline }: ScoredListing) => !!deadline && daysBetween(today, deadline) < 0;
    const past = isPast(n) ? n : isPast(o) ? o : undefined;
    return past ? no({ side: past.side, deadline: past.deadline! }, { side: past.side }) : null;
  },

  /** The need's market is one that the offering is for. */
  target_country: (o, n) => {
    if (!n.country) return unknown('country', 'need');
    if (!said(o.targetCountries)) return unknown('targetCountries', 'offering');
    return o.targetCountries.includes(n.country)
      ? null
      : no({ country: n.country, countries: o.targetCountries }, { country: n.country });
  },

  /** The firm comes from a country that the need accepts. A destination rule of the asker: no advice on how to get round it. */
  partner_country: (o, n) => {
    if (!said(n.targetCountries)) return null;
    if (!o.country) return unknown('country', 'offering');
    return n.targetCountries.includes(o.country) ? null : no({ country: o.country, countries: n.targetCountries });
  },

  presence: (o, n) => {
    if (!n.presenceRequired || n.presenceRequired === 'none') return null;
    const held = presencesIn(o, n);
    if (!held) return o.presencesHeld ? unknown('country', 'need') : unknown('presencesHeld', 'offering');
    const facts = { presence: n.presenceRequired, country: n.country! };
    return presenceMeets(n.presenceRequired, held) ? null : no(facts, facts);
  },

  languages: (o, n) => {
    if (!said(o.languages)) return unknown('languages', 'offering');
    if (!said(n.languages)) return unknown('languages', 'need');
    return meet(o.languages, n.languages) ? null : no({ languages: o.languages }, { languages: n.languages });
  },

  /** Every certificate that is a must, held itself or by a national adoption of the same text. */
  certificates: (o, n) => {
    if (!n.standardsRequired?.length) return null;
    const required = n.standardsRequired.filter((s) => s.demand === 'must').map((s) => s.standard);
    if (required.length === 0) return null;
    if (!o.standardsHeld) return unknown('standardsHeld', 'offering');
    const lacking = required.filter((s) => !certificateFor(s, o.standardsHeld!));
    return lacking.length === 0 ? null : no({ names: lacking }, { names: lacking });
  },

  trl: (o, n) => {
    if (n.trlFloor === undefined) return null;
    if (o.trl === undefined) return unknown('trl', 'offering');
    return o.trl >= n.trlFloor ? null : no({ trl: o.trl, floor: n.trlFloor }, { floor: n.trlFloor });
  },

  /**
   * For critical infrastructure the licence and the origin must be known, and be accepted by name: a market that has not said what it
   * accepts is asked first.
   */
  critical_infrastructure: (o, n) => {
    if (!n.criticalInfrastructure) return null;
    if (!o.licenceModel) return unknown('licenceModel', 'offering');
    if (!said(n.licenceModelsAccepted)) return unknown('licenceModelsAccepted', 'need');
    if (!n.licenceModelsAccepted.includes(o.licenceModel))
      return no({ licence: o.licenceModel }, { licence: n.licenceModelsAccepted });
    if (!o.country) return unknown('country', 'offering');
    return said(n.targetCountries) ? null : unknown('targetCountries', 'need');
  },

  licence: (o, n) => {
    if (n.criticalInfrastructure || !said(n.licenceModelsAccepted)) return null;
    if (!o.licenceModel) return unknown('licenceModel', 'offering');
    return n.licenceModelsAccepted.includes(o.licenceModel)
      ? null
      : no({ licence: o.licenceModel }, { licence: n.licenceModelsAccepted });
  },

  settlement_currency: (o, n) => {
    if (!said(o.settlementCurrencies)) return unknown('settlementCurrencies', 'offering');
    if (!said(n.settlementCurrencies)) return unknown('settlementCurrencies', 'need');
    return meet(o.settlementCurrencies, n.settlementCurrencies)
      ? null
      : no({ currencies: o.settlementCurrencies }, { currencies: n.settlementCurrencies });
  },

  /** A need that states a budget asks for a price that meets it. Rates change by the day, so two currencies are for a person to compare. */
  budget: ({ budget: price }, { budget: means }) => {
    if (!means) return null;
    if (!price) return unknown('budget', 'offering');
    if (price.currency !== means.currency)
      return { review: { key: 'reason.budget.other_currency', facts: { currencies: [price.currency, means.currency] } } };
    return price.from <= means.to && means.from <= price.to ? null : no({ price, budget: means }, { price, budget: means });
  },
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

/** In the order in which they are asked. */
export const ruleNames = Object.keys(rules) as readonly RuleName[];
const inOrder = Object.entries(rules) as [RuleName, Rule][];

export interface Eligibility {
  verdict: 'yes' | 'review' | 'no';
  /** What stops the pair first, then what a person has to look at; each in the order of the rules. */
  refusals: Refusal[];
}

/** Asks every rule of a pair. `yes` only where each was answered so. */
export function eligible(offering: ScoredOffering, need: ScoredNeed, today: Day): Eligibility {
  const stopping: Refusal[] = [];
  const review: Refusal[] = [];
  for (const [rule, ask] of inOrder) {
    const finding = ask(offering, need, today);
    if (!finding) continue;
    if ('review' in finding) {
      review.push({ rule, needsReview: true, ...finding.review });
      continue;
    }
    const { facts, lift } = finding;
    stopping.push({
      rule,
      needsReview: false,
      key: `rule.${rule}`,
      facts,
      ...(lift && { lift: { key: `rule.${rule}.lift`, facts: lift } }),
    });
  }
  const verdict = stopping.length > 0 ? 'no' : review.length > 0 ? 'review' : 'yes';
  return { verdict, refusals: [...stopping, ...review] };
}
