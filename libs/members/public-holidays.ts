import { createRequire } from 'node:module';
import type { HolidaysTypes } from 'date-holidays';

/** `expected`: by the moon that is to be sighted, so the state may announce another day shortly before. */
export type PublicHoliday = { day: string; name: string; note: string | null; expected: boolean };
export type PublicHolidays = { source: string; licence: string; items: PublicHoliday[] };

/** What its types leave out. */
type Noted = HolidaysTypes.Holiday & { note?: string };

const months =
  /Muharram|Safar|Rabi al-awwal|Rabi al-thani|Jumada al-awwal|Jumada al-thani|Rajab|Shaban|Ramadan|Shawwal|Dhu al-Qidah|Dhu al-Hijjah/;
const dayMs = 24 * 60 * 60_000;
const mostName = 100;

/**
 * The days on which the whole of a country is off, by `date-holidays`; undefined of a country that it does not know. In `language` where
 * it names that country's days in it, else in English. It is loaded by the first who asks: a start would take 1.07 times as long.
 */
export async function publicHolidaysOf(country: string, year: number, language: string): Promise<PublicHolidays | undefined> {
  const { default: Holidays } = await import('date-holidays');
  const known = new Holidays(country);
  if (!(country in known.getCountries())) return undefined;
  const found = (known.getHolidays(year, known.getLanguages().includes(language) ? language : 'en') as Noted[])
    .filter(({ type, date }) => type === 'public' && date.slice(11, 16) === '00:00')
    .map(({ date, start, end, rule, name, note }) => ({
      first: date.slice(0, 10),
      days: wholeDays(end.getTime() - start.getTime()),
      expected: months.test(rule),
      name: name.slice(0, mostName),
      note: note ?? null,
    }))
    // what falls on one day is named by what is certain, then by what is shortest, as Tet within its holidays
    .sort((a, b) => Number(b.expected) - Number(a.expected) || b.days - a.days);
  const byDay = new Map<string, PublicHoliday>();
  for (const { first, days, ...holiday } of found)
    for (const day of daysFrom(first, days)) if (day.startsWith(`${year}-`)) byDay.set(day, { day, ...holiday });
  const { version } = createRequire(import.meta.url)('date-holidays/package.json') as { version: string };
  return {
    source: `date-holidays ${version}`,
    licence: 'CC BY-SA 3.0',
    items: [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** Half days are worked. A change of the clocks makes a day of 23 hours. */
const wholeDays = (ms: number) => Math.floor(ms / dayMs + 0.1);

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, n) => new Date(Date.parse(first) + n * dayMs).toISOString().slice(0, 10));
