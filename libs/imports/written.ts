import { Readable } from 'node:stream';
import { Problem } from '#problems';
import { csvLine } from './files/csv.js';
import { writeXlsx } from './files/xlsx-write.js';
import type { Format } from './import.entity.js';

/** A file on its way out: its bytes as they are made, what they are and what to call them. */
export type Written = { stream: Readable; type: string; name: string };

export const typeOf: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
  profiles: 'application/x-ndjson; charset=utf-8',
};

/** Writes things as they come, some hundreds at a time: `row` is a line of cells, or for JSON lines an object. */
export function written<T>(
  format: Format,
  name: string,
  header: readonly string[],
  things: AsyncIterable<readonly T[]>,
  row: (thing: T) => readonly string[] | object,
): Written {
  const cells = async function* () {
    yield [[...header]];
    for await (const some of things) yield some.map((thing) => row(thing) as string[]);
  };
  return { stream: Readable.from(bytes()), type: typeOf[format], name };

  async function* bytes(): AsyncGenerator<string | Uint8Array> {
    if (format === 'xlsx') yield* writeXlsx(cells());
    else if (format === 'csv') {
      // the mark tells Excel that it is UTF-8
      yield '\uFEFF';
      for await (const some of cells()) yield some.map(csvLine).join('');
    } else for await (const some of things) yield some.map((thing) => `${JSON.stringify(row(thing))}\n`).join('');
  }
}

/** What a file may be sent as. No form of another site can send any of them. */
export const fileTypes = ['application/octet-stream', 'text/csv', 'application/x-ndjson', typeOf.xlsx];

/** The file in a request, which the edge hands on unread. */
export function fileOf(body: unknown): AsyncIterable<Buffer> {
  if (body instanceof Readable) return body;
  throw new Problem(415, 'unsupported_media_type');
}
