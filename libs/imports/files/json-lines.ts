import { batch, FileRefused, type FileRecord, type Source } from './record.js';

const longestLine = 8 * 1024 * 1024;

/**
 * One JSON object a line; the columns are the names that the first lines use. A line that is none is a record without cells,
 * which is refused as a row. `flat` turns an object of another shape into ours.
 */
export async function readJsonLines(text: AsyncIterable<string>, flat: (found: JsonObject) => JsonObject): Promise<Source> {
  const batches = records(text, flat);
  const { value: head = [], done } = await batches.next();
  if (done && !head.length) throw new FileRefused('empty', 'the file has no lines');
  const columns = [...new Set(head.flatMap(({ object }) => Object.keys(object ?? {})))];
  const asRecord = ({ line, object, original }: Found): FileRecord => ({
    line,
    cells: object ? columns.map((column) => object[column]) : [],
    original,
  });
  async function* all() {
    yield head.map(asRecord);
    for await (const some of batches) yield some.map(asRecord);
  }
  return { columns, records: all() };
}

export type JsonObject = Record<string, unknown>;
type Found = { line: number; object: JsonObject | undefined; original: unknown };

async function* records(text: AsyncIterable<string>, flat: (found: JsonObject) => JsonObject): AsyncGenerator<Found[], Found[]> {
  let found: Found[] = [];
  for await (const { line, text: written } of lines(text)) {
    const original = parsed(written);
    found.push({ line, object: isObject(original) ? flat(original) : undefined, original: original ?? written });
    if (found.length === batch) {
      yield found;
      found = [];
    }
  }
  if (found.length) yield found;
  return [];
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string }> {
  let [rest, line] = ['', 0];
  for await (const more of text) {
    const parts = (rest + more).split('\n');
    rest = parts.pop()!;
    if (rest.length > longestLine) throw new FileRefused('too_large', 'a line is longer than 8 MB', line + parts.length + 1);
    for (const part of parts) {
      line++;
      if (part.trim()) yield { line, text: part };
    }
  }
  if (rest.trim()) yield { line: line + 1, text: rest };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
