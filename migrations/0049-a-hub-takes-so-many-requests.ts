import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api } from './sql.js';

export class AHubTakesSoManyRequests implements MigrationInterface {
  name = 'AHubTakesSoManyRequests1763000000049';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How many pairs one organisation may ask the hub's coordinators for within thirty days.
      alter table members.hubs add column requests_a_month integer not null default 20 check (requests_a_month between 1 and 1000);
      create index finds_interested on digests.finds (hub, interested_at) where interested_at is not null;

      -- For whoever is about to say "interested" to a find of theirs: how many their organisation has asked of that hub within thirty days, how
      -- many the hub takes, and in how many seconds there is room again. One at a time for an organisation and a hub, so that it is exact.
      create function digests.requests_of(wanted uuid) returns table (asked integer, most integer, seconds integer)
        volatile security definer language plpgsql set search_path = pg_catalog as $$
      declare whose uuid; whither uuid;
      begin
        select l.organisation, f.hub into whose, whither from digests.finds f
          join listings.listings l on l.id = case f.side when 'offering' then f.offering else f.need end
          where f.id = wanted and (f.reader = landfall.actor_person() or f.reader = landfall.actor_contact());
        if whose is null then return; end if;
        perform pg_advisory_xact_lock(hashtextextended('requests of ' || whose || ' to ' || whither, 0));
        return query
          with asked as (
            select f.interested_at, row_number() over (order by f.interested_at desc) as place from digests.finds f
            join listings.listings l on l.id = case f.side when 'offering' then f.offering else f.need end
            where l.organisation = whose and f.hub = whither and f.interested_at > landfall.now() - interval '30 days')
          select (select count(*)::int from asked), h.requests_a_month,
            coalesce((select ceil(extract(epoch from a.interested_at + interval '30 days' - landfall.now()))::int
              from asked a where a.place = h.requests_a_month), 0)
          from members.hubs h where h.id = whither;
      end $$;
      revoke all on function digests.requests_of(uuid) from public;
      grant execute on function digests.requests_of(uuid) to ${api}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function digests.requests_of(uuid);
      drop index digests.finds_interested;
      alter table members.hubs drop column requests_a_month`);
  }
}
