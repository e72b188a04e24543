import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { dayIn, later, listed, type Reader } from './listed.js';
import { ListRefused } from './refused.js';

type Row = { line: number; cells: string[] };
const longestRow = 4 * 1024 * 1024;

/** `targets.simple.csv` of OpenSanctions: a line a target, several values in a cell divided by `;`. Its day is the latest `last_seen`. */
export const readTargetsSimple: Reader = async function* (text, said) {
  for await (const { line, cell } of named(rows(text), ['id', 'schema', 'name', 'aliases', 'countries', 'identifiers'])) {
    said.dated = later(said.dated, dayIn(cell('last_seen')));
    const identifiers = divided(cell('identifiers'));
    yield listed(line, {
      names: [cell('name'), ...divided(cell('aliases'))],
      schema: cell('schema'),
      country: divided(cell('countries'))[0]?.toUpperCase(),
      identifiers,
    });
  }
};

/** A list that an operator keeps: `name`, and where they are wished `aliases`, `kind`, `country` and `identifiers`, divided by `;`. */
export const readOwnCsv: Reader = async function* (text) {
  for await (const { line, cell } of named(rows(text), ['name']))
    yield listed(line, {
      names: [cell('name'), ...divided(cell('aliases'))],
      schema: cell('kind'),
      country: cell('country'),
      identifiers: divided(cell('identifiers')),
    });
};

/** Of SDN.CSV: number, name, type, programme, title, ship's data, remarks; no line names them, and `-0-` is nothing. */
const sdnColumns = 12;
const nothing = (cell: string | undefined) => (cell === undefined || cell.trim() === '-0-' ? '' : cell.trim());
/** What remarks hold besides: other names in quotes, and numbers after their kind. */
const otherNames = /\b[afn]\.k\.a\.,? ['"“]([^'"”]+)['"”]/g;
const numbers =
  /\b(?:Tax ID No\.|Registration (?:Number|ID)|Company Number|Passport|National ID No\.|Identification Number|Legal Entity Number|Commercial Registry Number|IMO|V\.A\.T\. Number|SWIFT\/BIC)\s+([A-Z0-9][A-Z0-9 ./-]*?)(?=\s*[;(.]|$)/gi;

/** OFAC's SDN.CSV, with ALT.CSV beside it where its other names are wished. It has no day of its own. */
export const readOfacCsv: Reader = async function* (text, _said, beside) {
  const aliases = new Map<string, string[]>();
  if (beside)
    for await (const { line, cells } of rows(beside)) {
      if (ofEnd(cells)) continue;
      if (cells.length < 4) throw new ListRefused('columns', line);
      aliases.set(cells[0]!.trim(), [...(aliases.get(cells[0]!.trim()) ?? []), nothing(cells[3])]);
    }
  for await (const { line, cells } of rows(text)) {
    if (ofEnd(cells)) continue;
    if (cells.length < sdnColumns || !/^\s*\d+\s*$/.test(cells[0]!)) throw new ListRefused('columns', line);
    const [number, name, type, remarks] = [cells[0]!.trim(), nothing(cells[1]), nothing(cells[2]), nothing(cells[11])];
    yield listed(line, {
      names: [
        firstNameFirst(name, type),
        ...(aliases.get(number) ?? []).map((alias) => firstNameFirst(alias, type)),
        ...[...remarks.matchAll(otherNames)].map(([, other]) => other),
      ],
      schema: type || 'entity',
      country: nothing(cells[9]) || undefined,
      identifiers: [...remarks.matchAll(numbers)].map(([, found]) => found),
    });
  }
};

/** The file ends with a line of one Ctrl-Z. */
const ofEnd = (cells: readonly string[]) => cells.length === 1 && /^[\u001a\s]*$/.test(cells[0]!); // eslint-disable-line no-control-regex

const firstNameFirst = (name: string, type: string) =>
  type === 'individual' ? name.replace(/^([^,]+),\s*(.+)$/, '$2 $1') : name;

const divided = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

/** Rows by the names that the first one gives; refused where one of `needed` is not among them, or a row has fewer cells. */
async function* named(all: AsyncGenerator<Row>, needed: readonly string[]) {
  const { value: head } = await all.next();
  if (!head) throw new ListRefused('empty');
  const columns = new Map((head as Row).cells.map((name, at) => [name.trim().toLowerCase(), at]));
  if (needed.some((name) => !columns.has(name))) throw new ListRefused('columns', (head as Row).line);
  for await (const { line, cells } of all) {
    if (cells.length !== columns.size) throw new ListRefused('columns', line);
    yield { line, cell: (name: string) => cells[columns.get(name) ?? -1]?.trim() ?? '' };
  }
}

async function* rows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let last = 0;
  // whatever ends the text early ends the parser, which tells it
  const parser = pipeline(
    Readable.from(text),
    parse({
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      on_record: ((cells: string[], { lines }: { lines: number }): Row => {
        last = lines;
        return { line: lines, cells };
      }) as never,
    }),
    () => undefined,
  ) as unknown as AsyncIterable<Row>;
  try {
    yield* parser;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ListRefused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'too_long' : 'malformed', last + 1);
  }
}
