/** The languages whose catalogue is complete; English is what the others fall back to. */
export const languages = ['en', 'ru', 'ar', 'vi'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag);

/** Catalogue languages to the locale that decides digits, dates and money. Arabic follows the first Arabic hub: Latin digits, Gregorian days. */
const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU', ar: 'ar-AE', vi: 'vi-VN' };

/** The locale for `Intl`: ours for our languages, the tag itself for any other that this ICU knows, else English. */
export function localeOf(language: string): string {
  if (isLanguage(language)) return locales[language];
  try {
    return Intl.getCanonicalLocales(language)[0] ?? locales.en;
  } catch {
    return locales.en;
  }
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'sd', 'yi']);

/** Which way a language is written; decided by the primary subtag. */
export const direction = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';

/**
 * The best language to write in to somebody who wants `wanted`: that one, its primary subtag, English, or the first there is.
 * Throws where nothing is available, because a silent guess would be a mail in no language.
 */
export function fallbackLanguage(wanted: string, available: readonly string[] = languages): string {
  const tag = wanted.toLowerCase();
  const primary = tag.split('-')[0] ?? tag;
  const found = [tag, primary, 'en'].find((candidate) => available.includes(candidate)) ?? available[0];
  if (found === undefined) throw new Error('no language is available to fall back to');
  return found;
}
