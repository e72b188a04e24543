import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type Actor } from '#database';
import { cursorOf, pageKey, pageOf, type PageQuery } from '#http';
import { mustBeAllowed } from '#members';
import { id as anId, notFound } from '#problems';
import { ListingEntity } from './listing.entity.js';
import { isOwn } from './listings.js';

export const HistoryPage = pageOf(
  z.object({
    at: z.string(),
    what: z.string().describe('The entry of the ledger, such as "ListingChanged"'),
    by: z
      .object({ id: anId, name: z.string() })
      .nullable()
      .describe('Null: Landfall itself, or somebody whom the reader does not see'),
    fields: z.array(z.string()).describe('Of a change: what it changed'),
  }),
).meta({ id: 'ListingHistory' });
export type HistoryPage = z.infer<typeof HistoryPage>;

/** What became of a listing, newest first, from the ledger: for its owner and its keeper. */
@Injectable()
export class History {
  constructor(private readonly transactions: Transactions) {}

  async of(actor: Actor, id: string, { limit, cursor }: PageQuery): Promise<HistoryPage> {
    mustBeAllowed(actor, 'listing.read');
    const [before] = pageKey(cursor, z.tuple([z.number().int().min(1)]));
    return this.transactions.run(actor, async (em) => {
      const listing = await em.findOneBy(ListingEntity, { id });
      if (!listing || !isOwn(actor, listing)) throw notFound('listing');
      const rows = (await em.query(
        `select e.at, e.name as what, e.seq::float8 as seq, coalesce(e.facts -> 'fields', '[]') as fields,
           case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by
         from ledger.entries e left join members.people p on p.id = e.actor and e.actor_kind = 'person'
         where e.subject = $1 and e.name like 'Listing%' and ($2::bigint is null or e.seq < $2) order by e.seq desc limit $3`,
        [id, before, limit + 1],
      )) as (Omit<HistoryPage['items'][number], 'at'> & { at: Date; seq: number })[];
      const shown = rows.slice(0, limit);
      return {
        items: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
        next: rows.length > limit ? cursorOf([shown.at(-1)!.seq]) : null,
      };
    });
  }
}
