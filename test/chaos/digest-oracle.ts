/** What should have been told to whom and when, worked out anew from the rules in the README of digests: whole numbers, no library. */

export const oracleKinds = ['proposals', 'listings'] as const;
export type OracleKind = (typeof oracleKinds)[number];
export type Person = {
  id: string;
  hub: number;
  zone: string;
  hour: number;
  weekday: number;
  wishes: Record<OracleKind, 'off' | 'daily' | 'weekly' | 'monthly'>;
};
export type Place = { workWeek: number[]; holidays: Set<string> };
/** `look`: the first that can know of it; after the clock was put back, the look before was at a later hour and knew nothing. */
export type Item = { id: string; kind: OracleKind; hub: number; at: number; look: number };
export type Mail = { person: string; period: string; items: string[]; at: number };

const hours = 3_600_000;
const days = 24 * hours;

/** Minutes by which a zone is ahead of UTC, as the platform's own calendar has it. */
export function aheadOf(zone: string, at: number): number {
  const parts = calendarOf(zone).formatToParts(at);
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) =>
    Number(parts.find((p) => p.type === type)!.value),
  ) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const calendars = new Map<string, Intl.DateTimeFormat>();
function calendarOf(zone: string): Intl.DateTimeFormat {
  const known = calendars.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const calendar = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts });
  calendars.set(zone, calendar);
  return calendar;
}

/** The day whose six hours are open for somebody then; undefined outside them. */
export function openDay(person: Person, at: number, ahead = aheadOf(person.zone, at)): number | undefined {
  const since = at + ahead - person.hour * hours;
  const day = Math.floor(since / days);
  return since - day * days < 6 * hours ? day : undefined;
}

const dateOf = (day: number) => new Date(day * days).toISOString().slice(0, 10);
/** Day 0 was a Thursday. */
const weekdayOf = (day: number) => ((day + 3) % 7) + 1;
const firstOfMonth = (day: number) => Math.floor(Date.parse(`${dateOf(day).slice(0, 7)}-01T00:00:00Z`) / days);

/** Every mail there should be, given when the worker looked and which mails' fate nobody knows. */
export function expectedMails(
  people: readonly Person[],
  places: readonly Place[],
  items: readonly Item[],
  looks: readonly number[],
  unknown: ReadonlySet<string>,
): Mail[] {
  const mails: Mail[] = [];
  const ahead = new Map<string, number[]>(
    [...new Set(people.map((p) => p.zone))].map((zone) => [zone, looks.map((at) => aheadOf(zone, at))]),
  );
  const byHub = places.map((_, hub) => items.filter((item) => item.hub === hub));
  for (const person of people) {
    const place = places[person.hub]!;
    const claimed = new Set<string>();
    const told = new Set<string>();
    looks.forEach((at, look) => {
      const day = openDay(person, at, ahead.get(person.zone)![look]);
      if (day === undefined || claimed.has(`day ${day}`)) return;
      if (place.holidays.has(dateOf(day))) return;
      const works = place.workWeek.includes(weekdayOf(day));
      const due = oracleKinds.filter((kind) => {
        const its = itsDay(person.wishes[kind], person.weekday, day);
        if (its === undefined || claimed.has(`${kind} ${its.period}`)) return false;
        if (person.wishes[kind] === 'daily') return works;
        return its.day === day || (works && day - its.day <= 6);
      });
      if (!due.length) return;
      claimed.add(`day ${day}`);
      for (const kind of due) claimed.add(`${kind} ${itsDay(person.wishes[kind], person.weekday, day)!.period}`);
      const news = byHub[person.hub]!.filter((i) => i.look <= look && due.includes(i.kind) && !told.has(i.id)).map((i) => i.id);
      if (!news.length) return;
      mails.push({ person: person.id, period: dateOf(day), items: news.sort(), at });
      if (!unknown.has(`${person.id} ${dateOf(day)}`)) for (const id of news) told.add(id);
    });
  }
  return mails;
}

/** The last day up to this one that a wish names, and the period that it is claimed for: a day, a week from Monday, a month. */
function itsDay(wish: string, weekday: number, day: number): { day: number; period: string } | undefined {
  if (wish === 'daily') return { day, period: String(day) };
  if (wish === 'weekly') {
    const its = day - ((weekdayOf(day) - weekday + 7) % 7);
    return { day: its, period: `week ${its - weekdayOf(its)}` };
  }
  if (wish !== 'monthly') return undefined;
  const month = firstOfMonth(day);
  const its = month + ((weekday - weekdayOf(month) + 7) % 7);
  return its <= day ? { day: its, period: `month ${month}` } : undefined;
}
