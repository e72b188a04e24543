import { soundTerms, termsWithSurface, translate, type Glossary } from '#language';
import { tuned, type Tuning } from './tuned.js';

/** The words of a listing, field by field. `text` is what it says at length. */
export interface Words {
  /** BCP 47 primary subtag. */
  language: string;
  title: string;
  keywords: readonly string[];
  text: string;
}

export const fields = ['title', 'keywords', 'text'] as const;
export type Field = (typeof fields)[number];
export type PerField = Record<Field, number>;

/**
 * A term of a listing with how often each field says it. A listing that is not in English is read twice: as its own stems, which are
 * marked by their language ("ru:датчик"), and as the English words that they may mean, each counted by its probability. Two listings
 * of one language meet in their own stems, any two others in English, so that neither way is counted double. A name that nothing
 * translates is its sound ("~XNGTN"); an English listing says the sounds of its names and does not ask for them, having the names.
 */
export interface Entry extends PerField {
  term: string;
  /** The word as the listing has it, for whoever reads why two listings met. */
  surface: string;
}
export interface Reading {
  language: string;
  entries: Entry[];
  /** How many words each field has. */
  lengths: PerField;
}

/** The language that all others are read into. */
export const pivot = 'en';

/** A term of a listing's own language, apart from what another language happens to write alike. */
export const ownTerm = (term: string, language: string): string => (language === pivot ? term : `${language}:${term}`);
export const isOwn = (term: string, language: string): boolean => language !== pivot && term.startsWith(`${language}:`);

/** Whether a listing of a language asks for a term that it says. */
export const isAsked = (term: string, language: string): boolean => language !== pivot || !term.startsWith('~');

/** Frequencies are whole 1024ths, so that what was stored is what was read. More than 63 times is 63 times. */
export const frequencyUnits = 1024;
const inUnits = (times: number): number => Math.min(63, Math.ceil(times * frequencyUnits) / frequencyUnits);

/** Reads a listing into its terms; without a glossary in its own language only. */
export function read(words: Words, glossary: Glossary | undefined, tuning: Tuning = tuned): Reading {
  const entries = new Map<string, Entry>();
  const lengths: PerField = { title: 0, keywords: 0, text: 0 };
  const count = (term: string, surface: string, field: Field, times: number) => {
    let entry = entries.get(term);
    if (!entry) entries.set(term, (entry = { term, surface, title: 0, keywords: 0, text: 0 }));
    entry[field] += times;
  };
  const parts = { title: [words.title], keywords: words.keywords, text: [words.text] };
  for (const field of fields) {
    for (const part of parts[field]) {
      const said = termsWithSurface(part, words.language);
      lengths[field] += said.length;
      for (const { term, surface } of said) count(ownTerm(term, words.language), surface, field, 1);
      if (!glossary) continue;
      if (words.language === pivot) for (const { term, surface } of soundTerms(part, pivot)) count(term, surface, field, 1);
      else if (tuning.translation.weight)
        for (const { said: surface, times, found } of translate(part, words.language, pivot, { glossary }))
          for (const { term, weight } of found) count(term, surface, field, weight * times * tuning.translation.weight);
    }
  }
  for (const entry of entries.values()) for (const field of fields) entry[field] = inUnits(entry[field]);
  return { language: words.language, entries: [...entries.values()], lengths };
}
