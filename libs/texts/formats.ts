import { localeOf } from './languages.js';

/** A band or a sum in whole units of the currency. */
export type Money = { from: number; to: number; currency: string } | { amount: number; currency: string };

/** An instant as somebody in `zone` (IANA) reads it. */
export type Moment = { at: Date | string; zone: string };

const dayLong = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** A calendar day `YYYY-MM-DD`, in words: "24 November 2026". It has no zone, so none may move it. */
export const formatDay = (language: string, day: string): string =>
  inWords(new Intl.DateTimeFormat(localeOf(language), { ...dayLong, timeZone: 'UTC' }), new Date(`${day}T00:00:00Z`));

/** Day and time with the zone's name: "24 November 2026 at 15:00 (Gulf Standard Time)". */
export function formatMoment(language: string, { at, zone }: Moment): string {
  const when = new Intl.DateTimeFormat(localeOf(language), {
    ...dayLong,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
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
  const parts = new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

export function formatMoney(language: string, money: Money): string {
  const { format, formatRange } = moneyFormat(language, money.currency);
  if ('amount' in money) return format(money.amount);
  return money.from === money.to ? format(money.from) : formatRange(money.from, money.to);
}

export const formatNumber = (language: string, value: number): string => new Intl.NumberFormat(localeOf(language)).format(value);

/** A share from 0 to 1 as whole per cent. */
export const formatShare = (language: string, share: number): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** "a, b and c". */
export const formatList = (language: string, items: readonly string[]): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);

/** The name of a country (`AE`), language (`vi`) or currency (`AED`) for the reader; the code itself where ICU has no name. */
export function formatName(language: string, type: 'region' | 'language' | 'currency', code: string): string {
  try {
    return new Intl.DisplayNames(localeOf(language), { type, fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Codes, not symbols: "$" alone is the money of twenty countries. */
function moneyFormat(language: string, currency: string) {
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: 0,
  });
  return { format: format.format.bind(format), formatRange: format.formatRange.bind(format) };
}
