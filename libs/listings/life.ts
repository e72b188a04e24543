import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { illegalStep, preconditionFailed } from '#problems';
import { listingLife, type ListingState } from './codes.js';
import { ListingEntity } from './listing.entity.js';

/**
 * Every step of a listing's life, and nothing else, goes through here: the life's table, the version that the caller read, the
 * next version. What is held goes back to where it was and nowhere else.
 * @throws {Problem} `illegal_step`, or `precondition_failed` when somebody changed the listing since it was read
 */
export async function move(
  em: EntityManager,
  listing: ListingEntity,
  to: ListingState,
  expected: number,
  also: QueryDeepPartialEntity<ListingEntity> = {},
): Promise<ListingEntity> {
  if (listing.version !== expected) throw preconditionFailed('listing', expected, listing.version);
  const may: readonly ListingState[] = listing.state === 'held' ? [listing.heldFrom!] : listingLife[listing.state];
  if (!may.includes(to)) throw illegalStep('listing', listing.state, to);
  return write(em, listing, { ...also, state: to });
}

/** Writes over the version that was read, as the next one. */
export async function write(
  em: EntityManager,
  listing: ListingEntity,
  fields: QueryDeepPartialEntity<ListingEntity>,
): Promise<ListingEntity> {
  const { id, version } = listing;
  const { affected } = await em.update(
    ListingEntity,
    { id, version },
    { ...fields, version: version + 1, changedAt: () => 'landfall.now()' },
  );
  const now = await em.findOneBy(ListingEntity, { id });
  if (affected !== 1 || !now) throw preconditionFailed('listing', version, now?.version ?? version + 1);
  return now;
}

/** Countries that a published offering was for and is for no more: in their hubs it is as one that is withdrawn. */
export function marketsLeft(before: Pick<ListingEntity, 'state' | 'side' | 'targetCountries'>, now: readonly string[]): string[] {
  if (before.state !== 'published' || before.side !== 'offering') return [];
  return before.targetCountries.filter((country) => !now.includes(country));
}
