import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { cursorOf, keyIn } from '#http';
import { record, type LandfallEvent } from '#ledger';
import { Hub, mustBeAllowed, Organisation } from '#members';
import { illegalStep, id as anId, invalid, notFound, preconditionFailed, Problem } from '#problems';
import { rowsAtOnce } from './imports.jobs.js';
import { Import, importLife, type ImportState } from './import.entity.js';
import type { ImportPage, ImportView, StartImport } from './imports.schema.js';
import { kindOf } from './kinds.js';
import { columnsKey, misfits } from './mapping.js';
import type { Mapping } from './mapping.schema.js';

/** A file is at most this long; the database holds it in pieces until it is run. */
const mostBytes = 200 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/** Imports as whoever makes them sees and steers them; the worker does what is asked for here. */
@Injectable()
export class Imports {
  constructor(private readonly transactions: Transactions) {}

  async start(actor: PersonActor, body: StartImport): Promise<ImportView> {
    mustBeAllowed(actor, 'import.make');
    const { hub = null, organisation = null } = body;
    kindOf[body.kind].mustBeAllowed(actor, { hub, organisation });
    return this.transactions.run(actor, async (em) => {
      if (hub && !(await em.existsBy(Hub, { id: hub }))) throw notFound('hub');
      if (organisation && !(await em.existsBy(Organisation, { id: organisation }))) throw notFound('organisation');
      const id = randomUUID();
      await em.insert(Import, { ...body, id, person: actor.person } as never);
      await tell(em, actor, { id, hub, organisation }, { name: 'ImportStarted', facts: { import: id, kind: body.kind } });
      return view(em, id);
    });
  }

