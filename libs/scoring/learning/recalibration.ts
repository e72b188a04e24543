import { logit, sigmoid } from './decisions.js';
import { priors } from './priors.js';

/**
 * A line on the logit that makes probabilities true on average, learnt from decisions that the model had not seen. Shrinking everybody to
 * the usual says too little of those who are far from it; the slope gives that back.
 */
export class Recalibration {
  private level = 0;
  private slope = 1;

  constructor(predicted: readonly number[], said: readonly number[]) {
    // what is believed before: as they are, with the weight of so many even chances
    const belief = priors.beliefInModel * 0.25;
    for (let round = 0; round < 20; round++) {
      let [g0, g1, h00, h01, h11] = [-belief * this.level, belief * (1 - this.slope), belief, 0, belief];
      predicted.forEach((told, i) => {
        const z = logit(told);
        const p = sigmoid(this.level + this.slope * z);
        const h = p * (1 - p);
        g0 += said[i]! - p;
        g1 += (said[i]! - p) * z;
        h00 += h;
        h01 += h * z;
        h11 += h * z * z;
      });
      const determinant = h00 * h11 - h01 * h01;
      this.level += (h11 * g0 - h01 * g1) / determinant;
      this.slope += (h00 * g1 - h01 * g0) / determinant;
    }
    // never upside down, whatever a handful of decisions say
    this.slope = Math.min(2, Math.max(0.5, this.slope));
  }

  of(p: number): number {
    return sigmoid(this.level + this.slope * logit(p));
  }
}
