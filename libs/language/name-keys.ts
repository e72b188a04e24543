import { isCommon, wordsOf } from './name-words.js';
import { skeleton } from './transliterate.js';

/**
 * What a name can be found by: a name that is kept and one that is asked for share a key when `similarNames` takes them for one party
 * (but for one pair in some hundred; `npm run evaluate -- names` counts them). A key is the consonants of a word, or a short word
 * itself, each also with one letter left out, so that a slip in either is bridged; neighbouring words run together; and initials.
 * A word that stands in every second name finds only names, or is looked for only by names, that have nothing else.
 */
export function nameKeys(name: string, side: 'kept' | 'asked'): string[] {
  const words = wordsOf(name).map((w) => w.text);
  const telling = words.filter((w) => !isCommon(w) && !/^\p{N}+$/u.test(w));
  const common = words.filter((w) => !telling.includes(w));
  const [always, alone] = side === 'kept' ? '+*' : '*+';
  const keys = new Set<string>(common.map((w) => always + w));
  if (!telling.length) for (const word of common) keys.add(alone + word);
  for (const word of telling) for (const key of keysOf(word)) keys.add(key);
  for (let at = 0; at + 1 < words.length; at++)
    if (words.slice(at, at + 2).some((w) => telling.includes(w))) keys.add(consonants(words[at]! + words[at + 1]!));
  for (const key of keysOf(words.join(''))) keys.add(key);
  if (words.length >= 3) keys.add(`^${words.map((w) => w[0]).join('')}`);
  else if (words.length === 1) keys.add(`^${words[0]}`);
  return [...keys].slice(0, mostKeys);
}

/** A name of a hundred words is found by its first ones. */
const mostKeys = 200;
/** Fewer consonants than these are in too many words. */
const fewConsonants = 4;
/** Beyond this a name run together is not compared letter by letter with another. */
const longestWord = 20;

function keysOf(word: string): string[] {
  const code = consonants(word);
  if (code.length < fewConsonants)
    return [...(code.length > 2 ? [code] : []), `=${word}`, ...oneLeftOut(word).map((w) => `=${w}`)];
  return code.length > longestWord ? [code] : [code, ...oneLeftOut(code)];
}

const oneLeftOut = (word: string): string[] =>
  word.length < 4 ? [] : [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));

/** The consonants with those that scripts and tongues confuse folded together: p and b, d and t, g, j, k and c, f and v, s and z. */
const consonants = (word: string): string =>
  (skeleton(word) || word)
    .replace(/(?<=.)h/g, '')
    .replace(/[pb]/g, 'b')
    .replace(/[dt]/g, 't')
    .replace(/[gjkc]/g, 'k')
    .replace(/[fv]/g, 'f')
    .replace(/[sz]/g, 's')
    .replace(/x/g, 'ks')
    .replace(/(.)\1+/g, '$1');
