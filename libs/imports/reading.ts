import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions, type PersonActor } from '#database';
import type { Arriving, Plan } from '#members';
import type { FieldError } from '#problems';
import { decoded, encodingOf, encodings, type Encoding, type Pieces } from './files/decode.js';
import { readCsv } from './files/csv.js';
import { readJsonLines } from './files/json-lines.js';
import { FileRefused, type FileRecord, type Source } from './files/record.js';
import { readXlsx } from './files/xlsx-read.js';
import { flatProfile } from './profiles.js';
import { Import, type ReadAs } from './import.entity.js';
import { ReadImport } from './imports.jobs.js';
import { KindRooms } from './kind-rooms.js';
import { fieldsSaid, kindOf } from './kinds.js';
import { byName, columnsKey, misfits } from './mapping.js';
import type { Mapping } from './mapping.schema.js';
import { isToBePublished, RowReader, type ReadRow } from './row.js';
import { insertRows, keepable, pieceOf, refusalsOf, type StagedRow } from './rows.sql.js';

const mostRows = 200_000;

/** From the bytes of a file to rows that say what they would do. */
@Injectable()
export class Reading {
  constructor(
    private readonly rooms: KindRooms,
    private readonly transactions: Transactions,
  ) {}

  /** Job. Killed, it begins again; its rows are there whole or not at all. */
  async read(em: EntityManager, id: string): Promise<void> {
    const asked = await em.findOneBy(Import, { id });
    if (asked?.state !== 'reading') return;
    await em.query(`delete from imports.rows where import = $1`, [id]);
    await em.query(`savepoint before_the_rows`);
    try {
      await this.stage(em, asked);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      await em.query(`rollback to savepoint before_the_rows`);
      const refused = { rule: error.rule, message: error.message, line: error.line ?? null };
      await move(em, asked, { state: 'refused', refused, refusals: [] });
    }
  }

  private async stage(em: EntityManager, asked: Import): Promise<void> {
    const actor = await this.rooms.actorOf(em, asked);
    const { source, readAs } = await opened(asked, this.pieces(asked.id));
    const mapping = await this.mappingFor(em, asked, source.columns);
    const kind = kindOf[asked.kind];
    const [wrong] = misfits(mapping, kind, source.columns);
    if (wrong) throw new FileRefused('mapping', `${wrong.field} ${wrong.message}`);
    const [{ today }] = (await em.query(`select (landfall.now() at time zone 'UTC')::date::text as today`)) as [
      { today: string },
    ];
    const reader = new RowReader(kind, mapping, source.columns, today, asked.format);
    const cells = mapping.fields.map((f) => f.field);
    const staging = new Staging(em, this.rooms, asked, actor, {
      fields: fieldsSaid(kind, cells),
      hasState: cells.includes('state'),
    });
    for await (const { records, read } of oneAhead(seen(source.records, reader))) {
      await staging.add(records, read);
      if (staging.rows > mostRows) throw new FileRefused('too_large', `the file has more than ${mostRows} rows: divide it`);
      await this.progress(asked.id, staging.rows);
    }
    const counts = await countsOf(em, asked.id);
    const refusals = await refusalsOf(em, asked.id);
    await move(em, asked, { state: 'checked', rows: staging.rows, done: 0, counts, refusals, readAs, mapping, refused: null });
  }

  /** The file's bytes, read beside the transaction that writes its rows, which would otherwise have to wait for one another. */
  private pieces(id: string): Pieces {
    const { transactions } = this;
    async function* pieces() {
      for (let n = 0; ; n++) {
        const piece = await transactions.apart(system(ReadImport.name), (em) => pieceOf(em, id, n));
        if (!piece) return;
        yield piece;
      }
    }
    return () => oneAhead(pieces());
  }

