import type { EntityManager } from 'typeorm';
import type { SlateWishes } from '#scoring';

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

/** Listings that have waited so long, of those in $2; never taken in hand: no coordinator of the hub $1 has opened a pair of theirs. */
const waiting = `
  select l.id from listings.listings l
  where l.id = any ($2) and l.published_at < landfall.now() - make_interval(days => $3)
    and not exists (select from introductions.proposals p where p.hub = $1 and l.id in (p.offering, p.need)
      and p.state in ('in_review', 'snoozed', 'awaiting_information', 'approved', 'rejected', 'another_chosen'))
  order by l.published_at, l.id`;
const decided = `
  select count(*)::int as decisions, to_char(landfall.now() at time zone 'UTC', 'IYYY-IW') as week
  from introductions.proposals where hub = $1 and decided_at is not null`;

/** What the next slate of a hub is asked for, and whom the floor cannot seat. */
export async function wishesOf(
  em: EntityManager,
  { hub, places, listings }: { hub: string; places: number; listings: readonly string[] },
): Promise<{ wishes: SlateWishes; waiting: string[] }> {
  const rows = (await em.query(waiting, [hub, listings, wished.floor.days])) as { id: string }[];
  const [{ decisions, week }] = (await em.query(decided, [hub])) as [{ decisions: number; week: string }];
  const ids = rows.map((row) => row.id);
  return {
    waiting: ids,
    wishes: {
      due: new Set(ids.slice(0, Math.ceil(wished.floor.share * Math.max(0, places)))),
      diversity: wished.diversity,
      ...(decisions >= wished.exploration.decisions && {
        exploration: { probability: wished.exploration.probability, seed: `${hub} ${week}` },
      }),
    },
  };
}
