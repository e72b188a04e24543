import { Injectable } from '@nestjs/common';
import { Transactions, type Actor } from '#database';
import { isOwn, ListingEntity, tellingWords, textLengths } from '#listings';
import { mustBeAllowed, Organisation } from '#members';
import { notFound } from '#problems';
import { completeness, startingPolicy } from '#scoring';
import { asNeed, asOffering, readListings } from './listing-row.js';
import { policyShipped } from './policies.js';
import type { QualityView } from './quality.view.js';

/** What a listing could say and does not, in the matcher's own arithmetic, to those whose listing it is. */
@Injectable()
export class Quality {
  constructor(private readonly transactions: Transactions) {}

  async of(actor: Actor, id: string): Promise<QualityView> {
    mustBeAllowed(actor, 'listing.read');
    return this.transactions.run(actor, async (em) => {
      const listing = await em.findOneBy(ListingEntity, { id });
      if (!listing || !isOwn(actor, listing)) throw notFound('listing');
      const row = (await readListings(em, [id])).get(id)!;
      const policy = (await policyShipped(em)) ?? startingPolicy;
      const [{ today }] = (await em.query(`select (landfall.now() at time zone 'UTC')::date::text as today`)) as [
        { today: string },
      ];
      const { coverage, missing } = completeness(row.side === 'offering' ? asOffering(row) : asNeed(row), policy, today);
      const writer = await em.findOneByOrFail(Organisation, { id: listing.organisation });
      return {
        lengths: textLengths[listing.side].map(({ field, least, most }) => ({
          field,
          length: listing[field]?.length ?? 0,
          least,
          most,
        })),
        coverage,
        missing: missing.map(({ field, adds }) => ({ field, adds })),
        tellsWho: listing.visibility === 'anonymous' ? tellingWords(listing, writer) : [],
        policy: policy.version,
      };
    });
  }
}
