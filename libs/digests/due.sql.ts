import {
  byDay,
  catchUpDays,
  hoursAfterVisit,
  kinds,
  lateHours,
  mostAWeek,
  slotMinutes,
  untouched,
  untouchedFor,
} from './windows.js';

/**
 * Everybody who may be told something, with what they wish: those who act for an organisation or a hub, and confirmed contacts. The
 * `limit` has each person's membership looked up by its index: joined, where the tables have no statistics yet, each was held against
 * every other (at 1,000 readers 180 of 200 ms).
 */
const wishes = (preferences: string) => `
  readers as (
    select p.id as reader, p.zone, p.created_at as since, false as is_contact from members.people p
    cross join lateral (select from members.memberships m where m.person = p.id and m.ended_at is null limit 1) acts
    where p.suspended_at is null
    union all
    select c.id, c.zone, r.confirmed_at, true from digests.recipients r join members.contacts c on c.id = r.contact
    where r.confirmed_at is not null and r.ended_at is null),
  wishes as (
    select r.reader, r.is_contact, coalesce(w.zone, r.zone) as zone, coalesce(w.changed_at, r.since) as changed_at, w.paused_until,
      coalesce(w.weekday, ${untouched.weekday})::int as weekday, coalesce(w.hour, ${untouched.hour})::int as hour,
      ${kinds.map((k) => `coalesce(w.${k}, case when r.is_contact then '${untouchedFor.contact[k]}' else '${untouchedFor.person[k]}' end) as ${k}`).join(', ')}
    from readers r ${preferences})`;

/** Of a reader `x` on the day `x.day`: whether a place of theirs is open then, and works; null where they act for no hub. */
const places = `
  left join lateral (
    select bool_or(x.day <> all (h.holidays)) as open, bool_or(x.day <> all (h.holidays) and x.day_of_week = any (h.work_week)) as works
    from (
      select h.holidays, h.work_week from members.memberships m join members.hubs h on h.id = m.hub
        where not x.is_contact and m.person = x.reader and m.ended_at is null
      union all
      select h.holidays, h.work_week from members.contacts c join members.hubs h on h.id = c.hub where x.is_contact and c.id = x.reader) h) h on true
  where coalesce(h.open, true)`;

/** Asked once a query: asked a row, with each row's own clock again for every expression, 1,000 readers took 0.7 s of every five. */
const now = '(select landfall.now())';

/** Not just seen here, and not written to so often this week already. */
const notTooMuch = (most: number) => `
  not exists (select from members.sessions s where s.person = x.reader and s.seen_at > ${now} - interval '${hoursAfterVisit} hours')
  and (select count(*) from digests.digests g where g.reader = x.reader and g.state = 'sent' and g.until > ${now} - interval '7 days') < ${most}`;

/**
 * For DeliverDigest: who is due a digest at this moment, by the database's clock. The same rule as `windowOf` in windows.ts, in the
 * same words: `shifted` is the wall clock less the wished hour, so that its day is the day whose hour came last and its time how
 * late it is. A reader's day is one key: a wish that is changed meanwhile, to another hour, is another. While its job waits, or was
 * done, nothing more is asked of it; the key is made a step before, as row security lets no index be asked for what is still to be
 * put together. Each step is worked out once and before the next (`materialized`): the hour leaves a quarter of the readers, and
 * only their days, hubs and windows are looked at.
 */
export const digestsDue = `
  with ${wishes('left join digests.preferences w on w.reader = r.reader')},
  shifted as materialized (
    select *, (${now} at time zone zone) - make_interval(hours => hour) as shifted
    from wishes where ${kinds.map((k) => `${k} in ('daily', 'weekly', 'monthly')`).join(' or ')}),
  days as materialized (
    select *, shifted::date as day, to_char(shifted, 'YYYY-MM-DD') as period, extract(isodow from shifted)::int as day_of_week,
      date_trunc('month', shifted)::date as month, (changed_at at time zone zone) - make_interval(hours => hour) as wished_since
    from shifted where shifted::time < time '0${lateHours}:00' and (paused_until is null or shifted::date >= paused_until)),
  keyed as materialized (select *, reader || ':' || period || ':' || hour as key from days),
  new_days as materialized (
    select * from keyed x where not exists (select from ledger.jobs j where j.name = 'DeliverDigest' and j.due_key = x.key)),
  open_days as materialized (select x.*, coalesce(h.works, x.day_of_week <= 5) as works from new_days x ${places}),
  named as materialized (
    select x.*, k.kind, k.frequency, case k.frequency
        when 'daily' then x.day
        when 'weekly' then x.day - (x.day_of_week - x.weekday + 7) % 7
        else x.month + (x.weekday - extract(isodow from x.month)::int + 7) % 7 end as its_day
    from open_days x cross join lateral (values ${kinds.map((k) => `('${k}', x.${k})`).join(', ')}) k(kind, frequency)
    where k.frequency in ('daily', 'weekly', 'monthly')),
  claims as materialized (
    select n.reader, n.period as today, n.key, n.kind,
      to_char(n.its_day, case n.frequency when 'daily' then 'YYYY-MM-DD' when 'weekly' then 'IYYY-"W"IW' else 'YYYY-MM' end) as period
    from named n
    where n.its_day <= n.day and (n.frequency <> 'daily' or n.works)
      and (n.its_day = n.day or (n.works and n.day - n.its_day <= ${catchUpDays} and n.its_day > n.wished_since))),
  due as materialized (
    select c.reader, c.today, c.key from claims c
    where not exists (select from digests.windows w where w.reader = c.reader and w.kind = c.kind and w.period = c.period)
    group by 1, 2, 3)
  select x.key, jsonb_build_object('reader', x.reader, 'period', x.today) as payload
  from due x
  where not exists (select from digests.digests g where g.reader = x.reader and g.period = x.today)
    and ${notTooMuch(mostAWeek.digests)}`;

/** Nobody is told one by one who did not ask for it: the few that did are looked for among the wishes, not among all readers. */
const wishedEach = `join digests.preferences w on w.reader = r.reader and 'each' in (${kinds.map((k) => `w.${k}`).join(', ')})`;

/** For DeliverNotice: whoever wants to hear of each thing may hear of all that came, once in a slot. As `slotOf` in windows.ts. */
export const noticesDue = `
  with ${wishes(wishedEach)},
  days as materialized (
    select *, wall::date as day, extract(isodow from wall)::int as day_of_week
    from (select *, ${now} at time zone zone as wall from wishes where ${kinds.map((k) => `${k} = 'each'`).join(' or ')}) w
    where extract(hour from wall) >= ${byDay.from} and extract(hour from wall) < ${byDay.until}
      and (paused_until is null or wall::date >= paused_until)),
  slots as materialized (
    select x.reader, to_char(x.wall, 'YYYY-MM-DD"T"HH24:') || to_char(extract(minute from x.wall)::int / ${slotMinutes} * ${slotMinutes}, 'FM00') as slot
    from days x ${places} and coalesce(h.works, x.day_of_week <= 5))
  select x.reader || ':' || x.slot as key, jsonb_build_object('reader', x.reader, 'slot', x.slot) as payload
  from slots x where ${notTooMuch(mostAWeek.notices)}`;
