import { daysBetween, shared, type Day, type Facts, type ScoredNeed, type ScoredOffering } from './listing.js';
import { presenceMeets, presencesIn } from './presences.js';
import { certificateFor } from './standards.js';

/** Why a pair may not be proposed, or not yet. Read as `rule.<rule>` with its facts; what would lift it as `rule.<rule>.lift`. */
export interface Refusal {
  rule: RuleName;
  /** The rule could not be answered: unknown is never yes, so a person looks first. */
  needsReview: boolean;
  facts: Facts;
  /** What would lift it; missing where nothing that the two may do would. */
  lift?: Facts;
}
type Finding = Omit<Refusal, 'rule'> | null;
type Rule = (offering: ScoredOffering, need: ScoredNeed, today: Day) => Finding;

const no = (facts: Facts, lift?: Facts): Finding => ({ needsReview: false, facts, ...(lift && { lift }) });
const unknown = (...missing: string[]): Finding => ({ needsReview: true, facts: { missing }, lift: { missing } });
const said = <T>(list: readonly T[] | undefined): list is readonly T[] => !!list && list.length > 0;

/**
 * The rules in the order in which they are asked, and so in which a first one stops a pair. Each is set by one side; a side that asks
 * nothing sets no rule, and what it asks of the other is never answered by silence.
 */
const rules = {
  /** An offering meets a need, each of a profile type of its side. */
  other_side: ({ side: a, profileType: p }, { side: b, profileType: q }) =>
    a === 'offering' && b === 'need' && ['BO', 'TO'].includes(p) && ['BR', 'TR', 'RDR'].includes(q)
      ? null
      : no({ offering: p, need: q }),

  same_owner: (o, n) => (o.ownerOrganisation === n.ownerOrganisation ? no({}) : null),

  deadline: (o, n, today) => {
    for (const { side, deadline } of [n, o])
      if (deadline && daysBetween(today, deadline) < 0) return no({ side, deadline }, { side, deadline });
    return null;
  },

  /** The need's market is one that the offering is for. */
  target_market: (o, n) => {
    if (!n.country) return unknown('need.country');
    if (!said(o.targetCountries)) return unknown('offering.targetCountries');
    return o.targetCountries.includes(n.country)
      ? null
      : no({ country: n.country, targets: o.targetCountries }, { country: n.country });
  },

  /** The firm comes from a country that the need accepts. A destination rule of the asker: no advice on how to get round it. */
  partner_country: (o, n) => {
    if (!said(n.targetCountries)) return null;
    if (!o.country) return unknown('offering.country');
    return n.targetCountries.includes(o.country) ? null : no({ country: o.country, accepted: n.targetCountries });
  },

  presence: (o, n) => {
    if (!n.presenceRequired || n.presenceRequired === 'none') return null;
    const held = presencesIn(o, n);
    if (!held) return unknown(o.presencesHeld ? 'need.country' : 'offering.presencesHeld');
    const facts = { required: n.presenceRequired, country: n.country! };
    return presenceMeets(n.presenceRequired, held) ? null : no({ ...facts, held }, facts);
  },

  languages: (o, n) => {
    if (!said(o.languages)) return unknown('offering.languages');
    if (!said(n.languages)) return unknown('need.languages');
    return shared(o.languages, n.languages).length > 0
      ? null
      : no({ offering: o.languages, need: n.languages }, { languages: n.languages });
  },

  /** Every certificate that is a must, held itself or by a national adoption of the same text. */
  certificates: (o, n) => {
    const required = (n.standardsRequired ?? []).filter((s) => s.demand === 'must').map((s) => s.standard);
    if (required.length === 0) return null;
    if (!o.standardsHeld) return unknown('offering.standardsHeld');
    const lacking = required.filter((s) => !certificateFor(s, o.standardsHeld!));
    return lacking.length === 0 ? null : no({ lacking, held: o.standardsHeld }, { lacking });
  },

  trl_floor: (o, n) => {
    if (n.trlFloor === undefined) return null;
    if (o.trl === undefined) return unknown('offering.trl');
    return o.trl >= n.trlFloor ? null : no({ trl: o.trl, floor: n.trlFloor }, { floor: n.trlFloor });
  },

  licence: (o, n) => {
    if (!said(n.licenceModelsAccepted)) return null;
    if (!o.licenceModel) return unknown('offering.licenceModel');
    return n.licenceModelsAccepted.includes(o.licenceModel)
      ? null
      : no({ licence: o.licenceModel, accepted: n.licenceModelsAccepted }, { accepted: n.licenceModelsAccepted });
  },

  /**
   * For critical infrastructure the licence and the origin must at least be known, and be accepted by name: a market that has not said
   * what it accepts is asked first. No advice on lifting it.
   */
  critical_infrastructure: (o, n) => {
    if (!n.criticalInfrastructure) return null;
    const missing = [
      ...(o.country ? [] : ['offering.country']),
      ...(o.licenceModel ? [] : ['offering.licenceModel']),
      ...(said(n.targetCountries) ? [] : ['need.targetCountries']),
      ...(said(n.licenceModelsAccepted) ? [] : ['need.licenceModelsAccepted']),
    ];
    return missing.length > 0 ? { needsReview: true, facts: { missing } } : null;
  },

  settlement_currency: (o, n) => {
    if (!said(o.settlementCurrencies)) return unknown('offering.settlementCurrencies');
    if (!said(n.settlementCurrencies)) return unknown('need.settlementCurrencies');
    return shared(o.settlementCurrencies, n.settlementCurrencies).length > 0
      ? null
      : no({ offering: o.settlementCurrencies, need: n.settlementCurrencies }, { currencies: n.settlementCurrencies });
  },

  /** A need that states a budget asks for a price that meets it. Rates change by the day, so two currencies are for a person to compare. */
  budget: ({ budget: price }, { budget: means }) => {
    if (!means) return null;
    if (!price) return unknown('offering.budget');
    const facts = { from: price.from, to: price.to, currency: price.currency, needFrom: means.from, needTo: means.to };
    if (price.currency !== means.currency) return { needsReview: true, facts: { ...facts, needCurrency: means.currency } };
    return price.from <= means.to && means.from <= price.to ? null : no(facts, { needFrom: means.from, needTo: means.to });
  },
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

/** In the order in which they are asked. */
export const ruleNames = Object.keys(rules) as readonly RuleName[];

export interface Eligibility {
  verdict: 'yes' | 'review' | 'no';
  /** What stops the pair first, then what a person has to look at; each in the order of the rules. */
  refusals: Refusal[];
}

/** Asks every rule of a pair. `yes` only where each was answered so. */
export function eligible(offering: ScoredOffering, need: ScoredNeed, today: Day): Eligibility {
  const found = ruleNames.flatMap((rule) => {
    const finding = (rules[rule] as Rule)(offering, need, today);
    return finding ? [{ rule, ...finding }] : [];
  });
  const stopping = found.filter((r) => !r.needsReview);
  const refusals = [...stopping, ...found.filter((r) => r.needsReview)];
  return { verdict: stopping.length > 0 ? 'no' : found.length > 0 ? 'review' : 'yes', refusals };
}
