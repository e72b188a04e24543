import type { EntityManager } from 'typeorm';
import { prepared } from '#database';
import type { Sought } from '#listings';
import type { CardFacts } from '#mail';
import type { Reader } from './wishes.js';
import type { Kind } from './windows.js';

/**
 * What one reader may be told, each with an id by which it is told once. `after` is the first moment of the window, `told` the ids
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
  hub: string;
  offering: string;
  need: string;
  titles: { offering: string; need: string };
  score: number;
  coverage: number;
}>;
/** A proposal that came into a saved view of the reader's: told under the view's name, and not among the others. */
export type ViewNews = ProposalNews & { view: string };
/** A pair that has waited longer than its hub wants. */
export type OverdueNews = Told<{ hub: string; titles: { offering: string; need: string } }>;
/** A listing of the catalogue that may suit one of theirs: what everybody may read of it, and nothing of the match. */
export type FindNews = Told<{
  offering: string;
  need: string;
  side: 'offering' | 'need';
  hub: string;
  ownTitle: string;
  card: CardFacts;
}>;
/** A listing of the catalogue that a saved search of the reader's finds. */
export type SearchNews = Told<{ search: string; name: string; reader: string; asked: Sought }>;
export type ListingNews = Told<{ hub: string | null; title: string; became: 'published' | 'expiring' | 'expired'; until: Date }>;
export type MadeNews = Told<{ hub: string; organisations: string[] }>;
export type OutcomeNews = Told<{ hub: string; organisation: string; outcome: string }>;
export type News = {
  decisions: DecisionNews[];
  views: ViewNews[];
  proposals: ProposalNews[];
  overdue: OverdueNews[];
  finds: FindNews[];
  searches: SearchNews[];
  listings: ListingNews[];
  made: MadeNews[];
  outcomes: OutcomeNews[];
};
export const nothing: News = {
  decisions: [],
  views: [],
  proposals: [],
  overdue: [],
  finds: [],
  searches: [],
  listings: [],
  made: [],
  outcomes: [],
};

/** Days in which a listing's end is near enough to be news: PRODUCT.md's notice before the end. */
export const noticeDays = 14;

/** Everything new to somebody of one kind. Each hears of their own sides, listings and hubs, and of another's name when both agreed. */
export async function newsOf(em: EntityManager, reader: Reader, kind: Kind, telling: Telling): Promise<Partial<News>> {
  const { hubs, organisations, contact, ofHub, wish } = reader;
  const rows = async <T>(sql: string, ...whose: unknown[]) =>
    (await em.query(sql, [telling.after, telling.told, ...whose])) as T[];
  if (kind === 'decisions') return { decisions: await rows(decisions, organisations, contact) };
  if (kind === 'views') return { views: hubs.length ? await rows(views, hubs, reader.reader) : [] };
  if (kind === 'proposals') {
    const byView = wish.frequencies.views !== 'off';
    if (!hubs.length) return {};
    return { proposals: await rows(proposals, hubs, reader.reader, byView), overdue: await rows(overdue, hubs) };
  }
  if (kind === 'finds')
    return { finds: await rows(finds, reader.reader), searches: reader.person ? await rows(searches, reader.person) : [] };
  if (kind === 'listings') return { listings: await rows(listings, hubs, organisations, ofHub) };
  return {
    made: await rows(made, hubs, organisations, ofHub),
    outcomes: hubs.length ? await rows(outcomes, hubs) : [],
  };
}

/** Sides that still wait for an answer: a company's of anybody who acts for it, a contact's own. */
const decisions = prepared(`
  select * from (
    select 'decision:' || s.introduction || ':' || s.side as id, s.introduction, s.side, s.hub, own.title as "ownTitle", s.shown as card, s.expires_at as until
    from introductions.sides s
    join introductions.introductions i on i.id = s.introduction and i.state = 'asking'
    join listings.listings own on own.id = case s.side when 'offering' then i.offering else i.need end
    where s.state = 'asked' and s.organisation = any ($3::uuid[]) and s.contact is not distinct from $4::uuid
      and s.asked_at > $1 and s.expires_at > landfall.now()) d
  where d.id <> all ($2::text[]) order by d.until, d.id`);

const pair = `'proposal:' || p.id as id, p.hub, p.offering, p.need, jsonb_build_object('offering', o.title, 'need', n.title) as titles, p.score, p.coverage`;
const waiting = `
    join listings.listings o on o.id = p.offering
    join listings.listings n on n.id = p.need
    where p.hub = any ($3::uuid[]) and p.state in ('queued', 'in_review')`;

