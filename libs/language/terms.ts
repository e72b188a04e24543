import { stem } from './stem.js';
import { stopWords } from './stop-words.js';
import { wordsOf, type Word } from './words.js';

/** A term as the index holds it, and the words of the text that it was made of. */
export interface Term {
  term: string;
  surface: string;
}

const han = /\p{Script=Han}+/gu;

/**
 * The terms of a text in its order, with repeats: stems for languages that have a stemmer, two-character runs for Chinese; for
 * Vietnamese each syllable and each two neighbours joined by "_", for most of its words are two syllables. Function words are left out,
 * numbers kept. A word in another script ("SCADA" in a Russian text) is stemmed in the language of its script.
 */
export function termsWithSurface(text: string, language: string): Term[] {
  const found: Term[] = [];
  let before: Word | undefined;
  const plain = text.normalize('NFKC');
  for (const word of wordsOf(plain, language)) {
    if (/\p{Script=Han}/u.test(word.folded)) {
      found.push(...hanTerms(word.folded));
      continue;
    }
    if (!hasMeaning(word)) continue;
    if (word.language !== 'vi') {
      found.push({ term: stem(word.folded, word.language), surface: word.surface });
      continue;
    }
    const neighbours = before && /^\s+$/.test(plain.slice(before.end, word.start));
    if (neighbours) found.push({ term: `${before!.folded}_${word.folded}`, surface: `${before!.surface} ${word.surface}` });
    found.push({ term: word.folded, surface: word.surface });
    before = word;
  }
  return found;
}

/** As `termsWithSurface`, without the words. */
export const terms = (text: string, language: string): string[] => termsWithSurface(text, language).map((t) => t.term);

/** Function words and single letters carry no subject. */
export const hasMeaning = ({ folded, language }: Word): boolean => !stopWords[language]?.has(folded) && !/^\p{L}$/u.test(folded);

/** One character is a term of its own only where it stands alone. */
function hanTerms(run: string): Term[] {
  return [...run.matchAll(han)].flatMap(([characters]) => {
    const each = [...characters];
    if (each.length === 1) return stopWords.zh!.has(characters) ? [] : [{ term: characters, surface: characters }];
    return each.slice(1).map((second, at) => ({ term: each[at]! + second, surface: each[at]! + second }));
  });
}
