import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import { Assessment, DeclaredInterest } from './assessment.entity.js';

/** Stakes that an attaché says they have. What they have assessed of that owner counts no more, also when the stake ends. */
@Injectable()
export class DeclaredInterests {
  constructor(private readonly transactions: Transactions) {}

  /** Said again, it changes nothing. */
  async declare(actor: PersonActor, organisation: string, note: string): Promise<void> {
    mustBeAllowed(actor, 'stake.declare');
    const { person } = actor;
    await this.transactions.run(actor, async (em) => {
      const known = (await em.query(`select from members.organisations where id = $1`, [organisation])) as unknown[];
      if (!known.length) throw notFound('organisation');
      const placed = (await em.query(
        `insert into assessments.interests (id, person, organisation, note) values ($1, $2, $3, $4) on conflict do nothing returning id`,
        [randomUUID(), person, organisation, note],
      )) as unknown[];
      if (!placed.length) return;
      await record(
        em,
        actor,
        { name: 'StakeDeclared', facts: { person, organisation } },
        { subject: organisation, organisation },
      );
      const said = await em.find(Assessment, {
        where: { attache: person, organisation, replacedAt: IsNull(), voidedAt: IsNull() },
        order: { id: 'ASC' },
      });
      for (const { id: assessment, listing, hub } of said) {
        await em.update(Assessment, { id: assessment }, { voidedAt: () => 'landfall.now()' });
        const facts = { assessment, listing, hub };
        await record(em, actor, { name: 'AssessmentVoided', facts }, { subject: listing, organisation, hub });
      }
    });
  }

  /** The stake is over. */
  async end(actor: PersonActor, organisation: string): Promise<void> {
    mustBeAllowed(actor, 'stake.declare');
    const { person } = actor;
    await this.transactions.run(actor, async (em) => {
      const live = { person, organisation, endedAt: IsNull() };
      if (!(await em.existsBy(DeclaredInterest, live))) return;
      await em.update(DeclaredInterest, live, { endedAt: () => 'landfall.now()' });
      await record(em, actor, { name: 'StakeEnded', facts: { person, organisation } }, { subject: organisation, organisation });
    });
  }
}

/** Declared, or plain to see: somebody of the owner's own. */
export async function hasInterest(em: EntityManager, actor: PersonActor, organisation: string): Promise<boolean> {
  return (
    actor.organisations.includes(organisation) ||
    (await em.existsBy(DeclaredInterest, { person: actor.person, organisation, endedAt: IsNull() }))
  );
}
