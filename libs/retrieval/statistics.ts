import { fields, type PerField, type Reading } from './reading.js';

/** What a snapshot of the corpus knows: how many listings there are, how long they are, and how many say a term. */
export interface Statistics {
  documents: number;
  means: PerField;
  /** How many listings say this term; a translation counts by its probability. */
  frequency(term: string): number;
}

/** How rare a term is, as BM25 has it (never negative): ln(1 + (N - n + 1/2) / (n + 1/2)). */
export function rarity(term: string, { documents, frequency }: Statistics): number {
  const saying = Math.min(documents, frequency(term));
  return Math.log(1 + (documents - saying + 0.5) / (saying + 0.5));
}

/** The statistics of these listings, as the worker's snapshot would have them. A mean of nothing is 1. */
export function count(readings: Iterable<Reading>): Statistics {
  const frequencies = new Map<string, number>();
  const means: PerField = { title: 0, keywords: 0, text: 0 };
  let documents = 0;
  for (const { entries, lengths } of readings) {
    documents++;
    for (const field of fields) means[field] += lengths[field];
    for (const e of entries) frequencies.set(e.term, (frequencies.get(e.term) ?? 0) + Math.min(1, e.title + e.keywords + e.text));
  }
  for (const field of fields) means[field] = Math.max(1, Math.fround(means[field] / Math.max(1, documents)));
  return { documents, means, frequency: (term) => Math.ceil(frequencies.get(term) ?? 0) };
}