const views = prepared(`
  select * from (
    select ${pair}, v.name as view from digests.view_news v join introductions.proposals p on p.id = v.proposal${waiting}
      and v.reader = $4 and v.at > $1) d
  where d.id <> all ($2::text[]) order by d.view, d.score desc, d.id`);

/** But those that a view tells of, or has told of before the reader stopped hearing of views. */
const proposals = prepared(`
  select * from (
    select ${pair} from introductions.proposals p${waiting} and p.created_at > $1
      and not exists (select from digests.view_news v where v.reader = $4 and v.proposal = p.id and ($5 or exists (
        select from digests.digests g where g.reader = $4 and g.state = 'sent' and g.until >= v.at and g.items ? ('proposal:' || p.id))))) d
  where d.id <> all ($2::text[]) order by d.score desc, d.id`);

/** To everybody of the hub, whoever has it in hand: that it waits is what they are to see to. */
const overdue = prepared(`
  select * from (
    select 'overdue:' || p.id as id, p.hub, jsonb_build_object('offering', o.title, 'need', n.title) as titles, p.escalated_at
    from introductions.proposals p${waiting} and p.escalated_at > $1) d
  where d.id <> all ($2::text[]) order by d.escalated_at, d.id`);

const finds = prepared(`
  select * from (
    select 'find:' || f.offering || ':' || f.need as id, f.offering, f.need, f.side, f.hub, f.own_title as "ownTitle", f.place,
      jsonb_build_object('title', f.title, 'summary', f.summary, 'language', f.language, 'country', f.country, 'profileType', f.profile_type, 'reasons', '[]'::jsonb) as card
    from digests.finds_for($3) f where f.at > $1) d
  where d.id <> all ($2::text[]) order by d.place`);

/** By search: each is told as one line with how many there are. */
const searches = prepared(`
  select * from (
    select 'search:' || f.search || ':' || f.listing as id, f.search, f.name, f.reader, f.asked from listings.searches_find($3, $1) f) d
  where d.id <> all ($2::text[]) order by d.name, d.id`);

/** How listings are: near their end, over. A hub hears of the needs that it keeps; a contact also of what was published for them. */
const listings = prepared(`
  with mine as (
    select l.* from listings.listings l
    where (l.organisation = any ($4::uuid[]) and ($5::uuid is null or l.hub = $5)) or (l.side = 'need' and l.hub = any ($3::uuid[]))),
  became as (
    select id, 'published' as became, published_at as at, hub, title, expires_at from mine where state = 'published' and $5::uuid is not null
    union all
    select id, 'expiring', expires_at - interval '${noticeDays} days', hub, title, expires_at from mine where state = 'published'
    union all
    select id, 'expired', expires_at, hub, title, expires_at from mine where state = 'expired')
  select * from (
    select became || ':' || id || ':' || extract(epoch from at)::bigint as id, hub, title, became, expires_at as until, at
    from became where at > $1 and at <= landfall.now()) d
  where d.id <> all ($2::text[]) order by became, at, id`);

/** To a company the other's name, to a coordinator both: the sides have agreed. */
const made = prepared(`
  select * from (
    select 'made:' || i.id as id, i.hub, case
        when i.hub = any ($3::uuid[]) then array[o.name, n.name]
        when i.offering_organisation = any ($4::uuid[]) then array[n.name]
        else array[o.name] end as organisations, i.made_at
    from introductions.introductions i
    join members.organisations o on o.id = i.offering_organisation
    join members.organisations n on n.id = i.need_organisation
    where i.state in ('made', 'handed_over', 'closed') and i.made_at > $1
      and (i.hub = any ($3::uuid[]) or (($5::uuid is null or i.hub = $5)
        and (i.offering_organisation = any ($4::uuid[]) or i.need_organisation = any ($4::uuid[]))))) d
  where d.id <> all ($2::text[]) order by d.made_at desc, d.id`);

/** An outcome that is corrected is told again, as what it is now. */
const outcomes = prepared(`
  select * from (
    select 'outcome:' || t.introduction || ':' || t.side || ':' || t.version as id, t.hub, o.name as organisation, t.stage as outcome, t.reported_at
    from introductions.outcomes t
    join members.organisations o on o.id = t.organisation
    where t.hub = any ($3::uuid[]) and t.reported_at > $1) d
  where d.id <> all ($2::text[]) order by d.reported_at desc, d.id`);
