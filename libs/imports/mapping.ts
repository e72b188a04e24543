import { createHash } from 'node:crypto';
import type { Kind } from './kinds.js';
import type { Mapping } from './mapping.schema.js';
import type { FieldError } from '#problems';

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Columns that are called as the fields are, however they are written: `Target countries`, `target_countries`, `targetCountries`. */
export function byName(kind: Kind, columns: readonly string[]): Mapping {
  const called = new Map(columns.map((column) => [plain(column), column]).reverse() as [string, string][]);
  const fields = Object.keys(kind.fields).flatMap((field) => {
    const column = called.get(plain(field));
    return column === undefined ? [] : [{ field, column, by: [] }];
  });
  return { fields, hold: [] };
}

/** The same columns in whatever order are the same kind of file. */
export const columnsKey = (columns: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([...columns].sort()))
    .digest('hex');

/** What keeps a mapping from being used on these columns. */
export function misfits(mapping: Mapping, kind: Kind, columns: readonly string[]): FieldError[] {
  return mapping.fields.flatMap(({ field, column }, at) => {
    if (!(field in kind.fields))
      return [
        { field: `fields.${at}.field`, rule: 'unknown_field', message: `is none of: ${Object.keys(kind.fields).join(', ')}` },
      ];
    if (column !== undefined && !columns.includes(column))
      return [{ field: `fields.${at}.column`, rule: 'unknown_column', message: 'is no column of the file' }];
    return [];
  });
}
