import { withoutLegalForm } from './legal-forms.js';
import { skeleton, toLatin } from './transliterate.js';

export interface NameSimilarity {
  /** 0..1; read against `sameNameFrom`. */
  score: number;
  /** What the score was made of, each 0..1, for the person who decides. */
  features: { name: 'words' | 'joined' | 'unmatched' | 'numbers_differ' | 'consonants_only'; value: number }[];
}

/**
 * From this score on, two names may be one party and a person looks. This and the constants below were found together by trying a
 * grid on labelled pairs of names (MIT, nomenklatura's name bench) for the best F1 there: they lean to people and large companies.
 */
export const sameNameFrom = 0.75;

// How a letter without a counterpart weighs against one that has. Where one name holds all of the other ("Bank of X" in "Bank of X (Y)") it may be
// a fuller spelling, a branch or a namesake; where each has a word that the other lacks, they are mostly two parties.
const extraInOne = 0.25;
const extraInBoth = 1.8;
/** Under this, two words are different words, however many letters they share. */
const sameWordFrom = 0.75;
/** What a pair of words loses that differs in more letters than a slip would: "Luxon", "Luxford". */
const beyondSlip = 0.2;

/**
 * How alike two names of organisations or people are, whatever their script, order of words, legal form and diacritics. The same
 * whichever name comes first.
 */
export function similarNames(a: string, b: string): NameSimilarity {
  const consonantsOnly = /\p{Script=Arabic}/u.test(a) !== /\p{Script=Arabic}/u.test(b);
  const [one, two] = [wordsOf(a), wordsOf(b)].map((words) => (consonantsOnly ? words.map(skeletonOr) : words)) as [
    string[],
    string[],
  ];
  if (one.length === 0 || two.length === 0) return { score: 0, features: [] };
  const [shorter, longer] = lettersOf(one) <= lettersOf(two) ? [one, two] : [two, one];
  const { likeness, unmatched } = align(shorter, longer);
  const joined = asOneWord(one, two);
  const numbersDiffer = numbersOf(one) !== numbersOf(two);
  const best = Math.max(likeness, joined);
  return {
    score: best * (numbersDiffer ? 0.9 : 1),
    features: [
      { name: 'words', value: likeness },
      { name: 'joined', value: joined },
      { name: 'unmatched', value: unmatched },
      { name: 'numbers_differ', value: Number(numbersDiffer) },
      { name: 'consonants_only', value: Number(consonantsOnly) },
    ],
  };
}

/** Latin words in one order, without legal form, articles and doubled spellings: "Ты́сяча & Co." → ["tisiacha"]. */
function wordsOf(name: string): string[] {
  const latin = toLatin(name)
    .replace(/&/g, ' and ')
    .replace(/['’`ʻʼ]/g, '')
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const words = withoutLegalForm(latin)
    .split(' ')
    .filter((w) => w !== '' && !['the', 'of', 'and'].includes(w))
    .map(oneSpelling);
  return [...new Set(words)];
}

/** Spellings that registers use for one sound. Coarse on purpose: it is compared with its like only. */
const oneSpelling = (word: string): string =>
  word
    .replace(/^(?:ibn|ben|bint?)$/, 'bin')
    .replace(/^m[uo]ham+[ae]d$/, 'muhamad')
    .replace(/ou|oo/g, 'u')
    .replace(/kh/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/ck|q/g, 'k')
    .replace(/(?<=.)[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1');

const skeletonOr = (word: string): string => skeleton(word) || word;
const lettersOf = (words: string[]): number => words.reduce((sum, w) => sum + w.length, 0);
const numbersOf = (words: string[]): string => words.filter((w) => /\p{N}/u.test(w)).join(' ');

/** Pairs each word with its best free counterpart, best pairs first; then the likeness by letters, less for words left over. */
function align(shorter: string[], longer: string[]): { likeness: number; unmatched: number } {
  const pairs = shorter
    .flatMap((a, i) => longer.map((b, j) => ({ i, j, value: wordAlike(a, b) })))
    .filter((p) => p.value >= sameWordFrom)
    .sort((p, q) => q.value - p.value || p.i - q.i || p.j - q.j);
  const [freeOfShorter, freeOfLonger] = [new Set(shorter.keys()), new Set(longer.keys())];
  let [met, weight] = [0, 0];
  for (const { i, j, value } of pairs) {
    if (!freeOfShorter.has(i) || !freeOfLonger.has(j)) continue;
    freeOfShorter.delete(i);
    freeOfLonger.delete(j);
    const letters = shorter[i]!.length + longer[j]!.length;
    met += value * letters;
    weight += letters;
  }
  const over = (words: string[], free: Set<number>) => [...free].reduce((sum, at) => sum + words[at]!.length, 0);
  const [a, b] = [over(shorter, freeOfShorter), over(longer, freeOfLonger)];
  const left = (a > 0 && b > 0 ? extraInBoth : extraInOne) * (a + b);
  return { likeness: met / (weight + left), unmatched: left / (weight + left) };
}

/** Words run together or parted otherwise: evidence only where nearly the same letters stand, for long names share letters by chance. */
function asOneWord(one: string[], two: string[]): number {
  if (one.length === two.length && one.length > 1) return 0;
  const [a, b] = [one.join(''), two.join('')];
  return slips(a, b) <= 1 ? alike(a, b) : 0;
}

/** An initial stands for any word that begins with it, but says little. */
function wordAlike(a: string, b: string): number {
  if (/\p{N}/u.test(a + b)) return a === b ? 1 : 0;
  if (a.length === 1 || b.length === 1) return a === b ? 1 : a[0] === b[0] ? 0.85 : 0;
  return alike(a, b) - (slips(a, b) > Math.max(1, Math.floor(Math.max(a.length, b.length) / 4)) ? beyondSlip : 0);
}

/** Letters to add, drop, change or swap with a neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** Jaro-Winkler (Winkler 1990): 0..1, prefix of at most four letters at 0.1 each. */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = Array.from({ length: b.length }, () => false);
  const fromA: string[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
      if (!taken[j] && a[i] === b[j]) {
        taken[j] = true;
        fromA.push(a[i]!);
        break;
      }
  if (fromA.length === 0) return 0;
  const fromB = [...b].length === b.length ? [...b].filter((_, j) => taken[j]) : b.split('').filter((_, j) => taken[j]);
  const transposed = fromA.filter((letter, at) => letter !== fromB[at]).length / 2;
  const m = fromA.length;
  const jaro = (m / a.length + m / b.length + (m - transposed) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
