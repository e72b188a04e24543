import { DateTime } from 'luxon';

/** What somebody may be told of, in the order in which a digest tells it. */
export const kinds = ['decisions', 'views', 'proposals', 'finds', 'listings', 'results'] as const;
export type Kind = (typeof kinds)[number];

/** `each`: a notification as soon as there is something, and no part of a digest. */
export const frequencies = ['off', 'each', 'daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];
export type Frequencies = Readonly<Record<Kind, Frequency>>;

/** When somebody wants the news. `pausedUntil` is the first day on which it comes again; `changedAt`: since when they wish it so. */
export type Wish = {
  frequencies: Frequencies;
  weekday: number;
  hour: number;
  zone: string;
  pausedUntil: string | null;
  changedAt: Date;
};

/** The days on which a hub works: ISO weekdays (1 Monday) less its holidays (`YYYY-MM-DD`). */
export type WorkDays = { workWeek: readonly number[]; holidays: readonly string[] };

/** A kind and the period for which it is told once: a local date, an ISO week or a month (`2026-11-22`, `2026-W47`, `2026-11`). */
export type Due = { kind: Kind; period: string };

/** `day` is the day whose hour came last; `due` is what is to be told then, and empty outside the wished hours. */
export type Window = { day: string; due: Due[] };

/** A digest that could not go out by then is no longer the morning's: its news rolls on to the next. */
export const lateHours = 6;

/** A weekly or monthly digest that could not go out on its day is caught up on a working day of the six that follow. */
export const catchUpDays = 6;

/** Notifications come by day only, by the clock on the reader's wall: from seven until nine in the evening. */
export const byDay = { from: 7, until: 21 };

/** Minutes in which one notification holds all that came. */
export const slotMinutes = 15;

/** Whoever was here has seen it: nothing is sent for so many hours. */
export const hoursAfterVisit = 4;

/** Mails in seven days; notifications stop earlier, so that they leave room for every digest. */
export const mostAWeek = { digests: 14, notices: 7 };

const monday = 1;
/** For somebody who acts for no hub. */
const officeDays: WorkDays = { workWeek: [1, 2, 3, 4, 5], holidays: [] };

/** `kind:period` of what was told, or found silent, already. */
export const claimOf = ({ kind, period }: Due) => `${kind}:${period}`;

/**
 * The window that is open for somebody at an instant, by the clock on their wall. Wall time is compared, not instants: an hour that
 * summer time skips is reached when the clock has passed it, one that comes twice opens the same window, and its digest is one.
 */
export function windowOf(wish: Wish, places: readonly WorkDays[], now: Date, claimed: ReadonlySet<string>): Window {
  const since = sinceTheHour(wish, now);
  const day = since.startOf('day');
  const due = since.hour < lateHours ? dueOn(wish, places, day, claimed) : [];
  return { day: day.toFormat('yyyy-MM-dd'), due };
}

/** The quarter of an hour, by the clock on the wall, whose notification may go out now; null by night, on free days and while paused. */
export function slotOf(wish: Wish, places: readonly WorkDays[], now: Date): string | null {
  const wall = wallOf(wish.zone, now);
  if (wall.hour < byDay.from || wall.hour >= byDay.until) return null;
  if (!dayFor(wish, places, wall.startOf('day')).works) return null;
  return wall.set({ minute: wall.minute - (wall.minute % slotMinutes) }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** The day `YYYY-MM-DD` on which the next digest may come at the earliest; null when none will within 400 days. */
export function nextDay(
  wish: Wish,
  places: readonly WorkDays[],
  now: Date,
  claimed: ReadonlySet<string> = new Set(),
): string | null {
  const wall = wallOf(wish.zone, now);
  const first = wall.startOf('day').plus({ days: wall.hour < wish.hour ? 0 : 1 });
  for (let ahead = 0; ahead < 400; ahead++) {
    const day = first.plus({ days: ahead });
    if (dueOn(wish, places, day, claimed).length) return day.toFormat('yyyy-MM-dd');
  }
  return null;
}

function dueOn(wish: Wish, places: readonly WorkDays[], day: DateTime, claimed: ReadonlySet<string>): Due[] {
  const { open, works } = dayFor(wish, places, day);
  if (!open) return [];
  const wishedSince = sinceTheHour(wish, wish.changedAt);
  return kinds.flatMap((kind) => {
    const its = dayOf(wish.frequencies[kind], wish.weekday, day);
    if (!its || (its.daily && !works)) return [];
    const late = day.diff(its.day, 'days').days;
    // What was wished only after its day had come is not late.
    if (late > 0 && (!works || late > catchUpDays || its.day <= wishedSince)) return [];
    const due = { kind, period: its.day.toFormat(its.format) };
    return claimed.has(claimOf(due)) ? [] : [due];
  });
}

/** The last day, up to this one, that a frequency names, and how its period is written. */
function dayOf(frequency: Frequency, weekday: number, day: DateTime) {
  if (frequency === 'daily') return { day, format: 'yyyy-MM-dd', daily: true };
  if (frequency === 'weekly') return { day: day.minus({ days: (day.weekday - weekday + 7) % 7 }), format: "kkkk-'W'WW" };
  if (frequency !== 'monthly') return undefined;
  const month = day.startOf('month');
  const first = month.plus({ days: (weekday - month.weekday + 7) % 7 });
  return first <= day ? { day: first, format: 'yyyy-MM' } : undefined;
}

/** `open`: not paused, and not a holiday everywhere; `works`: somewhere a working day too. */
function dayFor(wish: Wish, places: readonly WorkDays[], day: DateTime): { open: boolean; works: boolean } {
  const date = day.toFormat('yyyy-MM-dd');
  if (wish.pausedUntil && date < wish.pausedUntil) return { open: false, works: false };
  const open = (places.length ? places : [officeDays]).filter((place) => !place.holidays.includes(date));
  return { open: open.length > 0, works: open.some((place) => place.workWeek.includes(day.weekday)) };
}

/** The clock on the wall of a zone as if it were UTC, where every day has 24 hours. */
const wallOf = (zone: string, at: Date) => DateTime.fromJSDate(at).setZone(zone).setZone('utc', { keepLocalTime: true });

/** The wall clock less the wished hour: its day is the day whose hour came last, its time how late it is. */
const sinceTheHour = ({ zone, hour }: Pick<Wish, 'zone' | 'hour'>, at: Date) => wallOf(zone, at).minus({ hours: hour });

/** What is right without being touched: what waits for an answer every working day at eight where the reader is, the rest weekly. */
export const untouched = { weekday: monday, hour: 8, pausedUntil: null } as const;
export const untouchedFor = {
  person: { decisions: 'daily', views: 'daily', proposals: 'daily', finds: 'weekly', listings: 'weekly', results: 'weekly' },
  contact: { decisions: 'weekly', views: 'off', proposals: 'off', finds: 'weekly', listings: 'weekly', results: 'weekly' },
} as const satisfies Record<string, Frequencies>;
