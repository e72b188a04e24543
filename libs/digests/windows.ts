import { DateTime } from 'luxon';

export type Frequency = 'off' | 'daily' | 'weekly' | 'monthly';

/** When somebody wants the news. `pausedUntil` is the first day on which it comes again. */
export type Wish = { frequency: Frequency; weekday: number; hour: number; zone: string; pausedUntil: string | null };

/** The days on which a hub works: ISO weekdays (1 Monday) less its holidays (`YYYY-MM-DD`). */
export type WorkDays = { workWeek: readonly number[]; holidays: readonly string[] };

/** `due` is true from the wished hour of a right day on, for `lateHours`. `day` is the day whose hour came last. */
export type Window = { period: string; day: string; due: boolean };

/** A digest that could not go out by then is no longer the morning's: its news rolls on to the next. */
export const lateHours = 6;

const monday = 1;
/** For somebody who coordinates no hub. */
const officeDays: WorkDays = { workWeek: [1, 2, 3, 4, 5], holidays: [] };

/**
 * The window that is open for somebody at an instant, by the clock on their wall. Wall time is compared, not instants: an hour that
 * summer time skips is reached when the clock has passed it, one that comes twice opens the same window, and its digest is one.
 */
export function windowOf(wish: Wish, hubs: readonly WorkDays[], now: Date): Window {
  const wall = DateTime.fromJSDate(now).setZone(wish.zone).setZone('utc', { keepLocalTime: true });
  const sinceTheHour = wall.minus({ hours: wish.hour });
  const day = sinceTheHour.startOf('day');
  return {
    period: periodOf(wish.frequency, day),
    day: day.toFormat('yyyy-MM-dd'),
    due: sinceTheHour.hour < lateHours && isDay(wish, hubs.length ? hubs : [officeDays], day),
  };
}

/** The day `YYYY-MM-DD` on which the next digest may come at the earliest; null when none will within 400 days. */
export function nextDay(wish: Wish, hubs: readonly WorkDays[], now: Date): string | null {
  const wall = DateTime.fromJSDate(now).setZone(wish.zone).setZone('utc', { keepLocalTime: true });
  const first = wall.startOf('day').plus({ days: wall.hour < wish.hour ? 0 : 1 });
  for (let ahead = 0; ahead < 400; ahead++) {
    const day = first.plus({ days: ahead });
    if (isDay(wish, hubs.length ? hubs : [officeDays], day)) return day.toFormat('yyyy-MM-dd');
  }
  return null;
}

/** A local date, an ISO week or a month: `2026-11-22`, `2026-W47`, `2026-11`. */
function periodOf(frequency: Frequency, day: DateTime): string {
  return day.toFormat({ off: 'yyyy-MM-dd', daily: 'yyyy-MM-dd', weekly: "kkkk-'W'WW", monthly: 'yyyy-MM' }[frequency]);
}

function isDay(wish: Wish, places: readonly WorkDays[], day: DateTime): boolean {
  const date = day.toFormat('yyyy-MM-dd');
  if (wish.pausedUntil && date < wish.pausedUntil) return false;
  const open = places.filter((p) => !p.holidays.includes(date));
  if (wish.frequency === 'off' || !open.length) return false;
  if (wish.frequency === 'daily') return open.some((p) => p.workWeek.includes(day.weekday));
  return day.weekday === wish.weekday && (wish.frequency === 'weekly' || day.day <= 7);
}

/** What is right without being touched: every working day at eight, where the person is. */
export const untouched = (zone: string): Wish => ({ frequency: 'daily', weekday: monday, hour: 8, zone, pausedUntil: null });
