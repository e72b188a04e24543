import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api } from './sql.js';

export class TheCatalogueIsOpen implements MigrationInterface {
  name = 'TheCatalogueIsOpen1763000000046';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whether everybody may read it: nobody's listing is there unless its owner put it there.
      alter table listings.listings add column in_catalogue boolean not null default false;

      -- Addresses, web addresses and telephone numbers (from + or 00 on) are taken out of texts that everybody reads.
      create function listings.without_contacts(said text) returns text immutable parallel safe language sql as $$
        select pg_catalog.regexp_replace(pg_catalog.regexp_replace(said, '[^[:space:]<>(),;]+@[^[:space:]<>(),;]+\\.[^[:space:]<>(),;]+|(https?://|www\\.)[^[:space:]<>]+', '…', 'gi'),
          '(\\+|\\m00)[0-9][0-9 ().-]{6,}[0-9]', '…', 'g') $$;
      create function listings.open_words(title text, summary text) returns tsvector immutable parallel safe language sql as $$
        select pg_catalog.to_tsvector('pg_catalog.simple'::regconfig, listings.without_contacts(title || ' . ' || coalesce(summary, ''))) $$;
      -- Over what is shown and nothing else, so that nothing else is found by its words.
      create index listings_open_words on listings.listings using gin (listings.open_words(title, summary)) where state = 'published' and in_catalogue;

      -- What everybody may read, each listing as its owner chose: an anonymous one without its organisation, a need as far as its mandate
      -- lets it be shown. It runs with the owner's rights; nobody is let at it but through the function below.
      create view listings.shown as
        select l.id, l.side, l.profile_type, l.language, l.title, l.summary, l.cooperation_types, l.delivery_modes, l.published_at,
          case when l.side = 'offering' or l.origin = 'public_notice' or 'sector' = any (m.may_show) then l.sectors else '{}' end as sectors,
          case when l.side = 'offering' then o.country
            when l.origin = 'public_notice' or 'country' = any (m.may_show) then h.country end as country,
          case when l.visibility = 'named' and (l.side = 'offering' or l.origin = 'public_notice' or 'organisation' = any (m.may_show)) then o.name end as organisation,
          case when l.side = 'offering' then l.target_countries else '{}' end as markets
        from listings.listings l
        join members.organisations o on o.id = l.organisation
        join screening.checks c on c.organisation = l.organisation and c.result in ('clear', 'dismissed')
        left join members.hubs h on h.id = l.hub
        left join members.mandates m on m.id = l.mandate
        where l.state = 'published' and l.in_catalogue and l.expires_at > landfall.now()
          and coalesce(l.deadline >= (landfall.now() at time zone 'UTC')::date, true)
          and (l.side = 'offering' or h.state in ('planned', 'open', 'paused'))
          and (l.side = 'offering' or l.origin = 'public_notice' or (m.ended_at is null and m.valid_until >= (landfall.now() at time zone 'UTC')::date));

      -- A page of it, newest first, with how many there are and of which kinds. No id leaves: it tells its time, and would be known again.
      create function listings.catalogue(words text, asked jsonb, beyond integer, most integer) returns jsonb stable security definer
        language sql set search_path = pg_catalog as $$
        with found as materialized (
          select o.* from listings.shown o
          where (words is null or o.id in (
              select l.id from listings.listings l where l.state = 'published' and l.in_catalogue and listings.open_words(l.title, l.summary) @@ words::tsquery))
            and o.side = coalesce(asked ->> 'side', o.side)
            and o.profile_type = coalesce(asked ->> 'profileType', o.profile_type)
            and o.language = coalesce(asked ->> 'language', o.language)
            and (asked ->> 'country' is null or o.country = asked ->> 'country')
            and (asked ->> 'market' is null or asked ->> 'market' = any (o.markets))
            and (asked ->> 'cooperation' is null or asked ->> 'cooperation' = any (o.cooperation_types))
            and (asked ->> 'delivery' is null or asked ->> 'delivery' = any (o.delivery_modes))
            and (asked ->> 'sector' is null or exists (select from unnest(o.sectors) s where starts_with(s, asked ->> 'sector')))),
        page as (
          select row_number() over (order by published_at desc, md5(id::text)) as place, f.* from found f
          order by published_at desc, md5(id::text) offset beyond limit most),
        kinds as (
          select 'side' as facet, side as value, count(*) as n from found group by side
          union all select 'profileType', profile_type, count(*) from found group by profile_type
          union all select 'language', language, count(*) from found group by language
          union all select 'country', country, count(*) from found where country is not null group by country
          union all select 'market', v, count(*) from found, unnest(markets) v group by v
          union all select 'cooperation', v, count(*) from found, unnest(cooperation_types) v group by v
          union all select 'delivery', v, count(*) from found, unnest(delivery_modes) v group by v
          union all select 'sector', v, count(*) from (select distinct id, left(s, 2) as v from found, unnest(sectors) s) d group by v)
        select jsonb_build_object(
          'count', (select count(*) from found),
          'items', (select coalesce(jsonb_agg(jsonb_build_object('side', side, 'profileType', profile_type, 'language', language,
              'title', listings.without_contacts(title), 'summary', listings.without_contacts(summary), 'sectors', sectors,
              'cooperationTypes', cooperation_types, 'deliveryModes', delivery_modes, 'country', country, 'organisation', organisation,
              'markets', markets, 'publishedOn', (published_at at time zone 'UTC')::date) order by place), '[]') from page),
          'facets', (select coalesce(jsonb_agg(jsonb_build_object('facet', facet, 'value', value, 'count', n) order by facet, n desc, value), '[]') from kinds)) $$;

      -- The market of a hub whose showroom is open, and how the hub is called; no contact of it.
      create function listings.showroom(wanted uuid) returns table (name text, country text) stable security definer
        language sql set search_path = pg_catalog as $$
        select h.name, h.country from members.hubs h where h.id = wanted and h.state in ('open', 'paused') $$;
      revoke all on function listings.catalogue(text, jsonb, integer, integer), listings.showroom(uuid) from public;
      grant execute on function listings.catalogue(text, jsonb, integer, integer), listings.showroom(uuid) to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function listings.catalogue(text, jsonb, integer, integer), listings.showroom(uuid);
      drop view listings.shown;
      drop index listings.listings_open_words;
      drop function listings.open_words(text, text), listings.without_contacts(text);
      alter table listings.listings drop column in_catalogue`);
  }
}
