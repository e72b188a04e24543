import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, mine, operator, tenant, worker } from './sql.js';

export class AHubOpensWhenItIsReady implements MigrationInterface {
  name = 'AHubOpensWhenItIsReady1763000000023';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a hub needs beside its calendar before it opens. Attestations: [{language, text}].
      alter table members.hubs
        add column letterhead text check (length(letterhead) between 1 and 1000),
        add column attestations jsonb not null default '[]' check (jsonb_typeof(attestations) = 'array'),
        add column list_policy text[] not null default '{}' check (cardinality(list_policy) <= 20);

      -- Of the lists that are named, those that are not loaded: whoever names a list learns only whether it is there.
      create function screening.lists_not_loaded(wanted text[]) returns text[] stable security definer language sql set search_path = pg_catalog as $$
        select coalesce(array_agg(w order by w), '{}') from unnest(wanted) w
        where not exists (select from screening.lists l where l.name = w and l.retired_at is null) $$;
      revoke all on function screening.lists_not_loaded(text[]) from public;
      grant execute on function screening.lists_not_loaded(text[]) to ${api};

      -- The last line: an introduction begins at a hub that is open, and a need is published where there is, or is to be, a hub.
      create function members.hub_introduces() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        if not exists (select from members.hubs h where h.id = new.hub and h.state = 'open') then
          raise exception 'a hub that is not open introduces nobody' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger at_an_open_hub before insert on introductions.introductions for each row
        when (new.state = 'opening') execute function members.hub_introduces();
      create function members.hub_takes_needs() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        if not exists (select from members.hubs h where h.id = new.hub and h.state in ('planned', 'open', 'paused')) then
          raise exception 'a hub that is proposed or closed takes no needs' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      -- at the end: whoever publishes says first, and better, why it cannot be
      create constraint trigger at_a_hub_that_takes_needs after update of state on listings.listings deferrable initially deferred for each row
        when (new.side = 'need' and new.state = 'published' and old.state not in ('published', 'held')) execute function members.hub_takes_needs();
      revoke all on function members.hub_introduces(), members.hub_takes_needs() from public;

      -- How many needs a hub's market has in each division of CPV, told to the next lower multiple of three and of three organisations
      -- at least: one buyer is not to be read from a count.
      create function listings.demand(wanted uuid) returns table (sector text, needs integer) stable security definer
        language sql set search_path = pg_catalog as $$
        with live as (
          select distinct l.id, l.organisation, left(s, 2) || '000000' as sector
          from listings.listings l join members.hubs h on h.id = l.hub and h.state in ('planned', 'open', 'paused'), unnest(l.sectors) s
          where l.hub = wanted and l.side = 'need' and l.state = 'published' and l.expires_at > landfall.now()
            and coalesce(l.deadline >= (landfall.now() at time zone 'UTC')::date, true))
        select sector, (count(distinct id) / 3 * 3)::int from live group by sector having count(distinct organisation) >= 3 order by 2 desc, 1 $$;
      revoke all on function listings.demand(uuid) from public;
      grant execute on function listings.demand(uuid) to ${api};

      -- Who would like a hub where: an organisation, a country, a division of CPV.
      create table members.interests (
        id uuid primary key,
        organisation uuid not null references members.organisations on delete cascade,
        country text not null check (country ~ '^[A-Z]{2}$'),
        sector text not null check (sector ~ '^[0-9]{2}000000$'),
        registered_by uuid not null,
        created_at timestamptz not null default landfall.now(),
        unique (organisation, country, sector));
      create index interests_by_place on members.interests (country, sector);
      create table members.interest_thresholds (
        country text primary key check (country ~ '^[A-Z]{2}$'),
        firms smallint not null check (firms between 1 and 1000),
        set_by uuid not null,
        set_at timestamptz not null default landfall.now());
      -- Crossed once, whoever comes or leaves afterwards.
      create table members.interest_crossings (
        country text not null,
        sector text not null,
        firms integer not null,
        threshold integer not null,
        crossed_at timestamptz not null default landfall.now(),
        primary key (country, sector));
      ${tenant('members.interests', { select: `${mine('organisation')} or ${operator}`, insert: mine('organisation'), delete: mine('organisation') }, 'select')}
      ${tenant('members.interest_thresholds', { select: operator, insert: operator, update: operator }, 'select')}
      ${tenant('members.interest_crossings', { select: operator }, 'select, insert')}

      -- A firm counts once it is cleared and as long as it is not suspended; the same registration twice is one firm.
      create function members.interest_counts() returns table (country text, sector text, firms integer, verified integer, threshold integer) stable
        language sql as $$
        select i.country, i.sector, count(distinct i.organisation)::int,
          count(distinct coalesce(o.country || ' ' || o.registration_number, o.id::text))
            filter (where screening.cleared(o.id) and o.suspended_at is null)::int,
          coalesce((select t.firms from members.interest_thresholds t where t.country = i.country), 5)
        from members.interests i join members.organisations o on o.id = i.organisation group by i.country, i.sector $$;
      revoke all on function members.interest_counts() from public;
      grant execute on function members.interest_counts() to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function members.interest_counts();
      drop table members.interest_crossings, members.interest_thresholds, members.interests;
      drop function listings.demand(uuid);
      drop trigger at_a_hub_that_takes_needs on listings.listings;
      drop trigger at_an_open_hub on introductions.introductions;
      drop function members.hub_takes_needs(), members.hub_introduces(), screening.lists_not_loaded(text[]);
      alter table members.hubs drop column letterhead, drop column attestations, drop column list_policy`);
  }
}
