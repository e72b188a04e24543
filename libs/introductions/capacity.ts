import type { EntityManager } from 'typeorm';
import { conflict } from '#problems';

/** Introductions on the way take a coordinator's time; one that is made still takes a firm's, until it says that it has ended. */
const onTheWay = `i.state in ('opening', 'asking', 'held')`;
const carried = `(${onTheWay} or (i.state = 'made'
  and not exists (select from introductions.outcomes u where u.introduction = i.id and u.stage = 'ended')))`;

/** Throws when a listing is not published, or when it or the hub carries as many introductions as it can. Call it under the hub's lock. */
export async function mustHaveRoom(
  em: EntityManager,
  { offering, need, hub }: { offering: string; need: string; hub: string },
  hubCapacity: number,
): Promise<void> {
  const listings = (await em.query(
    `select l.side, l.state, l.capacity,
       (select count(*)::int from introductions.introductions i where i.offering = l.id and ${carried}) as as_offering,
       (select count(*)::int from introductions.introductions i where i.need = l.id and ${carried}) as as_need
     from listings.listings l where l.id in ($1, $2)`,
    [offering, need],
  )) as { side: 'offering' | 'need'; state: string; capacity: number; as_offering: number; as_need: number }[];
  for (const side of ['offering', 'need'] as const) {
    const listing = listings.find((l) => l.side === side);
    if (listing?.state !== 'published') throw conflict('listing', { side, state: listing?.state });
    if (listing.as_offering + listing.as_need >= listing.capacity)
      throw conflict('capacity', { of: side, capacity: listing.capacity });
  }
  const [{ open }] = (await em.query(
    `select count(*)::int as open from introductions.introductions i where i.hub = $1 and ${onTheWay}`,
    [hub],
  )) as [{ open: number }];
  if (open >= hubCapacity) throw conflict('capacity', { of: 'hub', capacity: hubCapacity });
}
