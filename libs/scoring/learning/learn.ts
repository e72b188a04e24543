import { BetaPosteriors } from './beta.js';
import { directionOf, type Decisions } from './decisions.js';
import { priors } from './priors.js';
import { Recalibration } from './recalibration.js';
import { TwoSidedModel } from './two-sided.js';

/** What was learnt: how likely a yes is, and how likely two are. */
export interface Learnt {
  /** How likely `from`, of a side, says yes to `to` in a group, 0..1. */
  probability(from: number, to: number, group: number, side: 0 | 1, features: ArrayLike<number>): number;
  /** How likely both say yes, given how likely each is to. */
  both(p: number, q: number): number;
}

/**
 * Learns from decisions: Beta posteriors a party from the first, weights of features from `priors.fewestDecisions`. How much parties
 * differ, and how bold probabilities may be, is found on a fourth of the pairs that the rest tells.
 */
export function learn(decisions: Decisions): Learnt {
  if (decisions.said.length < priors.fewestDecisions) {
    const posteriors = new BetaPosteriors(decisions);
    return {
      probability: (from, to, group, side) => posteriors.probability(from, to, group, side),
      both: (p, q) => p * q,
    };
  }
  const { variance, recalibration } = tried(decisions);
  const model = new TwoSidedModel(decisions, variance);
  return {
    probability: (from, to, group, side, features) => recalibration.of(model.probability(from, to, group, side, features)),
    both: (p, q) => model.both(p, q),
  };
}

/**
 * How bold probabilities may be, and how much parties differ, from what parts of the decisions say that the others did not see. With few
 * decisions each of the parts is left out in turn, and says nothing yet of how parties differ; with many one part says enough.
 */
function tried(decisions: Decisions): { variance: number; recalibration: Recalibration } {
  const parts = partsOf(decisions);
  const few = decisions.said.length < priors.fewestToChoose;
  const out = few ? parts : parts.slice(-1);
  const left = out.flat();
  const said = left.map((i) => decisions.said[i]!);
  const variances = few ? [priors.partyVariances[1]] : priors.partyVariances;
  const each = variances.map((variance) => {
    const told = out.flatMap((part) => {
      const model = new TwoSidedModel(only(decisions, parts.filter((p) => p !== part).flat()), variance);
      return part.map((i) => {
        const features = decisions.features.subarray(i * decisions.width, (i + 1) * decisions.width);
        return model.probability(decisions.from[i]!, decisions.to[i]!, decisions.group[i]!, directionOf(decisions, i), features);
      });
    });
    return { variance, told, loss: told.reduce((sum, p, i) => sum - Math.log(said[i] ? p : 1 - p), 0) };
  });
  const { variance, told } = each.reduce((a, b) => (b.loss < a.loss ? b : a));
  return { variance, recalibration: new Recalibration(told, said) };
}

/** Four parts of the pairs, both decisions of a pair in one. */
function partsOf({ from, to, said }: Decisions): number[][] {
  const pairs = new Map<string, number>();
  const parts: number[][] = [[], [], [], []];
  for (let i = 0; i < said.length; i++) {
    const name = [from[i]!, to[i]!].sort((a, b) => a - b).join(' ');
    if (!pairs.has(name)) pairs.set(name, pairs.size);
    parts[pairs.get(name)! % parts.length]!.push(i);
  }
  return parts;
}

function only(decisions: Decisions, rows: readonly number[]): Decisions {
  const { from, to, group, said, weight, features, width } = decisions;
  const kept = new Float64Array(rows.length * width);
  rows.forEach((i, at) => kept.set(features.subarray(i * width, (i + 1) * width), at * width));
  return {
    ...decisions,
    from: Int32Array.from(rows, (i) => from[i]!),
    to: Int32Array.from(rows, (i) => to[i]!),
    group: Int32Array.from(rows, (i) => group[i]!),
    said: Uint8Array.from(rows, (i) => said[i]!),
    weight: weight && Float64Array.from(rows, (i) => weight[i]!),
    features: kept,
  };
}
