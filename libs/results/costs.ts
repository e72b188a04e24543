import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import { ratesIn } from './rates-file.js';
import type { CostView, LoadRates, RatesLoaded, RecordCost } from './results.schema.js';

/** What a hub costs, and what currencies were worth. Both are told to the ledger and kept nowhere else: results are read from it alone. */
@Injectable()
export class Costs {
  constructor(private readonly transactions: Transactions) {}

  async record(actor: PersonActor, hub: string, given: RecordCost): Promise<z.infer<typeof CostView>> {
    mustKnow(actor, hub);
    return this.transactions.run(actor, async (em) => {
      const cost = randomUUID();
      const { attache, sector, ...money } = given;
      const facts = { cost, hub, ...money, ...(attache && { attache }), ...(sector && { sector }) };
      await record(em, actor, { name: 'HubCostRecorded', facts }, { subject: hub, hub });
      return { id: cost, ...money, attache: attache ?? null, sector: sector ?? null };
    });
  }

  /** The latest day first, at most 500. */
  async list(actor: PersonActor, hub: string): Promise<{ items: z.infer<typeof CostView>[] }> {
    mustKnow(actor, hub);
    return this.transactions.run(actor, async (em) => ({
      items: (await em.query(
        `select e.facts ->> 'cost' as id, e.facts ->> 'amount' as amount, e.facts ->> 'currency' as currency, e.facts ->> 'on' as on,
           e.facts ->> 'kind' as kind, e.facts ->> 'attache' as attache, e.facts ->> 'sector' as sector
         from results.entries($1) e where e.name = 'HubCostRecorded'
           and not exists (select from results.entries($1) s where s.name = 'HubCostStruck' and s.facts ->> 'cost' = e.facts ->> 'cost')
         order by 4 desc, 1 limit 500`,
        [hub],
      )) as z.infer<typeof CostView>[],
    }));
  }

  /** A cost that was recorded by mistake counts no more; the ledger keeps that it was recorded. Said again, it changes nothing more. */
  async strike(actor: PersonActor, hub: string, cost: string): Promise<void> {
    mustKnow(actor, hub);
    await this.transactions.run(actor, async (em) => {
      const entries = (await em.query(
        `select name from results.entries($1) where name in ('HubCostRecorded', 'HubCostStruck') and facts ->> 'cost' = $2`,
        [hub, cost],
      )) as { name: string }[];
      if (!entries.length) throw notFound('cost');
      if (entries.some((entry) => entry.name === 'HubCostStruck')) return;
      await record(em, actor, { name: 'HubCostStruck', facts: { cost, hub } }, { subject: hub, hub });
    });
  }

  /** Rates of a file, whole or not at all. A day that was loaded before has the later rate. */
  async loadRates(actor: PersonActor, { base, file }: LoadRates): Promise<z.infer<typeof RatesLoaded>> {
    mustBeAllowed(actor, 'rate.load');
    const rates = ratesIn(file);
    const days = rates.map((rate) => rate.day).sort();
    await this.transactions.run(actor, (em) => record(em, actor, { name: 'RatesLoaded', facts: { base, rates } }));
    return { base, rates: rates.length, since: days[0]!, until: days.at(-1)! };
  }
}

/** A hub's own coordinators and the operator; to everybody else there is no such hub. */
export function mustKnow(actor: PersonActor, hub: string): void {
  mustBeAllowed(actor, 'result.read');
  if (!actor.hubs.includes(hub) && !actor.duties.includes('operator')) throw notFound('hub');
}
