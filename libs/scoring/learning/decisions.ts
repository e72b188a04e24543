/**
 * What people said of one another, in columns. A party is whoever decides and is decided about: an organisation, or one person of a
 * judged set. Each decision is one side's; `direction` 0 and 1 are the two sides' views, with weights of their own.
 */
export interface Decisions {
  /** How many parties, and each one's side (0 or 1). */
  sides: Uint8Array;
  /** How many hubs (or other groups) there are. */
  groups: number;
  /** Who decides about whom, in which group, and whether it was a yes: 0 or 1, or how much of one. */
  from: Int32Array;
  to: Int32Array;
  group: Int32Array;
  said: Uint8Array | Float64Array;
  /** What counts for this decision more than for another: one over the probability of its showing, at most 10. Missing: 1. */
  weight?: Float64Array | undefined;
  /** What is known of the pair in the view of who decides: `width` numbers a decision, row by row. */
  features: Float64Array;
  width: number;
  /** The kind of each feature: those of a kind are alike in size, and shrunk alike. */
  kinds: readonly number[];
}

/** The direction of a decision is the side of who decides. */
export const directionOf = (decisions: Decisions, row: number): 0 | 1 => decisions.sides[decisions.from[row]!]! as 0 | 1;

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));
