import type { MigrationInterface, QueryRunner } from 'typeorm';
import { worker } from './sql.js';

export class ManyPairsAreClearedAtOnce implements MigrationInterface {
  name = 'ManyPairsAreClearedAtOnce1763000000084';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- May these act with those, pair by pair of the two columns, through this hub: by hits, and by the age of the lists that count for them?
      -- A list of no greatest age is never too old. The one place that says so; a pair of whom nobody is known has no row. Many pairs are joined, not looked up one by one.
      create function screening.answers_for(ones uuid[], others uuid[], at_hub uuid) returns table (one uuid, other uuid, passes boolean, lists_current boolean)
        stable security definer language sql set search_path = pg_catalog set enable_nestloop = off as $$
        with asked as (select distinct p.one, p.other from unnest(ones, others) as p (one, other)),
        parties as materialized (
          select o.id, o.country, coalesce(c.result in ('clear', 'dismissed'), false) as clear, coalesce(c.elsewhere, '{}') as elsewhere
          from members.organisations o left join screening.checks c on c.organisation = o.id and c.organisation = any (ones || others)
          where o.id = any (ones || others))
        select asked.one, asked.other,
          a.clear and not a.elsewhere && array[b.country, h.country] and b.clear and not b.elsewhere && array[a.country, h.country],
          not h.aged && array[a.country, b.country, h.country, '*']
        from asked join parties a on a.id = asked.one join parties b on b.id = asked.other
        cross join (select country, array(
            select unnest(l.applies) from screening.lists l where l.retired_at is null
              and l.current_on < (landfall.now() at time zone 'UTC')::date - l.oldest_days) as aged
          from members.hubs where id = at_hub) h $$;
      create function screening.pairs_cleared(ones uuid[], others uuid[], at_hub uuid) returns table (one uuid, other uuid) stable security definer
        language sql set search_path = pg_catalog as $$
        select a.one, a.other from screening.answers_for(ones, others, at_hub) a where a.passes and a.lists_current $$;

      create or replace function screening.pair_passes(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select a.passes from screening.answers_for(array[one], array[other], at_hub) a $$;
      create or replace function screening.pair_lists_current(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select a.lists_current from screening.answers_for(array[one], array[other], at_hub) a $$;
      create or replace function screening.pair_cleared(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select a.passes and a.lists_current from screening.answers_for(array[one], array[other], at_hub) a $$;
      drop function screening.cleared_for(uuid, text[]), screening.lists_current(text[]);

      revoke all on function screening.answers_for(uuid[], uuid[], uuid), screening.pairs_cleared(uuid[], uuid[], uuid) from public;
      grant execute on function screening.pairs_cleared(uuid[], uuid[], uuid) to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create function screening.cleared_for(party uuid, countries text[]) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select exists (select from screening.checks c where c.organisation = party and c.result in ('clear', 'dismissed') and not c.elsewhere && countries) $$;
      create function screening.lists_current(countries text[]) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select not exists (select from screening.lists l where l.retired_at is null and l.oldest_days is not null
          and l.applies && array_append(countries, '*') and l.current_on < (landfall.now() at time zone 'UTC')::date - l.oldest_days) $$;
      revoke all on function screening.cleared_for(uuid, text[]), screening.lists_current(text[]) from public;
      create or replace function screening.pair_passes(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select screening.cleared_for(one, array[b.country, h.country]) and screening.cleared_for(other, array[a.country, h.country])
        from members.organisations a, members.organisations b, members.hubs h where a.id = one and b.id = other and h.id = at_hub $$;
      create or replace function screening.pair_lists_current(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select screening.lists_current(array[a.country, b.country, h.country])
        from members.organisations a, members.organisations b, members.hubs h where a.id = one and b.id = other and h.id = at_hub $$;
      create or replace function screening.pair_cleared(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select screening.pair_passes(one, other, at_hub) and screening.pair_lists_current(one, other, at_hub) $$;
      drop function screening.pairs_cleared(uuid[], uuid[], uuid), screening.answers_for(uuid[], uuid[], uuid)`);
  }
}
