import { type Glossary, loadGlossary } from './glossary.js';
import { lexiconOf, type Alternative, type Lexicon } from './lexicon.js';
import { loanwords } from './loanwords.js';
import { remembered } from './remembered.js';
import { sounds } from './sounds.js';
import { stopWords } from './stop-words.js';
import { terms } from './terms.js';
import { toLatin } from './transliterate.js';
import { compoundKeys, join, unitsOf, type Unit } from './units.js';

/** A word or phrase of a text, and what to look for in another language in its stead. */
export interface Translated {
  /** As the text first says it. */
  said: string;
  /** How often the text says it. */
  times: number;
  /** Ways to find it, the likeliest first: synonyms of one another. */
  found: Found[];
}
export interface Found {
  /** As `terms` makes it in the other language, or as `soundTerms` does ("~XNGTN"). */
  term: string;
  /** 0..1; those of one word or phrase add up to at most 1. */
  weight: number;
  /** For the reader: "датчик" = "sensor". */
  word: string;
}

/** Alternatives kept for one word. */
const most = 8;
/** Longest phrase that is looked up, in units: words, syllables of Vietnamese, characters of Chinese. */
const longest: Record<string, number> = { zh: 8, vi: 5 };
/** How far the reviewed glossary is trusted where a lexicon knows the word too. */
const glossaryShare = 0.6;
/** A word in Latin letters may be a name or a term that is the same in both: its share where there is a translation too. */
const sameShare = 0.2;
/** A word of another script that nothing translates may be an English one in its letters, or a name. */
const borrowedShare = 0.3;

type Known = (key: string) => Alternative[];

/**
 * The words of a text in another language: phrases before their parts, by the glossary and the lexicons; between two languages neither of
 * which is English, through English. Words in Latin letters are also looked for as they are, words of other scripts that nothing translates
 * by their sound.
 */
export function translate(text: string, from: string, to: string, by: { glossary?: Glossary } = {}): Translated[] {
  const glossary = by.glossary ?? loadGlossary();
  const { look, waysOf } = memoryOf(glossary, from, to);
  const units = unitsOf(text, from);
  const found = new Map<string, Translated>();
  for (let at = 0; at < units.length;) {
    const { length, alternatives } = longestAt(units, at, from, look);
    const said = units.slice(at, at + length);
    at += length;
    // a character of Chinese that only binds others
    if (length === 1 && stopWords[from]?.has(said[0]!.key)) continue;
    const ways = waysOf(said.map((u) => u.surface).join(' '), () => {
      const borrowed = alternatives.length === 0 && to === 'en' && !isName(said[0]!) ? loanwords(said[0]!.folded) : [];
      return waysTo(said, alternatives, to, borrowed);
    });
    if (ways.length === 0) continue;
    const key = join(said.map((u) => u.key), from); // prettier-ignore
    const before = found.get(key);
    if (before) before.times++;
    else found.set(key, { said: text.normalize('NFKC').slice(said[0]!.start, said.at(-1)!.end), times: 1, found: ways });
  }
  return [...found.values()];
}

/** What was found of one language's words in another: a look at a lexicon, and the terms made of it, take longest. */
interface Memory {
  look: Known;
  waysOf: (said: string, make: () => Found[]) => Found[];
}
const memories = new WeakMap<Glossary, Map<string, Memory>>();
const mostRemembered = 20_000;

function memoryOf(glossary: Glossary, from: string, to: string): Memory {
  let ofLanguages = memories.get(glossary);
  if (!ofLanguages) memories.set(glossary, (ofLanguages = new Map()));
  let memory = ofLanguages.get(`${from} ${to}`);
  if (!memory) ofLanguages.set(`${from} ${to}`, (memory = freshMemory(glossary, from, to)));
  return memory;
}

function freshMemory(glossary: Glossary, from: string, to: string): Memory {
  const known = knownWords(from, to);
  const ways = new Map<string, Found[]>();
  return {
    look: remembered(2 * mostRemembered, (key) => both(glossary.alternatives(key, from, to), known(key))),
    waysOf: (said, make) => {
      const before = ways.get(said);
      if (before) return before;
      if (ways.size >= mostRemembered) ways.clear();
      const made = make();
      ways.set(said, made);
      return made;
    },
  };
}

function longestAt(
  units: readonly Unit[],
  at: number,
  from: string,
  look: Known,
): { length: number; alternatives: Alternative[] } {
  for (let length = runLength(units, at, longest[from] ?? 4); length >= 1; length--) {
    const alternatives = look(join(units.slice(at, at + length).map((u) => u.key), from)); // prettier-ignore
    if (alternatives.length > 0) return { length, alternatives };
  }
  for (const key of units[at]!.otherKeys) {
    const alternatives = look(key);
    if (alternatives.length > 0) return { length: 1, alternatives };
  }
  return { length: 1, alternatives: from === 'de' ? ofParts(units[at]!.folded, look) : [] };
}

