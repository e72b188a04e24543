import type { Check, Result } from './entities.js';
import { countsAlways } from './jurisdictions.js';
import type { Hit } from './hits.js';

/** More owned than this by parties on lists is owned by them: half, in sum (as the United States' and the Union's rules have it). */
const half = 50;

export type Standing = { result: Result; elsewhere: string[] };

/**
 * What hits come to. No list says nothing, so it holds. What compliance confirmed stays so until compliance says otherwise; what it
 * dismissed stays so while hits and facts are those it looked at. A hit on a list that does not count for the party everywhere holds it
 * in a pair with whom it does count for.
 */
export function standing(
  before: Pick<Check, 'result' | 'facts' | 'dismissed'> | null,
  now: { facts: string; country: string; lists: readonly string[]; hits: readonly Hit[] },
): Standing {
  const looked = new Set(before?.facts === now.facts ? before.dismissed : []);
  const undecided = now.hits.filter((hit) => !looked.has(hit.key));
  const elsewhere = [
    ...new Set(undecided.filter((hit) => !countsAlways(hit.applies, now.country)).flatMap((hit) => hit.applies)),
  ].sort();
  if (before?.result === 'confirmed') return { result: 'confirmed', elsewhere };
  if (!now.lists.length) return { result: 'stale_list', elsewhere };
  if (undecided.some((hit) => countsAlways(hit.applies, now.country))) return { result: 'potential', elsewhere };
  return { result: now.hits.length > undecided.length ? 'dismissed' : 'clear', elsewhere };
}

/** How much of a party is owned by whoever has a hit, in per cent, each owner once; and whether that is half of it or more. */
export function ownedByListed(hits: readonly Hit[]): { share: number; half: boolean } {
  const owners = new Map(
    hits.flatMap(({ behind }) => (behind?.role === 'owner' ? [[behind.name, behind.share ?? 0] as const] : [])),
  );
  const share = Math.round([...owners.values()].reduce((a, b) => a + b, 0) * 100) / 100;
  return { share, half: share >= half };
}
