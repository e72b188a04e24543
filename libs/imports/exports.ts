import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { budgetOf, ListingEntity } from '#listings';
import { mustBeAllowed } from '#members';
import { invalid } from '#problems';
import { cellOf } from './files/cells.js';
import type { KindName } from './import.entity.js';
import type { ExportQuery } from './imports.schema.js';
import { kindOf } from './kinds.js';
import { asProfile } from './profiles.js';
import { written, type Written } from './written.js';

type Thing = { id: string } & Record<string, unknown>;
type Asked = { actor: PersonActor; kind: KindName; hub: string | null; organisation: string | null };
const atOnce = 500;

/** What somebody owns or keeps, as a file that an import reads back as the same. */
@Injectable()
export class Exports {
  constructor(private readonly transactions: Transactions) {}

  async export(actor: PersonActor, kind: KindName, query: ExportQuery): Promise<Written> {
    mustBeAllowed(actor, 'export.read');
    const { format, hub = null, organisation = null } = query;
    if (format === 'profiles' && kind !== 'offerings' && kind !== 'needs')
      throw invalid([{ field: 'format', rule: 'profiles', message: 'is for offerings and needs' }]);
    await this.transactions.run(actor, (em) =>
      record(em, actor, { name: 'Exported', facts: { kind, format } }, { hub, organisation }),
    );
    const { fields } = kindOf[kind];
    const line = (thing: Thing) => Object.entries(fields).map(([field, shape]) => cellOf(shape, thing[field]));
    const object = ({ id: _, ...thing }: Thing) =>
      Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== null));
    return written(
      format,
      `${kind}.${format === 'profiles' ? 'jsonl' : format}`,
      Object.keys(fields),
      this.things({ actor, kind, hub, organisation }),
      format === 'profiles' ? (thing) => asProfile(object(thing)) : format === 'jsonl' ? object : line,
    );
  }

  /** Page by page, each in a short transaction, in the order of ids: what comes meanwhile is in or not, and nothing is in twice. */
  private async *things(asked: Asked): AsyncGenerator<Thing[]> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const page = await this.transactions.run(asked.actor, (em) => pages[asked.kind](em, asked, after));
      if (!page.length) return;
      yield page;
      after = page.at(-1)!.id;
    }
  }
}

/** One's own key of a thing, else its id: an import knows it by either. */
const organisationKey = `case when o.registered_by = landfall.actor_person() then coalesce(o.external_id, o.id::text) else o.id::text end`;

const listings =
  (side: 'offering' | 'need') =>
  async (em: EntityManager, { actor, hub, organisation }: Asked, after: string): Promise<Thing[]> => {
    const asked = em
      .createQueryBuilder(ListingEntity, 'l')
      .where(`l.side = :side and l.id > :after and l.state <> 'archived'`, { side, after })
      .andWhere(`(l.organisation = any (:mine) or l.hub = any (:hubs) or landfall.actor_has('operator'))`, {
        mine: actor.organisations,
        hubs: actor.hubs,
      });
    if (hub) asked.andWhere('l.hub = :hub', { hub });
    if (organisation) asked.andWhere('l.organisation = :organisation', { organisation });
    const found = await asked.orderBy('l.id').limit(atOnce).getMany();
    const owners = (await em.query(`select o.id, ${organisationKey} as key from members.organisations o where o.id = any ($1)`, [
      [...new Set(found.map((l) => l.organisation))],
    ])) as { id: string; key: string }[];
    const keys = new Map(owners.map(({ id, key }) => [id, key]));
    return found.map((row) => {
      const says: Record<string, unknown> = { ...row };
      const budget = budgetOf(row);
      const fields = Object.keys(kindOf[side === 'need' ? 'needs' : 'offerings'].fields).map((field) => [field, says[field]]);
      return {
        ...Object.fromEntries(fields),
        id: row.id,
        externalId: row.externalId ?? row.id,
        organisation: keys.get(row.organisation) ?? row.organisation,
        budgetFrom: budget?.from ?? null,
        budgetTo: budget?.to ?? null,
        budgetCurrency: budget?.currency ?? null,
      } as Thing;
    });
  };

const pages: Record<KindName, (em: EntityManager, asked: Asked, after: string) => Promise<Thing[]>> = {
  organisations: (em, { actor }, after) =>
    em.query(
      `select o.id, coalesce(o.external_id, o.id::text) as "externalId", o.kind, o.name, o.country, o.size, o.website,
         o.registration_number as "registrationNumber", o.language
       from members.organisations o where o.registered_by = $1 and o.id > $2 order by o.id limit $3`,
      [actor.person, after, atOnce],
    ),
  contacts: (em, { hub }, after) =>
    em.query(
      `select c.id, coalesce(c.external_id, c.id::text) as "externalId", coalesce(${organisationKey}, c.organisation::text) as organisation,
         c.name, c.email, c.language, c.zone, c.source, c.ground, m.until as "mandateUntil", m.may_show as "mayShow"
       from members.contacts c left join members.organisations o on o.id = c.organisation
       left join lateral (select d.valid_until::text as until, d.may_show from members.mandates d
         where d.contact = c.id and d.ended_at is null order by d.valid_until desc limit 1) m on true
       where ($1::uuid is null or c.hub = $1) and c.id > $2 order by c.id limit $3`,
      [hub, after, atOnce],
    ),
  offerings: listings('offering'),
  needs: listings('need'),
};
