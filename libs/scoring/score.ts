import { criteria } from './criteria.js';
import type { CriterionName } from './criterion.js';
import type { Day, Pair, Side } from './listing.js';
import type { Policy } from './policy.js';

/** Numbers only: what a run keeps of a pair. Reasons are rendered from the same listings when somebody reads them (`explain`). */
export interface Scores {
  /** Would the hub's client want this offering? Lower bound, 0..1: every unknown counted as the worst fit. */
  pNeed: number;
  /** Would the firm want this need? Lower bound, 0..1. */
  pOffering: number;
  /** The harmonic mean of the two, or null where not enough is known. */
  score: number | null;
  /** Share of the weight of the criteria asked of every pair that was known, 0..1. */
  coverage: number;
  enoughKnown: boolean;
  /** One a criterion, in the order of `criteria`; with the intercept they add up to the side's logit. */
  contributionsNeed: number[];
  contributionsOffering: number[];
  interceptNeed: number;
  interceptOffering: number;
}

/**
 * Scores one pair by a policy on a day. The same four inputs give the same numbers bit for bit: every sum runs in the order of `criteria`.
 * Coverage leaves out criteria asked only where wished, for otherwise taking a wish back could lift a pair over the floor.
 */
export function score(pair: Pair, policy: Policy, today: Day): Scores {
  const contributionsNeed = criteria.map(() => 0);
  const contributionsOffering = criteria.map(() => 0);
  let [logitNeed, logitOffering] = [policy.intercept.need, policy.intercept.offering];
  let [known, all] = [0, 0];
  const weights = weightsOf(policy);
  for (let at = 0; at < criteria.length; at++) {
    const criterion = criteria[at]!;
    const weight = weights[at]!;
    const fitNeed = criterion.applies(pair, 'need') ? criterion.fit(pair, 'need', today) : 0;
    const fitOffering = criterion.symmetric
      ? fitNeed
      : criterion.applies(pair, 'offering')
        ? criterion.fit(pair, 'offering', today)
        : 0;
    if (criterion.asked === 'always') {
      all += weight.need + weight.offering;
      if (!Number.isNaN(fitNeed)) known += weight.need;
      if (!Number.isNaN(fitOffering)) known += weight.offering;
    }
    const forNeed = weight.need * ((Number.isNaN(fitNeed) ? 0 : fitNeed) - weight.usual);
    const forOffering = weight.offering * ((Number.isNaN(fitOffering) ? 0 : fitOffering) - weight.usual);
    contributionsNeed[at] = forNeed;
    contributionsOffering[at] = forOffering;
    logitNeed += forNeed;
    logitOffering += forOffering;
  }
  const pNeed = 1 / (1 + Math.exp(-logitNeed));
  const pOffering = 1 / (1 + Math.exp(-logitOffering));
  const coverage = all > 0 ? known / all : 0;
  const enoughKnown = coverage >= policy.coverageFloor;
  return {
    pNeed,
    pOffering,
    score: enoughKnown ? (2 * pNeed * pOffering) / (pNeed + pOffering) : null,
    coverage,
    enoughKnown,
    contributionsNeed,
    contributionsOffering,
    interceptNeed: policy.intercept.need,
    interceptOffering: policy.intercept.offering,
  };
}

/** A policy's weights in the order of `criteria`: found by name once, not once a pair. */
const inOrder = new WeakMap<Policy, Policy['weights'][CriterionName][]>();
function weightsOf(policy: Policy): readonly Policy['weights'][CriterionName][] {
  const known = inOrder.get(policy);
  if (known) return known;
  const weights = criteria.map(({ name }) => policy.weights[name]);
  inOrder.set(policy, weights);
  return weights;
}

/** The fits of a pair in one side's view, in the order of `criteria`; what is unknown, or not asked, is 0 as in a score. */
export const fitsOf = (pair: Pair, view: Side, today: Day): number[] =>
  criteria.map((criterion) => {
    const fit = criterion.applies(pair, view) ? criterion.fit(pair, view, today) : 0;
    return Number.isNaN(fit) ? 0 : fit;
  });

/** The share of coverage that one side's view of a criterion stands for, 0..1; what `explain` says a missing field would add. */
export function coverageShare(index: number, view: Side, policy: Policy): number {
  if (criteria[index]!.asked !== 'always') return 0;
  let all = 0;
  for (const { name, asked } of criteria)
    if (asked === 'always') all += policy.weights[name].need + policy.weights[name].offering;
  return policy.weights[criteria[index]!.name][view] / all;
}
