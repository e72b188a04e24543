import { sigmoid, type Decisions } from './decisions.js';

/** Each party's selectivity (what it adds to its own yes) and popularity (what it adds to others'), on the logit. */
export class PartyEffects {
  private readonly selectivity: Float64Array;
  private readonly popularity: Float64Array;
  /** How unsure each is: posterior variances. */
  private readonly ofSelectivity: Float64Array;
  private readonly ofPopularity: Float64Array;

  /** `prior` is the variance among parties. */
  constructor(
    size: number,
    private readonly prior: number,
  ) {
    [this.selectivity, this.popularity] = [new Float64Array(size), new Float64Array(size)];
    [this.ofSelectivity, this.ofPopularity] = [new Float64Array(size).fill(prior), new Float64Array(size).fill(prior)];
  }

  gives(party: number): number {
    return this.selectivity[party]!;
  }

  gets(party: number): number {
    return this.popularity[party]!;
  }

  /** How unsure it is what the one gives and the other gets. */
  variance(from: number, to: number): number {
    return this.ofSelectivity[from]! + this.ofPopularity[to]!;
  }

  /** One Newton step for every party on its own, at the logits `eta`. */
  step({ from, to, said, weight }: Decisions, eta: Float64Array): void {
    const size = this.selectivity.length;
    const [hs, rs, hp, rp] = [0, 1, 2, 3].map(() => new Float64Array(size)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let i = 0; i < said.length; i++) {
      const p = sigmoid(eta[i]!);
      const w = weight?.[i] ?? 1;
      const [h, r] = [w * p * (1 - p), w * (said[i]! - p)];
      hs[from[i]!]! += h;
      rs[from[i]!]! += r;
      hp[to[i]!]! += h;
      rp[to[i]!]! += r;
    }
    for (let v = 0; v < size; v++) {
      this.ofSelectivity[v] = 1 / (hs[v]! + 1 / this.prior);
      this.ofPopularity[v] = 1 / (hp[v]! + 1 / this.prior);
      // all move at once, and a decision is explained by two of them: half a step each
      this.selectivity[v]! += 0.5 * this.ofSelectivity[v]! * (rs[v]! - this.selectivity[v]! / this.prior);
      this.popularity[v]! += 0.5 * this.ofPopularity[v]! * (rp[v]! - this.popularity[v]! / this.prior);
    }
  }
}
