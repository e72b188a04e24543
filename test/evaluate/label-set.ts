import { sectorLabel, sectorScheme } from '#listings';
import type { JudgedSet } from './sets.js';

/**
 * Known items: the name of a sector in a language looks for its English name among the names of all 9,454 codes. Only for languages whose
 * names are translations of our own (ru, ar, vi), which nothing was learnt from; those of the Union's languages taught the lexicons of
 * es, pt, fr, pl, de and ro, so that they would judge themselves. `en` is the measure of the others: a name looks for itself.
 */
export function labelSet(language: string): JudgedSet {
  const named = [...sectorScheme()].filter(({ code }) => sectorLabel(code, 'ru') !== sectorLabel(code, 'en'));
  return {
    name: `sector names, ${language} to en`,
    documents: [...sectorScheme()].map(({ code, label }) => ({ id: code, title: label, text: '', language: 'en' })),
    queries: named.map(({ code }) => ({ id: code, title: sectorLabel(code, language), text: '', language })),
    judgments: new Map(named.map(({ code }) => [code, new Map([[code, 1]])])),
    repeated: 0,
  };
}

/** The languages that have such names. */
export const labelled = ['en', 'ru', 'ar', 'vi'];
