import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, PersonActor } from '#database';
import { recordAll } from '#ledger';
import { changesBetween, type Arrivals, type Arriving, type Brought, type Done, type Plan, type TakenBack } from './arriving.js';

type Row = { id: string; key: string } & Record<string, unknown>;
const ofContact = ['organisation', 'name', 'email', 'language', 'zone', 'source', 'ground'];

/** Contacts of a hub as an import brings them, with the mandate that each gives where the file says until when. */
@Injectable()
export class ContactArrivals implements Arrivals {
  async plan(em: EntityManager, _actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Plan[]> {
    const known = await there(em, rows, '');
    return rows.map((row) => {
      if (known.rivals.has(addressOf(row))) return { plan: 'refuse', errors: [addressIsKnown] };
      const before = known.byKey.get(row.externalId);
      if (!before) return { plan: 'create' };
      const changes = changesBetween(before, saidBy(row), spokenOf(row, fields));
      return { plan: changes.length ? 'change' : 'same', subject: before.id, changes };
    });
  }

  async bring(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Brought[]> {
    const known = await there(em, rows, 'for update of c');
    const brought = rows.map((row): Brought => {
      if (known.rivals.has(addressOf(row))) return { outcome: 'refused', errors: [addressIsKnown] };
      const before = known.byKey.get(row.externalId);
      if (!before) return { outcome: 'created', subject: randomUUID() };
      const changes = changesBetween(before, saidBy(row), spokenOf(row, fields));
      const was = Object.fromEntries(changes.map((change) => [change.field, change.before]));
      return changes.length
        ? { outcome: 'changed', subject: before.id, before: was }
        : { outcome: 'unchanged', subject: before.id };
    });
    const of = (outcome: Brought['outcome']) =>
      rows.flatMap((row, at) =>
        brought[at]!.outcome === outcome
          ? [
              {
                ...row.body,
                id: brought[at]!.subject!,
                hub: row.hub!,
                organisation: row.organisation!,
                externalId: row.externalId,
              },
            ]
          : [],
      );
    const [fresh, changed] = [of('created'), of('changed')];
    await em.query(
      `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground, external_id)
       select id, hub, organisation, name, email, language, zone, source, ground, "externalId" from ${recordset}`,
      [JSON.stringify(fresh)],
    );
    await write(em, changed, fields);
    await recordAll(em, actor, [
      ...fresh.map(({ id, hub, organisation }) => ({
        event: { name: 'ContactAdded' as const, facts: { contact: id, hub, organisation } },
        about: { subject: id, hub },
      })),
      ...changed.map(({ id, hub }) => ({
        event: { name: 'ContactChanged' as const, facts: { contact: id } },
        about: { subject: id, hub },
      })),
    ]);
    const given = await giveMandates(em, actor, [...fresh, ...changed]);
    for (const one of brought) if (one.outcome === 'changed') one.before = { ...one.before, given: given.get(one.subject!) };
    return brought;
  }

  async takeBack(em: EntityManager, actor: Actor, rows: readonly Done[], fields: readonly string[]): Promise<TakenBack[]> {
    const now = new Map(
      (
        (await em.query(`select ${columns} from members.contacts c where c.id = any ($1) for update of c`, [
          rows.map((row) => row.subject),
        ])) as Row[]
      ).map((row) => [row.id, row]),
    );
    const untouched = (row: Done) =>
      now.has(row.subject) && !changesBetween(now.get(row.subject)!, (f) => row.body[f], sayable(fields)).length;
    const changed = rows.filter((row) => row.before && untouched(row));
    for (const { subject, before } of changed) await write(em, [{ id: subject, ...before }], Object.keys(before!));
    await em.query(`update members.mandates set ended_at = landfall.now() where id = any ($1::uuid[]) and ended_at is null`, [
      changed.flatMap(({ before }) => (before!.given ? [before!.given] : [])),
    ]);
    const made = rows.filter((row) => !row.before && untouched(row)).map((row) => row.subject);
    const freed = (await em.query(
      `select c.id from unnest($1::uuid[]) as c (id)
       where not exists (select from listings.listings l join members.mandates d on d.id = l.mandate where d.contact = c.id)`,
      [made],
    )) as { id: string }[];
    const free = freed.map((row) => row.id);
    await em.query(`delete from members.mandates where contact = any ($1::uuid[])`, [free]);
    const [gone] = (await em.query(`delete from members.contacts where id = any ($1::uuid[]) returning id, hub`, [free])) as [
      { id: string; hub: string }[],
    ];
    const removed = new Set(gone.map((row) => row.id));
    await recordAll(em, actor, [
      ...changed.map(({ subject }) => ({
        event: { name: 'ContactChanged' as const, facts: { contact: subject } },
        about: { subject, hub: now.get(subject)!.hub as string },
      })),
      ...gone.map(({ id, hub }) => ({
        event: { name: 'ContactRemoved' as const, facts: { contact: id } },
        about: { subject: id, hub },
      })),
    ]);
    return rows.map((row) =>
      changed.includes(row) || removed.has(row.subject) ? 'undone' : untouched(row) ? 'in_use' : 'changed_since',
    );
  }
}

const addressIsKnown = {
  field: 'email',
  rule: 'known_address',
  message: 'this organisation has a contact of that address under another key: use that key, or another address',
};
const columns = `c.id, coalesce(c.external_id, c.id::text) as key, c.hub, c.organisation, c.name, c.email, c.language, c.zone, c.source, c.ground`;
const recordset = `jsonb_to_recordset($1) as r (id uuid, hub uuid, organisation uuid, name text, email text, language text, zone text, source text, ground text, "externalId" text)`;
const addressOf = (row: Arriving) => `${row.organisation} ${String(row.body.email)} ${row.externalId}`;
/** A row that does not say until when leaves the mandate as it is. */
const spokenOf = ({ body }: Arriving, fields: readonly string[]) =>
  body.mandateUntil ? fields : fields.filter((field) => field !== 'mandateUntil' && field !== 'mayShow');
const sayable = (fields: readonly string[]) => fields.filter((field) => ofContact.includes(field) && field !== 'organisation');

/** The organisation is a contact's by its id. */
const saidBy = (row: Arriving) => (field: string) => (field === 'organisation' ? row.organisation : row.body[field]);

/** Who is there under these keys, each with what its live mandate says; and whose address is another's already. */
async function there(em: EntityManager, rows: readonly Arriving[], lock: '' | 'for update of c') {
  const found = (await em.query(
    `select ${columns}, m.until as "mandateUntil", coalesce(m.may_show, '{}') as "mayShow" from members.contacts c
     left join lateral (select d.valid_until::text as until, d.may_show from members.mandates d
       where d.contact = c.id and d.ended_at is null order by d.valid_until desc limit 1) m on true
     where c.hub = any ($1::uuid[]) and (c.external_id = any ($2::text[]) or (c.external_id is null and c.id::text = any ($2::text[]))) order by c.id ${lock}`,
    [[...new Set(rows.map((row) => row.hub))], rows.map((row) => row.externalId)],
  )) as Row[];
  const rivals = (await em.query(
    `select r.organisation || ' ' || r.email || ' ' || r.key as rival from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as r (hub, organisation, email, key)
     join members.contacts c on c.hub = r.hub and c.organisation = r.organisation and c.email = r.email and coalesce(c.external_id, c.id::text) <> r.key`,
    [rows.map((r) => r.hub), rows.map((r) => r.organisation), rows.map((r) => r.body.email), rows.map((r) => r.externalId)],
  )) as { rival: string }[];
  return { byKey: new Map(found.map((row) => [row.key, row])), rivals: new Set(rivals.map((row) => row.rival)) };
}

async function write(em: EntityManager, rows: readonly { id: string }[], fields: readonly string[]): Promise<void> {
  const written = sayable(fields);
  if (!rows.length || !written.length) return;
  const sets = written.map((field) => `${field} = r.${field}`).join(', ');
  await em.query(`update members.contacts c set ${sets} from ${recordset} where c.id = r.id`, [JSON.stringify(rows)]);
}

/** One mandate for each that says until when and has none until then. Answers them by contact. */
async function giveMandates(
  em: EntityManager,
  actor: Actor,
  rows: readonly ({ id: string; hub: string; organisation: string } & Record<string, unknown>)[],
): Promise<Map<string, string>> {
  const wanted = rows
    .filter((row) => row.mandateUntil)
    .map((row) => ({ id: randomUUID(), contact: row.id, hub: row.hub, until: row.mandateUntil, mayShow: row.mayShow ?? [] }));
  const given = (await em.query(
    `insert into members.mandates (id, hub, organisation, contact, may_show, valid_until)
     select r.id, c.hub, c.organisation, c.id, r."mayShow", r.until
     from jsonb_to_recordset($1) as r (id uuid, contact uuid, "mayShow" text[], until date) join members.contacts c on c.id = r.contact
     where not exists (select from members.mandates m where m.contact = c.id and m.valid_until = r.until and m.may_show = r."mayShow" and m.ended_at is null)
     returning id, hub, organisation, contact`,
    [JSON.stringify(wanted)],
  )) as { id: string; hub: string; organisation: string; contact: string }[];
  await recordAll(
    em,
    actor,
    given.map(({ id, hub, organisation, contact }) => ({
      event: { name: 'MandateGiven' as const, facts: { mandate: id, hub, organisation, contact } },
      about: { subject: id, hub },
    })),
  );
  return new Map(given.map((row) => [row.contact, row.id]));
}
