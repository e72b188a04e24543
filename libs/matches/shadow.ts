import type { EntityManager } from 'typeorm';
import { criteria, score, type CriterionName, type Day, type Pair, type Policy, type TopicEvidence } from '#scoring';
import { asNeed, asOfferingTo, readListings } from './listing-row.js';

/** The best matches of each open hub, which are looked at again under another policy, and how many movers are named. */
const [eachHub, named] = [300, 50];

const best = `
  select m.id as match, m.offering, m.need, m.hub, m.topic, m.needs_review as "reviewFirst", h.capacity from members.hubs h cross join lateral (
    select * from matches.matches m where m.hub = h.id and m.policy = $1 and m.score is not null order by m.score desc, m.id limit ${eachHub}) m
  where h.state = 'open' order by m.hub, m.id`;
type Row = {
  match: string;
  offering: string;
  need: string;
  hub: string;
  topic: number | null;
  reviewFirst: boolean;
  capacity: number;
};

/** A pair that another policy would rank elsewhere in its hub: 1 is the best, and why is the criterion whose say changes most. */
interface Mover {
  match: string;
  hub: string;
  from: number;
  to: number;
  because: CriterionName;
}
interface Shadow {
  pairs: number;
  moved: number;
  /** Pairs that would come to the first places of a hub, as many as it has, or go from there. */
  entering: number;
  leaving: number;
  movers: Mover[];
}

/** What a policy would do if it were in force: who would move, and why. Changes nothing. */
export async function shadowOf(em: EntityManager, inForce: Policy, policy: Policy, today: Day): Promise<Shadow> {
  const rows = (await em.query(best, [inForce.version])) as Row[];
  const listings = await readListings(
    em,
    rows.flatMap((row) => [row.offering, row.need]),
  );
  const shadow: Shadow = { pairs: rows.length, moved: 0, entering: 0, leaving: 0, movers: [] };
  for (const hub of new Set(rows.map((row) => row.hub))) {
    const here = rows.filter((row) => row.hub === hub);
    const scored = here.map((row) => {
      const topic: TopicEvidence | undefined = row.topic === null ? undefined : { fit: row.topic, matched: [] };
      const [offering, need] = [listings.get(row.offering)!, listings.get(row.need)!];
      const pair: Pair = { offering: asOfferingTo(offering, need), need: asNeed(need), topic };
      return { row, before: score(pair, inForce, today), after: score(pair, policy, today) };
    });
    const places = (by: 'before' | 'after') =>
      new Map(
        scored
          .toSorted(
            (a, b) =>
              Number(a.row.reviewFirst) - Number(b.row.reviewFirst) ||
              (b[by].score ?? 0) - (a[by].score ?? 0) ||
              (a.row.match < b.row.match ? -1 : 1),
          )
          .map(({ row }, at) => [row.match, at + 1]),
      );
    const [before, after] = [places('before'), places('after')];
    for (const { row, before: was, after: is } of scored) {
      const [from, to] = [before.get(row.match)!, after.get(row.match)!];
      if (from === to) continue;
      shadow.moved++;
      if (to <= row.capacity && from > row.capacity) shadow.entering++;
      if (from <= row.capacity && to > row.capacity) shadow.leaving++;
      shadow.movers.push({ match: row.match, hub, from, to, because: mostChanged(was, is) });
    }
  }
  shadow.movers.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || (a.match < b.match ? -1 : 1));
  shadow.movers.splice(named);
  return shadow;
}

type Numbers = ReturnType<typeof score>;
function mostChanged(was: Numbers, is: Numbers): CriterionName {
  const change = criteria.map(
    (_, at) =>
      Math.abs(is.contributionsNeed[at]! - was.contributionsNeed[at]!) +
      Math.abs(is.contributionsOffering[at]! - was.contributionsOffering[at]!),
  );
  return criteria[change.indexOf(Math.max(...change))]!.name;
}
