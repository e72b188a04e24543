import { localeOf, once } from '#texts';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

function relative(language: string, seconds: number, style: 'long' | 'narrow'): string {
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  const format = once(
    `relative ${language} ${style}`,
    () => new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto', style }),
  );
  return format.format(Math.trunc(seconds / size), unit);
}

/** How long ago, by the reader's own clock: "3 days ago". */
export const ago = (language: string, at: string): string => relative(language, Math.min(0, secondsTo(at)), 'long');
/** How long from now: "in 5 days". */
export const until = (language: string, at: string): string => relative(language, secondsTo(at), 'long');

/** An instant or a day as a short date: "22 Nov 2026". */
export function shortDay(language: string, at: string): string {
  const whole = at.length === 10;
  const format = once(
    `short ${language} ${whole}`,
    () => new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', ...(whole && { timeZone: 'UTC' }) }),
  );
  return format.format(new Date(at));
}

/** A day of the week by its ISO number: 1 is Monday. */
export const weekdayOf = (language: string, day: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 5, day)));

const secondsTo = (at: string) => (Date.parse(at) - Date.now()) / 1000;

/** The day that it is in a zone, as a date field has it. Days of a hub are its own: behind midnight in Hanoi it is yesterday by UTC. */
export const dayIn = (zone: string | undefined, now = new Date()): string =>
  new Intl.DateTimeFormat('sv-SE', { ...(zone && { timeZone: zone }), dateStyle: 'short' }).format(now);