/** What a compound that no dictionary has may mean: its two parts, each half of it. */
function ofParts(folded: string, look: Known): Alternative[] {
  for (const [first, second] of compoundKeys(folded)) {
    const [before, after] = [first.map(look).find((found) => found.length > 0), look(second)];
    if (before && after.length > 0)
      return [...before.slice(0, most / 2), ...after.slice(0, most / 2)].map((a) => ({ ...a, probability: a.probability / 2 }));
  }
  return [];
}

/** How many units from `at` on could be one phrase. */
function runLength(units: readonly Unit[], at: number, limit: number): number {
  let length = 1;
  while (length < limit && at + length < units.length && units[at + length]!.follows) length++;
  return length;
}

/** What is known between two languages; through English, the ways to one word add up. */
function knownWords(from: string, to: string): Known {
  const [source, target] = [lexiconOf(from), lexiconOf(to)];
  if (to === 'en') return (key) => source?.into(key) ?? [];
  if (from === 'en') return (key) => target?.outOf(key) ?? [];
  return (key) => throughEnglish(source?.into(key) ?? [], target);
}

function throughEnglish(english: readonly Alternative[], target: Lexicon | undefined): Alternative[] {
  const added = new Map<string, number>();
  for (const { words, probability } of english)
    for (const way of target?.outOf(
      join(
        unitsOf(words, 'en').map((u) => u.key),
        'en',
      ),
    ) ?? [])
      // prettier-ignore
      added.set(way.words, (added.get(way.words) ?? 0) + probability * way.probability);
  return likeliest(added);
}

function both(reviewed: readonly Alternative[], learnt: readonly Alternative[]): Alternative[] {
  if (reviewed.length === 0 || learnt.length === 0) return [...reviewed, ...learnt];
  const added = new Map<string, number>();
  for (const { words, probability } of reviewed) added.set(words, probability * glossaryShare);
  for (const { words, probability } of learnt) added.set(words, (added.get(words) ?? 0) + probability * (1 - glossaryShare));
  return likeliest(added);
}

const likeliest = (added: ReadonlyMap<string, number>): Alternative[] =>
  [...added]
    .map(([words, probability]) => ({ words, probability }))
    .sort((a, b) => b.probability - a.probability || (a.words < b.words ? -1 : 1))
    .slice(0, most);

/** The terms of the alternatives, and of the word itself where it may be the same. */
function waysTo(
  said: readonly Unit[],
  alternatives: readonly Alternative[],
  to: string,
  borrowed: readonly Alternative[],
): Found[] {
  const ways = new Map<string, Found>();
  const add = (term: string, weight: number, word: string) => {
    const before = ways.get(term);
    ways.set(term, { term, weight: (before?.weight ?? 0) + weight, word: before?.word ?? word });
  };
  const same = said.length === 1 ? asItIs(said[0]!, to) : [];
  const translated = same.length === 0 ? 1 : alternatives.length === 0 ? 0 : 1 - sameShare;
  for (const { words, probability } of alternatives) {
    const parts = partsIn(to, words);
    for (const term of parts) add(term, (probability / parts.length) * translated, words);
  }
  for (const term of same) add(term, (1 - translated) / same.length, said[0]!.surface);
  if (ways.size > 0) return likeliestFirst(ways);
  // a name, or an English word in other letters
  const rest = borrowed.length > 0 ? 1 - borrowedShare : 1;
  for (const { words, probability } of borrowed)
    for (const term of terms(words, to)) add(term, probability * borrowedShare, words);
  for (const unit of said) for (const code of soundsOf(unit)) add(`~${code}`, rest / soundsOf(unit).length, unit.surface);
  return likeliestFirst(ways);
}

const likeliestFirst = (ways: ReadonlyMap<string, Found>): Found[] =>
  [...ways.values()].sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));

/** A single syllable of a Vietnamese phrase means too many other things to be looked for. */
function partsIn(language: string, words: string): string[] {
  const parts = terms(words, language);
  const pairs = language === 'vi' ? parts.filter((t) => t.includes('_')) : [];
  return pairs.length > 0 ? pairs : parts;
}

function asItIs(unit: Unit, to: string): string[] {
  if (/^[\p{N}.]+$/u.test(unit.folded)) return [unit.folded];
  if (!/\p{Script=Latin}/u.test(unit.folded)) return [];
  // its stem too: "sensores" may be "sensor"
  const spellings = [unit.folded, toLatin(unit.folded), unit.key];
  return [...new Set(spellings.flatMap((spelling) => terms(spelling, to)))].filter((t) => !t.includes('_'));
}

const isName = ({ surface }: Unit): boolean => /^\p{Lu}/u.test(surface);
const soundsOf = (unit: Unit): readonly string[] => (unit.folded.length >= 3 ? sounds(unit.folded) : []);
