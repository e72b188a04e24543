import type { EntityManager } from 'typeorm';
import { prepared } from '#database';
import { hoursAfterVisit, kinds, untouched, untouchedFor, type Frequencies, type Wish, type WorkDays } from './windows.js';

/** Whoever reads: somebody with an account, or a contact without one. */
export type Reader = {
  reader: string;
  person: string | null;
  contact: string | null;
  wish: Wish;
  language: string;
  address: string;
  /** Where they act: the hubs whose work they follow, and the organisations that they answer for. */
  hubs: string[];
  organisations: string[];
  /** Of a contact: the hub that added them, whose needs of their organisation they may hear of. */
  ofHub: string | null;
  /** The work days that hold for them. */
  places: WorkDays[];
  since: Date;
  now: Date;
  /** Was here in the last hours. */
  visited: boolean;
  /** Digests and notifications in the last seven days. */
  mailsThisWeek: number;
  /** `kind:period` of all that was claimed in the last weeks. */
  claimed: ReadonlySet<string>;
};

type Row = Omit<Reader, 'wish' | 'language' | 'claimed'> & { home: string; speaks: string; language: string | null } & {
  [K in keyof Frequencies]: Frequencies[K] | null;
} & { weekday: number | null; hour: number | null; zone: string | null; changedAt: Date | null } & {
  pausedUntil: string | null;
  claimed: string[];
};

/** What somebody wishes (or what is right without being touched), where they act, and the database's time. Null for nobody. */
export async function readerOf(em: EntityManager, id: string): Promise<Reader | null> {
  const [row] = (await em.query(reader, [id])) as Row[];
  if (!row) return null;
  const {
    home,
    speaks,
    decisions,
    views,
    proposals,
    finds,
    listings,
    results,
    weekday,
    hour,
    zone,
    language,
    pausedUntil,
    changedAt,
    ...rest
  } = row;
  const frequencies = decisions
    ? { decisions, views: views!, proposals: proposals!, finds: finds!, listings: listings!, results: results! }
    : untouchedFor[row.contact ? 'contact' : 'person'];
  const wish: Wish = {
    frequencies,
    weekday: weekday ?? untouched.weekday,
    hour: hour ?? untouched.hour,
    zone: zone ?? home,
    pausedUntil,
    changedAt: changedAt ?? row.since,
  };
  return { ...rest, wish, language: language ?? speaks, claimed: new Set(row.claimed) };
}

/** The kinds that somebody may choose: a contact follows no hub's queue. */
export const kindsFor = ({ contact }: Pick<Reader, 'contact'>) =>
  contact ? kinds.filter((k) => k !== 'proposals' && k !== 'views') : kinds;

const hubs = `select h.id, h.work_week, h.holidays, m.created_at from members.memberships m join members.hubs h on h.id = m.hub
  where m.person = r.person and m.ended_at is null`;

/** A month and the days in which it can be caught up is the longest that a claim matters. */
const reader = prepared(`
  select r.*, landfall.now() as now, ${kinds.map((k) => `w.${k}`).join(', ')}, w.weekday, w.hour, w.zone, w.language,
    to_char(w.paused_until, 'YYYY-MM-DD') as "pausedUntil", w.changed_at as "changedAt",
    coalesce((select array_agg(h.id::text order by h.created_at, h.id) from (${hubs}) h), '{}') as hubs,
    coalesce((select jsonb_agg(jsonb_build_object('workWeek', h.work_week, 'holidays', h.holidays)) from (
      ${hubs} union all select h.id, h.work_week, h.holidays, h.created_at from members.hubs h where h.id = r."ofHub") h), '[]') as places,
    exists (select from members.sessions s where s.person = r.person and s.seen_at > landfall.now() - interval '${hoursAfterVisit} hours') as visited,
    (select count(*)::int from digests.digests g where g.reader = r.reader and g.state = 'sent' and g.until > landfall.now() - interval '7 days') as "mailsThisWeek",
    coalesce((select array_agg(c.kind || ':' || c.period) from digests.windows c
      where c.reader = r.reader and c.until > landfall.now() - interval '45 days'), '{}') as claimed
  from (
    select p.id as reader, p.id as person, null::uuid as contact, p.email as address, p.created_at as since, p.zone as home, p.language as speaks, null::uuid as "ofHub",
      coalesce((select array_agg(m.organisation::text) from members.memberships m
        where m.person = p.id and m.ended_at is null and m.organisation is not null), '{}') as organisations
    from members.people p where p.id = $1 and p.suspended_at is null
    union all
    select c.id, null, c.id, c.email, t.confirmed_at, c.zone, c.language, c.hub, array[c.organisation::text]
    from members.contacts c join digests.recipients t on t.contact = c.id
    where c.id = $1 and t.confirmed_at is not null and t.ended_at is null) r
  left join digests.preferences w on w.reader = r.reader`);
