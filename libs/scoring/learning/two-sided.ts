import { Cholesky } from './cholesky.js';
import { directionOf, sigmoid, type Decisions } from './decisions.js';
import { PartyEffects } from './party-effects.js';
import { priors } from './priors.js';

/** Rounds of Newton steps, of which the first few are without parties. */
const [rounds, alone] = [16, 4];

/**
 * How likely one party says yes to another, learnt from who said what: a ridge logistic of the pair's features, one a direction, with a
 * hub's own level, and each party's selectivity and popularity shrunk to nothing by as much as parties differ. How much each of these
 * may vary is learnt too, from `priors`: of features and hubs by expectation-maximisation, of parties by what is left out (`learn.ts`).
 */
export class TwoSidedModel {
  private readonly parties: PartyEffects;
  private readonly hubs: [Float64Array, Float64Array];
  private hubVariance: number = priors.groupVariance;
  private readonly weights: [Float64Array, Float64Array];
  private readonly spread: [Cholesky | undefined, Cholesky | undefined] = [undefined, undefined];
  private readonly kindVariance: number[];
  private readonly eta: Float64Array;
  private readonly rows: [number[], number[]];
  private agreement = 0;

  /** `center` is what the weights of both directions are shrunk to, a published policy's say; none: nothing. The first weight is the intercept. */
  constructor(
    private readonly decisions: Decisions,
    partyVariance: number = priors.partyVariances[1],
    private readonly center?: readonly [readonly number[], readonly number[]],
  ) {
    const { sides, groups, said, width, kinds } = decisions;
    this.parties = new PartyEffects(sides.length, partyVariance);
    this.hubs = [new Float64Array(groups), new Float64Array(groups)];
    this.kindVariance = Array.from({ length: Math.max(0, ...kinds) + 1 }, () => priors.featureVariance);
    this.rows = [[], []];
    for (let i = 0; i < said.length; i++) this.rows[directionOf(decisions, i)].push(i);
    this.weights = [0, 1].map((d) => Float64Array.from({ length: width + 1 }, (_, f) => this.center?.[d]![f] ?? 0)) as [
      Float64Array,
      Float64Array,
    ];
    this.eta = new Float64Array(said.length);
    for (let round = 0; round < rounds; round++) {
      this.improve(round >= alone);
    }
    this.agreement = this.agreed();
  }

  /** How likely `from` says yes to `to`, 0..1; features as in the decisions. The less is known of the two, the nearer to the usual. */
  probability(from: number, to: number, group: number, side: 0 | 1, features: ArrayLike<number>): number {
    const { mean, variance } = this.logitOf(from, to, group, side, features);
    return averaged(mean, variance);
  }

  /** How likely both say yes, given how likely each is to: two who meet agree a little more often than chance has it, or less. */
  both(p: number, q: number): number {
    const joint = p * q + this.agreement * Math.sqrt(p * (1 - p) * q * (1 - q));
    return Math.min(p, q, Math.max(0, p + q - 1, joint));
  }

  /** The learnt weights of a direction, the intercept first. */
  weightsOf(side: 0 | 1): readonly number[] {
    return Array.from(this.weights[side]);
  }

  private logitOf(from: number, to: number, group: number, side: 0 | 1, features: ArrayLike<number>) {
    const x = new Float64Array(this.decisions.width + 1);
    x[0] = 1;
    for (let f = 0; f < this.decisions.width; f++) x[f + 1] = features[f]!;
    let mean = this.hubs[side][group]! + this.parties.gives(from) + this.parties.gets(to);
    for (let f = 0; f < x.length; f++) mean += this.weights[side][f]! * x[f]!;
    const variance = this.parties.variance(from, to) + (this.spread[side]?.quadratic(x) ?? 0);
    return { mean, variance };
  }

  private improve(withParties: boolean): void {
    for (const d of [0, 1] as const) if (this.rows[d].length > 0) this.stepWeights(d);
    this.refresh();
    this.stepHubs();
    this.refresh();
    this.learnVariances();
    if (!withParties) return;
    this.parties.step(this.decisions, this.eta);
    this.refresh();
  }

  private refresh(): void {
    const { from, to, group, features, width } = this.decisions;
    for (const d of [0, 1] as const) {
      const w = this.weights[d];
      for (const i of this.rows[d]) {
        let eta = w[0]! + this.hubs[d][group[i]!]! + this.parties.gives(from[i]!) + this.parties.gets(to[i]!);
        for (let f = 0, at = i * width; f < width; f++) eta += w[f + 1]! * features[at + f]!;
        this.eta[i] = eta;
      }
    }
  }

