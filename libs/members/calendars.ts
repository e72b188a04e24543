import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import { Holiday, Hub } from './entities.js';
import type { HolidaysView, SetHolidays } from './members.schema.js';

/** A hub's holidays, which its coordinators keep: the state may move one by a week's notice. */
@Injectable()
export class Calendars {
  constructor(private readonly transactions: Transactions) {}

  async holidays(actor: PersonActor, hub: string): Promise<z.infer<typeof HolidaysView>> {
    mustBeAllowed(actor, 'hub.read');
    return this.transactions.run(actor, async (em) => {
      if (!(await em.findOneBy(Hub, { id: hub }))) throw notFound('hub');
      return holidaysOf(em, hub);
    });
  }

  /** Adds these days, or corrects their names; the others stay. */
  async set(actor: PersonActor, hub: string, { days }: SetHolidays): Promise<z.infer<typeof HolidaysView>> {
    return this.transactions.run(actor, async (em) => {
      await mustAdjust(em, actor, hub);
      await em.upsert(
        Holiday,
        days.map(({ day, name }) => ({ hub, day, name: name ?? null })),
        ['hub', 'day'],
      );
      const facts = { hub, days: days.map((d) => d.day), as: 'set' } as const;
      await record(em, actor, { name: 'HolidaysChanged', facts }, { subject: hub, hub });
      return holidaysOf(em, hub);
    });
  }

  /** The hub works on that day after all. A day that was no holiday is none. */
  async remove(actor: PersonActor, hub: string, day: string): Promise<z.infer<typeof HolidaysView>> {
    return this.transactions.run(actor, async (em) => {
      await mustAdjust(em, actor, hub);
      const { affected } = await em.delete(Holiday, { hub, day });
      if (affected)
        await record(em, actor, { name: 'HolidaysChanged', facts: { hub, days: [day], as: 'removed' } }, { subject: hub, hub });
      return holidaysOf(em, hub);
    });
  }
}

/** Of a hub that is not theirs, somebody learns that it is not there. */
export async function mustAdjust(em: EntityManager, actor: PersonActor, hub: string): Promise<void> {
  if (!actor.duties.includes('operator') && !actor.hubs.includes(hub)) throw notFound('hub');
  if (!(await em.findOneBy(Hub, { id: hub }))) throw notFound('hub');
  mustBeAllowed(actor, 'hub.adjust', { hub });
}

async function holidaysOf(em: EntityManager, hub: string): Promise<z.infer<typeof HolidaysView>> {
  const items = await em.find(Holiday, { where: { hub }, order: { day: 'ASC' } });
  return { items: items.map(({ day, name }) => ({ day, name })), missing: await missingYears(em, hub) };
}

/** Of which years no holiday is known. Next year's are asked for from October on: most states have published them by then. */
export async function missingYears(em: EntityManager, hub: string): Promise<number[]> {
  const [{ missing }] = (await em.query(
    `select coalesce(array_agg(y.year order by y.year), '{}') as missing
     from (select extract(year from t.today)::int as year from (select landfall.now() at time zone h.zone as today from members.hubs h where h.id = $1) t
       union select extract(year from t.today + interval '3 months')::int from (select landfall.now() at time zone h.zone as today from members.hubs h where h.id = $1) t) y
     where not exists (select from members.holidays d where d.hub = $1 and extract(year from d.day) = y.year)`,
    [hub],
  )) as [{ missing: number[] }];
  return missing;
}
