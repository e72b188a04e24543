/**
 * The text fit, 0..1, from a pair's BM25F score and the score that the query's text would get against itself (same snapshot,
 * same units): `sqrt(min(1, pair / self))`.
 *
 * Monotone in the pair's score. Taking a matched word of score w out of the query lowers both by w, and (p − w) / (s − w) ≤ p / s while
 * p ≤ s, so removing words that met never raises it. The root spreads the low end, for two honest texts on one subject share a tenth to a
 * third of their words' weight; it changes no order. An empty text (self 0) fits nothing.
 */
export function topicFit(pairScore: number, selfScore: number): number {
  if (!(pairScore > 0) || !(selfScore > 0)) return 0;
  return Math.sqrt(Math.min(1, pairScore / selfScore));
}
