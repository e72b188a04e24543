import { readFileSync } from 'node:fs';
import { languages, type Language } from '#texts';

const read = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../../libs/texts/catalogue/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
const catalogues = Object.fromEntries(languages.map((language) => [language, read(language)])) as Record<
  Language,
  Record<string, string>
>;

const bare = (text: string) => text.split('{')[0]!;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What a screen says, in any language, by what it says in English: `saidIn('ar')('New hub')` finds «مركز جديد». A part of a sentence up to where a
 * name is put in stands for the whole; words that are said in several places are
 * found as each of them says it. `within`: there is more beside it.
 */
export const saidIn =
  (language: Language) =>
  (english: string, place: 'alone' | 'within' = 'alone'): RegExp => {
    const begins = english.toLowerCase();
    const keys = Object.entries(catalogues.en).filter(([, text]) => text.toLowerCase().startsWith(begins));
    const whole = keys.filter(([, text]) => text.toLowerCase() === begins);
    const found = (whole.length ? whole : keys).map(([key]) => escaped(bare(catalogues[language][key]!).trim())).filter(Boolean);
    if (!found.length) throw new Error(`no screen says “${english}”`);
    const any = `(?:${[...new Set(found)].join('|')})`;
    return new RegExp(whole.length && place === 'alone' ? `^\\s*${any}\\s*$` : any, 'iu');
  };

/** Sentences of three words and more that are the same in no other language. */
const english = Object.entries(catalogues.en)
  .filter(([key, text]) => !text.includes('{') && text.split(' ').length > 2 && catalogues.ar[key] !== text)
  .map(([, text]) => text);

/** What on a screen in another language is still in English: nothing on a good one. */
export const englishIn = (screen: string): string[] => english.filter((text) => screen.includes(text));
