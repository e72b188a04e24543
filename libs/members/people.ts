import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Transactions, type Actor, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import { Membership, Person } from './entities.js';
import type { InvitePerson, PersonView } from './members.schema.js';

type Someone = Pick<Person, 'name' | 'email' | 'language' | 'zone'>;
type Place = { organisation?: string; hub?: string; role: string };

/** Persons with an account, and what they act for. */
@Injectable()
export class People {
  constructor(private readonly transactions: Transactions) {}

  /** Adds a person (or finds the one with this address), gives the role, and lets the invitation follow. */
  async invite(actor: PersonActor, body: InvitePerson): Promise<z.infer<typeof PersonView>> {
    mustBeAllowed(actor, 'person.invite');
    const { organisation, hub, role, duties, ...someone } = body;
    return this.transactions.run(actor, async (em) => {
      const place = role ? { role, ...(organisation && { organisation }), ...(hub && { hub }) } : undefined;
      const person = await this.join(em, actor, someone, place, duties);
      return em.findOneByOrFail(Person, { id: person });
    });
  }

  /** Whoever is suspended may do nothing from the next request on; the database ends their sessions with it. */
  async suspend(actor: PersonActor, person: string, suspended: boolean): Promise<void> {
    mustBeAllowed(actor, 'person.suspend');
    if (person === actor.person) throw conflict('suspension', { person });
    await this.transactions.run(actor, async (em) => {
      const found = await em.findOneBy(Person, { id: person });
      if (!found) throw notFound('person');
      if ((found.suspendedAt !== null) === suspended) return;
      await em.query(`update members.people set suspended_at = case when $2 then landfall.now() end where id = $1`, [
        person,
        suspended,
      ]);
      await record(
        em,
        actor,
        { name: suspended ? 'PersonSuspended' : 'PersonReinstated', facts: { person } },
        { subject: person },
      );
    });
  }

  /** In the caller's transaction. Answers the person's id. */
  async join(em: EntityManager, actor: Actor, someone: Someone, place?: Place, duties: string[] = []): Promise<string> {
    const known = await em.findOneBy(Person, { email: someone.email });
    const id = known?.id ?? randomUUID();
    if (!known) await em.insert(Person, { id, ...someone, duties });
    else if (duties.some((d) => !known.duties.includes(d)))
      await em.update(Person, { id }, { duties: [...new Set([...known.duties, ...duties])].sort() });
    if (place) await this.addMembership(em, id, place);
    const { role: _, ...where } = place ?? { role: '' };
    await record(em, actor, { name: 'PersonInvited', facts: { person: id, ...where } }, { subject: id, ...where });
    return id;
  }

  async addMembership(em: EntityManager, person: string, place: Place): Promise<void> {
    const { organisation = null, hub = null, role } = place;
    const here = await em.query(
      `select 1 from members.memberships where person = $1 and coalesce(organisation, hub) = $2 and ended_at is null`,
      [person, organisation ?? hub],
    );
    if (here.length) throw conflict('membership', { person });
    await em.insert(Membership, { id: randomUUID(), person, organisation, hub, role });
  }
}
