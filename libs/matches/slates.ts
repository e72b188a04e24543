import type { EntityManager } from 'typeorm';
import { slate } from '#scoring';
import { asCandidate, once, SlatePairs, type Proposable } from './slate-pairs.js';
import { keepSlateRun } from './slate-runs.js';
import { wishesOf } from './slate-wishes.js';

/** What a hub's coordinator is to see now. */
export type PlacedMatch = Pick<
  Proposable,
  'match' | 'offering' | 'need' | 'offeringOrganisation' | 'needOrganisation' | 'hub' | 'score' | 'coverage'
>;

const openHub = `
  select capacity, (select max(version) from matches.policies where shipped_at is not null) as policy
  from members.hubs where id = $1 and state = 'open'`;

/**
 * The slate of a hub by the state now, best first; empty for one that is not open. What it showed is kept (`slate-runs.ts`). Runs in the
 * caller's transaction, as the worker. `atOnce` is how many pairs it reads at once, which changes nothing.
 */
export async function slateFor(
  em: EntityManager,
  hub: string,
  atOnce?: { hub: number; listing: number },
): Promise<PlacedMatch[]> {
  const [open] = (await em.query(openHub, [hub])) as { capacity: number; policy: number }[];
  if (!open) return [];
  const pairs = await SlatePairs.of(em, { id: hub, ...open }, open.policy, atOnce);
  const { wishes, due } = await wishesOf(em, { hub, policy: open.policy, places: pairs.capacities.hub });
  let found = await pairs.toChooseFrom(wishes, due);
  if (wishes.exploration) {
    const { chosen } = slate(found.map(asCandidate), pairs.capacities, { ...wishes, exploration: undefined });
    found = once([...found, ...(await pairs.toDrawFrom([...new Set(chosen.map((c) => c.need))]))]);
  }
  const { chosen } = slate(found.map(asCandidate), pairs.capacities, wishes);
  await keepSlateRun(em, { hub, policy: open.policy, chosen });
  const byMatch = new Map(found.map((pair) => [pair.match, pair]));
  return chosen.map(({ pair }) => byMatch.get(pair)!);
}
