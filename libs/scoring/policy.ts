import { criteria } from './criteria.js';
import type { CriterionName } from './criterion.js';

/**
 * How the matcher weighs its criteria: data with a version, stored with every match that it made.
 * A side's logit is `intercept + Σ weight × (fit − usual)`.
 */
export interface Policy {
  version: number;
  /** The logit of a pair whose every fit is the usual one. */
  intercept: { need: number; offering: number };
  /**
   * Weights are never negative. `usual` is the fit (0..1) at which a criterion speaks neither for nor against; it is 0 for criteria asked only
   * where wished, so that taking a wish back cannot raise a score.
   */
  weights: Readonly<Record<CriterionName, { need: number; offering: number; usual: number }>>;
  /** Under this share of known weight (0..1) there is no score. */
  coverageFloor: number;
}

/** Throws where data is no policy: a negative weight or a `usual` that rewards hiding would break promises, not only figures. */
export function checkedPolicy(policy: Policy): Policy {
  const wrong = criteria.flatMap(({ name, asked }) => {
    const weight = policy.weights[name];
    if (!weight) return [`weights.${name} is missing`];
    return [
      ...(weight.need >= 0 && weight.offering >= 0 && Number.isFinite(weight.need + weight.offering)
        ? []
        : [`weights.${name} must be numbers of 0 or more`]),
      ...(weight.usual >= 0 && weight.usual <= 1 ? [] : [`weights.${name}.usual must be 0..1`]),
      ...(asked === 'where_wished' && weight.usual !== 0
        ? [`weights.${name}.usual must be 0, for it is asked only where wished`]
        : []),
    ];
  });
  if (!Number.isFinite(policy.intercept.need + policy.intercept.offering)) wrong.push('intercept must be two numbers');
  if (!(policy.coverageFloor > 0 && policy.coverageFloor <= 1)) wrong.push('coverageFloor must be above 0 and at most 1');
  if (wrong.length > 0) throw new Error(`Policy ${policy.version} cannot be used: ${wrong.join('; ')}.`);
  return policy;
}
