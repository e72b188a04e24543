import { numbered, saidIn, type Numbered } from './numbered.js';
import { weightOf } from './query.js';
import { frequencyUnits, pivot, type PerField, type Reading } from './reading.js';
import type { Statistics } from './statistics.js';
import { tuned, type Tuning } from './tuned.js';
import { Vocabulary } from './vocabulary.js';
import { impact, normsOf } from './weights.js';

/** What one listing asks for and another says, as a search weighs it, and what it asks for and the other does not say. */
export interface Answered {
  met: number;
  unmet: number;
}

/** A word that met: as either writes it, with its part of what met both ways. */
export interface MetWord {
  own: string;
  other: string;
  asks: number;
  isAsked: number;
}

/** A listing's words in one of the forms in which it meets others: its own language's, or English. In columns, a row a word. */
export interface Form {
  numbers: Int32Array;
  /** How often title, keywords and text say it, in whole 1024ths: three a row. */
  said: Uint16Array;
  /** How much it is asked for, or -1 for a word that is not. */
  weights: Int32Array;
  /** What each would score against itself. */
  parts: Float64Array;
  /** Its place among the listing's surfaces. */
  surfaces: Uint16Array;
  /** Over every word that is asked for: its parts, and how often each field says one, in 1024ths. */
  whole: number;
  asked: PerField;
}

/** A listing, ready to be met: what does not depend on who meets it is weighed once. */
export interface Laid {
  language: string;
  own: Form;
  common: Form;
  /** Its words as it writes them, asked for where somebody reads why it met another. */
  surfaces: () => readonly string[];
}

/** Lays a listing out by the numbers and the rarities of a vocabulary. */
export function lay(listing: Numbered, vocabulary: Vocabulary, surfaces: Laid['surfaces'], tuning: Tuning = tuned): Laid {
  const { language, lengths, numbers, said, own, asked } = listing;
  const owned = own.reduce((n, is) => n + is, 0);
  const laid = { language, own: emptyForm(owned), common: emptyForm(numbers.length - owned), surfaces };
  const norms = normsOf(lengths, vocabulary.statistics, tuning);
  const rows = [0, 0];
  for (let at = 0; at < numbers.length; at++) {
    const form = own[at] ? laid.own : laid.common;
    const row = rows[own[at]!]!++;
    form.numbers[row] = numbers[at]!;
    form.surfaces[row] = at;
    for (let field = 0; field < 3; field++) form.said[3 * row + field] = said[3 * at + field]!;
    form.weights[row] = -1;
    if (!asked[at]) continue;
    const entry = saidIn(said, at);
    const weight = weightOf(entry, vocabulary.rarityOf(numbers[at]!), tuning);
    form.weights[row] = weight;
    form.parts[row] = weight * impact(entry, norms, tuning);
    form.whole += form.parts[row]!;
    add(1, form, row, form.asked);
  }
  return laid;
}

/** A reading laid out. */
export const layReading = (reading: Reading, vocabulary: Vocabulary, tuning: Tuning = tuned): Laid =>
  lay(numbered(reading, vocabulary), vocabulary, () => reading.entries.map((e) => e.surface), tuning);

/**
 * A listing that looks at others under a snapshot. A word that met is weighed by the length of what did not meet: were it the whole
 * length, taking a word out would make the rest weigh more, and hiding would help.
 */
export class Asker {
  private readonly laid: Laid;
  private readonly statistics: Statistics;
  /** Of the pair that is looked at: the rows that met, mine and theirs in turn. Kept, because a run looks at hundreds of thousands. */
  private readonly met: number[] = [];

  constructor(
    reading: Reading,
    private readonly vocabulary: Vocabulary,
    private readonly tuning: Tuning = tuned,
  ) {
    this.statistics = vocabulary.statistics;
    this.laid = layReading(reading, vocabulary, tuning);
  }

  /** What its own text would score, in the words in which it meets a listing of that language: the measure of a full answer. */
  itself(language: string): number {
    return this.formsWith(this.laid, language).whole;
  }

  /** How it and another, laid out by the same vocabulary, answer one another: what it asks of the other, and the other of it. */
  meets(other: Laid, each?: (word: MetWord) => void): { asks: Answered; isAsked: Answered } {
    const [mine, theirs] = [this.formsWith(this.laid, other.language), this.formsWith(other, other.language)];
    const [myAsked, theirAsked] = [{ ...mine.asked }, { ...theirs.asked }];
    let [unmet, unmetOfTheirs] = [mine.whole, theirs.whole];
    const { met } = this;
    const places = this.vocabulary.placesIn(mine);
    let count = 0;
    for (let their = 0; their < theirs.numbers.length; their++) {
      const my = places[theirs.numbers[their]!]! - 1;
      if (my < 0) continue;
      met[count++] = my;
      met[count++] = their;
      unmet -= mine.parts[my]!;
      unmetOfTheirs -= theirs.parts[their]!;
      if (mine.weights[my]! >= 0) add(-1, mine, my, myAsked);
      if (theirs.weights[their]! >= 0) add(-1, theirs, their, theirAsked);
    }
    const answered = { asks: { met: 0, unmet }, isAsked: { met: 0, unmet: unmetOfTheirs } };
    if (count === 0) return answered;
    const [myNorms, theirNorms] = [this.normsOf(myAsked), this.normsOf(theirAsked)];
    const [mySurfaces, theirSurfaces] = each ? [this.laid.surfaces(), other.surfaces()] : [[], []];
    for (let at = 0; at < count; at += 2) {
      const [my, their] = [met[at]!, met[at + 1]!];
      const asks = mine.weights[my]! > 0 ? mine.weights[my]! * impact(saidIn(theirs.said, their), theirNorms, this.tuning) : 0;
      const isAsked =
        theirs.weights[their]! > 0 ? theirs.weights[their]! * impact(saidIn(mine.said, my), myNorms, this.tuning) : 0;
      answered.asks.met += asks;
      answered.isAsked.met += isAsked;
      each?.({
        own: mySurfaces[mine.surfaces[my]!]!,
        other: theirSurfaces[theirs.surfaces[their]!]!,
        asks,
        isAsked,
      });
    }
    return answered;
  }

  /** The form in which a listing and this one meet, where one of them is in that language. */
  private formsWith(laid: Laid, language: string): Form {
    return language === this.laid.language && language !== pivot ? laid.own : laid.common;
  }

  private normsOf({ title, keywords, text }: PerField): PerField {
    const lengths = { title: title / frequencyUnits, keywords: keywords / frequencyUnits, text: text / frequencyUnits };
    return normsOf(lengths, this.statistics, this.tuning);
  }
}

const emptyForm = (rows: number): Form => ({
  numbers: new Int32Array(rows),
  said: new Uint16Array(3 * rows),
  weights: new Int32Array(rows),
  parts: new Float64Array(rows),
  surfaces: new Uint16Array(rows),
  whole: 0,
  asked: { title: 0, keywords: 0, text: 0 },
});

function add(times: 1 | -1, { said }: Form, row: number, to: PerField): void {
  to.title += times * said[3 * row]!;
  to.keywords += times * said[3 * row + 1]!;
  to.text += times * said[3 * row + 2]!;
}
