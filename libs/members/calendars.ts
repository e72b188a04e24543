import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Between, IsNull, Not, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { notFound, Problem } from '#problems';
import { mustBeAllowed } from './access.js';
import { Holiday, Hub } from './entities.js';
import type { HolidaysView, PublicHolidaysView, SetHolidays, TakeHolidays } from './members.schema.js';
import { publicHolidaysOf, type PublicHolidays } from './public-holidays.js';

/** A hub's holidays, which its coordinators take from a library and correct: the state may move one by a week's notice. */
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
        days.map(({ day, name }) => ({ hub, day, name: name ?? null, source: null, expected: false, removedAt: null })),
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
      const { affected } = await em.update(Holiday, { hub, day, removedAt: IsNull() }, { removedAt: () => 'landfall.now()' });
      if (affected)
        await record(em, actor, { name: 'HolidaysChanged', facts: { hub, days: [day], as: 'removed' } }, { subject: hub, hub });
      return holidaysOf(em, hub);
    });
  }

  /** What a library says of a year in the hub's country, beside what the hub has of it. */
  async publicHolidays(actor: PersonActor, hub: string, year: number): Promise<z.infer<typeof PublicHolidaysView>> {
    return this.transactions.run(actor, async (em) => {
      await mustAdjust(em, actor, hub);
      const said = await saidOf(em, hub, year);
      const here = new Map(
        (await ofYear(em, hub, year)).map(({ day, removedAt }) => [day, removedAt ? 'removed' : 'kept'] as const),
      );
      return { ...said, items: said.items.map((each) => ({ ...each, here: here.get(each.day) ?? null })) };
    });
  }

  /** Takes them over. What somebody has set, corrected or removed stays as it is; what came from a library before is told anew. Taken again as it was, nothing has happened. */
  async take(actor: PersonActor, hub: string, year: number, { except }: TakeHolidays): Promise<z.infer<typeof HolidaysView>> {
    return this.transactions.run(actor, async (em) => {
      await mustAdjust(em, actor, hub);
      const { source, items } = await saidOf(em, hub, year);
      const before = await ofYear(em, hub, year);
      await em.delete(Holiday, { ...within(hub, year), source: Not(IsNull()), removedAt: IsNull() });
      const taken = await em
        .createQueryBuilder()
        .insert()
        .into(Holiday)
        .values(
          items.map(({ day, name, expected }) => ({
            hub,
            day,
            name,
            source,
            expected,
            ...(except.includes(day) && { removedAt: () => 'landfall.now()' }),
          })),
        )
        .orIgnore()
        .returning('day')
        .execute();
      const days = (taken.raw as { day: string }[]).map((d) => d.day).filter((d) => !except.includes(d));
      if (!isDeepStrictEqual(await ofYear(em, hub, year), before))
        await record(em, actor, { name: 'HolidaysChanged', facts: { hub, days, as: 'taken', source } }, { subject: hub, hub });
      return holidaysOf(em, hub);
    });
  }
}

/** @throws {Problem} `holidays_unknown` where the library knows nothing of the hub's country: its days are set by hand */
async function saidOf(em: EntityManager, hub: string, year: number): Promise<PublicHolidays> {
  const { country, fallbackLanguage } = await em.findOneByOrFail(Hub, { id: hub });
  const said = await publicHolidaysOf(country, year, fallbackLanguage);
  if (!said) throw new Problem(409, 'holidays_unknown', { country });
  return said;
}

const within = (hub: string, year: number) => ({ hub, day: Between(`${year}-01-01`, `${year}-12-31`) });
const ofYear = (em: EntityManager, hub: string, year: number) =>
  em.find(Holiday, { where: within(hub, year), order: { day: 'ASC' } });

/** Of a hub that is not theirs, somebody learns that it is not there. */
export async function mustAdjust(em: EntityManager, actor: PersonActor, hub: string): Promise<void> {
  if (!actor.duties.includes('operator') && !actor.hubs.includes(hub)) throw notFound('hub');
  if (!(await em.findOneBy(Hub, { id: hub }))) throw notFound('hub');
  mustBeAllowed(actor, 'hub.adjust', { hub });
}

async function holidaysOf(em: EntityManager, hub: string): Promise<z.infer<typeof HolidaysView>> {
  const items = await em.find(Holiday, { where: { hub, removedAt: IsNull() }, order: { day: 'ASC' } });
  const [{ year }] = (await em.query(
    `select extract(year from landfall.now() at time zone h.zone)::int as year from members.hubs h where h.id = $1`,
    [hub],
  )) as [{ year: number }];
  return {
    items: items.map(({ day, name, source, expected }) => ({ day, name, source, expected })),
    missing: await missingYears(em, hub),
    years: [year, year + 1],
  };
}

/** Of which years no holiday is known. Next year's are asked for from October on: most states have published them by then. */
export async function missingYears(em: EntityManager, hub: string): Promise<number[]> {
  const [{ missing }] = (await em.query(
    `select coalesce(array_agg(y.year order by y.year), '{}') as missing
     from (select extract(year from t.today)::int as year from (select landfall.now() at time zone h.zone as today from members.hubs h where h.id = $1) t
       union select extract(year from t.today + interval '3 months')::int from (select landfall.now() at time zone h.zone as today from members.hubs h where h.id = $1) t) y
     where not exists (select from members.holidays d where d.hub = $1 and d.removed_at is null and extract(year from d.day) = y.year)`,
    [hub],
  )) as [{ missing: number[] }];
  return missing;
}
