import { criteria } from './criteria.js';
import type { Criterion, CriterionName, MissingField } from './criterion.js';
import { eligible } from './eligibility.js';
import type { Day, Pair, Sentence, Side } from './listing.js';
import type { Policy } from './policy.js';
import { coverageShare, score, type Scores } from './score.js';

/** One sentence about a pair: text key `reason.<criterion>.<variant>`, or `missing.<field>` where the criterion is not known. */
export interface Reason extends Sentence {
  criterion: CriterionName;
  /** Whose view it is: of both where both see the same fit. */
  side: 'both' | Side;
  /** For, against, or not known. */
  sign: '+' | '-' | '?';
  /** What it adds to the side's logit; for `both` the mean of the two. Reasons come strongest first. */
  weight: number;
}

/** What to fill in, and how much coverage (0..1) it would add; over all fields this and the coverage add up to 1. */
export interface Missing extends MissingField {
  adds: number;
}

export interface Explanation {
  reasons: Reason[];
  missing: Missing[];
}

export interface Assessment extends Scores, Explanation {
  /** A rule could not be answered: the pair ranks below those that are eligible. */
  needsReview: boolean;
}

/** Says in keys and facts what `score` said in numbers. For reading, not for ranking: building reasons costs ten times the scoring (MATCHING.md, 4). */
export function explain(pair: Pair, policy: Policy, today: Day): Explanation {
  const numbers = score(pair, policy, today);
  const reasons: Reason[] = [];
  const missing = new Map<string, Missing>();
  criteria.forEach((criterion, index) => {
    const views: readonly Side[] = criterion.symmetric ? ['need'] : ['need', 'offering'];
    for (const view of views) {
      if (!criterion.applies(pair, view)) continue;
      const weight = criterion.symmetric
        ? (numbers.contributionsNeed[index]! + numbers.contributionsOffering[index]!) / 2
        : (view === 'need' ? numbers.contributionsNeed : numbers.contributionsOffering)[index]!;
      const fit = criterion.fit(pair, view, today);
      const side = criterion.symmetric ? 'both' : view;
      reasons.push(reasonFor(criterion, pair, view, today, { fit, side, weight, usual: policy.weights[criterion.name].usual }));
      if (!Number.isNaN(fit)) continue;
      const adds = criterion.symmetric
        ? coverageShare(index, 'need', policy) + coverageShare(index, 'offering', policy)
        : coverageShare(index, view, policy);
      const fields = criterion.missing(pair, view);
      for (const field of fields) {
        const name = `${field.side}.${field.field}`;
        missing.set(name, { ...field, adds: (missing.get(name)?.adds ?? 0) + adds / fields.length });
      }
    }
  });
  return {
    reasons: reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    missing: [...missing.values()].sort((a, b) => b.adds - a.adds),
  };
}

function reasonFor(
  criterion: Criterion,
  pair: Pair,
  view: Side,
  today: Day,
  { fit, side, weight, usual }: { fit: number; side: Reason['side']; weight: number; usual: number },
): Reason {
  const about = { criterion: criterion.name, side, weight };
  if (Number.isNaN(fit)) return { ...about, ...unknownBecause(criterion, pair, view), sign: '?' };
  // Where the usual is nothing (asked only where wished), half is what speaks for a pair.
  return { ...about, ...criterion.evidence(pair, view, today), sign: fit >= (usual || 0.5) ? '+' : '-' };
}

function unknownBecause(criterion: Criterion, { offering, need, ...pair }: Pair, view: Side): Sentence {
  if (criterion.name === 'budget' && offering.budget && need.budget)
    return { key: 'reason.budget.other_currency', facts: { currencies: [offering.budget.currency, need.budget.currency] } };
  return { key: `missing.${criterion.missing({ offering, need, ...pair }, view)[0]!.field}`, facts: {} };
}

/** Everything about one pair for a reader: numbers, reasons and what is missing. */
export function assess(pair: Pair, policy: Policy, today: Day): Assessment {
  return {
    ...score(pair, policy, today),
    ...explain(pair, policy, today),
    needsReview: eligible(pair.offering, pair.need, today).verdict === 'review',
  };
}
