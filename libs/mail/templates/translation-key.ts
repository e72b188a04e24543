import type { CardFacts } from './facts.js';

/** How far a reader may rely on a translation, as a sentence. */
export function translationKey({ confirmed, stale }: NonNullable<CardFacts['original']>): string {
  if (stale) return 'card.translated.stale';
  return confirmed ? 'card.translated.confirmed' : 'card.translated.by_person';
}
