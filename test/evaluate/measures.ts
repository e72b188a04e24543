/**
 * The measures of a ranking by trec_eval's conventions: gain is the grade, discounted by log2(rank + 1), against the best order of all
 * that was judged; a document that nobody judged is not relevant; relevant is a grade of 1 or more.
 */
export interface Measures {
  ndcg10: number;
  averagePrecision: number;
  recall100: number;
}

export function measure(ranked: readonly string[], grades: ReadonlyMap<string, number>): Measures {
  const gain = (id: string) => Math.max(0, grades.get(id) ?? 0);
  const discounted = (gains: readonly number[]) => gains.slice(0, 10).reduce((sum, g, at) => sum + g / Math.log2(at + 2), 0);
  const relevant = [...grades.values()].filter((g) => g >= 1).length;
  const ideal = discounted([...grades.values()].map((g) => Math.max(0, g)).toSorted((a, b) => b - a));
  let [found, precisions, at100] = [0, 0, 0];
  ranked.forEach((id, at) => {
    if (gain(id) < 1) return;
    precisions += ++found / (at + 1);
    if (at < 100) at100++;
  });
  return {
    ndcg10: ideal === 0 ? 0 : discounted(ranked.map(gain)) / ideal,
    averagePrecision: relevant === 0 ? 0 : precisions / relevant,
    recall100: relevant === 0 ? 0 : at100 / relevant,
  };
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export { pairedInterval } from '#scoring';