  /** What was asked for, else what was used for these columns the last time, else what the columns are called. */
  private async mappingFor(em: EntityManager, asked: Import, columns: string[]): Promise<Mapping> {
    if (asked.mapping) return asked.mapping;
    const [known] = (await em.query(`select mapping from imports.mappings where person = $1 and kind = $2 and columns = $3`, [
      asked.person,
      asked.kind,
      columnsKey(columns),
    ])) as { mapping: Mapping }[];
    return known?.mapping ?? byName(kindOf[asked.kind], columns);
  }

  /** Seen while the rows are not: in a transaction of its own. */
  private async progress(id: string, rows: number): Promise<void> {
    if (rows % 5000 !== 0) return;
    await this.transactions.apart(system(ReadImport.name), (em) =>
      em.query(`update imports.imports set done = $2 where id = $1 and state = 'reading'`, [id, rows]),
    );
  }
}

async function* seen(all: Source['records'], reader: RowReader): AsyncGenerator<{ records: FileRecord[]; read: ReadRow[] }> {
  for await (const records of all) yield { records, read: records.map((record) => reader.read(record)) };
}

/** While something is done with one, the next is made. */
async function* oneAhead<T>(all: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = all.next();
  try {
    for (let { value, done } = await next; !done; { value, done } = await next) {
      next = all.next();
      next.catch(() => undefined); // looked at when it is waited for
      yield value;
    }
  } finally {
    await all.return(undefined);
  }
}

async function opened(asked: Import, pieces: Pieces): Promise<{ source: Source; readAs: ReadAs }> {
  if (asked.format === 'xlsx') {
    const source = await readXlsx(pieces);
    return { source, readAs: { encoding: null, delimiter: null, columns: source.columns } };
  }
  const encoding = (encodings as readonly string[]).includes(asked.encoding ?? '')
    ? (asked.encoding as Encoding)
    : await encodingOf(pieces);
  const text = decoded(pieces, encoding);
  if (asked.format === 'csv') {
    const { delimiter, ...source } = await readCsv(text, asked.delimiter ?? undefined);
    return { source, readAs: { encoding, delimiter, columns: source.columns } };
  }
  const source = await readJsonLines(text, asked.format === 'profiles' ? flatProfile : (found) => found);
  return { source, readAs: { encoding, delimiter: null, columns: source.columns } };
}

/** Holds the rows of a file to each other, to what they refer to and to what is there, and writes down what each would do. */
class Staging {
  rows = 0;
  private readonly firstLine = new Map<string, number>();

  constructor(
    private readonly em: EntityManager,
    private readonly rooms: KindRooms,
    private readonly asked: Import,
    private readonly actor: PersonActor,
    private readonly said: { fields: string[]; hasState: boolean },
  ) {}

  async add(records: readonly FileRecord[], read: readonly ReadRow[]): Promise<void> {
    const owners = await this.owners(read);
    const staged = records.map((record, at) => this.staged(record, read[at]!, owners));
    const good = staged.filter((row) => row.plan !== 'refuse');
    const arriving = good.map((row): Arriving => ({
      number: row.number,
      externalId: row.external_id!,
      organisation: row.organisation,
      hub: this.asked.hub,
      body: row.body!,
      publish: row.publish,
      hold: row.hold,
    }));
    const plans = await this.rooms.of(this.asked.kind).plan(this.em, this.actor, arriving, this.said.fields);
    for (const [at, row] of good.entries()) Object.assign(row, asColumns(plans[at]!));
    for (const [at, row] of staged.entries()) {
      if (row.plan !== 'refuse') continue;
      row.body = null;
      row.cells = keepable(records[at]!.original ?? records[at]!.cells);
    }
    await insertRows(this.em, this.asked.id, staged);
  }

  /** The organisations that the rows name, by the word that names them. */
  private async owners(read: readonly ReadRow[]): Promise<Map<string, string>> {
    const words = read.flatMap(({ body }) => (typeof body?.organisation === 'string' ? [body.organisation] : []));
    return words.length ? this.rooms.organisations.named(this.em, this.actor, words) : new Map();
  }

