import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import { Contact, Hub, Mandate, Organisation } from './entities.js';
import type { GiveMandate, MandateView } from './members.schema.js';

/** The permission by which a hub lists a need for a local organisation, and the contact who answers for it. */
@Injectable()
export class Mandates {
  constructor(private readonly transactions: Transactions) {}

  async give(actor: PersonActor, hub: string, body: GiveMandate): Promise<z.infer<typeof MandateView>> {
    return this.transactions.run(actor, async (em) => {
      if (!actor.duties.includes('operator') && !actor.hubs.includes(hub)) throw notFound('hub');
      if (!(await em.findOneBy(Hub, { id: hub }))) throw notFound('hub');
      mustBeAllowed(actor, 'mandate.give', { hub });
      if (!(await em.findOneBy(Organisation, { id: body.organisation }))) throw notFound('organisation');
      const known = await em.findOneBy(Contact, { hub, organisation: body.organisation, email: body.contact.email });
      const contact = known?.id ?? randomUUID();
      if (!known) await em.insert(Contact, { id: contact, hub, organisation: body.organisation, ...body.contact });
      const id = randomUUID();
      await em.insert(Mandate, {
        id,
        hub,
        organisation: body.organisation,
        contact,
        mayShow: body.mayShow,
        mayRecord: body.mayRecord,
        validUntil: body.validUntil,
      });
      await record(
        em,
        actor,
        { name: 'MandateGiven', facts: { mandate: id, hub, organisation: body.organisation, contact } },
        { subject: id, hub },
      );
      return {
        id,
        hub,
        organisation: body.organisation,
        contact,
        mayShow: body.mayShow,
        mayRecord: body.mayRecord,
        validUntil: body.validUntil,
        endedAt: null,
      };
    });
  }

  /** The organisation has taken its permission back. What was listed by it is withdrawn; said again, it changes nothing. */
  async end(actor: PersonActor, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const mandate = await em.findOne(Mandate, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!mandate || !actor.hubs.includes(mandate.hub)) throw notFound('mandate');
      mustBeAllowed(actor, 'mandate.end', { hub: mandate.hub });
      if (mandate.endedAt) return;
      await em.update(Mandate, { id }, { endedAt: () => 'landfall.now()' });
      const { hub } = mandate;
      await record(em, actor, { name: 'MandateEnded', facts: { mandate: id, hub } }, { subject: id, hub });
    });
  }
}
