import { wordsOf, type Named, type NameWord } from './name-words.js';
import { skeleton } from './transliterate.js';
import { alike, sameWordFrom, within, wordAlike } from './word-alike.js';

export interface NameSimilarity {
  /** 0..1; read against `sameNameFrom`. */
  score: number;
  /** What the score was made of, each 0..1, for the person who decides. */
  features: {
    name: 'words' | 'joined' | 'initials' | 'unmatched' | 'numbers_differ' | 'consonants_only';
    value: number;
  }[];
}

/**
 * From this score on, two names may be one party and a person looks. This and the constants below were found together by trying a
 * grid on labelled pairs of names (MIT, nomenklatura's name bench) for the best F1 there; `npm run evaluate -- names` prints what they
 * reach and, for the threshold, what one chosen on other folds reaches.
 */
export const sameNameFrom = 0.75;

// How a letter without a counterpart weighs against one that has. Where one name holds all of the other ("Bank of X" in "Bank of X (Y)") it may be
// a fuller spelling, a branch or a namesake; where each has a word that the other lacks, they are mostly two parties, and of people
// nearly always: fathers' and families' names are what tells them apart.
const extraInOne = 0.25;
const extraInBoth = 1.5;
const extraInBothPeople = 2.4;
/** What is left of the likeness where one name of somebody is a single word of the other's. */
const oneWordOfSeveral = 0.7;
/** Of two numbers, one of a series: likelier a sister than another. */
const anotherNumber = 0.95;
/** Two words of a person's name with the same consonants and the same beginning: "Hussein", "Husayn". */
const sameConsonants = 0.9;
const initialsOnly = 0.8;

/** Scripts whose writers leave out vowels, so that only consonants can be compared with another script. */
const vowelless = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Khmer}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}]/u;

/**
 * How alike two names are, whatever their script, order of words, legal form, titles and diacritics. The same whichever comes first.
 * `named` says what both name: among people an added family name weighs more, among bodies a common word less.
 */
export function similarNames(a: string, b: string, named?: Named): NameSimilarity {
  const consonantsOnly = vowelless.test(a) !== vowelless.test(b);
  const words = [a, b].map((name) => wordsOf(name, named));
  const [one, two] = words.map((of) => (consonantsOnly ? of.map(withoutVowels) : of)) as [NameWord[], NameWord[]];
  if (one.length === 0 || two.length === 0) return { score: 0, features: [] };
  const [shorter, longer] = lettersOf(one) <= lettersOf(two) ? [one, two] : [two, one];
  const { likeness, unmatched } = align(partedAs(shorter, longer), partedAs(longer, shorter), named);
  const joined = asOneWord(one, two);
  const initials = named === 'person' ? 0 : Math.max(asInitials(one, two), asInitials(two, one));
  const numbersDiffer = numbersOf(one) !== numbersOf(two);
  const best = Math.max(likeness, joined, initials);
  return {
    score: best * (numbersDiffer ? anotherNumber : 1),
    features: [
      { name: 'words', value: likeness },
      { name: 'joined', value: joined },
      { name: 'initials', value: initials },
      { name: 'unmatched', value: unmatched },
      { name: 'numbers_differ', value: Number(numbersDiffer) },
      { name: 'consonants_only', value: Number(consonantsOnly) },
    ],
  };
}

const withoutVowels = ({ text, weight }: NameWord): NameWord => ({ text: skeleton(text) || text, weight });
const lettersOf = (words: NameWord[]): number => words.reduce((sum, w) => sum + w.weight, 0);
const numbersOf = (words: NameWord[]): string =>
  words
    .map((w) => w.text)
    .filter((text) => /\p{N}/u.test(text))
    .join(' ');

