import type { EntityManager } from 'typeorm';
import type { SlateWishes } from '#scoring';
import { waitingListings } from './proposable.sql.js';
import type { Listing } from './slate-pairs.js';

/**
 * What a hub's slate is to do beside fitting best, each with why. Judgement: no judged set here has sectors or waiting listings.
 *
 * - floor: who was published for `days` and was never taken in hand in this hub comes first, the longest waiting before the others, on
 *   at most `share` of the hub's free places: more would be a queue of whoever nobody wants.
 * - diversity: half of the places are free to one sector; a further pair of it gives way to one of another that scores less by no more
 *   than `costs`.
 * - exploration: one place in twenty goes to another pair of its need, from `decisions` decisions of the hub on. The draw is the same for a week.
 */
export const wished = {
  floor: { days: 14, share: 0.2 },
  diversity: { freeShare: 0.5, costs: 0.1 },
  exploration: { probability: 0.05, decisions: 50 },
} as const;

const decided = `
  select count(*)::int as decisions, to_char(landfall.now() at time zone 'UTC', 'IYYY-IW') as week
  from introductions.proposals where hub = $1 and decided_at is not null`;

/** What the next slate of a hub is asked for, and for whom. */
export async function wishesOf(
  em: EntityManager,
  { hub, policy, places }: { hub: string; policy: number; places: number },
): Promise<{ wishes: SlateWishes; due: Listing[] }> {
  const seats = Math.ceil(wished.floor.share * Math.max(0, places));
  const due = (await em.query(waitingListings, [hub, policy, wished.floor.days, seats])) as Listing[];
  const [{ decisions, week }] = (await em.query(decided, [hub])) as [{ decisions: number; week: string }];
  return {
    due,
    wishes: {
      due: new Set(due.map(({ id }) => id)),
      diversity: wished.diversity,
      ...(decisions >= wished.exploration.decisions && {
        exploration: { probability: wished.exploration.probability, seed: `${hub} ${week}` },
      }),
    },
  };
}
