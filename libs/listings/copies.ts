import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type Actor } from '#database';
import { terms } from '#language';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { id as anId, notFound } from '#problems';
import { ListingEntity } from './listing.entity.js';
import { viewOf, type ListingView } from './listing.view.js';
import { isOwn } from './listings.js';

/** Share of the words of both that two listings have in common, from which on they may be one listed twice. */
const alikeFrom = 0.6;
/** Of one keeper that are compared: the newest. */
const compared = 500;

export const DuplicatesView = z
  .object({
    items: z.array(
      z.object({ id: anId, title: z.string(), state: z.string(), alike: z.number().describe('Words in common, 0 to 1') }),
    ),
  })
  .meta({ id: 'Duplicates', description: 'Listings of the same owner and keeper that may be the same, the most alike first' });
export type DuplicatesView = z.infer<typeof DuplicatesView>;

/** A listing beside itself: made from one that is there, or found to be there already. */
@Injectable()
export class Copies {
  constructor(private readonly transactions: Transactions) {}

  /** A draft that says the same, of the same owner and keeper; its key, its time and its past are its own. */
  async make(actor: Actor, id: string): Promise<ListingView> {
    return this.transactions.run(actor, async (em) => {
      const { side, organisation, hub, ...from } = await em.findOneBy(ListingEntity, { id }).then((l) => l ?? gone());
      mustBeAllowed(actor, side === 'offering' ? 'offering.draft' : 'need.draft', { organisation, hub });
      const copy = randomUUID();
      const fresh = { externalId: null, publishedAt: null, expiresAt: null, extendedAt: null, heldFrom: null, heldFor: null };
      const { createdAt: _, changedAt: __, version: ___, state: ____, ...says } = from;
      const listedBy = actor.kind === 'person' ? actor.person : null;
      await em.insert(ListingEntity, { ...says, ...fresh, id: copy, side, organisation, hub, listedBy });
      await record(em, actor, { name: 'ListingDrafted', facts: { listing: copy } }, { subject: copy, organisation, hub });
      return viewOf(await em.findOneByOrFail(ListingEntity, { id: copy }), true);
    });
  }

  /** Asked before it is published; nothing is refused for it. */
  async alike(actor: Actor, id: string): Promise<DuplicatesView> {
    mustBeAllowed(actor, 'listing.read');
    return this.transactions.run(actor, async (em) => {
      const one = await em.findOneBy(ListingEntity, { id }).then((l) => l ?? gone());
      if (!isOwn(actor, one)) throw notFound('listing');
      const others = await em
        .createQueryBuilder(ListingEntity, 'l')
        .where(
          `l.organisation = :organisation and l.hub is not distinct from :hub and l.side = :side and l.id <> :id and l.state <> 'archived'`,
          {
            ...one,
          },
        )
        .orderBy('l.createdAt', 'DESC')
        .addOrderBy('l.id')
        .limit(compared)
        .getMany();
      const mine = wordsOf(one);
      const found = others.map(({ id, title, state, ...other }) => ({
        id,
        title,
        state,
        alike: alike(mine, wordsOf({ ...other, title })),
      }));
      return {
        items: found
          .filter((l) => l.alike >= alikeFrom)
          .sort((a, b) => b.alike - a.alike || (a.id < b.id ? -1 : 1))
          .slice(0, 10),
      };
    });
  }
}

const gone = (): never => {
  throw notFound('listing');
};

const wordsOf = ({ title, summary, language }: Pick<ListingEntity, 'title' | 'summary' | 'language'>) =>
  new Set(terms(`${title}\n${summary ?? ''}`, language));

/** Jaccard: what both say of all that either says. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((term) => other.has(term)).length;
  const all = one.size + other.size - both;
  return all ? Math.round((both / all) * 100) / 100 : 0;
}
