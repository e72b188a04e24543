import type { Reader } from '../texts/reader.js';
import type { Sought } from './queries.js';

const names = ['text', 'side', 'profileType', 'sector', 'country', 'market', 'cooperation', 'delivery', 'language'] as const;

/** What the page of the catalogue calls it in its address: there, `language` is that of the page. */
const inAddress = (name: (typeof names)[number]) => (name === 'language' ? 'written' : name);

/** What an address asks the catalogue for; nothing where it asks for nothing. */
export function soughtIn(address: URLSearchParams): Sought | undefined {
  const said = names.flatMap((name) => {
    const value = address.get(inAddress(name))?.trim();
    return value ? [[name, value] as const] : [];
  });
  return said.length ? (Object.fromEntries(said) as Sought) : undefined;
}

/** The code of the whole sector that a search asks for by its first digits. */
export const sectorOf = ({ sector }: Sought): string | undefined => sector?.padEnd(8, '0');

/** What a search asks for, in words. */
export function wordsOf({ t, code, country, tongue }: Reader, sought: Sought, sectorName: (code: string) => string): string[] {
  const { text, side, profileType, cooperation, delivery, market, language } = sought;
  return [
    text && `“${text}”`,
    side && t(`catalogue.${side}`),
    profileType && code('profileTypes', profileType),
    sought.sector && sectorName(sectorOf(sought)!),
    sought.country && country(sought.country),
    market && t('console.searches.for', { market: country(market) }),
    cooperation && code('cooperationTypes', cooperation),
    delivery && code('deliveryModes', delivery),
    language && tongue(language),
  ].flatMap((word) => word ?? []);
}
