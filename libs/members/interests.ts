import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { system, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, country, id as anId, invalid, notFound } from '#problems';
import { job, type PayloadOf } from '#queues';
import { mustBeAllowed } from './access.js';
import { Interest, Organisation } from './entities.js';
import type { InterestRegister, InterestView, RegisterInterest } from './interests.schema.js';

/** After an organisation has come to count, or to count elsewhere. */
export const CountInterestsOf = job('CountInterestsOf', 'upkeep', z.object({ organisation: anId }));
/** After a country's threshold was set anew. */
export const CountInterestsIn = job('CountInterestsIn', 'upkeep', z.object({ country }));

/** Most of one organisation: a register of everything says nothing. */
const most = 50;

/** Who would like a hub where. A place's threshold is crossed once, by distinct firms that are cleared. */
@Injectable()
export class MarketInterests {
  constructor(private readonly transactions: Transactions) {}

  /** Said again, it is the interest that is there. */
  async register(actor: PersonActor, { organisation, country, sector }: RegisterInterest): Promise<InterestView> {
    mustBeAllowed(actor, 'interest.register', { organisation });
    return this.transactions.run(actor, async (em) => {
      // two at once are counted one after the other
      const own = await em.findOne(Organisation, { where: { id: organisation }, lock: { mode: 'pessimistic_write' } });
      if (!own) throw notFound('organisation');
      if (own.country === country) throw invalid([atHome]);
      const known = await em.findBy(Interest, { organisation });
      const same = known.find((i) => i.country === country && i.sector === sector);
      if (same) return viewOf(same);
      if (known.length >= most) throw conflict('interests', { most });
      const id = randomUUID();
      await em.insert(Interest, { id, organisation, country, sector, registeredBy: actor.person });
      const facts = { interest: id, organisation, country, sector };
      await record(em, actor, { name: 'InterestRegistered', facts }, { subject: id, organisation });
      return viewOf(await em.findOneByOrFail(Interest, { id }));
    });
  }

  async withdraw(actor: PersonActor, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const found = await em.findOneBy(Interest, { id });
      if (!found || !actor.organisations.includes(found.organisation)) throw notFound('interest');
      const { organisation } = found;
      mustBeAllowed(actor, 'interest.register', { organisation });
      await em.delete(Interest, { id });
      await record(
        em,
        actor,
        { name: 'InterestWithdrawn', facts: { interest: id, organisation } },
        { subject: id, organisation },
      );
    });
  }

  /** Those of the organisations that the actor acts for. */
  async own(actor: PersonActor): Promise<{ items: InterestView[] }> {
    mustBeAllowed(actor, 'interest.read');
    return this.transactions.run(actor, async (em) => {
      const found = await em
        .createQueryBuilder(Interest, 'i')
        .where('i.organisation = any (:organisations)', { organisations: actor.organisations })
        .orderBy('i.country')
        .addOrderBy('i.sector')
        .addOrderBy('i.id')
        .getMany();
      return { items: found.map(viewOf) };
    });
  }

  /** Place by place, the most wanted first. */
  async counted(actor: PersonActor): Promise<InterestRegister> {
    mustBeAllowed(actor, 'interest.count');
    return this.transactions.run(actor, registered);
  }

  async setThreshold(actor: PersonActor, country: string, firms: number): Promise<InterestRegister> {
    mustBeAllowed(actor, 'interest.count');
    return this.transactions.run(actor, async (em) => {
      await em.query(
        `insert into members.interest_thresholds (country, firms, set_by) values ($1, $2, $3)
         on conflict (country) do update set firms = excluded.firms, set_by = excluded.set_by, set_at = landfall.now()`,
        [country, firms, actor.person],
      );
      await record(em, actor, { name: 'InterestThresholdSet', facts: { country, firms } });
      return registered(em);
    });
  }

  /** The handler of CountInterestsOf. */
  countOf(em: EntityManager, { organisation }: PayloadOf<typeof CountInterestsOf>): Promise<void> {
    const places = `select i.country, i.sector from members.interests i where i.organisation = $1`;
    return cross(em, CountInterestsOf.name, places, organisation);
  }

  /** The handler of CountInterestsIn. */
  countIn(em: EntityManager, { country }: PayloadOf<typeof CountInterestsIn>): Promise<void> {
    return cross(em, CountInterestsIn.name, `select i.country, i.sector from members.interests i where i.country = $1`, country);
  }
}

/** Of two who count at the same time, the key lets one write the crossing; the other wrote nothing and records nothing. */
async function cross(em: EntityManager, job: string, places: string, of: string): Promise<void> {
  const crossed = (await em.query(
    `insert into members.interest_crossings (country, sector, firms, threshold)
     select c.country, c.sector, c.verified, c.threshold from members.interest_counts() c
     where c.verified >= c.threshold and (c.country, c.sector) in (${places}) order by c.country, c.sector
     on conflict do nothing returning country, sector, firms, threshold`,
    [of],
  )) as { country: string; sector: string; firms: number; threshold: number }[];
  for (const facts of crossed) await record(em, system(job), { name: 'InterestCrossed', facts });
}

async function registered(em: EntityManager): Promise<InterestRegister> {
  const items = (await em.query(
    `select c.country, c.sector, c.firms, c.verified, c.threshold, x.crossed_at as "crossedAt" from members.interest_counts() c
     left join members.interest_crossings x on x.country = c.country and x.sector = c.sector
     order by c.verified desc, c.firms desc, c.country, c.sector limit 1000`,
  )) as (Omit<InterestRegister['items'][number], 'crossedAt'> & { crossedAt: Date | null })[];
  return { items: items.map((i) => ({ ...i, crossedAt: i.crossedAt?.toISOString() ?? null })) };
}

const viewOf = ({ createdAt, ...interest }: Interest): InterestView => ({ ...interest, createdAt: createdAt.toISOString() });

const atHome = {
  field: 'country',
  rule: 'abroad',
  message: 'is where the organisation is: a hub would be of use abroad',
  got: 'its own country',
};
