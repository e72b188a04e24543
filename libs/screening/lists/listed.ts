import { namedBy } from '../hits.js';
import type { Named } from '#language';
import { ListRefused } from './refused.js';

/** A party as a list has it, and the line of the file where it stands. */
export type Listed = { line: number; names: string[]; named?: Named | undefined; country: string | null; identifiers: string[] };

/** What a file says of itself on the way: its day, and how many parties it ought to have. */
export type Said = { dated?: string; parties?: number };

/** Reads one format: the text in pieces, a second file's where the format has one (OFAC's other names). */
export type Reader = (text: AsyncIterable<string>, said: Said, beside?: AsyncIterable<string>) => AsyncGenerator<Listed>;

/** Too short to tell anybody apart: "1", "n/a". */
const shortestIdentifier = 4;
const longestName = 500;
const mostNames = 1000;

/** The party, without doubles and empty words. Throws for one without a name: whom it means nobody could find. */
export function listed(
  line: number,
  found: {
    names: readonly (string | undefined | null)[];
    schema?: string | undefined;
    country?: string | undefined;
    identifiers?: readonly (string | undefined)[];
  },
): Listed {
  const names = plainly(found.names)
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .map((name) => name.slice(0, longestName));
  if (!names.length) throw new ListRefused('nameless', line);
  const identifiers = plainly(found.identifiers ?? []).filter(
    (i) => i.replace(/[^\p{L}\p{N}]/gu, '').length >= shortestIdentifier,
  );
  return {
    line,
    names: names.slice(0, mostNames),
    named: namedBy(found.schema),
    country: found.country?.trim().slice(0, 100) || null,
    identifiers: identifiers.slice(0, 200),
  };
}

const plainly = (texts: readonly (string | undefined | null)[]): string[] => [
  ...new Set(texts.map((text) => (text ?? '').replaceAll('\u0000', '').replace(/\s+/g, ' ').trim()).filter(Boolean)),
];

/** The day of whatever a list writes for one: `2026-11-20T…`, or the American `11/20/2026` of OFAC. */
export function dayIn(written: string | undefined): string | undefined {
  const [, month, dayOfMonth, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(written ?? '') ?? [];
  if (year) return `${year}-${month!.padStart(2, '0')}-${dayOfMonth!.padStart(2, '0')}`;
  return /^\s*(\d{4}-\d{2}-\d{2})/.exec(written ?? '')?.[1];
}

/** The later of two days. */
export const later = (a: string | undefined, b: string | undefined) => (!a || (b && b > a) ? b : a);
