import { lexiconOf } from './lexicon.js';
import { isCommon, wordsOf } from './name-words.js';
import { skeleton } from './transliterate.js';
import { unitsOf } from './units.js';
import { sameWordFrom, wordAlike } from './word-alike.js';

/** Where in a text, in UTF-16 units: `to` is the first that is not in it any more. */
export type Span = { from: number; to: number };
type Said = Span & { surface: string; text: string; opensSentence: boolean };

const vowelless = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const latin = /\p{Script=Latin}/u;
/** A shorter word is in too many texts to say who wrote it. */
const shortestTelling = 4;
/** Letters by which a name is longer when it is declined: "Гидрослухан", "Гидрослуханом". */
const longestEnding = 3;

/**
 * Where a text tells this name of a body, in whatever script and case: all of its words in their order, or one that is neither in many
 * names nor in a dictionary. A name that is one ordinary word is told where it stands as a name does, with a capital within a sentence.
 */
export function mentions(text: string, name: string): Span[] {
  const own = namedWords(name);
  if (!own.length) return [];
  const said = saidWords(text);
  const asOne = own.length > 1 || isTelling(own[0]!);
  const telling = own.filter(isTelling);
  const found: Span[] = [];
  for (let at = 0; at < said.length; at++) {
    const run = said.slice(at, at + own.length);
    if (run.length === own.length && run.every((word, n) => isSame(word, own[n]!)) && (asOne || isCapital(run[0]!))) {
      found.push({ from: run[0]!.from, to: run.at(-1)!.to });
      at += own.length - 1;
    } else if (telling.some((word) => isSame(said[at]!, word))) found.push({ from: said[at]!.from, to: said[at]!.to });
  }
  return found;
}

type Own = { surface: string; text: string };

/** The words of a name that are left without its legal form, each as it is written and as it is compared. */
function namedWords(name: string): Own[] {
  const kept = new Set(wordsOf(name, 'body').map((word) => word.text));
  return saidWords(name).filter((word) => kept.has(word.text));
}

function saidWords(text: string): Said[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: surface, index: from }) => ({
    surface,
    text: wordsOf(surface, 'body').map((word) => word.text).join(''), // prettier-ignore
    from,
    to: from + surface.length,
    opensSentence: /(?:^|[.!?:;\n])[^\p{L}\p{N}]*$/u.test(text.slice(Math.max(0, from - 8), from)),
  }));
}

const isTelling = ({ surface, text }: Own): boolean =>
  text.length >= shortestTelling && /\p{L}/u.test(text) && !isCommon(text) && !isOrdinary(surface);

/** Whether a dictionary that comes with this room has the word. */
function isOrdinary(surface: string): boolean {
  const language = latin.test(surface) ? 'en' : vowelless.test(surface) ? 'ar' : 'ru';
  const key = unitsOf(surface, language)[0]?.key;
  if (!key) return true;
  const alternatives = language === 'en' ? lexiconOf('ru')?.outOf(key) : lexiconOf(language)?.into(key);
  return (alternatives?.length ?? 0) > 0;
}

function isSame(said: Said, own: Own): boolean {
  if (said.text === own.text) return true;
  if (own.text.length < shortestTelling + 1) return false;
  if (said.text.startsWith(own.text)) return said.text.length - own.text.length <= longestEnding;
  // of another script: by the letters, or where one writes no vowels by the consonants
  if (latin.test(said.surface) === latin.test(own.surface)) return false;
  if (vowelless.test(said.surface) === vowelless.test(own.surface)) return wordAlike(said.text, own.text) >= sameWordFrom;
  const [a, b] = [skeleton(said.text), skeleton(own.text)];
  return b.length >= shortestTelling && wordAlike(a, b) >= sameWordFrom;
}

const isCapital = ({ surface, opensSentence }: Said): boolean =>
  !/\p{Ll}/u.test(surface[0]!) && (!/\p{Lu}/u.test(surface[0]!) || !opensSentence);
