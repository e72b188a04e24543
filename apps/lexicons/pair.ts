/** Words of a language and their English, as a source gives them. */
export interface Pair {
  words: string;
  english: string;
  /** How often it counts in training. */
  weight: number;
  /** An entry of a dictionary, or a sentence and its translation. */
  kind: 'entry' | 'sentence';
}
