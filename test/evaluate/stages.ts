import { tuned, type Tuning } from '#retrieval';

/** What can be taken out of retrieval to see what it is worth: each as the numbers with which it does nothing. */
export const stages: Record<string, (tuning: Tuning) => Tuning> = {
  fields: (t) => ({ ...t, title: t.text, keywords: t.text }),
  'query-fields': (t) => ({ ...t, asks: { ...t.asks, title: 1, keywords: 1, text: 1 } }),
  translation: (t) => ({ ...t, translation: { weight: 0 } }),
  feedback: (t) => ({ ...t, feedback: { ...t.feedback, share: 0 } }),
};

export const without = (names: readonly string[]): Tuning => names.reduce((tuning, name) => stages[name]!(tuning), tuned);
