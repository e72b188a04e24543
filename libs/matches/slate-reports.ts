import type { EntityManager } from 'typeorm';
import { reportOf, type SlateReport } from '#scoring';
import { allPairs, waitingListings } from './proposable.sql.js';
import type { Listing, Proposable } from './slate-pairs.js';
import { wished } from './slate-wishes.js';

/** What a slate did, in numbers. */
export type RunReport = SlateReport & {
  eligible: number;
  shown: number;
  shownToLearn: number;
  /** Who had waited for a showing as long as the floor allows, and how many of them are still not shown. */
  waited: number;
  stillWaiting: number;
};

/**
 * For the timetable: slates that have stood for a minute. What one does to all whom it does not show takes reading every pair of the hub, which
 * no publication waits for.
 */
export const slatesToReport = `
  select 'slate:' || r.id as key, jsonb_build_object('run', r.id) as payload from matches.slate_runs r
  where r.report is null and r.made_at < landfall.now() - interval '1 minute'
    and not exists (select from matches.slate_runs later where later.hub = r.hub and later.id > r.id)`;

type Shown = { match: string; offering: string; need: string; shownToLearn: boolean };
const showings = `
  select m.id as match, s.offering, s.need, s.shown_to_learn as "shownToLearn" from matches.showings s
  join matches.matches m on m.offering = s.offering and m.need = s.need and m.policy = $2 where s.run = $1`;

/** Counts what a slate did, among all that could be proposed now. */
export async function reportSlate(em: EntityManager, { run }: { run: number }): Promise<void> {
  const [made] = (await em.query(`select hub, policy from matches.slate_runs where id = $1 and report is null`, [run])) as {
    hub: string;
    policy: number;
  }[];
  if (!made) return;
  const { hub, policy } = made;
  const eligible = ((await em.query(allPairs, [hub, policy])) as Proposable[]).filter((pair) => pair.proposable);
  const shown = (await em.query(showings, [run, policy])) as Shown[];
  const waiting = (await em.query(waitingListings, [hub, policy, wished.floor.days, null])) as Listing[];
  const isShown = new Set(shown.flatMap(({ offering, need }) => [offering, need]));
  const report: RunReport = {
    ...reportOf(
      eligible.map((pair) => ({ ...pair, pair: pair.match })),
      new Set(shown.map(({ match }) => match)),
    ),
    eligible: eligible.length,
    shown: shown.length,
    shownToLearn: shown.filter((s) => s.shownToLearn).length,
    waited: waiting.length,
    stillWaiting: waiting.filter(({ id }) => !isShown.has(id)).length,
  };
  await em.query(`update matches.slate_runs set report = $2 where id = $1`, [run, JSON.stringify(report)]);
}
