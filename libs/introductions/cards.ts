import type { EntityManager } from 'typeorm';
import { translated } from '#listings';
import type { Card } from './introductions.schema.js';
import type { Side } from './side.entity.js';

/** A listing's text in the language of whoever is asked, as the card keeps it. */
export async function translationFor(em: EntityManager, listing: string, language: string): Promise<Card['translation']> {
  const found = await translated(em, listing, language);
  if (!found) return null;
  const { title, summary, description, confirmedAt, byMachine, stale } = found;
  return { language, title, summary, description, confirmed: confirmedAt !== null, byMachine, stale };
}

/** What a card says to its reader: the translation, where there is one, with the original beside it. */
export function inWordsOf({ title, summary, language, translation }: Card) {
  if (!translation) return { title, summary, ...(language && { language }) };
  const { confirmed, byMachine, stale } = translation;
  return {
    title: translation.title,
    summary: translation.summary,
    language: translation.language,
    original: { title, summary, language, confirmed, stale, ...(byMachine && { byMachine }) },
  };
}

/** The card as a mail tells it. */
export function cardInMail({ shown }: Pick<Side, 'shown'>) {
  const { country, profileType, reasons, gap } = shown!;
  return { ...inWordsOf(shown!), country, profileType, reasons, ...(gap ? { gap } : {}) };
}
