import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { retained, type RetentionView, type SetRetention } from './rights.schema.js';

/** How many days what is kept. */
@Injectable()
export class Retention {
  constructor(private readonly transactions: Transactions) {}

  async read(actor: PersonActor): Promise<RetentionView> {
    mustBeAllowed(actor, 'retention.set');
    return this.transactions.run(actor, now);
  }

  /** What is named; the rest stays. Shorter takes effect with the next round of the timetable. */
  async set(actor: PersonActor, wished: SetRetention): Promise<RetentionView> {
    mustBeAllowed(actor, 'retention.set');
    return this.transactions.run(actor, async (em) => {
      const changed = retained.filter((what) => wished[what] !== undefined);
      for (const what of changed) await em.query(`update landfall.retention set days = $2 where what = $1`, [what, wished[what]]);
      const facts = Object.fromEntries(changed.map((what) => [what, wished[what]!]));
      if (changed.length) await record(em, actor, { name: 'RetentionSet', facts: { days: facts } });
      return now(em);
    });
  }
}

async function now(em: EntityManager): Promise<RetentionView> {
  const rows = (await em.query(`select what, days from landfall.retention`)) as { what: string; days: number }[];
  return Object.fromEntries(rows.map((row) => [row.what, row.days])) as RetentionView;
}
