import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, heldForCheck, notFound, preconditionFailed } from '#problems';
import { move, write } from './life.js';
import { ListingEntity } from './listing.entity.js';
import { viewOf, type ListingView } from './listing.view.js';
import { isOwn } from './listings.js';
import { mustBePublishable } from './publishable.js';

/** What the one that stays takes from the other where it says nothing itself. */
const taken = ['description', 'advantages', 'expertiseSought', 'keywords', 'cooperationTypes', 'sectors', 'trl', 'trlFloor', 'languages', 'deliveryModes', 'deadline'] as const; // prettier-ignore

/** Two listings of one owner and keeper that say the same become one. */
@Injectable()
export class Mergers {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The listing is withdrawn and put away; `into` stays, and takes what only the other said. Refused while the listing carries an open
   * introduction: somebody has been asked about it.
   */
  async merge(actor: PersonActor, id: string, version: number, into: string): Promise<ListingView> {
    return this.transactions.run(actor, async (em) => {
      // two that are merged into each other at once: the second finds its other put away
      await em.query(`select from listings.listings where id in ($1, $2) order by id for no key update`, [id, into]);
      const gone = await own(em, actor, id);
      const stays = await own(em, actor, into);
      const { side, organisation, hub } = gone;
      mustBeAllowed(actor, side === 'offering' ? 'offering.change' : 'need.change', { organisation, hub });
      if (id === into || stays.side !== side || stays.organisation !== organisation || stays.hub !== hub)
        throw conflict('listing', { reason: 'not_alike' });
      if (gone.version !== version) throw preconditionFailed('listing', version, gone.version);
      if (gone.state === 'held' || stays.state === 'held') throw heldForCheck();
      if (stays.state === 'archived') throw conflict('listing', { state: stays.state });
      const [{ carried }] = (await em.query(`select introductions.carried($1)::int as carried`, [id])) as [{ carried: number }];
      if (carried > 0) throw conflict('listing', { reason: 'introduced' });
      await putAway(em, actor, gone, into);
      const fields = taken.filter((field) => isUnsaid(stays[field]) && !isUnsaid(gone[field]));
      if (!fields.length) return viewOf(stays, true);
      const now = await write(em, stays, Object.fromEntries(fields.map((field) => [field, gone[field]])));
      const published = now.state === 'published';
      if (published) await mustBePublishable(em, now);
      const facts = { listing: into, version: now.version, fields: [...fields], published };
      await record(em, actor, { name: 'ListingChanged', facts }, { subject: into, organisation, hub });
      return viewOf(now, true);
    });
  }
}

async function putAway(em: EntityManager, actor: PersonActor, gone: ListingEntity, into: string): Promise<void> {
  const { id, organisation, hub } = gone;
  const at = { subject: id, organisation, hub };
  let now = gone;
  if (now.state === 'published') {
    now = await move(em, now, 'withdrawn', now.version);
    await record(em, actor, { name: 'ListingWithdrawn', facts: { listing: id } }, at);
  }
  await move(em, now, 'archived', now.version);
  await record(em, actor, { name: 'ListingMerged', facts: { listing: id, into } }, at);
}

async function own(em: EntityManager, actor: PersonActor, id: string): Promise<ListingEntity> {
  const listing = await em.findOneBy(ListingEntity, { id });
  if (!listing || !isOwn(actor, listing)) throw notFound('listing');
  return listing;
}

const isUnsaid = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && !value.length);
