import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fields, frequencyUnits, type Entry, type PerField, type Reading } from '#retrieval';
import type { CodedText } from './coded-notices.js';

type Noticed = Pick<CodedText, 'language' | 'title' | 'text'>;
/** A reading as a line keeps it: frequencies in whole units, a field after the other for each term. Surfaces are not asked for here. */
type Line = { of: string; language: string; lengths: PerField; terms: string; said: number[] };

const file = new URL('./notices/readings.jsonl.gz', import.meta.url);

/** Which text a reading is of. */
const ofText = ({ language, title, text }: Noticed): string =>
  createHash('sha256').update(`${language}\n${title}\n${text}`).digest('base64url').slice(0, 16);

/**
 * What the notices that come with this room read as: to read them anew takes the dictionaries of their languages and seconds. Made by
 * `npm run evaluate -- read-notices`; a spec fails where a change of reading left them behind. A text that is not among them has none.
 */
export function noticeReadings(): (notice: Noticed) => Reading | undefined {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const kept = new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [line.of, line]));
  return (notice) => {
    const line = kept.get(ofText(notice));
    return line && restored(line);
  };
}

/** The file's bytes for these readings. */
export function packedReadings(read: readonly (readonly [notice: Noticed, reading: Reading])[]): Buffer {
  const lines = read.map(([notice, { language, entries, lengths }]): Line => {
    const said = entries.flatMap((entry) => fields.map((field) => entry[field] * frequencyUnits));
    return { of: ofText(notice), language, lengths, terms: entries.map((e) => e.term).join(' '), said };
  });
  return gzipSync(lines.map((line) => JSON.stringify(line)).join('\n'), { level: 9 });
}

function restored({ language, lengths, terms, said }: Line): Reading {
  const words = terms === '' ? [] : terms.split(' ');
  const entries = words.map((term, at): Entry => {
    const [title = 0, keywords = 0, text = 0] = said.slice(at * 3, at * 3 + 3).map((units) => units / frequencyUnits);
    return { term, surface: term, title, keywords, text };
  });
  return { language, entries, lengths };
}
