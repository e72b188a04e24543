import type { EntityManager } from 'typeorm';
import type { FieldError } from '#problems';
import type { Refusal } from './import.entity.js';

/** A row of a file with what it would do, as it is written. */
export type StagedRow = {
  number: number;
  line: number;
  plan: 'create' | 'change' | 'same' | 'refuse';
  external_id: string | null;
  organisation: string | null;
  publish: boolean;
  hold: boolean;
  body: Record<string, unknown> | null;
  cells: unknown;
  aside: Record<string, unknown> | null;
  errors: FieldError[] | null;
  changes: unknown;
  subject: string | null;
};

const columns = `number, line, plan, external_id, organisation, publish, hold, body, cells, aside, errors, changes, subject`;

export async function insertRows(em: EntityManager, id: string, rows: readonly StagedRow[]): Promise<void> {
  await em.query(
    `insert into imports.rows (import, ${columns}) select $1, ${columns} from jsonb_populate_recordset(null::imports.rows, $2)`,
    [id, JSON.stringify(rows)],
  );
}

/** A piece of the file's bytes, counted from 0; nothing behind the last. */
export async function pieceOf(em: EntityManager, id: string, n: number): Promise<Buffer | undefined> {
  const [piece] = (await em.query(`select bytes from imports.pieces where import = $1 and n = $2`, [id, n])) as {
    bytes: Buffer;
  }[];
  return piece?.bytes;
}

const longestKept = 32_767;
/** Half of a surrogate pair. */
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What the database can hold of a refused row: the error file gives it back, with a sign where something was not storable. */
export function keepable(value: unknown): unknown {
  if (typeof value === 'string') {
    const text = value.replace(halves, '\uFFFD').replaceAll('\u0000', '\u2400');
    return text.length > longestKept ? `${text.slice(0, 1000).replace(halves, '')}…` : text;
  }
  if (Array.isArray(value)) return value.map(keepable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [keepable(key), keepable(inner)]));
}

/** Rows by the rule that refused them or kept them back, the most frequent first. A row with two errors counts for each. */
export async function refusalsOf(em: EntityManager, id: string): Promise<Refusal[]> {
  return (await em.query(
    `select regexp_replace(e ->> 'field', '\\.\\d+', '', 'g') as field, e ->> 'rule' as rule, min(e ->> 'message') as message,
       count(distinct r.number)::int as rows
     from imports.rows r, jsonb_array_elements(r.errors) e where r.import = $1 and r.errors is not null
     group by 1, 2 order by 4 desc, 1, 2 limit 100`,
    [id],
  )) as Refusal[];
}

const rowsThat = {
  create: `r.plan = 'create'`,
  change: `r.plan = 'change'`,
  same: `r.plan = 'same'`,
  refuse: `r.plan = 'refuse'`,
  refused: `(r.plan = 'refuse' or r.outcome = 'refused')`,
  kept_back: `r.publication = 'kept_back'`,
  held: `r.publication = 'held'`,
  aside: `r.aside is not null`,
  left: `r.undone in ('changed_since', 'in_use')`,
} as const;

/** Rows behind this number, in the order of the file. */
export async function rowsBehind(em: EntityManager, id: string, after: number, limit: number, which?: keyof typeof rowsThat) {
  return (await em.query(
    `select r.number, r.line, r.external_id as "externalId", r.plan, r.outcome, r.publication, r.undone, r.subject,
       coalesce(r.errors, '[]') as errors, coalesce(r.changes, '[]') as changes, coalesce(r.aside, '{}') as aside, r.cells, r.body
     from imports.rows r where r.import = $1 and r.number > $2 ${which ? `and ${rowsThat[which]}` : ''} order by r.number limit $3`,
    [id, after, limit],
  )) as ReadBack[];
}

export type ReadBack = {
  number: number;
  line: number;
  externalId: string | null;
  plan: StagedRow['plan'];
  outcome: 'created' | 'changed' | 'unchanged' | 'refused' | null;
  publication: 'published' | 'held' | 'kept_back' | null;
  undone: 'undone' | 'changed_since' | 'in_use' | 'nothing' | null;
  subject: string | null;
  errors: FieldError[];
  changes: { field: string; before: unknown; after: unknown }[];
  aside: Record<string, unknown>;
  cells: unknown;
  body: Record<string, unknown> | null;
};
