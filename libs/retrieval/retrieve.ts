import type { Hit } from './best.js';
import type { InvertedIndex } from './inverted-index.js';
import { answerOf, queryOf } from './query.js';
import type { Reading } from './reading.js';
import { tuned, type Tuning } from './tuned.js';

export interface Around {
  tuning?: Tuning;
  /** What was read of listings that the index found. */
  readings: (ids: readonly string[]) => Promise<Reading[]> | Reading[];
  /** A listing that is not to be learnt from. */
  not?: string | undefined;
}

/** The listings of an index that say most of what a listing asks for, the best first. */
export async function retrieve(index: InvertedIndex, reading: Reading, most: number, { tuning = tuned }: Around): Promise<Hit[]> {
  return index.saying(queryOf(reading, index.statistics, tuning), most);
}

/** The listings of an index that ask most for what a listing says, the best first. */
export function answering(index: InvertedIndex, reading: Reading, most: number, tuning: Tuning = tuned): Hit[] {
  return index.asking(answerOf(reading, index.statistics, tuning), most);
}