  private staged(record: FileRecord, read: ReadRow, owners: Map<string, string>): StagedRow {
    const { body, aside, hold } = read;
    const errors = [...read.errors];
    const named = body?.organisation as string | undefined;
    const organisation = this.asked.organisation ?? (named === undefined ? null : (owners.get(named) ?? null));
    if (body && !organisation && this.asked.kind !== 'organisations') errors.push(nobody(named));
    const row: StagedRow = {
      number: ++this.rows,
      line: record.line,
      plan: errors.length ? 'refuse' : 'create',
      external_id: (body?.externalId as string | undefined) ?? null,
      organisation,
      publish: !!body && isToBePublished(this.asked, body, this.said.hasState),
      hold,
      body: body ? fieldsOf(body) : null,
      cells: null,
      aside: aside ?? null,
      errors: errors.length ? errors : null,
      changes: null,
      subject: null,
    };
    return errors.length ? row : this.once(row);
  }

  /** The first row of a key counts; whoever comes later with it is a double. */
  private once(row: StagedRow): StagedRow {
    const key = `${row.organisation ?? ''} ${row.external_id}`;
    const line = this.firstLine.get(key);
    if (line === undefined) this.firstLine.set(key, row.line);
    else Object.assign(row, { plan: 'refuse', errors: [double(line)] });
    return row;
  }
}

const nobody = (named: string | undefined): FieldError =>
  named === undefined
    ? { field: 'organisation', rule: 'required', message: 'is asked: your key of the organisation, or its id', got: 'nothing' }
    : {
        field: 'organisation',
        rule: 'unknown',
        message: 'is no key of an organisation that you registered, nor an id that you may name',
      };
const double = (line: number): FieldError => ({
  field: 'externalId',
  rule: 'double',
  message: `is the same as in line ${line}: one row a key`,
});

const fieldsOf = ({ organisation: _o, state: _s, ...fields }: Record<string, unknown>) => fields;

function asColumns(plan: Plan): Partial<StagedRow> {
  if (plan.plan === 'refuse') return { plan: 'refuse', errors: plan.errors };
  return { plan: plan.plan, subject: plan.subject ?? null, changes: plan.plan === 'change' ? plan.changes : null };
}

export async function countsOf(em: EntityManager, id: string): Promise<Record<string, number>> {
  const [{ counts }] = (await em.query(
    `select jsonb_strip_nulls(jsonb_build_object('create', nullif(count(*) filter (where plan = 'create'), 0),
       'change', nullif(count(*) filter (where plan = 'change'), 0), 'same', nullif(count(*) filter (where plan = 'same'), 0),
       'refuse', nullif(count(*) filter (where plan = 'refuse'), 0),
       'created', nullif(count(*) filter (where outcome = 'created'), 0), 'changed', nullif(count(*) filter (where outcome = 'changed'), 0),
       'unchanged', nullif(count(*) filter (where outcome = 'unchanged'), 0), 'refused', nullif(count(*) filter (where outcome = 'refused'), 0),
       'published', nullif(count(*) filter (where publication = 'published'), 0), 'held', nullif(count(*) filter (where publication = 'held'), 0),
       'keptBack', nullif(count(*) filter (where publication = 'kept_back'), 0),
       'undone', nullif(count(*) filter (where undone = 'undone'), 0), 'left', nullif(count(*) filter (where undone in ('changed_since', 'in_use')), 0)))
     as counts from imports.rows where import = $1`,
    [id],
  )) as [{ counts: Record<string, number> }];
  return counts;
}

/** A step of an import's life, with what goes with it. Whoever changed it since it was read wins. */
export async function move(em: EntityManager, asked: Import, also: Partial<Import>): Promise<void> {
  const { id, version } = asked;
  await em.update(Import, { id, version }, { ...also, version: version + 1, changedAt: () => 'landfall.now()' } as never);
}
