import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, illegalStep, notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import { Organisation } from './entities.js';
import type { OrganisationView, RegisterOrganisation } from './members.schema.js';
import { People } from './people.js';

/** Legal bodies. Born unscreened: one may do nothing with others until the reaction to its registration has cleared it. */
@Injectable()
export class Organisations {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
  ) {}

  async register(actor: PersonActor, body: RegisterOrganisation): Promise<z.infer<typeof OrganisationView>> {
    mustBeAllowed(actor, 'organisation.register');
    const { owner, ...fields } = body;
    return this.transactions.run(actor, async (em) => {
      if (fields.externalId) {
        const twin = await em.findOneBy(Organisation, { registeredBy: actor.person, externalId: fields.externalId });
        if (twin) throw conflict('organisation', { id: twin.id, field: 'externalId' });
      }
      const id = randomUUID();
      await em.insert(Organisation, { id, ...fields, registeredBy: actor.person });
      await record(em, actor, { name: 'OrganisationRegistered', facts: { organisation: id } }, { subject: id, organisation: id });
      if (owner) await this.people.join(em, actor, owner, { organisation: id, role: 'owner' });
      else if (!actor.hubs.length && !actor.duties.includes('operator'))
        await this.people.addMembership(em, actor.person, { organisation: id, role: 'owner' });
      return view(em, id);
    });
  }

  /** Whoever is suspended acts for nobody and is introduced to nobody; what it has published is withdrawn. Said again, it changes nothing. */
  async suspend(actor: PersonActor, id: string, suspended: boolean): Promise<z.infer<typeof OrganisationView>> {
    mustBeAllowed(actor, 'organisation.suspend');
    return this.transactions.run(actor, async (em) => {
      const before = await em.findOne(Organisation, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!before) throw notFound('organisation');
      if (before.closedAt) throw illegalStep('organisation', 'closed', suspended ? 'suspended' : 'resumed');
      if ((before.suspendedAt !== null) === suspended) return view(em, id);
      await em.update(Organisation, { id }, { suspendedAt: suspended ? () => 'landfall.now()' : null });
      const name = suspended ? 'OrganisationSuspended' : 'OrganisationResumed';
      await record(em, actor, { name, facts: { organisation: id } }, { subject: id, organisation: id });
      return view(em, id);
    });
  }

  async read(actor: PersonActor, id: string): Promise<z.infer<typeof OrganisationView>> {
    mustBeAllowed(actor, 'organisation.read');
    return this.transactions.run(actor, (em) => view(em, id));
  }
}

async function view(em: EntityManager, id: string): Promise<z.infer<typeof OrganisationView>> {
  const found = await em.findOneBy(Organisation, { id });
  if (!found) throw notFound('organisation');
  const [{ cleared, lists }] = (await em.query(`select screening.cleared($1) as cleared, screening.has_lists() as lists`, [
    id,
  ])) as [{ cleared: boolean; lists: boolean }];
  return { ...found, mayAct: cleared && !found.suspendedAt, waitsForList: !lists } as z.infer<typeof OrganisationView>;
}