  private stepWeights(d: 0 | 1): void {
    const { said, features, width, kinds, weight } = this.decisions;
    const size = width + 1;
    const [hessian, gradient, x] = [new Float64Array(size * size), new Float64Array(size), new Float64Array(size)];
    x[0] = 1;
    for (const i of this.rows[d]) {
      const p = sigmoid(this.eta[i]!);
      const w = weight?.[i] ?? 1;
      const [h, r] = [w * p * (1 - p), w * (said[i]! - p)];
      for (let f = 0; f < width; f++) x[f + 1] = features[i * width + f]!;
      for (let a = 0; a < size; a++) {
        const xa = x[a]!;
        if (xa === 0) continue;
        gradient[a]! += r * xa;
        const hx = h * xa;
        for (let b = 0, row = a * size; b <= a; b++) hessian[row + b]! += hx * x[b]!;
      }
    }
    for (let a = 0; a < size; a++) {
      const variance = a === 0 ? priors.interceptVariance : this.kindVariance[kinds[a - 1]!]!;
      hessian[a * size + a]! += 1 / variance;
      gradient[a]! -= (this.weights[d][a]! - (this.center?.[d][a] ?? 0)) / variance;
    }
    this.spread[d] = new Cholesky(hessian, size);
    const step = this.spread[d].solve(gradient);
    const longest = step.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
    const damped = Math.min(1, 2 / longest);
    for (let a = 0; a < size; a++) this.weights[d][a]! += damped * step[a]!;
  }

  private stepHubs(): void {
    const { group, groups, said, weight } = this.decisions;
    let [sum, count] = [0, 0];
    for (const d of [0, 1] as const) {
      const [h, r] = [new Float64Array(groups), new Float64Array(groups)];
      for (const i of this.rows[d]) {
        const p = sigmoid(this.eta[i]!);
        const w = weight?.[i] ?? 1;
        h[group[i]!]! += w * p * (1 - p);
        r[group[i]!]! += w * (said[i]! - p);
      }
      for (let g = 0; g < groups; g++) {
        const precision = h[g]! + 1 / this.hubVariance;
        this.hubs[d][g]! += (r[g]! - this.hubs[d][g]! / this.hubVariance) / precision;
        sum += this.hubs[d][g]! ** 2 + 1 / precision;
        count++;
      }
    }
    // with one hub, its level is the intercept
    this.hubVariance = groups > 1 ? (sum + priors.groupWeight * priors.groupVariance) / (count + priors.groupWeight) : 1e-6;
  }

  private learnVariances(): void {
    const { kinds } = this.decisions;
    const sums = this.kindVariance.map(() => priors.featureWeight * priors.featureVariance);
    const counts = this.kindVariance.map(() => priors.featureWeight as number);
    for (const d of [0, 1] as const) {
      const spread = this.spread[d]?.inverseDiagonal();
      if (!spread) continue;
      kinds.forEach((kind, f) => {
        sums[kind]! += (this.weights[d][f + 1]! - (this.center?.[d][f + 1] ?? 0)) ** 2 + spread[f + 1]!;
        counts[kind]!++;
      });
    }
    sums.forEach((sum, kind) => (this.kindVariance[kind] = Math.max(1e-6, sum / counts[kind]!)));
  }

  /** How much two sides of one pair agree beyond what each was likely to say: a correlation, shrunk to nothing. */
  private agreed(): number {
    const { from, to, said } = this.decisions;
    const other = new Map<string, number>();
    let [together, apart] = [0, 0];
    for (let i = 0; i < said.length; i++) {
      const back = other.get(`${to[i]} ${from[i]}`);
      other.set(`${from[i]} ${to[i]}`, i);
      if (back === undefined) continue;
      const [p, q] = [sigmoid(this.eta[i]!), sigmoid(this.eta[back]!)];
      together += ((said[i]! - p) * (said[back]! - q)) / Math.sqrt(p * (1 - p) * q * (1 - q));
      apart++;
    }
    return together / (apart + priors.agreementWeight);
  }
}

/** What a logistic of a normal number is on average (MacKay 1992). */
const averaged = (mean: number, variance: number): number => sigmoid(mean / Math.sqrt(1 + (Math.PI * variance) / 8));
