/** One bar of a reliability diagram: what was said to happen so often, and how often it did. */
export interface Reliability {
  from: number;
  to: number;
  count: number;
  predicted: number;
  happened: number;
}

export interface Calibration {
  count: number;
  /** Mean squared error of the probabilities, 0..1. */
  brier: number;
  /** Expected calibration error: mean distance of predicted and happened over ten equal bins, by how many fall in each. */
  ece: number;
  bins: Reliability[];
}

const bins = 10;

/** How true probabilities (0..1) came: `happened` is 0 or 1 for each. */
export function calibration(predicted: readonly number[], happened: readonly number[]): Calibration {
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, happened: 0 }));
  let squares = 0;
  predicted.forEach((p, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(p * bins))]!;
    bin.count++;
    bin.predicted += p;
    bin.happened += happened[i]!;
    squares += (p - happened[i]!) ** 2;
  });
  const count = predicted.length;
  const off = sums.reduce((sum, b) => sum + Math.abs(b.predicted - b.happened), 0);
  return {
    count,
    brier: count ? squares / count : Number.NaN,
    ece: count ? off / count : Number.NaN,
    bins: sums.map((b, at) => ({
      from: at / bins,
      to: (at + 1) / bins,
      count: b.count,
      predicted: b.count ? b.predicted / b.count : 0,
      happened: b.count ? b.happened / b.count : 0,
    })),
  };
}
