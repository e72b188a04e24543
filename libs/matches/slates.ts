import type { EntityManager } from 'typeorm';
import { reportOf, slate, type Cut } from '#scoring';
import { keepSlateRun } from './slate-runs.js';
import { wishesOf } from './slate-wishes.js';

/** What a hub's coordinator is to see now, best first, and what had no room. */
export type HubSlate = { chosen: PlacedMatch[]; cut: { match: string; cut: Cut }[] };
export type PlacedMatch = {
  match: string;
  offering: string;
  need: string;
  offeringOrganisation: string;
  needOrganisation: string;
  hub: string;
  score: number;
  coverage: number;
};

/**
 * Every match that could be proposed: enough is known, both listings are live, open for introductions and cleared, the need may be introduced (a public
 * notice asks no consent of its buyer), and nobody has decided about the pair or has it in hand. What only waits in the queue is chosen
 * anew, so that the slate is a function of the state and not of the order in which listings came. The time is asked once, not once a row, and
 * what was decided is gathered once ("not in"): as "not exists" all of it was read for each match wherever the planner knew too little, 9 s a slate.
 */
const proposable = `
  with open as materialized (
    select m.id as match, m.offering, m.need, m.offering_organisation as "offeringOrganisation", m.need_organisation as "needOrganisation", m.hub,
      m.score::float8 as score, m.coverage, m.needs_review as "reviewFirst", m.policy,
      m.p_offering::float8 as "pOffering", m.p_need::float8 as "pNeed", left(n.sectors[1], 2) as sector,
      o.capacity as "offeringCapacity", n.capacity as "needCapacity"
    from matches.matches m
    join listings.listings o on o.id = m.offering join listings.listings n on n.id = m.need
    where m.hub = $1 and m.enough_known and m.score is not null
      and m.policy = (select max(version) from matches.policies where shipped_at is not null)
      and o.state = 'published' and o.expires_at > (select landfall.now()) and n.state = 'published' and n.expires_at > (select landfall.now())
      and n.origin <> 'public_notice' and o.open_for_introductions and n.open_for_introductions
      and coalesce(least(o.deadline, n.deadline) >= (select (landfall.now() at time zone 'UTC')::date), true)
      and (m.offering, m.need) not in (select offering, need from introductions.proposals
        where state in ('in_review', 'snoozed', 'awaiting_information', 'approved', 'rejected', 'another_chosen'))
      and (m.offering, m.need) not in (select offering, need from introductions.introductions
        where state in ('opening', 'asking', 'made', 'handed_over', 'held', 'closed')))
  select open.* from open join screening.pairs_cleared(
    array(select "offeringOrganisation" from open), array(select "needOrganisation" from open), $1) cleared
  on cleared.one = open."offeringOrganisation" and cleared.other = open."needOrganisation"`;

/**
 * What fills places: a hub's by introductions on the way and proposals in hand; a listing's by introductions as
 * `introductions.takes_place` says, the same rule that an approval counts by.
 */
const underWay = `
  select case when introductions.takes_place(i, 'offering') then offering end as offering,
    case when introductions.takes_place(i, 'need') then need end as need, case when state in ('opening', 'asking', 'held') then hub end as hub
  from introductions.introductions i
  where state not in ('undone', 'handed_over', 'closed') and (hub = $1 or offering = any ($2) or need = any ($3))
  union all
  select offering, need, hub from introductions.proposals
  where state in ('in_review', 'awaiting_information') and (hub = $1 or offering = any ($2) or need = any ($3))`;

type Proposable = PlacedMatch & {
  reviewFirst: boolean;
  policy: number;
  pOffering: number;
  pNeed: number;
  /** The division of the need's first sector. */
  sector: string | null;
  offeringCapacity: number;
  needCapacity: number;
};

const idsOf = (matches: readonly Proposable[], side: 'offering' | 'need') => [...new Set(matches.map((m) => m[side]))];

/**
 * The slate of a hub by the state now; empty for one that is not open. What it did is kept (`slate-runs.ts`). Runs in the caller's
 * transaction, as the worker.
 */
export async function slateFor(em: EntityManager, hub: string): Promise<HubSlate> {
  const [open] = (await em.query(`select capacity from members.hubs where id = $1 and state = 'open'`, [hub])) as {
    capacity: number;
  }[];
  if (!open) return { chosen: [], cut: [] };
  const matches = (await em.query(proposable, [hub])) as Proposable[];
  const byMatch = new Map(matches.map((m) => [m.match, m]));
  const taken = (await em.query(underWay, [hub, idsOf(matches, 'offering'), idsOf(matches, 'need')])) as {
    offering: string | null;
    need: string | null;
    hub: string | null;
  }[];
  const filled = new Map<string, number>();
  for (const { offering, need, hub: of } of taken)
    for (const id of [offering, need, of]) if (id) filled.set(id, (filled.get(id) ?? 0) + 1);
  const left = (id: string, capacity: number) => capacity - (filled.get(id) ?? 0);
  const places = left(hub, open.capacity);
  const listings = [...new Set(matches.flatMap((m) => [m.offering, m.need]))];
  const { wishes, waiting } = await wishesOf(em, { hub, places, listings });
  const { chosen, cut } = slate(
    matches.map(({ match, offering, need, score, reviewFirst, sector }) => ({
      pair: match,
      offering,
      need,
      score,
      reviewFirst,
      sector: sector ?? undefined,
    })),
    {
      hub: places,
      perOffering: new Map(matches.map((m) => [m.offering, left(m.offering, m.offeringCapacity)])),
      perNeed: new Map(matches.map((m) => [m.need, left(m.need, m.needCapacity)])),
    },
    wishes,
  );
  if (matches.length > 0) {
    const isChosen = new Set(chosen.map((c) => c.pair));
    const shown = new Set(chosen.flatMap((c) => [c.offering, c.need]));
    const report = {
      ...reportOf(
        matches.map(({ match, ...m }) => ({ pair: match, ...m })),
        isChosen,
      ),
      eligible: matches.length,
      shown: chosen.length,
      shownToLearn: chosen.filter((c) => c.shownToLearn).length,
      waited: waiting.length,
      stillWaiting: waiting.filter((id) => !shown.has(id)).length,
    };
    await keepSlateRun(em, { hub, policy: matches[0]!.policy, report, chosen });
  }
  return {
    chosen: chosen.map(({ pair }) => placed(byMatch.get(pair)!)),
    cut: cut.map(({ pair, cut }) => ({ match: pair, cut })),
  };
}

const placed = ({
  match,
  offering,
  need,
  offeringOrganisation,
  needOrganisation,
  hub,
  score,
  coverage,
}: Proposable): PlacedMatch => ({
  match,
  offering,
  need,
  offeringOrganisation,
  needOrganisation,
  hub,
  score,
  coverage,
});
