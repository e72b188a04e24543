import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { record } from '#ledger';
import { cleared } from '#screening';
import { move, write } from './life.js';
import { ListingEntity } from './listing.entity.js';
import {
  ExpireListing,
  HoldListings,
  isOver,
  ReleaseListing,
  ReleaseListings,
  WithdrawOfHub,
  WithdrawOfMandate,
  WithdrawOfOrganisation,
} from './listings.jobs.js';

/** What becomes of listings without their owner's doing. Each may run twice, late or out of order: it looks at how things stand. */
@Injectable()
export class Lifetimes {
  async expire(em: EntityManager, id: string): Promise<void> {
    const over = await em
      .createQueryBuilder(ListingEntity, 'l')
      .setLock('pessimistic_write')
      .where(`l.id = :id and ${isOver}`, { id })
      .getOne();
    if (!over) return;
    const { organisation, hub } = await move(em, over, 'expired', over.version);
    await record(
      em,
      system(ExpireListing.name),
      { name: 'ListingExpired', facts: { listing: id } },
      { subject: id, organisation, hub },
    );
  }

  async hold(em: EntityManager, organisation: string): Promise<void> {
    for (const listing of await this.ofOne(em, organisation, `l.state not in ('held', 'archived')`, false)) {
      const { id, hub } = await move(em, listing, 'held', listing.version, { heldFrom: listing.state });
      await record(
        em,
        system(HoldListings.name),
        { name: 'ListingHeld', facts: { listing: id } },
        { subject: id, organisation, hub },
      );
    }
  }

  async release(em: EntityManager, organisation: string): Promise<void> {
    for (const listing of await this.ofOne(em, organisation, `l.state = 'held' and l.held_for is null`, true)) {
      const { id, hub, version, state } = await move(em, listing, listing.heldFrom!, listing.version, { heldFrom: null });
      const facts = { listing: id, version, published: state === 'published' };
      await record(em, system(ReleaseListings.name), { name: 'ListingReleased', facts }, { subject: id, organisation, hub });
    }
  }

  /** Compliance has let it go. Whose owner is not cleared stays held, for that, until they are. */
  async releaseOne(em: EntityManager, id: string): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const held = await em.findOne(ListingEntity, { where: { id, state: 'held', heldFor: 'goods' }, lock });
    if (!held) return;
    const { organisation, hub } = held;
    if (!(await cleared(em, organisation))) return void (await write(em, held, { heldFor: null }));
    const { version, state } = await move(em, held, held.heldFrom!, held.version, { heldFrom: null, heldFor: null });
    const facts = { listing: id, version, published: state === 'published' };
    await record(em, system(ReleaseListing.name), { name: 'ListingReleased', facts }, { subject: id, organisation, hub });
  }

  /** What was listed by a mandate that has ended; the rest follows from its withdrawal, as from any other. */
  async withdrawOfMandate(em: EntityManager, mandate: string): Promise<void> {
    const ended = `l.mandate = :id and exists (select from members.mandates d where d.id = l.mandate and d.ended_at is not null)`;
    await this.withdraw(em, WithdrawOfMandate.name, ended, mandate);
  }

  /** What a suspended organisation has published, wherever. */
  async withdrawOfOrganisation(em: EntityManager, organisation: string): Promise<void> {
    const suspended = `l.organisation = :id and exists (select from members.organisations o where o.id = l.organisation and o.suspended_at is not null)`;
    await this.withdraw(em, WithdrawOfOrganisation.name, suspended, organisation);
  }

  /** What a hub listed that is closed for good. */
  async withdrawOfHub(em: EntityManager, hub: string): Promise<void> {
    const closed = `l.hub = :id and exists (select from members.hubs h where h.id = l.hub and h.state = 'closed')`;
    await this.withdraw(em, WithdrawOfHub.name, closed, hub);
  }

  private async withdraw(em: EntityManager, job: string, which: string, id: string): Promise<void> {
    const published = await em
      .createQueryBuilder(ListingEntity, 'l')
      .setLock('pessimistic_write')
      .where(`l.state = 'published' and ${which}`, { id })
      .orderBy('l.id')
      .getMany();
    for (const listing of published) {
      const { id, organisation, hub } = await move(em, listing, 'withdrawn', listing.version);
      await record(em, system(job), { name: 'ListingWithdrawn', facts: { listing: id } }, { subject: id, organisation, hub });
    }
  }

  /** Locked; none when the organisation's standing is by now another. A hold and a release of one organisation take turns. */
  private async ofOne(em: EntityManager, organisation: string, which: string, standing: boolean): Promise<ListingEntity[]> {
    await em.query(`select pg_advisory_xact_lock(hashtextextended('listings of ' || $1, 0))`, [organisation]);
    if ((await cleared(em, organisation)) !== standing) return [];
    return em
      .createQueryBuilder(ListingEntity, 'l')
      .setLock('pessimistic_write')
      .where(`l.organisation = :organisation and ${which}`, { organisation })
      .orderBy('l.id')
      .getMany();
  }
}
