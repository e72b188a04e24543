import type { PerField } from './reading.js';
import type { Statistics } from './statistics.js';
import type { Tuning } from './tuned.js';

/** The largest impact: a posting keeps it in two bytes. */
export const whole = 65_535;

/** How much the length of each field of a listing tells against what it says, 1 for a usual one. */
export function normsOf(lengths: PerField, { means }: Statistics, tuning: Tuning): PerField {
  const norm = (field: keyof PerField) => 1 - tuning[field].b + (tuning[field].b * lengths[field]) / means[field];
  return { title: norm('title'), keywords: norm('keywords'), text: norm('text') };
}

/**
 * How much an entry says of its term, 0..65535 of a saturation that it never quite reaches: BM25F (Robertson and Zaragoza 2009,
 * section 3.6), one saturation over the fields' weighted, length-normalised frequencies. Whole numbers, because a sum of them is the
 * same in whatever order it is taken, and scores are to be the same bit for bit.
 */
export function impact(entry: PerField, norms: PerField, tuning: Tuning): number {
  let frequency = 0;
  if (entry.title !== 0) frequency += (tuning.title.weight * entry.title) / norms.title;
  if (entry.keywords !== 0) frequency += (tuning.keywords.weight * entry.keywords) / norms.keywords;
  if (entry.text !== 0) frequency += (tuning.text.weight * entry.text) / norms.text;
  return Math.round((whole * frequency) / (tuning.k1 + frequency));
}

/** How much a listing asks for a term of its own, before the term's rarity. */
export function asking(entry: PerField, { asks }: Tuning): number {
  const said = asks.title * entry.title + asks.keywords * entry.keywords + asks.text * entry.text;
  return ((1 + asks.k3) * said) / (asks.k3 + said);
}
