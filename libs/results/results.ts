import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { notFound } from '#problems';
import { mustKnow } from './costs.js';
import { funnel } from './funnel.sql.js';
import type { ResultsQuery, ResultsView } from './results.schema.js';

/** What came of a hub's work, and whether it paid. */
@Injectable()
export class Results {
  constructor(private readonly transactions: Transactions) {}

  async of(actor: PersonActor, hub: string, { since, until, by }: ResultsQuery): Promise<ResultsView> {
    mustKnow(actor, hub);
    return this.transactions.run(actor, async (em) => {
      const [found] = (await em.query(`select currency from members.hubs where id = $1`, [hub])) as { currency: string }[];
      if (!found) throw notFound('hub');
      const { currency } = found;
      const rows = (await em.query(funnel, [hub, since, until, by, currency])) as ResultsView['rows'];
      return { hub, currency, since, until, by, rows };
    });
  }
}
