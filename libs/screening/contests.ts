import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, notFound } from '#problems';
import type { AnswerContest, ContestView, MakeContest } from './behind.schema.js';
import { Contest } from './entities.js';

/** Waiting for an answer at once, of one organisation. */
const openAtMost = 3;

/** What whoever is held says to a person about it. It tells nobody whether, why or by what they are held. */
@Injectable()
export class Contests {
  constructor(private readonly transactions: Transactions) {}

  async make(actor: PersonActor, organisation: string, { text }: MakeContest): Promise<ContestView> {
    if (!actor.organisations.includes(organisation)) throw notFound('organisation');
    mustBeAllowed(actor, 'contest.make', { organisation });
    return this.transactions.run(actor, async (em) => {
      await em.query(`select pg_advisory_xact_lock(hashtextextended('contests of ' || $1, 0))`, [organisation]);
      const open = (await ofOne(em, organisation)).filter((contest) => !contest.answeredAt).length;
      if (open >= openAtMost) throw conflict('contest', { open });
      const id = randomUUID();
      await em.insert(Contest, { id, organisation, madeBy: actor.person, text });
      await record(em, actor, { name: 'ContestMade', facts: { contest: id, organisation } }, { subject: id, organisation });
      return view(await em.findOneByOrFail(Contest, { id }));
    });
  }

  /** Those of the own organisation. */
  async own(actor: PersonActor, organisation: string): Promise<{ items: ContestView[] }> {
    if (!actor.organisations.includes(organisation)) throw notFound('organisation');
    mustBeAllowed(actor, 'contest.make', { organisation });
    return this.transactions.run(actor, async (em) => ({ items: (await ofOne(em, organisation)).map(view) }));
  }

  /** For compliance: those that wait for a person's answer, the oldest first. */
  async waiting(actor: PersonActor): Promise<{ items: ContestView[] }> {
    mustBeAllowed(actor, 'contest.answer');
    return this.transactions.run(actor, async (em) => {
      const found = await em
        .createQueryBuilder(Contest, 'c')
        .where('c.answeredAt is null')
        .orderBy('c.madeAt')
        .addOrderBy('c.id')
        .limit(100)
        .getMany();
      return { items: found.map(view) };
    });
  }

  /** An answer decides nothing: what holds or clears is the decision on the hits. */
  async answer(actor: PersonActor, id: string, { answer }: AnswerContest): Promise<ContestView> {
    mustBeAllowed(actor, 'contest.answer');
    return this.transactions.run(actor, async (em) => {
      const contest = await em.findOne(Contest, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!contest) throw notFound('contest');
      if (contest.answeredAt) throw conflict('contest', { answered: true });
      await em.update(Contest, { id }, { answer, answeredBy: actor.person, answeredAt: () => 'landfall.now()' });
      const { organisation } = contest;
      await record(em, actor, { name: 'ContestAnswered', facts: { contest: id, organisation } }, { subject: id, organisation });
      return view(await em.findOneByOrFail(Contest, { id }));
    });
  }
}

const ofOne = (em: EntityManager, organisation: string) =>
  em
    .createQueryBuilder(Contest, 'c')
    .where('c.organisation = :organisation', { organisation })
    .orderBy('c.madeAt', 'DESC')
    .addOrderBy('c.id')
    .limit(100)
    .getMany();

function view({ id, organisation, text, madeAt, answer, answeredAt }: Contest): ContestView {
  return { id, organisation, text, madeAt: madeAt.toISOString(), answer, answeredAt: answeredAt?.toISOString() ?? null };
}
