import { fieldErrors, type FieldError } from '#problems';
import { escaped, isEmpty, valueOf } from './files/cells.js';
import type { FileRecord } from './files/record.js';
import type { Format, Import } from './import.entity.js';
import { budgetCells, type Kind } from './kinds.js';
import type { Mapping } from './mapping.schema.js';
import { walked } from './steps.js';

/** What a record of a file is in our fields, or why it is none. */
export type ReadRow = {
  body?: Record<string, unknown>;
  errors: FieldError[];
  aside?: Record<string, unknown>;
  hold: boolean;
};

/** No field of ours is a tenth as long; what is longer is kept cut in the error file. */
const longestCell = 32_767;

/** Reads a file's records as rows of a kind: cells are looked at first, then mapped, then held to the kind's schema. */
export class RowReader {
  private readonly isJson: boolean;
  private readonly sources: {
    field: string;
    at: number;
    value: unknown;
    as: string | undefined;
    by: Mapping['fields'][number]['by'];
  }[];

  constructor(
    private readonly kind: Kind,
    private readonly mapping: Mapping,
    private readonly columns: readonly string[],
    private readonly today: string,
    private readonly format: Format,
  ) {
    this.isJson = format === 'jsonl' || format === 'profiles';
    this.sources = mapping.fields.map(({ field, column, value, as, by }) => ({
      field,
      at: column === undefined ? -1 : columns.indexOf(column),
      value,
      as,
      by,
    }));
  }

  read(record: FileRecord): ReadRow {
    const errors = this.unreadable(record);
    if (errors.length) return { errors, hold: false };
    const { draft, aside } = this.mapped(record);
    const read = this.kind.schema.safeParse(draft);
    return {
      ...(read.success ? { body: read.data } : {}),
      errors: read.success ? [] : fieldErrors(read.error.issues, draft),
      ...(Object.keys(aside).length && { aside }),
      hold: this.mapping.hold.some(({ field, begins }) =>
        begins.some((b) => String([draft[field]].flat()[0] ?? '').startsWith(b)),
      ),
    };
  }

  private mapped({ cells }: FileRecord) {
    const draft: Record<string, unknown> = {};
    const aside: Record<string, unknown> = {};
    const budget: Record<string, unknown> = {};
    for (const { field, at, value: constant, as, by } of this.sources) {
      const cell = at < 0 ? constant : cells[at];
      if (isEmpty(cell)) continue;
      const { value: read, aside: left } = walked(valueOf(this.kind.fields[field]!, this.asCell(cell)), by, this.today);
      if (left !== undefined) aside[field] = left;
      if (read === undefined) continue;
      const said = as === undefined ? read : as.replaceAll('{}', () => String(read));
      if ((budgetCells as readonly string[]).includes(field)) budget[field.slice(6).toLowerCase()] = said;
      else draft[field] = said;
    }
    if (Object.keys(budget).length) draft.budget = budget;
    return { draft, aside };
  }

  /** JSON says what is text: there, nothing was escaped and nothing is a formula. */
  private asCell(value: unknown): unknown {
    return this.isJson && typeof value === 'string' ? escaped(value) : value;
  }

  /** What is wrong with the cells themselves, whatever they are to say. */
  private unreadable({ cells, original }: FileRecord): FieldError[] {
    if (this.isJson) {
      if (typeof original !== 'object' || original === null || Array.isArray(original))
        return [{ field: '(line)', rule: 'json', message: 'is no JSON object: write one object a line' }];
    } else if (cells.length > this.columns.length || (this.format === 'csv' && cells.length < this.columns.length)) {
      const message = `has ${cells.length} cells where the columns are ${this.columns.length}: look for a quote or a delimiter too many`;
      return [{ field: '(line)', rule: 'columns', message }];
    }
    return cells.flatMap((cell, at) => {
      const wrong = typeof cell === 'string' ? wrongWith(cell, this.isJson) : undefined;
      return wrong ? [{ field: this.columns[at] ?? '(line)', ...wrong }] : [];
    });
  }
}

const nothingUnusual = /^[\t\n\r -<>-~\u00A0-\u202C\u202F-\uD7FF\uE000-\uFFFC]*$/;

function wrongWith(cell: string, isJson: boolean): { rule: string; message: string } | undefined {
  if (cell.length > longestCell)
    return { rule: 'cell_too_long', message: `has ${cell.length} characters: a cell has at most ${longestCell}` };
  if (nothingUnusual.test(cell)) return undefined;
  if (cell.includes('\u0000')) return { rule: 'nul', message: 'holds a NUL character, which is no text' };
  if (cell.includes('\uFFFD'))
    return { rule: 'encoding', message: 'holds bytes that are no character in the encoding of the file' };
  if (/[\u202D\u202E]/.test(cell))
    return { rule: 'bidi_override', message: 'holds a character that turns round what is read: take U+202D and U+202E away' };
  if (!isJson && cell.startsWith('='))
    return { rule: 'formula', message: 'is a formula: put its value there, or an apostrophe before it if it is text' };
  return undefined;
}

/** Whether somebody wants the row published: by its own word where the file has one, else by what was asked of the whole. */
export const isToBePublished = (asked: Pick<Import, 'publish'>, body: Record<string, unknown>, hasState: boolean): boolean =>
  asked.publish && (!hasState || body.state === 'published');
