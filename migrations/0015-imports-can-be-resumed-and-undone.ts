import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, life, me, tenant, worker } from './sql.js';

const ofMine = 'exists (select from imports.imports i where i.id = import)';

export class ImportsCanBeResumedAndUndone implements MigrationInterface {
  name = 'ImportsCanBeResumedAndUndone1763000000015';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema imports;
      grant usage on schema imports to ${api}, ${worker};

      create table imports.imports (
        id uuid primary key,
        person uuid not null references members.people,
        kind text not null check (kind in ('organisations', 'contacts', 'offerings', 'needs')),
        format text not null check (format in ('csv', 'xlsx', 'jsonl', 'profiles')),
        name text not null check (length(name) <= 200),
        organisation uuid references members.organisations,
        hub uuid references members.hubs,
        encoding text,
        delimiter text,
        mapping jsonb,
        publish boolean not null default false,
        state text not null default 'receiving',
        version integer not null default 1,
        read_as jsonb,
        refused jsonb,
        file_hash text,
        file_bytes bigint,
        rows integer,
        done integer not null default 0,
        counts jsonb not null default '{}',
        created_at timestamptz not null default landfall.now(),
        changed_at timestamptz not null default landfall.now());
      create index imports_by_person on imports.imports (person, created_at desc, id desc);
      create index imports_by_age on imports.imports (changed_at);

      -- The file as it came, until it is run or dropped; never served again.
      create table imports.pieces (
        import uuid not null references imports.imports on delete cascade,
        n integer not null,
        bytes bytea not null,
        primary key (import, n));

      -- A row of the file: what was read, what it would do, what it did, and what it takes to undo that.
      create table imports.rows (
        import uuid not null references imports.imports on delete cascade,
        number integer not null,
        line integer not null,
        plan text not null check (plan in ('create', 'change', 'same', 'refuse')),
        external_id text,
        organisation uuid,
        publish boolean not null default false,
        hold boolean not null default false,
        body jsonb,
        cells jsonb,
        aside jsonb,
        errors jsonb,
        changes jsonb,
        outcome text check (outcome in ('created', 'changed', 'unchanged', 'refused')),
        publication text check (publication in ('published', 'held', 'kept_back')),
        subject uuid,
        subject_version integer,
        before jsonb,
        undone text check (undone in ('undone', 'changed_since', 'in_use', 'nothing')),
        primary key (import, number));

      -- How somebody read a file with these columns the last time.
      create table imports.mappings (
        person uuid not null references members.people,
        kind text not null,
        columns text not null,
        mapping jsonb not null,
        changed_at timestamptz not null default landfall.now(),
        primary key (person, kind, columns));

      ${life('import', 'imports.imports', {
        receiving: ['reading', 'dropped'],
        reading: ['checked', 'refused'],
        refused: ['reading', 'dropped'],
        checked: ['reading', 'running', 'dropped'],
        running: ['done'],
        done: ['undoing'],
        undoing: ['undone'],
        undone: [],
        dropped: [],
      })}

      ${tenant('imports.imports', { select: me('person'), insert: me('person'), update: me('person') })}
      ${tenant('imports.pieces', { select: ofMine, insert: ofMine, delete: ofMine })}
      ${tenant('imports.rows', { select: ofMine })}
      ${tenant('imports.mappings', { select: me('person'), insert: me('person'), update: me('person') })}

      -- A contact has a key of its keeper's, as organisations and listings have.
      alter table members.contacts add column external_id text check (length(external_id) <= 100);
      create unique index one_contact_a_key on members.contacts (hub, external_id) where external_id is not null;

      -- A listing held for what it lists stays so when its owner is cleared. Published and open for introductions are two facts.
      alter table listings.listings add column held_for text check (held_for in ('goods')),
        add column open_for_introductions boolean not null default true;

      -- What an import brings is written by the worker, and what it brought is taken back by it.
      grant insert, update, delete on members.organisations to ${worker};
      grant insert, update on members.contacts to ${worker};
      grant insert, update, delete on members.mandates to ${worker};
      grant insert on listings.listings to ${worker};
      -- A check is of a party, and goes with it.
      alter table screening.checks drop constraint checks_organisation_fkey,
        add constraint checks_organisation_fkey foreign key (organisation) references members.organisations on delete cascade;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table screening.checks drop constraint checks_organisation_fkey,
        add constraint checks_organisation_fkey foreign key (organisation) references members.organisations;
      revoke insert on listings.listings from ${worker};
      revoke insert, update, delete on members.mandates from ${worker};
      revoke insert, update on members.contacts from ${worker};
      revoke insert, update, delete on members.organisations from ${worker};
      alter table listings.listings drop column held_for, drop column open_for_introductions;
      drop index members.one_contact_a_key;
      alter table members.contacts drop column external_id;
      delete from landfall.steps where life = 'import';
      drop schema imports cascade`);
  }
}
