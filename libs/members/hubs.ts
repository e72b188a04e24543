import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, illegalStep, notAllowed, notFound, preconditionFailed } from '#problems';
import { mustBeAllowed } from './access.js';
import { Holiday, Hub } from './entities.js';
import type { MoveHub } from './hub-settings.schema.js';
import type { HubView, ProposeHub } from './members.schema.js';
import { mustBeReady } from './opening-checklist.js';
import { People } from './people.js';

/** The life of a hub: a planned hub takes needs and introduces nobody. The database keeps the same table. */
export const hubLife = {
  proposed: ['planned'],
  planned: ['open'],
  open: ['paused'],
  paused: ['open', 'closed'],
  closed: [],
} as const;
type HubState = keyof typeof hubLife;

@Injectable()
export class Hubs {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
  ) {}

  async propose(actor: PersonActor, body: ProposeHub): Promise<z.infer<typeof HubView>> {
    mustBeAllowed(actor, 'hub.propose');
    const { coordinators, holidays, ...fields } = body;
    return this.transactions.run(actor, async (em) => {
      const twin = await em.findOneBy(Hub, { name: fields.name });
      if (twin) throw conflict('hub', { id: twin.id, field: 'name' });
      const id = randomUUID();
      await em.insert(Hub, { id, ...fields });
      if (holidays.length)
        await em.insert(
          Holiday,
          holidays.map((day) => ({ hub: id, day, name: null })),
        );
      await record(em, actor, { name: 'HubProposed', facts: { hub: id } }, { subject: id, hub: id });
      for (const someone of coordinators) await this.people.join(em, actor, someone, { hub: id, role: 'coordinator' });
      return em.findOneByOrFail(Hub, { id }) as Promise<z.infer<typeof HubView>>;
    });
  }

  /** A planned hub opens when its checklist is met, but for what is named; what is paused opens again as it was. */
  async move(actor: PersonActor, id: string, version: number, { state: to, despite }: MoveHub): Promise<z.infer<typeof HubView>> {
    mustBeAllowed(actor, 'hub.move');
    return this.transactions.run(actor, async (em) => {
      const hub = await em.findOne(Hub, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!hub) throw notFound('hub');
      if (hub.version !== version) throw preconditionFailed('hub', version, hub.version);
      const from = hub.state as HubState;
      if (!(hubLife[from] as readonly string[]).includes(to)) throw illegalStep('hub', from, to);
      const opensWithout = from === 'planned' && to === 'open' ? await mustBeReady(em, hub, despite) : [];
      await em.update(Hub, { id }, { state: to, version: version + 1 });
      const facts = { hub: id, from, to, ...(opensWithout.length && { opensWithout }) };
      await record(em, actor, { name: 'HubMoved', facts }, { subject: id, hub: id });
      return em.findOneByOrFail(Hub, { id }) as Promise<z.infer<typeof HubView>>;
    });
  }

  async coordinators(actor: PersonActor, hub: string): Promise<{ items: { id: string; name: string }[] }> {
    if (!actor.hubs.includes(hub) && !actor.duties.includes('operator')) throw notFound('hub');
    mustBeAllowed(actor, 'hub.adjust', { hub });
    return this.transactions.run(actor, async (em) => ({
      items: (await em.query(
        `select p.id, p.name from members.memberships m join members.people p on p.id = m.person
         where m.hub = $1 and m.ended_at is null and p.suspended_at is null order by p.name, p.id`,
        [hub],
      )) as { id: string; name: string }[],
    }));
  }

  /** Somebody stops coordinating. A hub at work keeps one who does. */
  async end(actor: PersonActor, hub: string, person: string): Promise<void> {
    const operator = actor.duties.includes('operator');
    if (!actor.hubs.includes(hub) && !operator) throw notFound('hub');
    mustBeAllowed(actor, 'coordinator.end', { hub });
    if (person !== actor.person && !operator) throw notAllowed('coordinator.end');
    await this.transactions.run(actor, async (em) => {
      const found = await em.findOne(Hub, { where: { id: hub }, lock: { mode: 'pessimistic_write' } });
      const theirs = (await em.query(
        `select m.person from members.memberships m join members.people p on p.id = m.person and p.suspended_at is null
         where m.hub = $1 and m.ended_at is null`,
        [hub],
      )) as { person: string }[];
      if (!found || !theirs.some((m) => m.person === person)) throw notFound('membership');
      if (theirs.length === 1 && ['open', 'paused'].includes(found.state))
        throw conflict('membership', { hub, needs: 'another_coordinator' });
      await record(em, actor, { name: 'CoordinatorLeft', facts: { hub, person } }, { subject: person, hub });
      if (person === actor.person) await em.query(`select members.leave($1)`, [hub]);
      else await em.query(`update members.memberships set ended_at = landfall.now() where hub = $1 and person = $2 and ended_at is null`, [hub, person]); // prettier-ignore
    });
  }

  async list(actor: PersonActor): Promise<{ items: z.infer<typeof HubView>[] }> {
    mustBeAllowed(actor, 'hub.read');
    return this.transactions.run(actor, async (em) => ({
      items: (await em.find(Hub, { order: { name: 'ASC' } })) as z.infer<typeof HubView>[],
    }));
  }
}
