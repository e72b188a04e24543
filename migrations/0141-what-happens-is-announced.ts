import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WhatHappensIsAnnounced implements MigrationInterface {
  name = 'WhatHappensIsAnnounced1763000000141';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Once committed, each entry is announced to the processes of the API: its name and whose it is, by ids, never its facts. Many alike of one
      -- statement are announced once. Who is told of it, and what, libs/live/heard.ts says.
      create function ledger.announce() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        perform pg_notify('landfall_happened', said) from (
          select distinct jsonb_strip_nulls(jsonb_build_object('name', x.name, 'organisation', x.organisation, 'hub', x.hub, 'sides', (
            select jsonb_agg(distinct s.organisation) from introductions.sides s
            where s.introduction = (x.facts ->> 'introduction')::uuid and s.side = coalesce(x.facts ->> 'side', s.side))))::text as said
          from fresh x) alike;
        return null;
      end $$;
      revoke all on function ledger.announce() from public;
      create trigger is_announced after insert on ledger.entries referencing new table as fresh
        for each statement execute function ledger.announce();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger is_announced on ledger.entries; drop function ledger.announce()`);
  }
}
