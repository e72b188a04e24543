import type { EntityManager } from 'typeorm';
import { conflict } from '#problems';

/** As many others calling an organisation spam in half a year keep it from new introductions. */
const spamFrom = 3;

/** Throws when a listing is not published or not open for introductions, or when it or the hub carries as many introductions as it can. Call it under the hub's lock. */
export async function mustHaveRoom(
  em: EntityManager,
  { offering, need, hub }: { offering: string; need: string; hub: string },
  hubCapacity: number,
): Promise<void> {
  const listings = (await em.query(
    `select l.side, l.state, introductions.called_spam(l.organisation) as spam, l.open_for_introductions as open, l.capacity, introductions.carried(l.id) as carried from listings.listings l where l.id in ($1, $2)`,
    [offering, need],
  )) as { side: 'offering' | 'need'; state: string; open: boolean; spam: number; capacity: number; carried: number }[];
  for (const side of ['offering', 'need'] as const) {
    const listing = listings.find((l) => l.side === side);
    if (listing?.state !== 'published') throw conflict('listing', { side, state: listing?.state });
    if (!listing.open) throw conflict('listing', { side, open: false });
    if (listing.spam >= spamFrom) throw conflict('listing', { side, reason: 'spam' });
    if (listing.carried >= listing.capacity) throw conflict('capacity', { of: side, capacity: listing.capacity });
  }
  const [{ open }] = (await em.query(
    `select count(*)::int as open from introductions.introductions i where i.hub = $1 and i.state in ('opening', 'asking', 'held')`,
    [hub],
  )) as [{ open: number }];
  if (open >= hubCapacity) throw conflict('capacity', { of: 'hub', capacity: hubCapacity });
}
