import { isAsked, isOwn, type PerField, type Reading } from './reading.js';
import { rarity, type Statistics } from './statistics.js';
import type { Tuning } from './tuned.js';
import { asking, impact, normsOf, whole } from './weights.js';

/** What is looked for: terms with whole weights, those for listings of the same language apart from those for all others. */
export interface Query {
  language: string;
  own: Map<string, number>;
  common: Map<string, number>;
}

/** Whole units of a weight in one. */
const units = 1000;

/** How much a listing asks for a word that it says, of which it is known how rare it is. */
export const weightOf = (said: PerField, rare: number, tuning: Tuning): number => Math.round(units * asking(said, tuning) * rare);

/** What a listing looks for in others. */
export function queryOf(reading: Reading, statistics: Statistics, tuning: Tuning): Query {
  const query: Query = { language: reading.language, own: new Map(), common: new Map() };
  for (const entry of reading.entries) {
    if (!isAsked(entry.term, reading.language)) continue;
    const weight = weightOf(entry, rarity(entry.term, statistics), tuning);
    if (weight > 0) (isOwn(entry.term, reading.language) ? query.own : query.common).set(entry.term, weight);
  }
  return query;
}

/** What a listing says, to be laid against what others ask for. */
export function answerOf(reading: Reading, statistics: Statistics, tuning: Tuning): Query {
  const answer: Query = { language: reading.language, own: new Map(), common: new Map() };
  const norms = normsOf(reading.lengths, statistics, tuning);
  for (const entry of reading.entries) {
    const weight = Math.round((units * impact(entry, norms, tuning) * rarity(entry.term, statistics)) / whole);
    if (weight > 0) (isOwn(entry.term, reading.language) ? answer.own : answer.common).set(entry.term, weight);
  }
  return answer;
}
