import type { Hit } from './best.js';
import { isTopical, withFeedback } from './feedback.js';
import type { InvertedIndex } from './inverted-index.js';
import { answerOf, queryOf } from './query.js';
import type { Reading } from './reading.js';
import { tuned, type Tuning } from './tuned.js';

export interface Around {
  tuning?: Tuning;
  /** What was read of listings that the index found. */
  readings: (ids: readonly string[]) => Promise<ReadonlyMap<string, Reading>> | ReadonlyMap<string, Reading>;
  /** A listing that is not to be learnt from. */
  not?: string | undefined;
}

/** The listings of an index that say most of what a listing asks for, the best first. */
export async function retrieve(
  index: InvertedIndex,
  reading: Reading,
  most: number,
  { tuning = tuned, readings, not }: Around,
): Promise<Hit[]> {
  const query = queryOf(reading, index.statistics, tuning);
  const hits = index.saying(query, most);
  if (tuning.feedback.share === 0) return hits;
  const first = hits.filter((hit) => hit.id !== not).slice(0, tuning.feedback.listings);
  if (!isTopical(query, first, tuning)) return hits;
  const found = await readings(first.map((hit) => hit.id));
  return index.saying(withFeedback(query, first, found, index.statistics, tuning), most);
}

/** The listings of an index that ask most for what a listing says, the best first. */
export function answering(index: InvertedIndex, reading: Reading, most: number, tuning: Tuning = tuned): Hit[] {
  return index.asking(answerOf(reading, index.statistics, tuning), most);
}
