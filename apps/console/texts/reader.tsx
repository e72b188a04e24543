import { useDirection } from '@mantine/core';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { canSay, direction, formatList, formatMoment, formatName, formatNumber, formatShare, isolateIn, label, labels, languages, say, type Fact, type Facts, type Language } from '#texts'; // prettier-ignore
import type english from '../../../libs/texts/catalogue/en.json';
import { fetchCatalogue } from './catalogue.js';
import type { Elsewhere } from './elsewhere.js';
import { keepWish } from './wishes.js';
import { ago, shortDay, until } from './times.js';

/** A key that the catalogues have: a sentence that is not there does not compile. */
export type Key = Exclude<keyof typeof english, `${Elsewhere}.${string}`>;

/** Everything that a screen says, in its reader's language. */
export type Reader = ReturnType<typeof readerOf>;

const ReaderContext = createContext<{ reader: Reader; speak: (language: Language) => Promise<void> } | undefined>(undefined);

export function Speaking({ language: first, children }: { language: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  const { setDirection } = useDirection();
  const speak = useCallback(
    async (next: Language) => {
      await fetchCatalogue(next);
      document.documentElement.lang = next;
      setDirection(direction(next));
      keepWish('language', next);
      setLanguage(next);
    },
    [setDirection],
  );
  const value = useMemo(() => ({ reader: readerOf(language), speak }), [language, speak]);
  return <ReaderContext value={value}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  return useSpeaking().reader;
}

/** The reader, and how to change their language. */
export function useSpeaking() {
  const value = useContext(ReaderContext);
  if (!value) throw new Error('a screen stands outside Speaking');
  return value;
}

function readerOf(language: Language) {
  return {
    language,
    way: direction(language),
    t: (key: Key, facts?: Facts) => say(language, key, facts),
    /** A sentence whose key came over the API; the key itself where no catalogue has it. */
    tell: ({ key, facts }: { key: string; facts?: Record<string, unknown> }) =>
      canSay(key) ? say(language, key, facts as Facts) : key,
    code: (list: string, code: string) => (canSay(`code.${list}.${code}`) ? label(language, list, code) : code),
    codes: (list: string) => labels(language, list).map(({ code, label }) => ({ value: code, label: capital(language, label) })),
    number: (value: number) => formatNumber(language, value),
    share: (value: number) => formatShare(language, value),
    /** Each item by itself: a name in Latin letters turns no Arabic around it. */
    list: (items: readonly string[]) =>
      formatList(
        language,
        items.map((item) => isolateIn(direction(language), item)),
      ),
    country: (code: string) => formatName(language, 'region', code),
    tongue: (code: string) => formatName(language, 'language', code),
    money: (code: string) => formatName(language, 'currency', code),
    moment: (at: string, zone: string) => formatMoment(language, { at, zone }),
    ago: (at: string) => ago(language, at),
    until: (at: string) => until(language, at),
    day: (at: string) => shortDay(language, at),
  };
}

/** A language by the name that its speakers give it. */
export const ownName = (language: string): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;

/** A code's label where it stands alone, as in a list of choices. */
export const capital = (language: string, text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

export const isLanguage = (tag: string | null | undefined): tag is Language => languages.some((language) => language === tag);
export type { Fact, Language };
export { languages };
