import { criteria } from '../criteria.js';
import type { CriterionName } from '../criterion.js';
import type { Side } from '../listing.js';
import type { Policy } from '../policy.js';
import { share } from '../share.js';
import { calibration, type Calibration } from './calibration.js';
import { sigmoid, type Decisions } from './decisions.js';
import { pairedInterval } from './paired-test.js';
import { priors } from './priors.js';
import { TwoSidedModel } from './two-sided.js';

/** One side's answer to a pair that it was shown. */
export interface KeptDecision {
  /** Who answers, whom about, and where. */
  side: Side;
  from: string;
  to: string;
  hub: string;
  saidYes: boolean;
  /** Why it was a no, if it was one; the stage that the introduction reached, as far as its side told. */
  code?: string | null;
  came?: string | null;
  /** The fits in that side's view, in the order of `criteria`, an unknown one 0. */
  fits: readonly number[];
  /** How likely the pair was to be shown, above 0 to 1. */
  probability: number;
}

/** An answer, as far as what was said of it before can be held against it. */
export type AnswerHeld = Pick<KeptDecision, 'side' | 'fits' | 'saidYes' | 'came'>;

/** How true what `policy` says of answers came, and the error of always saying their mean. Of one answer at least. */
export function calibrationOf(policy: Policy, answers: readonly AnswerHeld[]): Calibration & { constant: number } {
  const happened = answers.map(worthOf);
  const usual = happened.reduce((a, b) => a + b, 0) / happened.length;
  return {
    ...calibration(
      answers.map(({ side, fits }) => saysYes(policy, side, fits)),
      happened,
    ),
    constant: happened.reduce((sum, worth) => sum + (worth - usual) ** 2, 0) / happened.length,
  };
}

/** What became of a fitted policy on the answers that came after those it was fitted to. */
interface PairedTest {
  fittedTo: number;
  testedOn: number;
  /** Mean squared error of the probability of a yes, 0..1. */
  brierInForce: number;
  brierFitted: number;
  /** 95 % interval of what is gained (the first less the second): above 0, the fitted one is better. */
  gain: { low: number; high: number };
}

const fittedShare = 0.7;
/** The answer to something unlikely to be shown stands for many; for no more than so many. */
const mostWeight = 10;

/** Stages at which something was written or tried. */
const successes: ReadonlySet<string> = new Set(['mou', 'pilot', 'agreement', 'follow_on']);
/** A no that is about somebody's time, what they have already, or how it was told: of the pair's fit it says little. */
const otherReasons: ReadonlySet<string> = new Set([
  'already_have_a_partner',
  'met_before',
  'no_capacity_now',
  'key_facts_missing',
  'compliance',
  'duplicate',
  'spam',
]);

/** How much of a yes an answer was, 0..1: what weights are fitted to, and held against. */
const worthOf = ({ saidYes, came }: Pick<KeptDecision, 'saidYes' | 'came'>): number =>
  saidYes ? (came === 'ended' ? priors.worthOfAnEnd : 1) : 0;

/** How much an answer counts: more where its showing was unlikely and where it led to something, less where it was not about the fit. */
const countOf = ({ probability, code, came }: KeptDecision): number =>
  Math.min(mostWeight, 1 / probability) *
  (came && successes.has(came) ? priors.weightOfSuccess : code && otherReasons.has(code) ? priors.weightOfOtherReasons : 1);

/** How likely a side says yes, by a policy alone. */
function saysYes(policy: Policy, side: Side, fits: readonly number[]): number {
  return sigmoid(
    criteria.reduce((sum, { name }, at) => {
      const weight = policy.weights[name];
      return sum + weight[side] * (fits[at]! - weight.usual);
    }, policy.intercept[side]),
  );
}

/**
 * Fits weights to the first answers, in time, and tests them on the rest. They are drawn to those of the policy in force by as much as
 * answers are few, and none is negative. Nothing where answers are too few to learn from.
 */
export function fittedPolicy(
  decisions: readonly KeptDecision[],
  inForce: Policy,
  version: number,
  seed: string,
): { policy: Policy; test: PairedTest } | undefined {
  if (decisions.length < priors.fewestDecisions) return undefined;
  const from = Math.floor(fittedShare * decisions.length);
  const [learnt, later] = [decisions.slice(0, from), decisions.slice(from)];
  const center = (['need', 'offering'] as const).map((side) => [
    inForce.intercept[side],
    ...criteria.map(({ name }) => inForce.weights[name][side]),
  ]) as [number[], number[]];
  const model = new TwoSidedModel(asColumns(learnt, inForce), priors.partyVariances[1], center);
  const [need, offering] = [model.weightsOf(0), model.weightsOf(1)];
  const weights = Object.fromEntries(
    criteria.map(({ name }, at) => [
      name,
      { need: Math.max(0, need[at + 1]!), offering: Math.max(0, offering[at + 1]!), usual: inForce.weights[name].usual },
    ]),
  ) as Record<CriterionName, Policy['weights'][CriterionName]>;
  const policy: Policy = { ...inForce, version, intercept: { need: need[0]!, offering: offering[0]! }, weights };
  return { policy, test: tested(policy, inForce, learnt.length, later, seed) };
}

/** Decisions from which on weights can be fitted. */
export const fewestToFit = priors.fewestDecisions;

function tested(policy: Policy, inForce: Policy, fittedTo: number, later: readonly KeptDecision[], seed: string): PairedTest {
  const error = (by: Policy) => later.map((d) => (saysYes(by, d.side, d.fits) - worthOf(d)) ** 2);
  const [before, after] = [error(inForce), error(policy)];
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  let drawn = 0;
  const [low, high] = pairedInterval(
    before.map((b, at) => b - after[at]!),
    () => share(seed, String(drawn++)),
  );
  return { fittedTo, testedOn: later.length, brierInForce: mean(before), brierFitted: mean(after), gain: { low, high } };
}

function asColumns(decisions: readonly KeptDecision[], policy: Policy): Decisions {
  const [parties, hubs] = [new Map<string, number>(), new Map<string, number>()];
  const numberIn = (names: Map<string, number>, name: string): number => {
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  };
  const other = (side: Side): Side => (side === 'need' ? 'offering' : 'need');
  const from = decisions.map((d) => numberIn(parties, `${d.side} ${d.from}`));
  const to = decisions.map((d) => numberIn(parties, `${other(d.side)} ${d.to}`));
  return {
    sides: Uint8Array.from([...parties.keys()], (name) => (name.startsWith('need ') ? 0 : 1)),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    group: Int32Array.from(decisions, (d) => numberIn(hubs, d.hub)),
    groups: hubs.size,
    said: Float64Array.from(decisions, worthOf),
    weight: Float64Array.from(decisions, countOf),
    features: Float64Array.from(
      decisions.flatMap((d) => criteria.map(({ name }, at) => d.fits[at]! - policy.weights[name].usual)),
    ),
    width: criteria.length,
    kinds: criteria.map(() => 0),
  };
}
