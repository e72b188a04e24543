import type { Hit } from './best.js';
import type { Query } from './query.js';
import { fields, isOwn, type Reading } from './reading.js';
import { rarity, type Statistics } from './statistics.js';
import type { Tuning } from './tuned.js';

/**
 * Whether a query is about a subject rather than about one thing: it says enough words, and what it found is alike good. A precise
 * question finds one listing far better than the rest, and what the rest say would only lead away from it.
 */
export function isTopical(query: Query, hits: readonly Hit[], { feedback }: Tuning): boolean {
  const last = hits[feedback.listings - 1];
  return last !== undefined && wordsOf(query) >= feedback.words && last.score >= feedback.flatness * hits[0]!.score;
}

/**
 * How many words a query says. In another language than English twice as many are asked for, because what a translation finds first is less sure;
 * and a syllable of Vietnamese or a pair of characters of Chinese is half a word, a pair of syllables none of its own.
 */
function wordsOf({ language, own, common }: Query): number {
  const terms = [...(own.size ? own : common).keys()].filter((term) => !term.includes('_')).length;
  return terms / ((own.size ? 2 : 1) * (['vi', 'zh'].includes(language) ? 2 : 1));
}

/**
 * The query with the words that its first results say (RM3: Lavrenko and Croft 2001, Abdul-Jaleel et al. 2004), each result weighed by
 * its score, each word by how much of the result it is and how rare.
 */
export function withFeedback(
  query: Query,
  hits: readonly Hit[],
  found: ReadonlyMap<string, Reading>,
  statistics: Statistics,
  { feedback }: Tuning,
): Query {
  const expanded: Query = { language: query.language, own: new Map(), common: new Map() };
  for (const space of ['own', 'common'] as const) {
    const said = new Map<string, number>();
    for (const { id, score } of hits.slice(0, feedback.listings)) {
      const reading = found.get(id);
      if (!reading) continue;
      const words = fields.reduce((sum, field) => sum + reading.lengths[field], 0) || 1;
      for (const entry of reading.entries) {
        if (isOwn(entry.term, query.language) !== (space === 'own')) continue;
        if (space === 'common' && isOwn(entry.term, reading.language)) continue;
        said.set(entry.term, (said.get(entry.term) ?? 0) + (score * (entry.title + entry.keywords + entry.text)) / words);
      }
    }
    for (const [term, share] of said) said.set(term, share * rarity(term, statistics));
    const strongest = [...said].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, feedback.terms);
    const [before, after] = [sum(query[space].values()), sum(strongest.map(([, weight]) => weight))];
    for (const [term, weight] of query[space]) expanded[space].set(term, weight * (1 - feedback.share));
    if (after > 0)
      for (const [term, weight] of strongest)
        expanded[space].set(term, (expanded[space].get(term) ?? 0) + (weight * before * feedback.share) / after);
    for (const [term, weight] of expanded[space]) expanded[space].set(term, Math.round(weight));
  }
  return expanded;
}

const sum = (values: Iterable<number>): number => {
  let all = 0;
  for (const value of values) all += value;
  return all;
};