/** Two words that the other name writes as one are one here: "Jong un", "Jongun"; "Abd al-Aziz", "Abdulaziz". */
function partedAs(words: NameWord[], other: NameWord[]): NameWord[] {
  const out: NameWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const [a, b] = [words[at]!, words[at + 1]];
    const text = b ? a.text + b.text : '';
    const asOne = (w: NameWord) =>
      w.text.length > Math.max(a.text.length, b!.text.length) &&
      within(text.length > 7 ? 1 : 0, w.text, text) &&
      !words.some((own) => own.text === w.text);
    if (!b || text.length < 5 || !other.some(asOne)) out.push(a);
    else out.push({ text, weight: a.weight + words[++at]!.weight });
  }
  return out;
}

/** Pairs each word with its best free counterpart, best pairs first; then the likeness by letters, less for words left over. */
function align(shorter: NameWord[], longer: NameWord[], named: Named | undefined): { likeness: number; unmatched: number } {
  const pairs = shorter
    .flatMap((a, i) => longer.map((b, j) => ({ i, j, value: pairAlike(a.text, b.text, named) })))
    .filter((p) => p.value >= sameWordFrom)
    .sort((p, q) => q.value - p.value || p.i - q.i || p.j - q.j);
  const [freeOfShorter, freeOfLonger] = [new Set(shorter.keys()), new Set(longer.keys())];
  let [met, weight] = [0, 0];
  for (const { i, j, value } of pairs) {
    if (!freeOfShorter.has(i) || !freeOfLonger.has(j)) continue;
    freeOfShorter.delete(i);
    freeOfLonger.delete(j);
    const letters = asInitial(shorter[i]!, longer[j]!) ? 2 : shorter[i]!.weight + longer[j]!.weight;
    met += value * letters;
    weight += letters;
  }
  if (!freeOfLonger.size && saidTwice(shorter, freeOfShorter)) freeOfShorter.clear();
  if (!freeOfShorter.size && saidTwice(longer, freeOfLonger)) freeOfLonger.clear();
  const over = (words: NameWord[], free: ReadonlySet<number>) => [...free].reduce((sum, at) => sum + words[at]!.weight, 0);
  const [a, b] = [over(shorter, freeOfShorter), over(longer, freeOfLonger)];
  const inBoth = named === 'person' ? extraInBothPeople : extraInBoth;
  const left = (a > 0 && b > 0 ? inBoth : extraInOne) * (a + b);
  const single = named === 'person' && a + b > 0 && Math.min(shorter.length, longer.length) === 1;
  return { likeness: (met / (weight + left)) * (single ? oneWordOfSeveral : 1), unmatched: left / (weight + left) };
}

/** "A." for "Ali" says as much as its one letter. */
const asInitial = (a: NameWord, b: NameWord): boolean => (a.text.length === 1) !== (b.text.length === 1);

function pairAlike(a: string, b: string, named: Named | undefined): number {
  const asWritten = wordAlike(a, b);
  if (named !== 'person' || asWritten >= sameConsonants || a[0] !== b[0]) return asWritten;
  const consonants = skeleton(a);
  return consonants.length >= 2 && consonants === skeleton(b) ? sameConsonants : asWritten;
}

/** Whether each of these words stands in the name once more: "Shoigu Shoigu". */
const saidTwice = (words: NameWord[], free: ReadonlySet<number>): boolean =>
  [...free].every((at) => words.some((w, i) => !free.has(i) && w.text === words[at]!.text));

/** Words run together or parted otherwise: evidence only where nearly the same letters stand, for long names share letters by chance. */
function asOneWord(one: NameWord[], two: NameWord[]): number {
  if (one.length === two.length && one.length > 1) return 0;
  const [a, b] = [one, two].map((words) => words.map((w) => w.text).join('')) as [string, string];
  return within(1, a, b) ? alike(a, b) : 0;
}

/** A body known by the first letters of three words or more. */
const asInitials = (short: NameWord[], long: NameWord[]): number =>
  short.length === 1 && long.length >= 3 && short[0]!.text === long.map((w) => w.text[0]).join('') ? initialsOnly : 0;
