import type { CardFacts } from './facts.js';

/** How far a reader may rely on a translation, as a sentence. */
export function translationKey({ confirmed, stale, byMachine }: NonNullable<CardFacts['original']>): string {
  const by = byMachine ? 'card.translated.machine' : 'card.translated';
  if (stale) return `${by}.stale`;
  if (confirmed) return `${by}.confirmed`;
  return byMachine ? 'card.translated.by_machine' : 'card.translated.by_person';
}
