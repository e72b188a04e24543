import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, notAllowed, notFound, preconditionFailed } from '#problems';
import { mustBeAllowed } from './access.js';
import { mustAdjust } from './calendars.js';
import { Hub } from './entities.js';
import { copied, type AdjustHub, type ChecklistView } from './hub-settings.schema.js';
import type { HubView } from './members.schema.js';
import { checklistOf } from './opening-checklist.js';

/** How a hub works, what it says in its own name, and what it needs before it opens. */
@Injectable()
export class HubSettings {
  constructor(private readonly transactions: Transactions) {}

  /** What is not named stays. On which lists a hub relies is not its coordinators' to say. */
  async adjust(actor: PersonActor, id: string, version: number, change: AdjustHub): Promise<z.infer<typeof HubView>> {
    return this.transactions.run(actor, async (em) => {
      await mustAdjust(em, actor, id);
      if (change.listPolicy && !actor.duties.includes('operator')) throw notAllowed('hub.move');
      const hub = await inHand(em, id, version);
      return write(em, actor, hub, change);
    });
  }

  /** Takes over how another hub works; people, places, calendars and data stay where they are. Only before the hub opens. */
  async copy(actor: PersonActor, id: string, version: number, from: string): Promise<z.infer<typeof HubView>> {
    mustBeAllowed(actor, 'hub.copy');
    return this.transactions.run(actor, async (em) => {
      const source = await em.findOneBy(Hub, { id: from });
      if (!source) throw notFound('hub');
      const hub = await inHand(em, id, version);
      if (hub.state !== 'proposed' && hub.state !== 'planned') throw conflict('hub', { state: hub.state });
      return write(em, actor, hub, Object.fromEntries(copied.map((field) => [field, source[field]])), from);
    });
  }

  async checklist(actor: PersonActor, id: string): Promise<ChecklistView> {
    return this.transactions.run(actor, async (em) => {
      await mustAdjust(em, actor, id);
      return checklistOf(em, await em.findOneByOrFail(Hub, { id }));
    });
  }
}

async function inHand(em: EntityManager, id: string, version: number): Promise<Hub> {
  const hub = await em.findOne(Hub, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!hub) throw notFound('hub');
  if (hub.version !== version) throw preconditionFailed('hub', version, hub.version);
  return hub;
}

async function write(
  em: EntityManager,
  actor: PersonActor,
  { id, version }: Hub,
  change: AdjustHub,
  copiedFrom?: string,
): Promise<z.infer<typeof HubView>> {
  await em.update(Hub, { id }, { ...change, version: version + 1 });
  const facts = { hub: id, fields: Object.keys(change).sort(), ...(copiedFrom && { copiedFrom }) };
  await record(em, actor, { name: 'HubAdjusted', facts }, { subject: id, hub: id });
  return em.findOneByOrFail(Hub, { id }) as Promise<z.infer<typeof HubView>>;
}
