import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { record } from '#ledger';
import { Hub, Mandate, mustBeAllowed, Organisation } from '#members';
import { conflict, notFound } from '#problems';
import { columnsOf, ListingEntity } from './listing.entity.js';
import type { DraftNeed, DraftOffering } from './listing.schema.js';
import { viewOf, type ListingView } from './listing.view.js';

type New = Pick<ListingEntity, 'side' | 'organisation' | 'hub' | 'origin' | 'visibility'> & { mandate?: string | null };

/** Where a listing begins: with its owner, its keeper, and whatever it says so far. */
@Injectable()
export class Drafts {
  constructor(private readonly transactions: Transactions) {}

  /** An offering of the actor's own organisation. Named, unless it says otherwise. */
  async offering(actor: Actor, organisation: string, body: DraftOffering): Promise<ListingView> {
    mustBeAllowed(actor, 'offering.draft', { organisation });
    return this.transactions.run(actor, async (em) => {
      if (!(await em.existsBy(Organisation, { id: organisation }))) throw notFound('organisation');
      return this.add(em, actor, { side: 'offering', organisation, hub: null, origin: 'own', visibility: 'named' }, body);
    });
  }

  /** A need that a hub keeps for a local organisation. Anonymous, unless it says otherwise. */
  async need(
    actor: Actor,
    whose: { hub: string; organisation: string; mandate?: string | undefined },
    body: DraftNeed,
  ): Promise<ListingView> {
    const { hub, organisation, mandate } = whose;
    mustBeAllowed(actor, 'need.draft', { hub });
    return this.transactions.run(actor, async (em) => {
      if (!(await em.existsBy(Hub, { id: hub }))) throw notFound('hub');
      if (!(await em.existsBy(Organisation, { id: organisation }))) throw notFound('organisation');
      if (mandate) await mustBeMandate(em, mandate, { hub, organisation });
      return this.add(
        em,
        actor,
        { side: 'need', organisation, hub, mandate: mandate ?? null, origin: body.origin, visibility: 'anonymous' },
        body,
      );
    });
  }

  private async add(em: EntityManager, actor: Actor, listing: New, body: DraftOffering | DraftNeed): Promise<ListingView> {
    const id = randomUUID();
    const { organisation, hub } = listing;
    if (body.externalId) await mustBeNewKey(em, body.externalId, { organisation, hub });
    await em.insert(ListingEntity, {
      ...listing,
      ...columnsOf(body),
      id,
      listedBy: actor.kind === 'person' ? actor.person : null,
    });
    await record(em, actor, { name: 'ListingDrafted', facts: { listing: id } }, { subject: id, organisation, hub });
    return viewOf(await em.findOneByOrFail(ListingEntity, { id }), true);
  }
}

/** The mandate is of this hub for this organisation; of another it is not there. */
export async function mustBeMandate(em: EntityManager, id: string, whose: { hub: string; organisation: string }): Promise<void> {
  if (!(await em.existsBy(Mandate, { id, ...whose }))) throw notFound('mandate');
}

/** One listing a key of its keeper. Two at the same moment are told apart by the unique index, whose refusal is a conflict too. */
export async function mustBeNewKey(
  em: EntityManager,
  externalId: string,
  keeper: { organisation: string; hub: string | null },
): Promise<void> {
  const [twin] = (await em.query(
    `select id from listings.listings where organisation = $1 and hub is not distinct from $2 and external_id = $3`,
    [keeper.organisation, keeper.hub, externalId],
  )) as { id: string }[];
  if (twin) throw conflict('listing', { id: twin.id, field: 'externalId' });
}
