import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { cursorOf, keyIn } from '#http';
import { canonical, record, type LandfallEvent } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, heldForCheck, id as anId, illegalStep, invalid, notFound, preconditionFailed } from '#problems';
import { mustBeCleared } from '#screening';
import { Drafts, mustBeMandate, mustBeNewKey } from './drafts.js';
import { marketsLeft, move, write } from './life.js';
import { budgetOf, columnsOf, ListingEntity } from './listing.entity.js';
import { fieldsOfSide, type DraftNeed, type DraftOffering, type ListingChange } from './listing.schema.js';
import { viewOf, type ListingPage, type ListingQuery, type ListingView } from './listing.view.js';
import { asked, kindsOf } from './looking.js';
import type { Found, LookQuery } from './looking.schema.js';
import { mustBePublishable } from './publishable.js';

/** Offerings and needs, as their owners and the coordinators who keep them see them. */
@Injectable()
export class Listings {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: Drafts,
  ) {}

  draftOffering(actor: Actor, organisation: string, body: DraftOffering): Promise<ListingView> {
    return this.drafts.offering(actor, organisation, body);
  }

  draftNeed(
    actor: Actor,
    whose: { hub: string; organisation: string; mandate?: string | undefined },
    body: DraftNeed,
  ): Promise<ListingView> {
    return this.drafts.need(actor, whose, body);
  }

  /** Another tenant's listing is not found, exactly as one that is not there. */
  async read(actor: Actor, id: string): Promise<ListingView> {
    mustBeAllowed(actor, 'listing.read');
    return this.transactions.run(actor, async (em) => {
      const listing = await theListing(em, id);
      return viewOf(listing, isOwn(actor, listing));
    });
  }

  /** What the actor owns or keeps, and the published offerings that are for the countries of the actor's hubs. Newest first. */
  async list(actor: Actor, query: ListingQuery): Promise<ListingPage> {
    mustBeAllowed(actor, 'listing.read');
    const { limit, cursor, ...look } = query;
    const after = cursor === undefined ? undefined : lastSeen(cursor);
    return this.transactions.run(actor, async (em) => {
      const found = asked(em, actor, look);
      if (after)
        found.andWhere(`(l.created_at, l.id) < (select c.created_at, c.id from listings.listings c where c.id = :after)`, {
          after,
        });
      const rows = await found
        .orderBy('l.createdAt', 'DESC')
        .addOrderBy('l.id', 'DESC')
        .limit(limit + 1)
        .getMany();
      const shown = rows.slice(0, limit);
      return {
        items: shown.map((row) => viewOf(row, isOwn(actor, row))),
        next: rows.length > limit ? cursorOf([shown.at(-1)!.id]) : null,
      };
    });
  }

  /** As `list`: how many, and of which kinds. */
  async kinds(actor: Actor, query: LookQuery): Promise<Found> {
    mustBeAllowed(actor, 'listing.read');
    return this.transactions.run(actor, (em) => kindsOf(em, actor, query));
  }

  /** Changes what is named. A published listing must still be publishable afterwards. What changes nothing makes no version. */
  async change(actor: Actor, id: string, version: number, body: ListingChange): Promise<ListingView> {
    return this.transactions.run(actor, async (em) => {
      const before = await inHand(em, actor, id, version);
      if (before.state === 'archived') throw illegalStep('listing', before.state, 'changed');
      const alien = Object.keys(body).filter((field) => !fieldsOfSide[before.side].has(field));
      if (alien.length)
        throw invalid(
          alien.map((field) => ({
            field,
            rule: 'other_side',
            message: `is not a field of an ${before.side}`.replace('an need', 'a need'),
          })),
        );
      const fields = changed(before, body);
      if (!fields.length) return viewOf(before, true);
      if (fields.includes('mandate'))
        await mustBeMandate(em, body.mandate!, { hub: before.hub!, organisation: before.organisation });
      if (fields.includes('externalId') && body.externalId) await mustBeNewKey(em, body.externalId, before);
      const now = await write(em, before, columnsOf(body));
      const published = now.state === 'published';
      if (published) await mustBePublishable(em, now);
      await tell(em, actor, now, { name: 'ListingChanged', facts: { listing: id, version: now.version, fields, published } });
      const countries = marketsLeft(before, now.targetCountries);
      if (countries.length) await tell(em, actor, now, { name: 'MarketsLeft', facts: { listing: id, countries } });
      return viewOf(now, true);
    });
  }

  /** For 365 days, once it says what its profile type must say and its organisation is cleared. */
  async publish(actor: Actor, id: string, version: number): Promise<ListingView> {
    return this.transactions.run(actor, async (em) => {
      const before = await inHand(em, actor, id, version);
      const lifetime = {
        publishedAt: () => 'landfall.now()',
        expiresAt: () => `landfall.now() + interval '365 days'`,
        extendedAt: null,
      };
      const now = await move(em, before, 'published', version, lifetime);
      await mustBePublishable(em, now);
      // after the step: whoever holds the organisation's listings now waits for this row, and finds it published
      await mustBeCleared(em, now.organisation);
      await tell(em, actor, now, { name: 'ListingPublished', facts: { listing: id, version: now.version } });
      return viewOf(now, true);
    });
  }

  /** A year more, once: what is of use for longer is published anew, and looked at again. */
  async extend(actor: Actor, id: string, version: number): Promise<ListingView> {
    return this.transactions.run(actor, async (em) => {
      const before = await inHand(em, actor, id, version);
      if (before.state !== 'published') throw illegalStep('listing', before.state, 'extended');
      if (before.extendedAt) throw conflict('extension', { extendedAt: before.extendedAt.toISOString() });
      const year = { expiresAt: () => `expires_at + interval '365 days'`, extendedAt: () => 'landfall.now()' };
      const now = await write(em, before, year);
      await tell(em, actor, now, { name: 'ListingExtended', facts: { listing: id, version: now.version } });
      return viewOf(now, true);
    });
  }

  async withdraw(actor: Actor, id: string, version: number): Promise<ListingView> {
    return this.transactions.run(actor, async (em) => {
      const now = await move(em, await inHand(em, actor, id, version), 'withdrawn', version);
      await tell(em, actor, now, { name: 'ListingWithdrawn', facts: { listing: id } });
      return viewOf(now, true);
    });
  }
}

