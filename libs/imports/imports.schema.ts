import { z } from 'zod';
import { pageOf, PageQuery } from '#http';
import { id, line } from '#problems';
import { delimiters } from './files/csv.js';
import { encodings } from './files/decode.js';
import { formats, importLife, kinds, type ImportState } from './import.entity.js';
import { Mapping } from './mapping.schema.js';

export const StartImport = z
  .strictObject({
    kind: z.enum(kinds),
    format: z.enum(formats),
    name: line(200).describe('What you call the file; it is never used as a path'),
    organisation: id.optional().describe('Whose offerings they are, where the file does not say'),
    hub: id.optional().describe('Which hub keeps the needs or contacts'),
    encoding: z.enum(encodings).optional().describe('Found out where it is left out'),
    delimiter: z.enum(delimiters).optional(),
    mapping: Mapping.optional().describe('Left out: as these columns were read the last time, else by their names'),
    publish: z.boolean().default(false).describe('Whether listings are published as they come; else they are drafts'),
  })
  .refine((b) => ['contacts', 'needs'].includes(b.kind) === !!b.hub, {
    message: 'is asked for needs and contacts, and only there',
    path: ['hub'],
  })
  .refine((b) => !b.organisation || b.kind === 'offerings', { message: 'is asked for offerings only', path: ['organisation'] })
  .refine((b) => b.format !== 'profiles' || ['offerings', 'needs'].includes(b.kind), {
    message: 'are offerings or needs',
    path: ['format'],
  })
  .meta({ id: 'StartImport' });
export type StartImport = z.infer<typeof StartImport>;

const count = z.number().int();
const fieldError = z.object({ field: z.string(), rule: z.string(), message: z.string(), got: z.string().optional() });

export const ImportView = z
  .object({
    id,
    kind: z.enum(kinds),
    format: z.enum(formats),
    name: z.string(),
    organisation: id.nullable(),
    hub: id.nullable(),
    publish: z.boolean(),
    state: z.enum(Object.keys(importLife) as [ImportState, ...ImportState[]]),
    version: count.describe('What If-Match takes.'),
    readAs: z
      .object({ encoding: z.string().nullable(), delimiter: z.string().nullable(), columns: z.array(z.string()) })
      .nullable(),
    mapping: Mapping.nullable(),
    unused: z.array(z.string()).describe('Columns that no field takes'),
    fields: z.array(z.string()).describe('Fields that a column may be mapped to'),
    refused: z.object({ rule: z.string(), message: z.string(), line: count.nullable() }).nullable(),
    rows: count.nullable(),
    done: count.describe('How far it is: rows read, brought in or still to be taken back'),
    counts: z.record(z.string(), count),
    refusals: z
      .array(fieldError.extend({ rows: count }))
      .describe('Rows by the rule that refused them, or kept them from being published'),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'ImportView' });
export type ImportView = z.infer<typeof ImportView>;

export const ImportSummary = ImportView.pick({
  id: true,
  kind: true,
  format: true,
  name: true,
  state: true,
  rows: true,
  done: true,
  counts: true,
  createdAt: true,
}).meta({ id: 'ImportSummary' });
export const ImportPage = pageOf(ImportSummary).meta({ id: 'ImportPage' });
export type ImportPage = z.infer<typeof ImportPage>;

const which = ['create', 'change', 'same', 'refuse', 'refused', 'kept_back', 'held', 'aside', 'left'] as const;
export const RowQuery = PageQuery.extend({ which: z.enum(which).optional() });
export type RowQuery = z.infer<typeof RowQuery>;

const anything = z.unknown().meta({ description: 'A value of the field' });
export const RowView = z
  .object({
    line: count,
    externalId: z.string().nullable(),
    plan: z.enum(['create', 'change', 'same', 'refuse']),
    outcome: z.enum(['created', 'changed', 'unchanged', 'refused']).nullable(),
    publication: z.enum(['published', 'held', 'kept_back']).nullable(),
    undone: z.enum(['undone', 'changed_since', 'in_use', 'nothing']).nullable(),
    subject: id.nullable(),
    errors: z.array(fieldError),
    changes: z.array(z.object({ field: z.string(), before: anything, after: anything })),
    aside: z.record(z.string(), anything),
  })
  .meta({ id: 'ImportRowView' });
export const RowPage = pageOf(RowView).meta({ id: 'ImportRowPage' });
export type RowPage = z.infer<typeof RowPage>;

export const ExportQuery = z.strictObject({
  format: z.enum(formats).default('csv'),
  hub: id.optional(),
  organisation: id.optional(),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
