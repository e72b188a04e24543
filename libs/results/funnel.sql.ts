/**
 * The funnel, worth, cost and payback of a hub ($1) for the pairs approved from $2 to $3 (days of the hub), grouped by $4 and told in the
 * currency $5. It reads the ledger and nothing else: the same entries give the same rows, wherever they are kept.
 *
 * Money is numeric to the end and rounded once. A sum is worth what the rates of its day make it, or the latest of the ten days before
 * (markets close for long weekends); without any it is counted as unvalued and stands in no total. Of two claims that differ the lower
 * counts. Each introduction counts once, at its highest proof: evidenced, else confirmed by both, else claimed.
 */
export const funnel = `
  with e as materialized (select * from results.entries($1)),
  rates as (
    select distinct on (base, currency, day) base, currency, day, rate from (
      select e.facts ->> 'base' as base, r ->> 'currency' as currency, (r ->> 'day')::date as day, (r ->> 'rate')::numeric as rate, e.seq
      from e, jsonb_array_elements(e.facts -> 'rates') r where e.name = 'RatesLoaded') loaded
    order by base, currency, day, seq desc),
  bases as (select distinct base from rates),
  pairs as (
    select distinct on (a.introduction) a.introduction, a.actor as attache,
      (select o.facts ->> 'sector' from e o where o.name = 'IntroductionOpened' and o.introduction = a.introduction order by o.seq limit 1) as sector
    from e a where a.name = 'ProposalApproved' and a.day between $2::date and $3::date
      and not exists (select from e u where u.name = 'ApprovalUndone' and u.introduction = a.introduction)
    order by a.introduction, a.seq),
  claims as (
    select distinct on (introduction, facts ->> 'side') introduction, facts ->> 'stage' as stage, facts ->> 'amount' as amount,
      facts ->> 'currency' as currency, facts ->> 'on' as on_day
    from e where name = 'OutcomeRecorded' order by introduction, facts ->> 'side', seq desc),
  proofs as (
    select distinct on (introduction) introduction, facts ->> 'stage' as stage, facts ->> 'amount' as amount, facts ->> 'currency' as currency, facts ->> 'on' as on_day
    from e where name = 'OutcomeEvidenced' order by introduction, seq desc),
  said as (
    select introduction, case when count(*) = 2 and count(distinct (stage, amount, currency)) = 1 then 'confirmed' else 'claimed' end as level,
      bool_or(stage in ('agreement', 'follow_on')) as agreed
    from claims group by introduction),
  sums as (
    select introduction, 'evidenced' as level, amount::numeric, currency, on_day::date from proofs where amount is not null
    union all
    select c.introduction, s.level, c.amount::numeric, c.currency, c.on_day::date from claims c join said s using (introduction)
    where c.amount is not null and not exists (select from proofs p where p.introduction = c.introduction)),
  costs as (
    select e.facts ->> 'attache' as attache, e.facts ->> 'sector' as sector, (e.facts ->> 'amount')::numeric as amount, e.facts ->> 'currency' as currency, (e.facts ->> 'on')::date as on_day
    from e where e.name = 'HubCostRecorded' and (e.facts ->> 'on')::date between $2::date and $3::date
      and not exists (select from e s where s.name = 'HubCostStruck' and s.facts ->> 'cost' = e.facts ->> 'cost')),
  wanted as (select currency, on_day from sums union select currency, on_day from costs),
  -- what one unit of a currency is worth on a day, in $5
  worth as (
    select w.currency, w.on_day, case when w.currency = $5 then 1::numeric else (
      select t.rate / f.rate from bases b,
        lateral (select case when b.base = w.currency then 1::numeric else (select r.rate from rates r where r.base = b.base and r.currency = w.currency
          and r.day between w.on_day - 10 and w.on_day order by r.day desc limit 1) end as rate) f,
        lateral (select case when b.base = $5 then 1::numeric else (select r.rate from rates r where r.base = b.base and r.currency = $5
          and r.day between w.on_day - 10 and w.on_day order by r.day desc limit 1) end as rate) t
      where f.rate is not null and t.rate is not null order by b.base limit 1) end as rate
    from wanted w),
  valued as (
    select s.introduction, s.level, min(s.amount * w.rate) as value, bool_or(w.rate is null) as unknown
    from sums s join worth w using (currency, on_day) group by s.introduction, s.level),
  groups as (
    select p.*, case $4 when 'attache' then p.attache::text when 'sector' then p.sector else $1::text end as grp from pairs p),
  counted as (
    select g.grp, count(*)::int as approved,
      count(*) filter (where exists (select from e where e.introduction = g.introduction and e.name = 'IntroductionOpened'))::int as asked,
      count(*) filter (where exists (select from e where e.introduction = g.introduction and e.name = 'ConsentGiven'))::int as interested,
      count(*) filter (where exists (select from e where e.introduction = g.introduction and e.name = 'IntroductionMade'))::int as made,
      count(*) filter (where exists (select from e where e.introduction = g.introduction and (e.name = 'MeetingHeld' or (e.name = 'OutcomeRecorded' and e.facts ->> 'met' = 'true'))))::int as met,
      count(*) filter (where coalesce(s.agreed, false) or exists (select from proofs p where p.introduction = g.introduction and p.stage in ('agreement', 'follow_on')))::int as agreed,
      coalesce(sum(v.value) filter (where v.level = 'claimed'), 0) as claimed,
      coalesce(sum(v.value) filter (where v.level = 'confirmed'), 0) as confirmed,
      coalesce(sum(v.value) filter (where v.level = 'evidenced'), 0) as evidenced,
      count(*) filter (where v.unknown)::int as unvalued
    from groups g left join said s using (introduction) left join valued v using (introduction) group by g.grp),
  spent as (
    select case $4 when 'attache' then c.attache when 'sector' then c.sector else $1::text end as grp, sum(c.amount * w.rate) as cost, count(*) filter (where w.rate is null)::int as unvalued
    from costs c join worth w using (currency, on_day) group by 1)
  select coalesce(c.grp, s.grp) as "group", coalesce(c.approved, 0) as approved, coalesce(c.asked, 0) as asked, coalesce(c.interested, 0) as interested,
    coalesce(c.made, 0) as made, coalesce(c.met, 0) as met, coalesce(c.agreed, 0) as agreed,
    round(coalesce(c.claimed, 0), 2)::text as claimed, round(coalesce(c.confirmed, 0), 2)::text as confirmed, round(coalesce(c.evidenced, 0), 2)::text as evidenced,
    coalesce(c.unvalued, 0) + coalesce(s.unvalued, 0) as unvalued, round(coalesce(s.cost, 0), 2)::text as cost,
    case when s.cost > 0 then round((coalesce(c.confirmed, 0) + coalesce(c.evidenced, 0)) / s.cost, 2)::text end as payback
  from counted c full join spent s on coalesce(s.grp, '') = coalesce(c.grp, '') order by 1 nulls last`;
