import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { Hub, mustBeAllowed } from '#members';
import { notFound } from '#problems';
import { sectorLabel } from './sectors.js';

export const DemandView = z
  .object({
    items: z.array(
      z.object({
        sector: z.string().describe('A division of CPV 2008'),
        label: z.string().describe('In the language of the reader, else in English'),
        needs: z.number().int().describe('At least so many, a multiple of three'),
      }),
    ),
  })
  .meta({ id: 'Demand', description: 'Sectors in which three organisations or more of a hub’s market have published needs' });
type DemandView = z.infer<typeof DemandView>;

/** What a market asks for, to whoever thinks of offering there: also at a hub that is only planned. No need can be told from it. */
@Injectable()
export class Demand {
  constructor(private readonly transactions: Transactions) {}

  async of(actor: PersonActor, hub: string): Promise<DemandView> {
    mustBeAllowed(actor, 'demand.read');
    return this.transactions.run(actor, async (em) => {
      if (!(await em.existsBy(Hub, { id: hub }))) throw notFound('hub');
      const rows = (await em.query(`select sector, needs from listings.demand($1)`, [hub])) as {
        sector: string;
        needs: number;
      }[];
      return { items: rows.map((row) => ({ ...row, label: sectorLabel(row.sector, actor.language) })) };
    });
  }
}
