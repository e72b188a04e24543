import { queryOf, type Query } from './query.js';
import { isOwn, pivot, type Entry, type Reading } from './reading.js';
import type { Statistics } from './statistics.js';
import { tuned, type Tuning } from './tuned.js';
import { impact } from './weights.js';

/** How well one listing answers what another asks for: the score that a search would give, and the words that bore it. */
export interface Meeting {
  score: number;
  words: { asked: string; answered: string; part: number }[];
}

/** What one listing asks of any other, under a snapshot. */
export class Asker {
  private readonly query: Query;
  private readonly surfaces: Map<string, string>;
  private readonly selves = new Map<boolean, number>();

  constructor(
    readonly reading: Reading,
    private readonly statistics: Statistics,
    private readonly tuning: Tuning = tuned,
  ) {
    this.query = queryOf(reading, statistics, tuning);
    this.surfaces = new Map(reading.entries.map((e) => [e.term, e.surface]));
  }

  meets(other: Reading): Meeting {
    const words: Meeting['words'] = [];
    let score = 0;
    for (const { entry, part } of this.parts(other)) {
      score += part;
      words.push({ asked: this.surfaces.get(entry.term)!, answered: entry.surface, part });
    }
    return { score, words };
  }

  /** What its own text would score, in the words in which it meets a listing of that language: the measure of a full answer. */
  itself(language: string): number {
    const inOwn = language === this.reading.language && language !== pivot;
    const known = this.selves.get(inOwn);
    if (known !== undefined) return known;
    let sum = 0;
    for (const entry of this.reading.entries)
      if (isOwn(entry.term, this.reading.language) === inOwn) sum += this.part(entry, this.reading, inOwn);
    this.selves.set(inOwn, sum);
    return sum;
  }

  private *parts(other: Reading): Generator<{ entry: Entry; part: number }> {
    const inOwn = other.language === this.reading.language && other.language !== pivot;
    for (const entry of other.entries) {
      const part = this.part(entry, other, inOwn);
      if (part > 0) yield { entry, part };
    }
  }

  private part(entry: Entry, of: Reading, inOwn: boolean): number {
    const weight = (inOwn ? this.query.own : this.query.common).get(entry.term) ?? 0;
    return weight === 0 ? 0 : weight * impact(entry, of.lengths, this.statistics, this.tuning);
  }
}
