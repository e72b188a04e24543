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

/** Counts listings, one after another. */
export class Count {
  documents = 0;
  /** How many listings say each term so far. */
  readonly saying = new Map<string, number>();
  private readonly lengths: PerField = { title: 0, keywords: 0, text: 0 };

  /** A listing counts for a term once, for a translation by its probability. */
  add({ entries, lengths }: Reading): void {
    this.documents++;
    for (const field of fields) this.lengths[field] += lengths[field];
    for (const e of entries) this.saying.set(e.term, (this.saying.get(e.term) ?? 0) + Math.min(1, e.title + e.keywords + e.text));
  }

  /** A mean of nothing is 1. */
  get means(): PerField {
    const mean = (field: keyof PerField) => Math.max(1, Math.fround(this.lengths[field] / Math.max(1, this.documents)));
    return { title: mean('title'), keywords: mean('keywords'), text: mean('text') };
  }
}

/** The statistics of these listings, as the worker's snapshot would have them. */
export function count(readings: Iterable<Reading>): Statistics {
  const all = new Count();
  for (const reading of readings) all.add(reading);
  const { documents, means, saying } = all;
  return { documents, means, frequency: (term) => Math.ceil(saying.get(term) ?? 0) };
}
