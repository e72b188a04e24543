/** What an attaché is asked of an offering, each from 0 (nothing) to `most` (as good as can be). */
export const rubric = {
  readiness: ['product', 'references', 'localisation', 'support', 'compliance'],
  market_need: ['demand', 'budget', 'competition', 'regulation', 'urgency'],
} as const;
export type Kind = keyof typeof rubric;
export const kinds = ['readiness', 'market_need'] as const satisfies readonly Kind[];
export const most = 4;
export type Ratings = Readonly<Record<string, number>>;

/** 0..1: every question counts alike. */
export function ratingOf(kind: Kind, ratings: Ratings): number {
  const asked = rubric[kind];
  return asked.reduce((sum, question) => sum + (ratings[question] ?? 0), 0) / (asked.length * most);
}

/** How near any two of them are in the mean over all questions: 1 where all say the same, 0 where they could not differ more. Null for one alone. */
export function agreementOf(kind: Kind, all: readonly Ratings[]): number | null {
  let [apart, compared] = [0, 0];
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1))
      for (const question of rubric[kind]) {
        apart += Math.abs((one[question] ?? 0) - (other[question] ?? 0)) / most;
        compared++;
      }
  return compared ? 1 - apart / compared : null;
}
