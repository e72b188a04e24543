/**
 * The text fit, 0..1, of one text to what another asks for: `sqrt(met / (met + unmet))`, where `met` is the weight of what is asked for and said,
 * and `unmet` of what is asked for and not said, both under one snapshot.
 *
 * Taking out a word that met lowers `met` and never lowers `unmet`, whichever text it is taken from, so it never raises the fit. The root
 * spreads the low end, for two honest texts on one subject share a tenth to a third of their words' weight; it changes no order. Who
 * asks for nothing (both 0) fits nothing.
 */
export function topicFit(met: number, unmet: number): number {
  if (!(met > 0)) return 0;
  return Math.sqrt(met / (met + unmet));
}
