import { lateHours } from './windows.js';

/**
 * For DeliverDigest: who is due a digest at this moment, by the database's clock. The same rule as `windowOf` in windows.ts, in the
 * same words: `shifted` is the wall clock less the wished hour, so that its day is the day whose hour came last and its time how
 * late it is. Somebody is due who acts for an organisation or a hub; one period, one digest row, one key.
 */
export const digestsDue = `
  with wishes as (
    select p.id as person, coalesce(w.frequency, 'daily') as frequency, coalesce(w.weekday, 1) as weekday, w.paused_until,
      (landfall.now() at time zone coalesce(w.zone, p.zone)) - make_interval(hours => coalesce(w.hour, 8)) as shifted
    from members.people p left join digests.preferences w on w.person = p.id
    where p.suspended_at is null and coalesce(w.frequency, 'daily') <> 'off'
      and exists (select from members.memberships m where m.person = p.id and m.ended_at is null)),
  days as (
    select *, shifted::date as day, extract(isodow from shifted)::smallint as day_of_week from wishes
    where shifted::time < time '0${lateHours}:00' and (paused_until is null or shifted::date >= paused_until)),
  windows as (
    select d.person, to_char(d.day, case d.frequency when 'daily' then 'YYYY-MM-DD' when 'weekly' then 'IYYY-"W"IW' else 'YYYY-MM' end) as period
    from days d
    left join lateral (
      select h.work_week, h.holidays from members.memberships m join members.hubs h on h.id = m.hub
      where m.person = d.person and m.ended_at is null) h on true
    where (h.holidays is null or d.day <> all (h.holidays))
      and case d.frequency
        when 'daily' then d.day_of_week = any (coalesce(h.work_week, '{1,2,3,4,5}'))
        when 'weekly' then d.day_of_week = d.weekday
        else d.day_of_week = d.weekday and extract(day from d.day) <= 7 end
    group by 1, 2)
  select person || ':' || period as key, jsonb_build_object('person', person, 'period', period) as payload
  from windows w
  where not exists (select from digests.digests g where g.person = w.person and g.period = w.period)`;