/** The listing, for somebody who may change it, at the version that was read. Held, it is nobody's to move. */
async function inHand(em: EntityManager, actor: Actor, id: string, version: number): Promise<ListingEntity> {
  const listing = await theListing(em, id);
  const { side, organisation, hub } = listing;
  mustBeAllowed(actor, side === 'offering' ? 'offering.change' : 'need.change', { organisation, hub });
  if (listing.version !== version) throw preconditionFailed('listing', version, listing.version);
  if (listing.state === 'held') throw heldForCheck();
  return listing;
}

async function theListing(em: EntityManager, id: string): Promise<ListingEntity> {
  const listing = await em.findOneBy(ListingEntity, { id });
  if (!listing) throw notFound('listing');
  return listing;
}

/** Whether the actor owns or keeps it, or has the operator's duty. */
export function isOwn(actor: Actor, { organisation, hub }: ListingEntity): boolean {
  if (actor.kind !== 'person') return false;
  return (
    actor.organisations.includes(organisation) || (hub !== null && actor.hubs.includes(hub)) || actor.duties.includes('operator')
  );
}

/** The fields whose value is another than before. */
function changed(before: ListingEntity, body: ListingChange): string[] {
  const was: Record<string, unknown> = { ...before, budget: budgetOf(before) };
  const now = Object.entries(body).filter(([, value]) => value !== undefined);
  return now.filter(([field, value]) => canonical(value) !== canonical(was[field])).map(([field]) => field);
}

function lastSeen(cursor: string): string {
  const read = anId.safeParse(keyIn(cursor, 1)[0]);
  if (read.success) return read.data;
  throw invalid([
    {
      field: 'cursor',
      rule: 'cursor',
      message: 'is not a cursor of this list: use the `next` of the page before, or leave it out',
    },
  ]);
}

const tell = (em: EntityManager, actor: Actor, { id, organisation, hub }: ListingEntity, event: LandfallEvent) =>
  record(em, actor, event, { subject: id, organisation, hub });
