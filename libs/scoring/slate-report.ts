/** One showing, and one that could have been, as a slate's report counts them. */
export interface ReportedPair {
  pair: string;
  offering: string;
  need: string;
  /** How likely each side is to say yes, 0..1. */
  pOffering: number;
  pNeed: number;
}

export interface SlateReport {
  /** Introductions of this slate that both sides are expected to accept. */
  expectedAcceptances: number;
  /** How uneven showings are among offerings with an eligible pair: 0 all alike, near 1 one has all. */
  gini: number;
  /** Share of the offerings, and of the needs, with an eligible pair that are not shown in this slate, 0..1. */
  offeringsNotShown: number;
  needsNotShown: number;
  /** Pairs left out that both sides would rather have than something they are shown. Capacity of the hub does not count. */
  blockingPairs: number;
}

/** What a slate does to everybody in it and to those left out. `eligible` holds every pair that could have been chosen. */
export function reportOf(eligible: readonly ReportedPair[], chosen: ReadonlySet<string>): SlateReport {
  const shown = eligible.filter((p) => chosen.has(p.pair));
  const exposure = (side: 'offering' | 'need') => {
    const counts = new Map(eligible.map((p) => [p[side], 0]));
    for (const p of shown) counts.set(p[side], counts.get(p[side])! + 1);
    return [...counts.values()];
  };
  const [offerings, needs] = [exposure('offering'), exposure('need')];
  const notShown = (counts: readonly number[]) => (counts.length ? counts.filter((n) => n === 0).length / counts.length : 0);
  return {
    expectedAcceptances: shown.reduce((sum, p) => sum + p.pOffering * p.pNeed, 0),
    gini: gini(offerings),
    offeringsNotShown: notShown(offerings),
    needsNotShown: notShown(needs),
    blockingPairs: blocking(eligible, chosen),
  };
}

/** The Gini coefficient of counts, 0..1: half the mean difference between two of them, over the mean. */
export function gini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const total = sorted.reduce((a, b) => a + b, 0);
  if (total === 0) return 0;
  const ranked = sorted.reduce((sum, x, i) => sum + (2 * (i + 1) - sorted.length - 1) * x, 0);
  return ranked / (sorted.length * total);
}

function blocking(eligible: readonly ReportedPair[], chosen: ReadonlySet<string>): number {
  const [leastOfOffering, leastOfNeed] = [new Map<string, number>(), new Map<string, number>()];
  for (const p of eligible.filter((x) => chosen.has(x.pair))) {
    leastOfOffering.set(p.offering, Math.min(p.pOffering, leastOfOffering.get(p.offering) ?? Infinity));
    leastOfNeed.set(p.need, Math.min(p.pNeed, leastOfNeed.get(p.need) ?? Infinity));
  }
  const rather = (least: number | undefined, own: number) => least !== undefined && own > least;
  return eligible.filter(
    (p) =>
      !chosen.has(p.pair) && rather(leastOfOffering.get(p.offering), p.pOffering) && rather(leastOfNeed.get(p.need), p.pNeed),
  ).length;
}
