import { z } from 'zod';
import { id, language, line, text } from '#problems';

export const WriteTranslation = z
  .strictObject({
    title: line(256),
    summary: text(500),
    description: text(4000).nullish(),
    advantages: text(2000).nullish(),
    expertiseSought: text(2000).nullish(),
  })
  .meta({ id: 'WriteTranslation' });
export type WriteTranslation = z.infer<typeof WriteTranslation>;

export const TranslationView = z
  .object({
    language: z.string(),
    title: z.string(),
    summary: z.string(),
    description: z.string().nullable(),
    advantages: z.string().nullable(),
    expertiseSought: z.string().nullable(),
    translatedAt: z.date(),
    confirmedAt: z.date().nullable().describe('When the owner, or the hub that keeps the listing, said that it says the same'),
    byMachine: z.boolean().describe('Nobody has written it; whoever confirms it has read it'),
    stale: z.boolean().describe('The listing says something else since'),
  })
  .meta({ id: 'TranslationView' });
export type TranslationView = z.infer<typeof TranslationView>;
export const TranslationsView = z
  .object({
    items: z.array(TranslationView),
    machine: z.boolean().describe('Whether whoever reads this may have a machine write one'),
  })
  .meta({ id: 'TranslationsView' });

export const ByLanguage = z.strictObject({ id, language });
export type ByLanguage = z.infer<typeof ByLanguage>;
