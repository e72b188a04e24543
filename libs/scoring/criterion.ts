import type { Day, Pair, Sentence, Side } from './listing.js';

export const criterionNames = [
  'topic',
  'sectors',
  'cooperation',
  'profile',
  'stage',
  'certificates',
  'languages',
  'presence',
  'budget',
  'delivery',
  'size',
  'freshness',
  'readiness',
  'market_need',
] as const;
export type CriterionName = (typeof criterionNames)[number];

/** A field that is asked for and not filled in. */
export interface MissingField {
  side: Side;
  field: string;
}

/** One question the matcher asks of a pair, from the view of one side. All functions are pure. */
export interface Criterion {
  name: CriterionName;
  /** Both sides always see the same fit. */
  symmetric: boolean;
  /**
   * Asked of every pair, or only where `applies` finds that a side wished for something. A wish can be taken back, so a criterion
   * that may not apply has no effect below its best: see `Policy.weights`.
   */
  asked: 'always' | 'where_wished';
  applies(pair: Pair, view: Side): boolean;
  /** 0..1, or NaN where it is unknown. What met is counted, never the share of what was said: leaving something out never helps. */
  fit(pair: Pair, view: Side, today: Day): number;
  /** What the fit rests on, as text key `reason.<criterion>.<variant>`; asked only where the fit is known. */
  evidence(pair: Pair, view: Side, today: Day): Sentence;
  /** What to fill in, text key `missing.<field>`; asked only where the fit is unknown. */
  missing(pair: Pair, view: Side): MissingField[];
}
