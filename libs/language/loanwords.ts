import { lexiconOf, type Alternative } from './lexicon.js';
import { sounds } from './sounds.js';
import { toLatin } from './transliterate.js';

/** A code of fewer consonants fits too many words. */
const leastConsonants = 3;
/** How alike the spellings are to be, 0..1, and how many are kept. */
const [leastAlike, most] = [0.6, 3];

/** The lexicon that gives the most English words. */
const widest = 'de';
/** Its words by their sound; made when first asked for. */
let bySound: Map<string, string[]> | undefined;

/**
 * English words that a word of another script may be in its own letters: "सेंसर" is "sensor". Those that sound like it, by how alike they are when
 * both are written in Latin letters without doubled ones.
 */
export function loanwords(folded: string): Alternative[] {
  const codes = sounds(folded).filter((code) => code.length >= leastConsonants);
  if (codes.length === 0) return [];
  const known = (bySound ??= soundsOf());
  const written = spare(toLatin(folded));
  const alike = [...new Set(codes.flatMap((code) => known.get(code) ?? []))]
    .map((words) => ({ words, alike: likeness(written, spare(words)) }))
    .filter((found) => found.alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike || (a.words < b.words ? -1 : 1))
    .slice(0, most);
  const all = alike.reduce((sum, found) => sum + found.alike ** 4, 0);
  return alike.map(({ words, alike: share }) => ({ words, probability: share ** 4 / all }));
}

function soundsOf(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const word of lexiconOf(widest)?.englishWords() ?? [])
    for (const code of sounds(word)) {
      if (code.length < leastConsonants) continue;
      const here = found.get(code);
      if (here) here.push(word);
      else found.set(code, [word]);
    }
  return found;
}

/** Without the doubled letters and the silent ones that other scripts leave out. */
const spare = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/[ck]+/g, 'k')
    .replace(/(.)\1+/g, '$1')
    .replace(/e$/, '');

/** Letters that both have in this order, as a share of the longer word. */
function likeness(a: string, b: string): number {
  let row = new Uint8Array(b.length + 1);
  for (const letter of a) {
    const next = new Uint8Array(b.length + 1);
    for (let at = 1; at <= b.length; at++) next[at] = letter === b[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!);
    row = next;
  }
  return row[b.length]! / Math.max(a.length, b.length, 1);
}
