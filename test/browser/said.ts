import { readFileSync } from 'node:fs';
import { direction, languages, say, type Facts, type Language } from '#texts';
import type { Page } from 'playwright-core';

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
 * What a screen says, in any language, by what it says in English: `saidIn('ar')('New hub')` finds «مركز جديد»; words that are said in several
 * places are found as each of them says it. `within`: there is more beside it. A sentence into which something is put is said whole, with what is put in;
 * one that is said in part is found by what stands before that.
 */
export const saidIn =
  (language: Language) =>
  (english: string, how: 'alone' | 'within' | Facts = 'alone'): RegExp => {
    const begins = english.toLowerCase();
    const keys = Object.entries(catalogues.en).filter(([, text]) => text.toLowerCase().startsWith(begins));
    const whole = keys.filter(([, text]) => text.toLowerCase() === begins);
    const words = (key: string) => (typeof how === 'object' ? say(language, key, how) : bare(catalogues[language][key]!)).trim();
    const found = (whole.length ? whole : keys).map(([key]) => escaped(words(key))).filter(Boolean);
    if (!found.length) throw new Error(`no screen says “${english}”`);
    const any = `(?:${[...new Set(found)].join('|')})`;
    return new RegExp(whole.length && how !== 'within' ? `^\\s*${any}\\s*$` : any, 'iu');
  };

/** Sentences of three words and more that are the same in no other language. */
const english = Object.entries(catalogues.en)
  .filter(([key, text]) => !text.includes('{') && text.split(' ').length > 2 && catalogues.ar[key] !== text)
  .map(([, text]) => text);

/** A screen is written in its direction, and no whole sentence on it is English; the people's own words are in theirs. */
export async function isInOneLanguage(page: Page, language: Language): Promise<void> {
  expect(await page.locator('html').getAttribute('dir')).toBe(direction(language));
  const screen = await page.locator('body').innerText();
  if (language !== 'en') expect(english.filter((text) => screen.includes(text))).toEqual([]);
}
