import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, type Actor } from '#database';
import { record, type LandfallEvent } from '#ledger';
import type { Arriving, Brought, Done, TakenBack } from '#members';
import { Import } from './import.entity.js';
import { rowsAtOnce, RunImport, UndoImport } from './imports.jobs.js';
import { KindRooms } from './kind-rooms.js';
import { fieldsSaid, kindOf } from './kinds.js';
import { countsOf, move } from './reading.js';
import { refusalsOf } from './rows.sql.js';

type Part = { import: string; from: number };
type StoredRow = Omit<Arriving, 'hub'>;

/** Brings in what was checked, and takes it back: some rows a job, each job one transaction, so that a kill loses at most one of them. */
@Injectable()
export class Running {
  constructor(private readonly rooms: KindRooms) {}

  /** Job. The entry that asks for the next rows of its lane commits with these. */
  async run(em: EntityManager, { import: id, from }: Part): Promise<void> {
    const asked = await em.findOneBy(Import, { id, state: 'running' });
    if (!asked) return;
    const step = rowsAtOnce * kindOf[asked.kind].lanes;
    // a job that is delivered twice waits here for itself, and finds its rows brought in
    await em.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1::text || ' ' || $2::text, 0))`, [
      id,
      from % step,
    ]);
    const rows: StoredRow[] = [];
    let first = from;
    for (; !rows.length && first < asked.rows!; first += step) rows.push(...((await em.query(toBring, [id, first, first + rowsAtOnce])) as StoredRow[])); // prettier-ignore
    if (!rows.length) return this.endOfLane(em, id);
    const actor = await this.rooms.actorOf(em, asked);
    // before the rows' own entries: the relay asks for the next rows without having told of all of these
    await tell(em, actor, asked, { name: 'ImportAdvanced', facts: { import: id, from: first } });
    const fields = saidBy(asked);
    const arriving = rows.map((row) => ({ ...row, hub: asked.hub }));
    const brought = await this.rooms.of(asked.kind).bring(em, actor, arriving, fields);
    await em.query(
      `update imports.rows r set outcome = b.outcome, publication = b.publication, subject = coalesce(b.subject, r.subject),
         subject_version = b.version, before = b.before, errors = b.errors
       from ${eachInPlace('(number int, outcome text, publication text, subject uuid, version int, before jsonb, errors jsonb)')} b where r.ctid = b.place`,
      [id, JSON.stringify(brought.map((one: Brought, at) => ({ ...one, number: rows[at]!.number })))],
    );
    await em.query(`update imports.imports set done = done + $2, changed_at = landfall.now() where id = $1`, [id, rows.length]);
  }

  /** Job: from the last row to the first, as what came later may rest on what came before. */
  async undo(em: EntityManager, { import: id, from }: Part): Promise<void> {
    const asked = await inState(em, id, 'undoing');
    if (!asked) return;
    const rows: Done[] = [];
    let last = from;
    for (; !rows.length && last > 1; last -= rowsAtOnce) rows.push(...((await em.query(toTakeBack, [id, last, last - rowsAtOnce])) as Done[])); // prettier-ignore
    if (!rows.length) return this.undone(em, asked);
    const actor = await this.rooms.actorOf(em, asked);
    await tell(em, actor, asked, { name: 'ImportUndoAdvanced', facts: { import: id, from: Math.max(last, 1) } });
    const taken = await this.rooms.of(asked.kind).takeBack(em, actor, rows, saidBy(asked));
    await em.query(
      `update imports.rows r set undone = t.undone from ${eachInPlace('(number int, undone text)')} t where r.ctid = t.place`,
      [id, JSON.stringify(taken.map((undone: TakenBack, at) => ({ number: rows[at]!.number, undone })))],
    );
    await em.query(`update imports.imports set done = done - $2, changed_at = landfall.now() where id = $1`, [id, rows.length]);
  }

  /** Whichever lane ends last finds all rows brought in and closes the import; of two that end at once, the second finds it closed. */
  private async endOfLane(em: EntityManager, id: string): Promise<void> {
    const asked = await inState(em, id, 'running');
    if (!asked) return;
    const { create = 0, change = 0, same = 0 } = asked.counts;
    if (asked.done === create + change + same) await this.done(em, asked);
  }

  private async done(em: EntityManager, asked: Import): Promise<void> {
    const counts = await countsOf(em, asked.id);
    await em.query(`delete from imports.pieces where import = $1`, [asked.id]);
    await move(em, asked, { state: 'done', counts, refusals: await refusalsOf(em, asked.id) });
    const { created = 0, changed = 0, refused = 0, refuse = 0 } = counts;
    await tell(em, system(RunImport.name), asked, {
      name: 'ImportDone',
      facts: { import: asked.id, created, changed, refused: refused + refuse },
    });
  }

  private async undone(em: EntityManager, asked: Import): Promise<void> {
    const counts = await countsOf(em, asked.id);
    await move(em, asked, { state: 'undone', counts });
    const { undone = 0, left = 0 } = counts;
    await tell(em, system(UndoImport.name), asked, { name: 'ImportUndone', facts: { import: asked.id, undone, left } });
  }
}

/**
 * The next rows between two numbers. By a number of rows, whatever their numbers, all that are left were read and sorted each time: of a table that
 * has just been filled nothing is known yet.
 */
const toBring = `
  select number, external_id as "externalId", organisation, body, publish, hold from imports.rows
  where import = $1 and number > $2 and number <= $3 and plan <> 'refuse' and outcome is null order by number`;
const toTakeBack = `
  select number, outcome, subject, subject_version as version, before, body, publication from imports.rows
  where import = $1 and number < $2 and number >= $3 and undone is null and outcome is not null
    and (outcome in ('created', 'changed') or publication in ('published', 'held')) order by number desc`;

/**
 * What JSON says of each row ($2) of an import ($1), with the place of that row, looked up by its key. Joined by number, in a table of which
 * nothing is known yet, each row was held against all: of 4,000 a thousand took 4.6 s.
 */
const eachInPlace = (columns: string) => `(
  select said.*, found.place from jsonb_to_recordset($2) as said ${columns}
  cross join lateral (select ctid as place from imports.rows x where x.import = $1 and x.number = said.number limit 1) found)`;

const tell = (em: EntityManager, actor: Actor, { id, organisation, hub }: Import, event: LandfallEvent) =>
  record(em, actor, event, { subject: id, organisation, hub });

const saidBy = ({ kind, mapping }: Import) =>
  fieldsSaid(
    kindOf[kind],
    mapping!.fields.map((f) => f.field),
  );

/** Locked, so that a job that runs twice finds the other's work done. */
async function inState(em: EntityManager, id: string, state: Import['state']): Promise<Import | null> {
  const found = await em.findOne(Import, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return found?.state === state ? found : null;
}
