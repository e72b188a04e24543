import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { notAllowed, notFound } from '#problems';
import { shareOf, type PrincipalsView, type SayPrincipals } from './behind.schema.js';
import { Principal } from './entities.js';

/** Who stands behind an organisation, as it says itself, or as the hub says for whoever has given it a mandate. */
@Injectable()
export class Principals {
  constructor(private readonly transactions: Transactions) {}

  /** Says it anew, whole; what was said before is kept with its end. The reaction screens everybody named. */
  async say(actor: PersonActor, organisation: string, { principals }: SayPrincipals): Promise<PrincipalsView> {
    mustBeAllowed(actor, 'principal.say');
    return this.transactions.run(actor, async (em) => {
      if (!(await mayKnow(em, actor, organisation))) throw notFound('organisation');
      if (actor.organisations.includes(organisation) && !actor.owns.includes(organisation)) throw notAllowed('principal.say');
      await em.query(`update screening.principals set ended_at = landfall.now() where organisation = $1 and ended_at is null`, [
        organisation,
      ]);
      await em.insert(
        Principal,
        principals.map((said) => ({ id: randomUUID(), organisation, ...said, saidBy: actor.person })),
      );
      const facts = { organisation, said: principals.length, share: shareOf(principals) };
      await record(em, actor, { name: 'PrincipalsSaid', facts }, { subject: organisation, organisation });
      return said(em, organisation);
    });
  }

  async read(actor: PersonActor, organisation: string): Promise<PrincipalsView> {
    mustBeAllowed(actor, 'principal.read');
    return this.transactions.run(actor, async (em) => {
      if (!actor.duties.includes('compliance') && !(await mayKnow(em, actor, organisation))) throw notFound('organisation');
      return said(em, organisation);
    });
  }
}

/** Whose organisation it is, or whose hub has a mandate of it. */
async function mayKnow(em: EntityManager, actor: PersonActor, organisation: string): Promise<boolean> {
  if (actor.organisations.includes(organisation)) return true;
  const rows = await em.query(`select 1 from members.mandates where organisation = $1 and hub = any ($2::uuid[]) limit 1`, [
    organisation,
    actor.hubs,
  ]);
  return (rows as unknown[]).length > 0;
}

async function said(em: EntityManager, organisation: string): Promise<PrincipalsView> {
  const rows = await em
    .createQueryBuilder(Principal, 'p')
    .where('p.organisation = :organisation and p.endedAt is null', { organisation })
    .orderBy('p.role', 'DESC')
    .addOrderBy('p.share', 'DESC', 'NULLS LAST')
    .addOrderBy('p.name')
    .getMany();
  return {
    principals: rows.map(({ role, name, named, country, share, identifiers }) => ({
      role,
      name,
      named,
      country,
      share,
      identifiers,
    })),
    ownedBySaid: shareOf(rows),
    saidAt: rows[0]?.saidAt.toISOString() ?? null,
  };
}
