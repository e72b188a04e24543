/**
 * BM25F: one saturation over the fields' weighted, length-normalised frequencies (Robertson and Zaragoza 2009, section 3.6), without
 * the constant factor (k1 + 1). `b` is how much a field's length counts: a short title or keyword list is not a lesser one.
 */
export const bm25f = {
  k1: 1.2,
  title: { weight: 3, b: 0.5 },
  keywords: { weight: 2, b: 0.5 },
  text: { weight: 1, b: 0.75 },
} as const;

/** How many of the other side a listing's words, others' words for it, and its sectors may each bring in. */
export const candidatesEach = 200;
