import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { ByTime, cursorOf, pageKey, pageOf, type PageQuery } from '#http';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { id as anId, notFound } from '#problems';
import { ListingEntity } from './listing.entity.js';
import { sides } from './codes.js';

export const HeldPage = pageOf(
  z.object({
    id: anId,
    side: z.enum(sides),
    organisation: anId,
    hub: anId.nullable(),
    title: z.string(),
    summary: z.string().nullable(),
    sectors: z.array(z.string()),
    since: z.string(),
  }),
).meta({ id: 'HeldListingPage' });
export type HeldPage = z.infer<typeof HeldPage>;

/** What an import brought that compliance is to look at first, for what it lists. */
@Injectable()
export class Holds {
  constructor(private readonly transactions: Transactions) {}

  /** The longest held first. */
  async list(actor: PersonActor, { limit, cursor }: PageQuery): Promise<HeldPage> {
    mustBeAllowed(actor, 'hold.decide');
    const [at, id] = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      const rows = (await em.query(
        `select id, side, organisation, hub, title, summary, sectors, changed_at as since, changed_at::text as key from listings.listings
         where state = 'held' and held_for = 'goods' and ($1::text is null or (changed_at, id) > ($1::timestamptz, $2::uuid))
         order by changed_at, id limit $3`,
        [at, id, limit + 1],
      )) as (Omit<HeldPage['items'][number], 'since'> & { since: Date; key: string })[];
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => ({ ...row, since: row.since.toISOString() })),
        next: rows.length > limit && last ? cursorOf([last.key, last.id]) : null,
      };
    });
  }

  /** It may be listed. It goes back to where it was, in a moment; who may not act yet is still held for that. */
  async release(actor: PersonActor, id: string): Promise<void> {
    mustBeAllowed(actor, 'hold.decide');
    await this.transactions.run(actor, async (em) => {
      const held = await em.findOneBy(ListingEntity, { id, state: 'held', heldFor: 'goods' });
      if (!held) throw notFound('listing');
      const { organisation, hub } = held;
      await record(em, actor, { name: 'ListingReleaseDecided', facts: { listing: id } }, { subject: id, organisation, hub });
    });
  }
}
