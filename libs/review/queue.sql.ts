import type { PersonActor } from '#database';
import { dueAt, proposalTables } from './proposal-rows.js';
import type { QueueFilters, shows, sorts } from './proposals.schema.js';

const states: Record<(typeof shows)[number], string> = {
  needs_decision: `p.state in ('queued', 'in_review')`,
  waiting: `p.state in ('snoozed', 'awaiting_information')`,
  opening: `p.state = 'approved' and exists (select from introductions.introductions o where o.proposal = p.id and o.state = 'opening')`,
  decided: `p.state in ('approved', 'rejected', 'another_chosen', 'expired')`,
  all: 'true',
};
const shown = `case $2 ${Object.entries(states)
  .map(([show, rule]) => `when '${show}' then ${rule}`)
  .join(' ')} end`;
const runs = `p.clock_stopped_at is null and p.state in ('queued', 'in_review')`;

/** What runs of a pair's clock: from when, and what is put on top of the hub's time. */
const amount = (credit: string) => `make_interval(days => h.review_days::int) + ${credit}`;

/** The pairs that the filters show. $1 is the hub, the rest is in the order of `filterValues`. */
const filtered = `
  select p.id, p.need, p.score, p.created_at, least(offering.deadline, need.deadline) as deadline, ${runs} as runs, p.clock_credit
  from ${proposalTables}
  where p.hub = $1 and ${shown}
    and ($3::text is null or case $3 when 'nobody' then p.assignee is null else p.assignee = $3::uuid end)
    and ($4::uuid is null or $4 = any (p.watchers))
    and ($5::uuid is null or p.need = $5) and ($6::uuid is null or p.offering = $6)
    and ($7::text is null or p.origin = $7) and ($8::text is null or offering_org.country = $8)
    and ($9::float8 is null or p.score >= $9::float8)
    and ($10::text is null or concat_ws(' ', offering.title, need.title, offering_org.name, need_org.name) ilike $10)
    and (not $11::boolean or (${runs} and ${dueAt} <= landfall.now()))`;

export const matching = `select f.id from (${filtered}) f order by f.id`;

/**
 * When the first pair of each need is overdue. Of those with as much on top that is the oldest one, so that the calendar is gone through once for
 * a need and not for each of its pairs: of 10,000 that took half a second.
 */
const firstDue = (which: string) => `
  select o.need, min(members.after_working_time($1, o.since, ${amount('o.clock_credit')})) as due
  from (select f.need, f.clock_credit, min(f.created_at) as since from f where f.runs and ${which} group by f.need, f.clock_credit) o
  join members.hubs h on h.id = $1 group by o.need`;

/** Never, as a number that sorts last. */
const never = '1e15';
const places: Record<(typeof sorts)[number], string> = {
  clock: `coalesce(extract(epoch from min(due.due))::float8, ${never})`,
  deadline: '0::float8',
  score: '(-max(f.score))::float8',
  newest: '(-extract(epoch from max(f.created_at)))::float8',
};

/**
 * Needs in the order of the sort; ties by deadline, then score. A hub's open queue is bounded by its capacity, so that the groups are
 * made anew for each page. Each keeps the ids of its best $12. Sorted by the clock, each need's is known before its place; else only those of the
 * page are.
 */
export const grouped = (sort: (typeof sorts)[number]): string => {
  const clock = sort === 'clock';
  const due = (which: string) => `due as materialized (${firstDue(which)})`;
  const page = `page as materialized (
    select * from (
      select f.need, ${places[sort]} as place, coalesce(extract(epoch from min(f.deadline))::float8, ${never}) as deadline,
        (-max(f.score))::float8 as score, count(*)::int as pairs, (array_agg(f.id order by f.score desc, f.id))[1:$12] as ids
      from f ${clock ? 'left join due on due.need = f.need' : ''} group by f.need) g
    where $13::float8 is null or (g.place, g.deadline, g.score, g.need) > ($13, $14::float8, $15::float8, $16::uuid)
    order by g.place, g.deadline, g.score, g.need limit $17)`;
  const before = clock ? `${due('true')}, ${page}` : `${page}, ${due('f.need in (select page.need from page)')}`;
  return `
  with f as materialized (${filtered}), ${before}
  select page.*, due.due as "dueAt" from page left join due on due.need = page.need
  order by page.place, page.deadline, page.score, page.need`;
};

export function filterValues({ person }: Pick<PersonActor, 'person'>, hub: string, filters: QueueFilters): unknown[] {
  const { show, assignee, watching, need, offering, origin, country, minScore, text, overdue } = filters;
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    hub,
    show,
    assignee === 'me' ? person : (assignee ?? null),
    watching ? person : null,
    need ?? null,
    offering ?? null,
    origin ?? null,
    country ?? null,
    minScore ?? null,
    pattern,
    overdue === 'yes',
  ];
}

/**
 * $1 is the hub, $2 who reads. What is overdue came before a moment that is the same for all with as much on top: found once for them, and not
 * for each pair.
 */
export const queueCounts = `
  with since as materialized (
    select c.clock_credit, members.before_working_time($1, landfall.now(), ${amount('c.clock_credit')}) as latest
    from (select distinct p.clock_credit from introductions.proposals p where p.hub = $1 and ${runs}) c
    join members.hubs h on h.id = $1)
  select count(*) filter (where ${states.needs_decision})::int as "needsDecision", count(*) filter (where ${states.waiting})::int as waiting,
    count(*) filter (where ${states.needs_decision} and p.assignee = $2)::int as mine,
    count(*) filter (where ${states.needs_decision} and p.assignee is null)::int as unassigned,
    count(*) filter (where ${runs} and p.created_at <= since.latest)::int as overdue
  from introductions.proposals p left join since on since.clock_credit = p.clock_credit where p.hub = $1`;
