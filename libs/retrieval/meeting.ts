import { weightOf } from './query.js';
import { fields, isAsked, isOwn, pivot, type Entry, type PerField, type Reading } from './reading.js';
import type { Statistics } from './statistics.js';
import { tuned, type Tuning } from './tuned.js';
import { impact } from './weights.js';

/** What one listing asks for and another says, as a search weighs it, and what it asks for and the other does not say. */
export interface Answered {
  met: number;
  unmet: number;
}

/** How two listings answer one another. */
export interface Meeting {
  /** What the first asks of the second, and the second of the first. */
  asks: Answered;
  isAsked: Answered;
  /** The words that met, as either writes them, each with its part of what met both ways. */
  words: { own: string; other: string; asks: number; isAsked: number }[];
}

type Sought = { entry: Entry; weight: number; part: number };
/** A listing's words in one of the forms in which it meets others: its own language's, or English. */
type Form = { words: Map<string, Sought>; said: PerField; whole: number };

/**
 * A listing, laid against others under a snapshot. A word that met is weighed by the length of what did not meet: were it the whole
 * length, taking a word out would make the rest weigh more, and hiding would help.
 */
export class Asker {
  private readonly forms = new Map<boolean, Form>();

  constructor(
    readonly reading: Reading,
    private readonly statistics: Statistics,
    private readonly tuning: Tuning = tuned,
  ) {}

  /** What its own text would score, in the words in which it meets a listing of that language: the measure of a full answer. */
  itself(language: string): number {
    return this.form(this.inOwn(language)).whole;
  }

  meets(other: Reading): Meeting {
    const inOwn = this.inOwn(other.language);
    const own = this.form(inOwn);
    const met: { mine: Sought; theirs: Entry; weight: number }[] = [];
    const left = { own: { ...own.said }, other: { title: 0, keywords: 0, text: 0 } };
    let [unmet, unmetOfOther] = [own.whole, 0];
    for (const theirs of other.entries) {
      if (isOwn(theirs.term, other.language) !== inOwn) continue;
      const asked = isAsked(theirs.term, other.language);
      const weight = asked ? weightOf(theirs, this.statistics, this.tuning) : 0;
      const mine = own.words.get(theirs.term);
      if (mine) {
        met.push({ mine, theirs, weight });
        unmet -= mine.part;
        if (isAsked(mine.entry.term, this.reading.language)) for (const f of fields) left.own[f] -= mine.entry[f];
      } else if (asked) {
        unmetOfOther += weight * impact(theirs, other.lengths, this.statistics, this.tuning);
        for (const f of fields) left.other[f] += theirs[f];
      }
    }
    const words = met.map(({ mine, theirs, weight }) => ({
      own: mine.entry.surface,
      other: theirs.surface,
      asks: mine.weight && mine.weight * impact(theirs, left.other, this.statistics, this.tuning),
      isAsked: weight && weight * impact(mine.entry, left.own, this.statistics, this.tuning),
    }));
    const sum = (way: 'asks' | 'isAsked') => words.reduce((all, word) => all + word[way], 0);
    return { asks: { met: sum('asks'), unmet }, isAsked: { met: sum('isAsked'), unmet: unmetOfOther }, words };
  }

  private inOwn(language: string): boolean {
    return language === this.reading.language && language !== pivot;
  }

  private form(inOwn: boolean): Form {
    const known = this.forms.get(inOwn);
    if (known) return known;
    const { language, entries, lengths } = this.reading;
    const form: Form = { words: new Map(), said: { title: 0, keywords: 0, text: 0 }, whole: 0 };
    for (const entry of entries) {
      if (isOwn(entry.term, language) !== inOwn) continue;
      const asked = isAsked(entry.term, language);
      const weight = asked ? weightOf(entry, this.statistics, this.tuning) : 0;
      const part = weight && weight * impact(entry, lengths, this.statistics, this.tuning);
      form.words.set(entry.term, { entry, weight, part });
      form.whole += part;
      if (asked) for (const f of fields) form.said[f] += entry[f];
    }
    this.forms.set(inOwn, form);
    return form;
  }
}
