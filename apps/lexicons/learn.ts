import { WordModel, type Sample } from './model1.js';
import type { Pair } from './pair.js';
import { Vocabulary } from './vocabulary.js';

/** What a lexicon holds for one key: words of the other language and their probabilities, the likeliest first; and how much was seen of it. */
export interface Entry {
  ways: { words: string; probability: number }[];
  weight: number;
}
export type Entries = Map<string, Entry>;
export interface Learnt {
  into: Entries;
  outOf: Entries;
}

const rounds = 6;
/** A sentence longer than this aligns badly and costs its square. */
const longestSentence = 30;
const mostAlternatives = 8;
/** How much more a pair weighs that a dictionary has. */
const listedBonus = 4;
const leastShare = 0.03;
/** Entries kept each way: a German dictionary lists more compounds than a lexicon is to be large for. */
const mostEntries = 100_000;

/** Learns the words of a language and their English from dictionaries and parallel text. */
export function learn(pairs: readonly Pair[], language: string, progress: (text: string) => void): Learnt {
  const foreign = new Vocabulary(language);
  const english = new Vocabulary('en');
  for (const pair of pairs) if (pair.kind === 'entry') foreign.learn(pair.words);
  const listed = new Set<string>();
  const phrases = new Map<string, Map<string, number>>();
  const samples: Sample[] = [];
  for (const pair of pairs) {
    // a dictionary spells words in their base form, which is what a reader should see
    const spelt = pair.kind === 'entry' ? 20 : 1;
    const [source, target] = [foreign.read(pair.words, spelt), english.read(pair.english, spelt)];
    if (source.length === 0 || target.length === 0 || source.length > longestSentence || target.length > longestSentence)
      continue;
    if (pair.kind === 'sentence' && (source.length > 3 * target.length + 4 || target.length > 3 * source.length + 4)) continue;
    samples.push({ source: Int32Array.from(source), target: Int32Array.from(target), weight: pair.weight });
    if (pair.kind === 'sentence') continue;
    if (source.length === 1 && target.length === 1) listed.add(`${source[0]} ${target[0]}`);
    if (source.length > 1 && source.length <= 4 && target.length <= 4)
      count(phrases, source.map(foreign.key).join(' '), pair.english, pair.weight);
  }
  progress(`${language}: ${samples.length} pairs, ${foreign.size} words, ${english.size} of English`);
  const forth = new WordModel(samples, foreign.size, english.size);
  forth.train(rounds, (round) => progress(`${language} to English: round ${round} of ${rounds}`));
  const back = new WordModel(
    samples.map(({ source, target, weight }) => ({ source: target, target: source, weight })),
    english.size,
    foreign.size,
  );
  back.train(rounds, (round) => progress(`English to ${language}: round ${round} of ${rounds}`));
  const isListed = (f: number, e: number) => listed.has(`${f} ${e}`);
  const into = best(forth, back, foreign, english, isListed);
  const outOf = best(back, forth, english, foreign, (e, f) => isListed(f, e), 4);
  addPhrases(into, phrases, language);
  return { into: heaviest(into), outOf: heaviest(outOf) };
}

/** The entries that most was seen of, and of those alike the short ones, for the long are rare. */
const heaviest = (entries: Entries): Entries =>
  new Map(
    [...entries].sort(([a, x], [b, y]) => y.weight - x.weight || a.length - b.length || (a < b ? -1 : 1)).slice(0, mostEntries),
  );

const count = (counts: Map<string, Map<string, number>>, key: string, words: string, weight: number): void => {
  const here = counts.get(key) ?? new Map<string, number>();
  counts.set(key, here.set(words.toLowerCase(), (here.get(words.toLowerCase()) ?? 0) + weight));
};

/** For each word the likeliest of the other language: how well each explains the other, more where a dictionary says so. */
function best(
  forth: WordModel,
  back: WordModel,
  from: Vocabulary,
  to: Vocabulary,
  isListed: (source: number, target: number) => boolean,
  most = mostAlternatives,
): Entries {
  const candidates = new Map<number, { target: number; score: number; listed: boolean; count: number }[]>();
  for (const { source, target, probability, count } of forth.pairs(0.005)) {
    if (target === 0) continue;
    const listed = isListed(source, target);
    if (!listed && count < 0.8) continue;
    const score = Math.sqrt(probability * back.probability(target, source)) * (listed ? listedBonus : 1);
    const here = candidates.get(source);
    if (here) here.push({ target, score, listed, count });
    else candidates.set(source, [{ target, score, listed, count }]);
  }
  const entries: Entries = new Map();
  for (const [source, found] of candidates) {
    const key = from.key(source);
    if (key === '' || /^[\p{N}.,]+$/u.test(key)) continue;
    // a word in Latin letters among others is a name or a term, which is looked for as it is
    if (from.scripted && /\p{Script=Latin}/u.test(key)) continue;
    const kept = found.toSorted((a, b) => b.score - a.score).slice(0, most);
    const sum = kept.reduce((total, k) => total + k.score, 0);
    const shares = kept
      .map((k) => ({ words: to.spelling(k.target), probability: k.score / sum }))
      .filter((k) => k.probability >= leastShare);
    if (sum > 0 && shares.some(({ words }) => words !== from.spelling(source)))
      entries.set(key, { ways: shares, weight: found.reduce((total, { count }) => total + count, 0) });
  }
  return entries;
}

/** Phrases whose meaning their parts do not give: a word of the translation is not among those of any part. */
function addPhrases(entries: Entries, phrases: ReadonlyMap<string, ReadonlyMap<string, number>>, language: string): void {
  for (const [spaced, found] of phrases) {
    const parts = spaced.split(' ');
    const key = parts.join(language === 'zh' ? '' : language === 'vi' ? '_' : ' ');
    if (entries.has(key)) continue;
    const known = new Set(parts.flatMap((part) => entries.get(part)?.ways.map((a) => a.words) ?? []));
    const kept = [...found].sort((a, b) => b[1] - a[1]).slice(0, mostAlternatives);
    if (kept.every(([words]) => words.split(' ').every((word) => known.has(word)))) continue;
    const sum = kept.reduce((total, [, weight]) => total + weight, 0);
    entries.set(key, { ways: kept.map(([words, weight]) => ({ words, probability: weight / sum })), weight: sum });
  }
}
