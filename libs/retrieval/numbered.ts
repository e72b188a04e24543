import { frequencyUnits, isAsked, isOwn, pivot, type PerField, type Reading } from './reading.js';
import type { Vocabulary } from './vocabulary.js';

/** A reading by the numbers of its words, in columns, a row a word. */
export interface Numbered {
  language: string;
  lengths: PerField;
  numbers: Int32Array;
  /** How often title, keywords and text say it, in whole 1024ths: three a row. */
  said: Uint16Array;
  /** `isOwn` and `isAsked`, as 0 or 1. */
  own: Uint8Array;
  asked: Uint8Array;
}

/** A reading as it is stored: terms with a space between them, two bytes a field of how often each is said. */
export interface Packed {
  language: string;
  terms: string;
  frequencies: Uint8Array;
  lengths: PerField;
}

const columns = ({ language, lengths }: Pick<Reading, 'language' | 'lengths'>, rows: number): Numbered => ({
  language,
  lengths,
  numbers: new Int32Array(rows),
  said: new Uint16Array(3 * rows),
  own: new Uint8Array(rows),
  asked: new Uint8Array(rows),
});

export function numbered(reading: Reading, vocabulary: Vocabulary): Numbered {
  const made = columns(reading, reading.entries.length);
  reading.entries.forEach(({ term, title, keywords, text }, row) => {
    made.numbers[row] = vocabulary.numberOf(term);
    made.own[row] = Number(isOwn(term, reading.language));
    made.asked[row] = Number(isAsked(term, reading.language));
    made.said[3 * row] = title * frequencyUnits;
    made.said[3 * row + 1] = keywords * frequencyUnits;
    made.said[3 * row + 2] = text * frequencyUnits;
  });
  return made;
}

/** As `numbered` of the same reading, without making its entries. */
export function numberedOf(packed: Packed, vocabulary: Vocabulary): Numbered {
  const { language, terms, frequencies } = packed;
  const made = columns(packed, frequencies.length / 6);
  const inEnglish = language === pivot;
  const mark = `${language}:`;
  for (let row = 0, from = 0; row < made.numbers.length; row++) {
    const end = terms.indexOf(' ', from);
    const to = end < 0 ? terms.length : end;
    made.numbers[row] = vocabulary.numberOf(terms, from, to);
    made.own[row] = Number(!inEnglish && terms.startsWith(mark, from));
    made.asked[row] = Number(!inEnglish || !terms.startsWith('~', from));
    from = to + 1;
  }
  for (let at = 0; at < made.said.length; at++) made.said[at] = (frequencies[2 * at]! << 8) | frequencies[2 * at + 1]!;
  return made;
}

/** How often a row's word is said, by field. */
export const saidIn = (said: Uint16Array, row: number): PerField => ({
  title: said[3 * row]! / frequencyUnits,
  keywords: said[3 * row + 1]! / frequencyUnits,
  text: said[3 * row + 2]! / frequencyUnits,
});
