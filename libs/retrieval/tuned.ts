/**
 * Every number of retrieval that was tuned, with how it was found. The command prints the figures that each choice rests on:
 * `npm run evaluate -- retrieval <folder> --without <stage>` takes a stage out, `--ablate` all of them in turn.
 */
export const tuned = {
  /** BM25F's saturation. The textbook's; nothing was gained by another on any set. */
  k1: 1.2,
  /** How much a word counts by where a listing says it, and how much the field's own length tells against it. */
  title: { weight: 2, b: 0.5 },
  keywords: { weight: 2, b: 0.5 },
  text: { weight: 1, b: 0.75 },
  /** How much an English word counts that another language's may mean, beside its probability: as what it is, so nothing was tuned. */
  translation: { weight: 1 },
  /** How much a word counts in the query by where the need says it; said k times, it counts (1 + k3) k / (k3 + k) times. */
  asks: { title: 2, keywords: 1.5, text: 1, k3: 8 },
  /**
   * Feedback from the first `listings` results: `terms` of their words make up `share` of the query, if it has `words` and the last of them
   * scores `flatness` of the first. A share of 0.2 gains more on tenders and takes more from half a text that looks for its other half.
   */
  feedback: { listings: 10, terms: 40, share: 0.15, words: 8, flatness: 0.35 },
  /**
   * What an embedder's nearness counts beside words, 0..1, where `EMBEDDER_WEIGHT` says nothing else. None: a weight belongs to a model, and
   * no model was here to fit one for. `npm run evaluate -- retrieval <folder> --embedder <address>` fits it on half of the queries and tests it on the others.
   */
  meaning: { weight: 0 },
};

export type Tuning = typeof tuned;
