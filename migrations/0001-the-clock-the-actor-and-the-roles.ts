import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, worker } from './sql.js';

export class TheClockTheActorAndTheRoles implements MigrationInterface {
  name = 'TheClockTheActorAndTheRoles1763000000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${api}') then create role ${api} nologin; end if;
        if not exists (select from pg_roles where rolname = '${worker}') then create role ${worker} nologin; end if;
      end $$;

      create schema if not exists landfall;
      grant usage on schema landfall to ${api}, ${worker};

      -- The one clock. Empty in production; tests and chaos runs insert one row to move the time.
      create table landfall.clock (single boolean primary key default true check (single), shift interval not null);
      grant select on landfall.clock to ${api}, ${worker};
      create function landfall.now() returns timestamptz stable parallel safe language sql
        set search_path = pg_catalog as $$
        select now() + coalesce((select shift from landfall.clock), interval '0') $$;

      -- Who acts: set by Transactions.run with SET LOCAL. A setting is '' after a commit, not null.
      create function landfall.actor_kind() returns text stable parallel safe language sql as
        $$ select nullif(current_setting('app.kind', true), '') $$;
      create function landfall.actor_person() returns uuid stable parallel safe language sql as
        $$ select nullif(current_setting('app.person', true), '')::uuid $$;
      create function landfall.actor_contact() returns uuid stable parallel safe language sql as
        $$ select nullif(current_setting('app.contact', true), '')::uuid $$;
      create function landfall.actor_organisations() returns uuid[] stable parallel safe language sql as
        $$ select coalesce(nullif(current_setting('app.organisations', true), ''), '{}')::uuid[] $$;
      create function landfall.actor_hubs() returns uuid[] stable parallel safe language sql as
        $$ select coalesce(nullif(current_setting('app.hubs', true), ''), '{}')::uuid[] $$;
      create function landfall.actor_countries() returns text[] stable parallel safe language sql as
        $$ select coalesce(nullif(current_setting('app.countries', true), ''), '{}')::text[] $$;
      create function landfall.actor_has(duty text) returns boolean stable parallel safe language sql as
        $$ select duty = any (coalesce(nullif(current_setting('app.duties', true), ''), '{}')::text[]) $$;
      create function landfall.actor_caller() returns text stable parallel safe language sql as
        $$ select coalesce(nullif(current_setting('app.person', true), ''), nullif(current_setting('app.contact', true), '')) $$;

      -- The database's half of every life (state → allowed next states).
      create table landfall.steps (life text not null, state_from text not null, state_to text not null, primary key (life, state_from, state_to));
      grant select on landfall.steps to ${api}, ${worker};
      create function landfall.keep_life() returns trigger language plpgsql as $$
      begin
        if new.state = old.state then return new; end if;
        if not exists (select from landfall.steps s where s.life = tg_argv[0] and s.state_from = old.state and s.state_to = new.state) then
          raise exception 'a % cannot go from % to %', tg_argv[0], old.state, new.state using errcode = 'LF001';
        end if;
        return new;
      end $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema landfall cascade`);
  }
}
