import { weightOf } from './query.js';
import { fields, isAsked, isOwn, pivot, type Entry, type PerField, type Reading } from './reading.js';
import type { Statistics } from './statistics.js';
import { tuned, type Tuning } from './tuned.js';
import { impact, normsOf } from './weights.js';

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

/** Numbers for the words of the listings that look. Of those that are looked at, no other word is kept. */
export type Vocabulary = Map<string, number>;

/** A listing's words in one of the forms in which it meets others: its own language's, or English. In columns, a row a word. */
interface Form {
  numbers: number[];
  entries: Entry[];
  isAsked: boolean[];
  weights: number[];
  /** What each would score against itself. */
  parts: number[];
  /** Over every word that is asked for, kept or not: its parts, and how often each field says one. */
  whole: number;
  said: PerField;
}

/** A listing, ready to be met: what does not depend on who meets it is weighed once. */
export interface Laid {
  language: string;
  own: Form;
  common: Form;
}

/** Lays a listing out; `numberOf` says which words are kept, and their numbers. */
export function lay(
  { language, entries, lengths }: Reading,
  statistics: Statistics,
  numberOf: (term: string) => number | undefined,
  tuning: Tuning = tuned,
): Laid {
  const laid: Laid = { language, own: emptyForm(), common: emptyForm() };
  const norms = normsOf(lengths, statistics, tuning);
  for (const entry of entries) {
    const form = isOwn(entry.term, language) ? laid.own : laid.common;
    const asked = isAsked(entry.term, language);
    const weight = asked ? weightOf(entry, statistics, tuning) : 0;
    const part = weight && weight * impact(entry, norms, tuning);
    form.whole += part;
    if (asked) for (const field of fields) form.said[field] += entry[field];
    const number = numberOf(entry.term);
    if (number === undefined) continue;
    form.numbers.push(number);
    form.entries.push(entry);
    form.isAsked.push(asked);
    form.weights.push(weight);
    form.parts.push(part);
  }
  return laid;
}

/**
 * A listing that looks at others under a snapshot. A word that met is weighed by the length of what did not meet: were it the whole
 * length, taking a word out would make the rest weigh more, and hiding would help.
 */
export class Asker {
  private readonly laid: Laid;
  /** By a word's number, one more than its row; 0 for a word that it does not say. */
  private readonly rows = new Map<Form, Int32Array>();

  constructor(
    reading: Reading,
    private readonly statistics: Statistics,
    private readonly vocabulary: Vocabulary = new Map(),
    private readonly tuning: Tuning = tuned,
  ) {
    const numberOf = (term: string): number => {
      const known = vocabulary.get(term);
      if (known !== undefined) return known;
      vocabulary.set(term, vocabulary.size);
      return vocabulary.size - 1;
    };
    this.laid = lay(reading, statistics, numberOf, tuning);
  }

  /** What its own text would score, in the words in which it meets a listing of that language: the measure of a full answer. */
  itself(language: string): number {
    return this.formsWith(this.laid, language).whole;
  }

  /** How it and another, laid out by the same vocabulary and snapshot, answer one another. */
  meets(other: Laid): Meeting {
    const [mine, theirs] = [this.formsWith(this.laid, other.language), this.formsWith(other, other.language)];
    const rows = this.rowsOf(mine);
    const left = { mine: { ...mine.said }, theirs: { ...theirs.said } };
    let [unmet, unmetOfTheirs] = [mine.whole, theirs.whole];
    const met: number[] = [];
    for (let their = 0; their < theirs.numbers.length; their++) {
      const my = (rows[theirs.numbers[their]!] ?? 0) - 1;
      if (my < 0) continue;
      met.push(my, their);
      unmet -= mine.parts[my]!;
      unmetOfTheirs -= theirs.parts[their]!;
      if (mine.isAsked[my]) take(mine.entries[my]!, left.mine);
      if (theirs.isAsked[their]) take(theirs.entries[their]!, left.theirs);
    }
    const norms = {
      mine: normsOf(left.mine, this.statistics, this.tuning),
      theirs: normsOf(left.theirs, this.statistics, this.tuning),
    };
    const meeting: Meeting = { asks: { met: 0, unmet }, isAsked: { met: 0, unmet: unmetOfTheirs }, words: [] };
    for (let at = 0; at < met.length; at += 2) {
      const [my, their] = [met[at]!, met[at + 1]!];
      const [own, others] = [mine.entries[my]!, theirs.entries[their]!];
      const asks = mine.weights[my]! && mine.weights[my]! * impact(others, norms.theirs, this.tuning);
      const isAsked = theirs.weights[their]! && theirs.weights[their]! * impact(own, norms.mine, this.tuning);
      meeting.asks.met += asks;
      meeting.isAsked.met += isAsked;
      meeting.words.push({ own: own.surface, other: others.surface, asks, isAsked });
    }
    return meeting;
  }

  /** The form in which a listing and this one meet, where one of them is in that language. */
  private formsWith(laid: Laid, language: string): Form {
    return language === this.laid.language && language !== pivot ? laid.own : laid.common;
  }

  private rowsOf(form: Form): Int32Array {
    const known = this.rows.get(form);
    if (known) return known;
    const rows = new Int32Array(this.vocabulary.size);
    form.numbers.forEach((number, row) => (rows[number] = row + 1));
    this.rows.set(form, rows);
    return rows;
  }
}

const emptyForm = (): Form => ({
  numbers: [],
  entries: [],
  isAsked: [],
  weights: [],
  parts: [],
  whole: 0,
  said: { title: 0, keywords: 0, text: 0 },
});

function take(entry: Entry, from: PerField): void {
  for (const field of fields) from[field] -= entry[field];
}
