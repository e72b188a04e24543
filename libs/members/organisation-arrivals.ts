import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, PersonActor } from '#database';
import { recordAll } from '#ledger';
import { changesBetween, type Arrivals, type Arriving, type Brought, type Done, type Plan, type TakenBack } from './arriving.js';

type Row = { id: string; externalId: string } & Record<string, unknown>;
const columns = `id, coalesce(external_id, id::text) as "externalId", kind, name, country, size, website, registration_number as "registrationNumber", language`;

/** Organisations as an import brings them: of the person who registers them, by that person's keys. */
@Injectable()
export class OrganisationArrivals implements Arrivals {
  /** The organisations that these words name to this person: by their own key, or by id. */
  async named(em: EntityManager, actor: PersonActor, words: readonly string[]): Promise<Map<string, string>> {
    const rows = (await em.query(
      `select o.id, w.word from unnest($1::text[]) as w (word) join members.organisations o
         on (o.registered_by = $2 and o.external_id = w.word)
         or (o.id::text = lower(w.word) and ($3 or o.registered_by = $2 or o.id = any ($4::uuid[])
           or exists (select from members.mandates m where m.organisation = o.id and m.hub = any ($5::uuid[]))))`,
      [[...new Set(words)], actor.person, actor.duties.includes('operator'), actor.organisations, actor.hubs],
    )) as { id: string; word: string }[];
    return new Map(rows.map(({ id, word }) => [word, id]));
  }

  async plan(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Plan[]> {
    const known = await there(em, actor, rows, '');
    return rows.map(({ externalId, body }) => {
      const before = known.get(externalId);
      if (!before) return { plan: 'create' };
      const changes = changesBetween(before, (field) => body[field], fields);
      return { plan: changes.length ? 'change' : 'same', subject: before.id, changes };
    });
  }

  async bring(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Brought[]> {
    const known = await there(em, actor, rows, 'for update');
    const brought = rows.map(({ externalId, body }): Brought => {
      const before = known.get(externalId);
      if (!before) return { outcome: 'created', subject: randomUUID() };
      const changes = changesBetween(before, (field) => body[field], fields);
      const was = Object.fromEntries(changes.map((change) => [change.field, change.before]));
      return changes.length
        ? { outcome: 'changed', subject: before.id, before: was }
        : { outcome: 'unchanged', subject: before.id };
    });
    const of = (outcome: Brought['outcome']) =>
      rows.flatMap(({ body }, at) => (brought[at]!.outcome === outcome ? [{ ...body, id: brought[at]!.subject! }] : []));
    const [fresh, changed] = [of('created'), of('changed')];
    await em.query(
      `insert into members.organisations (id, kind, name, country, size, website, registration_number, language, registered_by, external_id)
       select id, kind, name, country, size, website, "registrationNumber", language, $2, "externalId" from ${recordset}`,
      [JSON.stringify(fresh), actor.person],
    );
    await write(em, changed, fields);
    await recordAll(em, actor, [
      ...fresh.map(({ id }) => entry('OrganisationRegistered', id)),
      ...changed.map(({ id }) => entry('OrganisationChanged', id)),
    ]);
    return brought;
  }

  async takeBack(em: EntityManager, actor: Actor, rows: readonly Done[]): Promise<TakenBack[]> {
    const now = new Map(
      (
        (await em.query(`select ${columns} from members.organisations where id = any ($1) for update`, [
          rows.map((r) => r.subject),
        ])) as Row[]
      ).map((row) => [row.id, row]),
    );
    const untouched = (row: Done) =>
      now.has(row.subject) &&
      !changesBetween(now.get(row.subject)!, (f) => row.body[f], Object.keys(row.before ?? row.body)).length;
    const changed = rows.filter((row) => row.before && untouched(row));
    for (const row of changed) await write(em, [{ id: row.subject, ...row.before }], Object.keys(row.before!));
    const made = rows.filter((row) => !row.before && untouched(row)).map((row) => row.subject);
    const [gone] = (await em.query(
      `delete from members.organisations o where o.id = any ($1)
         and not exists (select from listings.listings l where l.organisation = o.id)
         and not exists (select from members.memberships m where m.organisation = o.id)
         and not exists (select from members.contacts c where c.organisation = o.id) returning id`,
      [made],
    )) as [{ id: string }[]];
    const removed = new Set(gone.map((row) => row.id));
    await recordAll(em, actor, [
      ...changed.map((row) => entry('OrganisationChanged', row.subject)),
      ...[...removed].map((id) => entry('OrganisationRemoved', id)),
    ]);
    return rows.map((row) =>
      changed.includes(row) || removed.has(row.subject) ? 'undone' : untouched(row) ? 'in_use' : 'changed_since',
    );
  }
}

const entry = (name: 'OrganisationRegistered' | 'OrganisationChanged' | 'OrganisationRemoved', organisation: string) => ({
  event: { name, facts: { organisation } },
  about: { subject: organisation, organisation },
});

const recordset = `jsonb_to_recordset($1) as r (id uuid, kind text, name text, country text, size text, website text, "registrationNumber" text, language text, "externalId" text)`;
const column: Record<string, string> = { registrationNumber: 'registration_number' };

async function write(em: EntityManager, rows: readonly { id: string }[], fields: readonly string[]): Promise<void> {
  const written = fields.filter((field) => field !== 'externalId');
  if (!rows.length || !written.length) return;
  const sets = written.map((field) => `${column[field] ?? field} = r."${field}"`).join(', ');
  await em.query(`update members.organisations o set ${sets} from ${recordset} where o.id = r.id`, [JSON.stringify(rows)]);
}

async function there(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], lock: '' | 'for update') {
  const found = (await em.query(
    `select ${columns} from members.organisations where registered_by = $1 and (external_id = any ($2) or (external_id is null and id::text = any ($2))) order by id ${lock}`,
    [actor.person, rows.map((row) => row.externalId)],
  )) as Row[];
  return new Map(found.map((row) => [row.externalId, row]));
}
