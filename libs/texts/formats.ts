import { localeOf } from './languages.js';

/** A band or a sum in whole units of the currency. */
export type Money = { from: number; to: number; currency: string } | { amount: number; currency: string };

/** An instant as somebody in `zone` (IANA) reads it. */
export type Moment = { at: Date | string; zone: string };

/**
 * What Intl makes of a locale and options costs a hundred times its use, and a mail uses fifty: each is made once. So many and no more
 * are kept, for zones and languages come from outside.
 */
const most = 1000;
const known = new Map<string, unknown>();
export function once<Format>(what: string, make: () => Format): Format {
  const kept = known.get(what) as Format | undefined;
  if (kept !== undefined) return kept;
  const made = make();
  if (known.size >= most) known.clear();
  known.set(what, made);
  return made;
}

const dayLong = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** A calendar day `YYYY-MM-DD`, in words: "24 November 2026". It has no zone, so none may move it. */
export const formatDay = (language: string, day: string): string =>
  inWords(
    once(`day ${language}`, () => new Intl.DateTimeFormat(localeOf(language), { ...dayLong, timeZone: 'UTC' })),
    new Date(`${day}T00:00:00Z`),
  );

/** Day and time with the zone's name: "24 November 2026 at 15:00 (Gulf Standard Time)". */
export function formatMoment(language: string, { at, zone }: Moment): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const when = once(
    `moment ${language} ${zone}`,
    () => new Intl.DateTimeFormat(localeOf(language), { ...dayLong, ...clock, timeZone: zone }),
  );
  return `${inWords(when, new Date(at))} (${zoneName(language, zone, new Date(at))})`;
}

/** Without the Russian "г." ("year"), whose dot would meet that of the sentence. */
const inWords = (format: Intl.DateTimeFormat, at: Date): string =>
  format
    .formatToParts(at)
    .map(({ type, value }) => (type === 'literal' ? value.replace(/\s?г\./, '') : value))
    .join('');

/** The zone by its name in the reader's language, at an instant because summer time has another name. */
export function zoneName(language: string, zone: string, at: Date): string {
  const format = once(
    `zone ${language} ${zone}`,
    () => new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, timeZoneName: 'long' }),
  );
  const parts = format.formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

export function formatMoney(language: string, money: Money): string {
  const format = moneyFormat(language, money.currency);
  if ('amount' in money) return format.format(money.amount);
  return money.from === money.to ? format.format(money.from) : format.formatRange(money.from, money.to);
}

export const formatNumber = (language: string, value: number): string =>
  once(`number ${language}`, () => new Intl.NumberFormat(localeOf(language))).format(value);

/** A share from 0 to 1 as whole per cent. */
export const formatShare = (language: string, share: number): string =>
  once(
    `share ${language}`,
    () => new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }),
  ).format(share);

/** "a, b and c". */
export const formatList = (language: string, items: readonly string[]): string =>
  once(`list ${language}`, () => new Intl.ListFormat(localeOf(language), { type: 'conjunction' })).format(items);

/** The name of a country (`AE`), language (`vi`) or currency (`AED`) for the reader; the code itself where ICU has no name. */
export function formatName(language: string, type: 'region' | 'language' | 'currency', code: string): string {
  try {
    const names = once(`${type} ${language}`, () => new Intl.DisplayNames(localeOf(language), { type, fallback: 'code' }));
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Codes, not symbols: "$" alone is the money of twenty countries. */
function moneyFormat(language: string, currency: string): Intl.NumberFormat {
  const inCodes = { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 0 } as const;
  return once(`money ${language} ${currency}`, () => new Intl.NumberFormat(localeOf(language), inCodes));
}
