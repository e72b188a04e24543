import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, mine, myHub, operator, tenant, worker } from './sql.js';

export class WhatHappenedAndWhatIsToBeDone implements MigrationInterface {
  name = 'WhatHappenedAndWhatIsToBeDone1763000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema ledger;
      grant usage on schema ledger to ${api}, ${worker};

      -- Insert-only for the runtime roles: neither gets update or delete.
      create table ledger.entries (
        id uuid primary key,
        seq bigint generated always as identity unique,
        at timestamptz not null default landfall.now(),
        name text not null,
        actor_kind text not null,
        actor uuid,
        subject uuid,
        organisation uuid,
        hub uuid,
        facts jsonb not null,
        canonical text not null);
      create index entries_by_subject on ledger.entries (subject, seq);

      -- A mark that the relay deletes. No high-water mark: a slow transaction commits behind it and is never seen.
      create table ledger.unrelayed (entry uuid primary key references ledger.entries);

      create table ledger.jobs (
        id uuid primary key,
        name text not null,
        payload jsonb not null,
        entry uuid references ledger.entries,
        due_key text,
        coalesce_key text,
        created_at timestamptz not null default landfall.now(),
        not_before timestamptz not null default landfall.now(),
        offered_at timestamptz,
        started_at timestamptz,
        attempts integer not null default 0,
        failures integer not null default 0,
        last_error text,
        done_at timestamptz,
        parked_at timestamptz,
        parked_reason text);
      create unique index one_job_a_reaction on ledger.jobs (entry, name) where entry is not null;
      create unique index one_job_a_due_thing on ledger.jobs (name, due_key) where due_key is not null;
      -- While one waits, a further wish for the same thing is the same wish.
      create unique index one_waiting_a_key on ledger.jobs (name, coalesce_key)
        where coalesce_key is not null and started_at is null and done_at is null and parked_at is null;
      create index jobs_open on ledger.jobs (not_before) where done_at is null and parked_at is null;

      create function ledger.ring() returns trigger language plpgsql as $$ begin perform pg_notify('landfall_unrelayed', ''); return null; end $$;
      create trigger rings after insert on ledger.unrelayed for each statement execute function ledger.ring();

      ${tenant('ledger.entries', { select: `${mine('organisation')} or ${myHub('hub')} or ${operator} or ${compliance}`, insert: `(select landfall.actor_kind()) is not null` }, 'select, insert')}
      ${tenant('ledger.unrelayed', { insert: `(select landfall.actor_kind()) is not null` }, 'select, insert, update, delete')}
      ${tenant('ledger.jobs', {}, 'select, insert, update, delete')}

      create schema ops;
      grant usage on schema ops to ${api}, ${worker};
      -- Stable read-only views for whoever runs Landfall. They run with the owner's rights and answer operators and the system.
      create view ops.jobs as
        select id, name, case when done_at is not null then 'done' when parked_at is not null then 'parked' when started_at >= offered_at then 'started'
            when offered_at is not null then 'offered' else 'recorded' end as state,
          created_at, not_before, offered_at, started_at, attempts, failures, last_error, done_at, parked_at, parked_reason
        from ledger.jobs where landfall.actor_has('operator') or landfall.actor_kind() = 'system';
      grant select on ops.jobs to ${api}, ${worker};
      -- It keeps that it was begun: among the waiting ones of its key there may be another.
      create function ops.retry_job(wanted uuid) returns boolean security definer language sql set search_path = pg_catalog as $$
        with retried as (
          update ledger.jobs set parked_at = null, parked_reason = null, failures = 0, attempts = 0, offered_at = null, started_at = coalesce(started_at, landfall.now()), not_before = landfall.now()
          where id = wanted and parked_at is not null and (landfall.actor_has('operator') or landfall.actor_kind() = 'system') returning 1)
        select exists (select from retried) $$;
      revoke all on function ops.retry_job(uuid) from public;
      grant execute on function ops.retry_job(uuid) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema ops cascade; drop schema ledger cascade`);
  }
}
