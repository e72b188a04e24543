import { readFileSync } from 'node:fs';
import { languages, type Language } from './languages.js';

const read = (language: Language) =>
  JSON.parse(readFileSync(new URL(`./catalogue/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>;

/** Every message of every language, read once. Flat keys, ICU MessageFormat. */
export const catalogues = Object.fromEntries(languages.map((language) => [language, read(language)])) as Record<
  Language,
  Readonly<Record<string, string>>
>;
