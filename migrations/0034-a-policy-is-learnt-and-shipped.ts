import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, myHub, tenant } from './sql.js';

export class APolicyIsLearntAndShipped implements MigrationInterface {
  name = 'APolicyIsLearntAndShipped1763000000034';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What each slate of a hub did: whom it was made of, what it showed and left out, and how likely each showing was.
      create table matches.slate_runs (
        id integer generated always as identity primary key,
        hub uuid not null references members.hubs,
        made_at timestamptz not null default landfall.now(),
        policy integer not null references matches.policies,
        report jsonb not null check (jsonb_typeof(report) = 'object'),
        unique (id, hub));
      create index slate_runs_by_hub on matches.slate_runs (hub, id desc);
      create table matches.showings (
        run integer not null,
        hub uuid not null,
        offering uuid not null,
        need uuid not null,
        position integer not null check (position > 0),
        probability real not null check (probability > 0 and probability <= 1),
        shown_to_learn boolean not null,
        primary key (run, offering, need),
        foreign key (run, hub) references matches.slate_runs (id, hub) on delete cascade);
      create index showings_by_pair on matches.showings (offering, need, run desc);
      ${tenant('matches.slate_runs', { select: myHub('hub') }, 'select, insert, delete')}
      ${tenant('matches.showings', { select: myHub('hub') }, 'select, insert')}

      -- One side's answer, with what the pair was to it when it answered: what weights are learnt from. A later answer takes its place.
      create table matches.decisions (
        introduction uuid not null,
        side text not null check (side in ('offering', 'need')),
        hub uuid not null,
        decider uuid not null,
        decided_about uuid not null,
        said_yes boolean not null,
        code text,
        fits real[] not null,
        probability real not null check (probability > 0 and probability <= 1),
        decided_at timestamptz not null,
        primary key (introduction, side),
        check (said_yes = (code is null)));
      create index decisions_by_time on matches.decisions (decided_at, introduction, side);
      ${tenant('matches.decisions', {})}
      create function matches.decisions_kept() returns integer stable security definer language sql set search_path = pg_catalog as $$
        select count(*)::int from matches.decisions where landfall.actor_has('operator') $$;
      revoke all on function matches.decisions_kept() from public;
      grant execute on function matches.decisions_kept() to ${api};

      -- A policy that was fitted waits, with its test and what it would move, until an operator ships it.
      alter table matches.policies add column report jsonb, add column shipped_at timestamptz, add column shipped_by uuid;
      update matches.policies set shipped_at = active_from;
      create function matches.ship_policy(wanted integer) returns boolean security definer language sql set search_path = pg_catalog as $$
        with shipped as (update matches.policies set shipped_at = landfall.now(), shipped_by = landfall.actor_person()
          where version = wanted and shipped_at is null and landfall.actor_has('operator') returning version)
        select exists (select from shipped) $$;
      revoke all on function matches.ship_policy(integer) from public;
      grant execute on function matches.ship_policy(integer) to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function matches.ship_policy(integer);
      delete from matches.policies p where p.shipped_at is null and not exists (select from matches.matches m where m.policy = p.version);
      alter table matches.policies drop column report, drop column shipped_at, drop column shipped_by;
      drop function matches.decisions_kept();
      drop table matches.decisions, matches.showings, matches.slate_runs;
    `);
  }
}