  /** Takes the file as it comes, piece by piece, each in a transaction of its own; one that breaks off is sent again from the start. */
  async receive(actor: PersonActor, id: string, file: AsyncIterable<Buffer>): Promise<ImportView> {
    mustBeAllowed(actor, 'import.make');
    await this.transactions.run(actor, async (em) => {
      mayGo(await found(em, id), 'reading');
      await em.query(`delete from imports.pieces where import = $1`, [id]);
    });
    const hash = createHash('sha256');
    const waiting: Buffer[] = [];
    let [bytes, n] = [0, 0];
    const write = async () => {
      const piece = Buffer.concat(waiting.splice(0));
      for (let at = 0; at < piece.length; at += pieceBytes)
        await this.transactions.run(actor, (em) =>
          em.query(`insert into imports.pieces (import, n, bytes) values ($1, $2, $3)`, [
            id,
            n++,
            piece.subarray(at, at + pieceBytes),
          ]),
        );
    };
    for await (const chunk of file) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new Problem(413, 'too_large');
      hash.update(chunk);
      waiting.push(chunk);
      if (waiting.reduce((sum, one) => sum + one.length, 0) >= pieceBytes) await write();
    }
    await write();
    return this.step(actor, id, 'reading', undefined, async (em, asked) => {
      await em.update(
        Import,
        { id },
        { fileHash: hash.digest('hex'), fileBytes: String(bytes), done: 0, rows: null, refusals: [] },
      );
      await tell(em, actor, asked, { name: 'ImportReceived', facts: { import: id } });
    });
  }

  /** Other columns for the same file: it is read again, and remembered for the next file with these columns. */
  async remap(actor: PersonActor, id: string, version: number, mapping: Mapping): Promise<ImportView> {
    return this.step(actor, id, 'reading', version, async (em, asked) => {
      const columns = asked.readAs?.columns;
      if (!columns) throw illegalStep('import', asked.state, 'reading');
      const wrong = misfits(mapping, kindOf[asked.kind], columns);
      if (wrong.length) throw invalid(wrong);
      await em.query(
        `insert into imports.mappings (person, kind, columns, mapping) values ($1, $2, $3, $4)
         on conflict (person, kind, columns) do update set mapping = excluded.mapping, changed_at = landfall.now()`,
        [actor.person, asked.kind, columnsKey(columns), JSON.stringify(mapping)],
      );
      await em.update(Import, { id }, { mapping: mapping as never, done: 0 });
      await tell(em, actor, asked, { name: 'ImportReceived', facts: { import: id } });
    });
  }

  async run(actor: PersonActor, id: string, version: number): Promise<ImportView> {
    return this.step(actor, id, 'running', version, async (em, asked) => {
      await em.update(Import, { id }, { done: 0 });
      await tell(em, actor, asked, { name: 'ImportRun', facts: { import: id, from: 0 } });
      for (let lane = 1; lane < kindOf[asked.kind].lanes; lane++)
        await tell(em, actor, asked, { name: 'ImportAdvanced', facts: { import: id, from: lane * rowsAtOnce } });
    });
  }

  async undo(actor: PersonActor, id: string, version: number): Promise<ImportView> {
    return this.step(actor, id, 'undoing', version, async (em, asked) => {
      const { created = 0, changed = 0 } = asked.counts;
      await em.update(Import, { id }, { done: created + changed });
      await tell(em, actor, asked, { name: 'ImportUndoAsked', facts: { import: id, from: (asked.rows ?? 0) + 1 } });
    });
  }

  /** Forgets the file. What was brought in stays; to take that back is to undo. */
  async drop(actor: PersonActor, id: string, version: number): Promise<ImportView> {
    return this.step(actor, id, 'dropped', version, (em) => em.query(`delete from imports.pieces where import = $1`, [id]));
  }

  async read(actor: PersonActor, id: string): Promise<ImportView> {
    mustBeAllowed(actor, 'import.make');
    return this.transactions.run(actor, (em) => view(em, id));
  }

  /** One's own, newest first. */
  async list(actor: PersonActor, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<ImportPage> {
    mustBeAllowed(actor, 'import.make');
    return this.transactions.run(actor, async (em) => {
      const asked = em.createQueryBuilder(Import, 'i').where('i.person = :person', { person: actor.person });
      if (cursor !== undefined) {
        const after = anId.safeParse(keyIn(cursor, 1)[0]).data ?? '';
        asked.andWhere(`(i.created_at, i.id) < (select c.created_at, c.id from imports.imports c where c.id::text = :after)`, {
          after,
        });
      }
      const rows = await asked
        .orderBy('i.createdAt', 'DESC')
        .addOrderBy('i.id', 'DESC')
        .limit(limit + 1)
        .getMany();
      const items = rows.slice(0, limit).map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
      return { items, next: rows.length > limit ? cursorOf([items.at(-1)!.id]) : null };
    });
  }

  private async step(
    actor: PersonActor,
    id: string,
    to: ImportState,
    version: number | undefined,
    also: (em: EntityManager, asked: Import) => Promise<unknown>,
  ): Promise<ImportView> {
    mustBeAllowed(actor, 'import.make');
    return this.transactions.run(actor, async (em) => {
      const asked = await found(em, id, true);
      if (version !== undefined && asked.version !== version) throw preconditionFailed('import', version, asked.version);
      mayGo(asked, to);
      kindOf[asked.kind].mustBeAllowed(actor, asked);
      await em.update(Import, { id }, { state: to, version: asked.version + 1, changedAt: () => 'landfall.now()' });
      await also(em, asked);
      return view(em, id);
    });
  }
}

function mayGo({ state }: Import, to: ImportState): void {
  if (!(importLife[state] as readonly string[]).includes(to)) throw illegalStep('import', state, to);
}

export async function found(em: EntityManager, id: string, lock = false): Promise<Import> {
  const row = await em.findOne(Import, { where: { id }, ...(lock && { lock: { mode: 'pessimistic_write' } }) });
  if (!row) throw notFound('import');
  return row;
}

async function view(em: EntityManager, id: string): Promise<ImportView> {
  const { readAs, mapping, createdAt, changedAt, ...row } = await found(em, id);
  const columns = readAs?.columns ?? [];
  const used = new Set(mapping?.fields.map((f) => f.column));
  return {
    ...row,
    readAs,
    mapping,
    unused: columns.filter((column) => mapping && !used.has(column)),
    fields: Object.keys(kindOf[row.kind].fields),
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}

const tell = (
  em: EntityManager,
  actor: PersonActor,
  { id, hub, organisation }: Pick<Import, 'id' | 'hub' | 'organisation'>,
  event: LandfallEvent,
) => record(em, actor, event, { subject: id, hub, organisation });
