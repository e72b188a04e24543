import type { EntityManager } from 'typeorm';
import type { CardFacts } from '#mail';
import type { Reader } from './wishes.js';

/**
 * What one person may be told, each with an id by which it is told once. `after` is the first moment of the window, `told` the ids
 * of the digest before: the window begins a little early, as what was under way when that one was composed had an earlier time.
 */
export type Telling = { after: Date; told: readonly string[] };
type Told<T> = T & { id: string };

export type DecisionNews = Told<{
  introduction: string;
  side: 'offering' | 'need';
  hub: string;
  ownTitle: string;
  card: CardFacts;
  until: Date;
}>;
export type ProposalNews = Told<{
  proposal: string;
  hub: string;
  offering: string;
  need: string;
  score: number;
  coverage: number;
}>;
export type MadeNews = Told<{ introduction: string; hub: string; organisations: string[] }>;
export type OutcomeNews = Told<{ introduction: string; hub: string; organisation: string; outcome: string }>;
export type News = { decisions: DecisionNews[]; proposals: ProposalNews[]; made: MadeNews[]; outcomes: OutcomeNews[] };

/** Everything new to somebody. A company hears what it was asked and what was made; a coordinator of both sides' titles and names. */
export async function newsFor(
  em: EntityManager,
  { hubs, organisations }: Pick<Reader, 'hubs' | 'organisations'>,
  telling: Telling,
): Promise<News> {
  const myHubs = hubs.map((h) => h.id);
  return {
    decisions: await rows(em, decisions, telling, [organisations]),
    proposals: await rows(em, proposals, telling, [myHubs]),
    made: await rows(em, made, telling, [myHubs, organisations]),
    outcomes: await rows(em, outcomes, telling, [myHubs]),
  };
}

async function rows<T>(em: EntityManager, sql: string, { after, told }: Telling, whose: string[][]): Promise<T[]> {
  return (await em.query(sql, [after, told, ...whose])) as T[];
}

/** Sides that still wait for an answer of somebody with an account; a contact is asked by a mail of its own. */
const decisions = `
  select * from (
    select 'decision:' || s.introduction || ':' || s.side as id, s.introduction, s.side, s.hub, own.title as "ownTitle", s.shown as card, s.expires_at as until
    from introductions.sides s
    join introductions.introductions i on i.id = s.introduction and i.state = 'asking'
    join listings.listings own on own.id = case s.side when 'offering' then i.offering else i.need end
    where s.state = 'asked' and s.contact is null and s.organisation = any ($3::uuid[]) and s.asked_at > $1 and s.expires_at > landfall.now()) d
  where d.id <> all ($2::text[]) order by d.until, d.id`;

const proposals = `
  select * from (
    select 'proposal:' || p.id as id, p.id as proposal, p.hub, o.title as offering, n.title as need, p.score, p.coverage
    from introductions.proposals p
    join listings.listings o on o.id = p.offering
    join listings.listings n on n.id = p.need
    where p.hub = any ($3::uuid[]) and p.state in ('queued', 'in_review') and p.created_at > $1) d
  where d.id <> all ($2::text[]) order by d.score desc, d.id`;

/** To a company the other's name, to a coordinator both: the sides have agreed. */
const made = `
  select * from (
    select 'made:' || i.id as id, i.id as introduction, i.hub, case
        when i.hub = any ($3::uuid[]) then array[o.name, n.name]
        when i.offering_organisation = any ($4::uuid[]) then array[n.name]
        else array[o.name] end as organisations, i.made_at
    from introductions.introductions i
    join members.organisations o on o.id = i.offering_organisation
    join members.organisations n on n.id = i.need_organisation
    where i.state in ('made', 'handed_over', 'closed') and i.made_at > $1
      and (i.hub = any ($3::uuid[]) or i.offering_organisation = any ($4::uuid[])
        or (i.need_organisation = any ($4::uuid[])))) d
  where d.id <> all ($2::text[]) order by d.made_at desc, d.id`;

/** An outcome that is corrected is told again, as what it is now. */
const outcomes = `
  select * from (
    select 'outcome:' || t.introduction || ':' || t.side || ':' || t.version as id, t.introduction, t.hub, o.name as organisation, t.stage as outcome, t.reported_at
    from introductions.outcomes t
    join members.organisations o on o.id = t.organisation
    where t.hub = any ($3::uuid[]) and t.reported_at > $1) d
  where d.id <> all ($2::text[]) order by d.reported_at desc, d.id`;
