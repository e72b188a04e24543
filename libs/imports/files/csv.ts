import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { escaped } from './cells.js';
import { batch, FileRefused, withHeader, type FileRecord, type Source } from './record.js';

/** A record that is longer has a quote that never closes; a cell of 1 MB is still read, and refused as a cell. */
const longestRecord = 8 * 1024 * 1024;
export const delimiters = [',', ';', '\t', '|'] as const;

/** Reads comma-separated text with whatever line ends, loose quotes and the delimiter that its first line has most. */
export async function readCsv(text: AsyncIterable<string>, delimiter?: string): Promise<Source & { delimiter: string }> {
  const all = text[Symbol.asyncIterator]();
  let head = '';
  for (let next = await all.next(); !next.done; next = await all.next()) {
    head += next.value;
    if (/\S[^]*[\r\n]/.test(head)) break;
  }
  const used = delimiter ?? commonestDelimiter(head);
  async function* whole() {
    yield head;
    for (let next = await all.next(); !next.done; next = await all.next()) yield next.value;
  }
  return { delimiter: used, ...(await withHeader(records(whole(), used))) };
}

async function* records(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<FileRecord[]> {
  let last = 0;
  const parser = Readable.from(text).pipe(
    parse({
      delimiter,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      on_record: ((cells: string[], { lines }: { lines: number }): FileRecord | null => {
        last = lines;
        return cells.some(Boolean) ? { line: lines - lineEndsIn(cells), cells } : null;
      }) as never,
    }),
  ) as AsyncIterable<FileRecord>;
  let found: FileRecord[] = [];
  try {
    for await (const record of parser) {
      found.push(record);
      if (found.length === batch) {
        yield found;
        found = [];
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileRefused('quote_never_closed', 'a quote opens and never closes: close it, or take it away', last + 1);
  }
  if (found.length) yield found;
}

function commonestDelimiter(head: string): string {
  const line = head
    .trimStart()
    .split(/[\r\n]/)[0]!
    .replace(/"[^"]*"/g, '');
  const [most] = delimiters.map((d) => ({ d, times: line.split(d).length - 1 })).sort((a, b) => b.times - a.times);
  return most!.times ? most!.d : ',';
}

/** The parser counts the lines up to a record's end. */
function lineEndsIn(cells: readonly string[]): number {
  let ends = 0;
  for (const cell of cells) if (/[\r\n]/.test(cell)) ends += cell.match(/\r\n|\r|\n/g)!.length;
  return ends;
}

/** One line of RFC 4180, of which no cell is a formula. */
export const csvLine = (cells: readonly string[]) => `${cells.map((cell) => quoted(escaped(cell))).join(',')}\r\n`;

const quoted = (cell: string) => (/[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
