import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A listing with the codes that somebody gave it, as it comes. */
export interface CodedText {
  id: string;
  language: string;
  title: string;
  text: string;
  /** The main one at 2, others at 1. */
  codes: Record<string, number>;
}

/** The tender notices that come with this room. */
export function codedNotices(): CodedText[] {
  const packed = readFileSync(new URL('./notices/coded-notices.jsonl.gz', import.meta.url));
  return gunzipSync(packed)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CodedText);
}

/** Characters of a text that are kept and read: what a notice is about stands in its beginning. */
export const readCharacters = 2000;

/** What two listings have in common that are one: their words without spaces and case. */
export const sameText = ({ title, text }: { title: string; text: string }): string =>
  `${title} ${text.slice(0, readCharacters)}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
