import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, PersonActor } from '#database';
import { recordAll, type LandfallEvent } from '#ledger';
import type { Arrivals, Arriving, Brought, Change, Done, Plan, TakenBack } from '#members';
import type { FieldError } from '#problems';
import { clearedAmong } from '#screening';
import { blank, changed, differences, fresh } from './arriving-rows.js';
import { marketsLeft } from './life.js';
import { ListingEntity } from './listing.entity.js';
import { whyNotPublishable } from './publishable.js';
import { insertAll, lockedByKeys, updateAll } from './many.sql.js';

/** Offerings and needs as an import brings them: made as drafts or changed by their keeper's key, and published where that is asked. */
@Injectable()
export class ListingArrivals implements Arrivals {
  async plan(em: EntityManager, _actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Plan[]> {
    const known = await lockedByKeys(em, rows, false);
    return rows.map((row): Plan => {
      const before = known.get(keyOf(row));
      if (!before) return { plan: 'create' };
      const { changes, errors } = differences(before, row, fields);
      if (errors.length) return { plan: 'refuse', errors };
      return { plan: changes.length ? 'change' : 'same', subject: before.id, changes };
    });
  }

  async bring(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Brought[]> {
    const known = await lockedByKeys(em, rows, true);
    const mandates = await liveMandates(em, rows);
    const [{ now }] = (await em.query(`select landfall.now() as now`)) as [{ now: Date }];
    const brought: Brought[] = [];
    const written: { row: Arriving; listing: ListingEntity; is: 'new' | 'changed' | 'same'; changes: Change[]; at: number }[] =
      [];
    for (const [at, row] of rows.entries()) {
      const before = known.get(keyOf(row));
      const mandate = mandates.get(`${row.hub} ${row.organisation}`) ?? null;
      const { changes, errors } = before ? differences(before, row, fields) : { changes: [], errors: [] };
      if (errors.length) brought[at] = { outcome: 'refused', errors };
      else if (!before) written.push({ row, at, is: 'new', changes, listing: fresh(row, actor, mandate, now) });
      else if (!changes.length) written.push({ row, at, is: 'same', changes, listing: before });
      else written.push({ row, at, is: 'changed', changes, listing: changed(before, changes, now) });
    }
    await this.refuseUnpublishable(em, written, brought);
    const kept = written.filter(({ at }) => !brought[at]);
    await insertAll(
      em,
      kept.filter(({ is }) => is === 'new').map(({ listing }) => listing),
      blank,
    );
    await updateAll(
      em,
      kept.filter(({ is }) => is === 'changed').map(({ listing }) => listing),
    );
    await recordAll(
      em,
      actor,
      kept.flatMap(({ listing, is, changes }) => {
        const { id, version, state } = listing;
        const made: LandfallEvent = { name: 'ListingDrafted', facts: { listing: id } };
        const facts = { listing: id, version, fields: changes.map((c) => c.field), published: state === 'published' };
        if (is !== 'changed') return is === 'same' ? [] : [about(listing, made)];
        const was = changes.find((c) => c.field === 'targetCountries')?.before as string[] | undefined;
        const countries = was ? marketsLeft({ ...listing, targetCountries: was }, listing.targetCountries) : [];
        const left: LandfallEvent[] = countries.length ? [{ name: 'MarketsLeft', facts: { listing: id, countries } }] : [];
        return [{ name: 'ListingChanged', facts } as const, ...left].map((event) => about(listing, event));
      }),
    );
    const publications = await this.publish(
      em,
      actor,
      kept.map(({ row, listing }) => ({ row, listing })),
      now,
    );
    for (const { at, is, changes, listing } of kept)
      brought[at] = {
        outcome: is === 'new' ? 'created' : is === 'changed' ? 'changed' : 'unchanged',
        subject: listing.id,
        version: listing.version,
        ...(is === 'changed' && { before: Object.fromEntries(changes.map((c) => [c.field, c.before])) }),
        ...publications.get(listing.id),
      };
    return brought;
  }

  /** What was made is archived, and its key is free again; what was changed gets its values back. */
  async takeBack(em: EntityManager, actor: Actor, rows: readonly Done[]): Promise<TakenBack[]> {
    const found = await em
      .createQueryBuilder(ListingEntity, 'l')
      .setLock('pessimistic_write')
      .where('l.id = any (:ids)', { ids: rows.map((row) => row.subject) })
      .orderBy('l.id')
      .getMany();
    const now = new Map(found.map((listing) => [listing.id, listing]));
    const [{ at }] = (await em.query(`select landfall.now() as at`)) as [{ at: Date }];
    const events: ReturnType<typeof about>[] = [];
    const answers: TakenBack[] = [];
    const [withdrawn, archived, restored]: ListingEntity[][] = [[], [], []] as never;
    for (const row of rows) {
      const listing = now.get(row.subject);
      const stands = listing?.version === row.version && (listing.state !== 'held' || listing.heldFor === 'goods');
      answers.push(stands ? 'undone' : 'changed_since');
      if (!listing || !stands) continue;
      const back = row.publication === 'published' && listing.state === 'published';
      if (back) events.push(about(listing, { name: 'ListingWithdrawn', facts: { listing: listing.id } }));
      if (row.outcome !== 'created') {
        const changes = Object.entries(row.before ?? {}).map(([field, before]) => ({ field, before: null, after: before }));
        const next = changed(listing, changes, at);
        if (back) next.state = 'withdrawn';
        restored!.push(next);
        const facts = { listing: listing.id, version: next.version, fields: Object.keys(row.before ?? {}) };
        const countries = back ? [] : marketsLeft(listing, next.targetCountries);
        if (countries.length) events.push(about(listing, { name: 'MarketsLeft', facts: { listing: listing.id, countries } }));
        if (changes.length)
          events.push(about(listing, { name: 'ListingChanged', facts: { ...facts, published: next.state === 'published' } }));
      } else {
        if (back) withdrawn!.push({ ...listing, state: 'withdrawn' });
        if (listing.state === 'held') withdrawn!.push({ ...listing, state: listing.heldFrom!, heldFrom: null, heldFor: null });
        archived!.push({
          ...listing,
          state: 'archived',
          heldFrom: null,
          heldFor: null,
          externalId: null,
          version: listing.version + 1,
        });
        events.push(about(listing, { name: 'ListingArchived', facts: { listing: listing.id } }));
      }
    }
    for (const some of [withdrawn!, archived!, restored!]) await updateAll(em, some);
    await recordAll(em, actor, events);
    return answers;
  }

  /** A published listing must still be publishable with its changes. */
  private async refuseUnpublishable(
    em: EntityManager,
    written: readonly { listing: ListingEntity; is: string; at: number }[],
    brought: Brought[],
  ): Promise<void> {
    const published = written.filter(({ is, listing }) => is === 'changed' && listing.state === 'published');
    const errors = await whyNotPublishable(
      em,
      published.map(({ listing }) => listing),
    );
    for (const [n, { at }] of published.entries())
      if (errors[n]!.length) brought[at] = { outcome: 'refused', errors: errors[n]! };
  }

  /** Held where its goods are for compliance to look at; else published, once it says what it must and its owner is cleared. */
  private async publish(
    em: EntityManager,
    actor: PersonActor,
    asked: readonly { row: Arriving; listing: ListingEntity }[],
    now: Date,
  ): Promise<Map<string, { publication: NonNullable<Brought['publication']>; errors?: FieldError[] }>> {
    const answers = new Map<string, { publication: NonNullable<Brought['publication']>; errors?: FieldError[] }>();
    const held = asked.filter(({ row, listing }) => row.hold && listing.state === 'draft').map(({ listing }) => listing);
    const wanted = asked
      .filter(({ row, listing }) => row.publish && !row.hold && ['draft', 'withdrawn', 'expired'].includes(listing.state))
      .map(({ listing }) => listing);
    // whoever holds or releases an organisation's listings waits for this, and finds what is published here
    const owners = [...new Set(wanted.map((listing) => listing.organisation))].sort();
    await em.query(`select pg_advisory_xact_lock(hashtextextended('listings of ' || o, 0)) from unnest($1::text[]) as o`, [
      owners,
    ]);
    const cleared = await clearedAmong(em, owners);
    const errors = await whyNotPublishable(em, wanted);
    const published: ListingEntity[] = [];
    for (const [n, listing] of wanted.entries()) {
      const why = cleared.has(listing.organisation) ? errors[n]! : [notCleared];
      answers.set(listing.id, why.length ? { publication: 'kept_back', errors: why } : { publication: 'published' });
      if (!why.length) published.push(listing);
    }
    const year = new Date(now.getTime() + 365 * 86_400_000);
    for (const listing of published)
      Object.assign(listing, {
        state: 'published',
        publishedAt: now,
        expiresAt: year,
        extendedAt: null,
        version: listing.version + 1,
      });
    for (const listing of held) {
      Object.assign(listing, { state: 'held', heldFrom: 'draft', heldFor: 'goods', version: listing.version + 1 });
      answers.set(listing.id, { publication: 'held' });
    }
    await updateAll(em, [...published, ...held]);
    await recordAll(em, actor, [
      ...published.map((l) => about(l, { name: 'ListingPublished', facts: { listing: l.id, version: l.version } })),
      ...held.map((l) => about(l, { name: 'ListingHeld', facts: { listing: l.id } })),
    ]);
    return answers;
  }
}

const notCleared = {
  field: 'organisation',
  rule: 'held_for_check',
  message: 'is held for a check: publish it when the check is over',
};

const keyOf = ({ organisation, hub, externalId }: Arriving) => `${organisation} ${hub ?? ''} ${externalId}`;
const about = ({ id, organisation, hub }: ListingEntity, event: LandfallEvent) => ({
  event,
  about: { subject: id, organisation, hub },
});

/** By hub and organisation, the mandate that lasts longest of those that have not ended. */
async function liveMandates(em: EntityManager, rows: readonly Arriving[]): Promise<Map<string, string>> {
  const kept = rows.filter((row) => row.hub);
  const found = (await em.query(
    `select distinct on (m.hub, m.organisation) m.hub || ' ' || m.organisation as whose, m.id from members.mandates m
     where (m.hub, m.organisation) in (select * from unnest($1::uuid[], $2::uuid[])) and m.ended_at is null
       and m.valid_until >= (landfall.now() at time zone 'UTC')::date order by m.hub, m.organisation, m.valid_until desc`,
    [kept.map((row) => row.hub), kept.map((row) => row.organisation)],
  )) as { whose: string; id: string }[];
  return new Map(found.map((row) => [row.whose, row.id]));
}
