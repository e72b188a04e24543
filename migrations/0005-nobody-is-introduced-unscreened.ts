import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, operator, tenant, worker } from './sql.js';

export class NobodyIsIntroducedUnscreened implements MigrationInterface {
  name = 'NobodyIsIntroducedUnscreened1763000000005';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema screening;
      grant usage on schema screening to ${api}, ${worker};

      create table screening.lists (
        id uuid primary key,
        name text not null,
        kind text not null check (kind in ('official', 'own', 'sample')),
        dated date not null,
        loaded_at timestamptz not null default landfall.now(),
        loaded_by uuid,
        retired_at timestamptz);
      create unique index one_live_list_a_name on screening.lists (name) where retired_at is null;

      create table screening.denied_parties (
        id uuid primary key,
        list uuid not null references screening.lists,
        names text[] not null check (cardinality(names) between 1 and 50),
        country text,
        identifiers text[] not null default '{}');
      create index denied_parties_by_list on screening.denied_parties (list);

      -- One row a party: what the last check found, against which lists, and what a compliance officer made of it.
      create table screening.checks (
        organisation uuid primary key references members.organisations,
        result text not null check (result in ('clear', 'potential', 'confirmed', 'dismissed', 'stale_list', 'error')),
        checked_name text not null,
        lists uuid[] not null default '{}',
        hits jsonb not null default '[]',
        checked_at timestamptz not null default landfall.now(),
        decided_by uuid,
        decided_at timestamptz,
        decision_note text,
        version integer not null default 1);

      -- Whoever loads a list sees which lists there are (to replace one is to find it); whom they name, only compliance reads.
      ${tenant('screening.lists', { select: `${compliance} or ${operator}`, insert: `${compliance} or ${operator}`, update: `${compliance} or ${operator}` }, 'select, insert, update')}
      ${tenant('screening.denied_parties', { select: compliance, insert: `${compliance} or ${operator}` }, 'select, insert')}
      ${tenant('screening.checks', { select: compliance, update: compliance }, 'select, insert, update')}

      -- The one answer that everybody else gets: may this party act with others? No list, name, score or rule.
      create function screening.cleared(party uuid) returns boolean stable security definer language sql set search_path = pg_catalog as $$
        select exists (select from screening.checks c where c.organisation = party and c.result in ('clear', 'dismissed')) $$;
      revoke all on all functions in schema screening from public;
      grant execute on function screening.cleared(uuid) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema screening cascade`);
  }
}
