import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, tenant, worker } from './sql.js';

export class OneDigestAPersonAndPeriod implements MigrationInterface {
  name = 'OneDigestAPersonAndPeriod1763000000009';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema digests;
      grant usage on schema digests to ${api}, ${worker};

      create table digests.preferences (
        person uuid primary key references members.people,
        frequency text not null default 'daily' check (frequency in ('off', 'daily', 'weekly', 'monthly')),
        weekday smallint not null default 1 check (weekday between 1 and 7),
        hour smallint not null default 8 check (hour between 0 and 23),
        zone text not null,
        language text not null,
        paused_until date,
        changed_at timestamptz not null default landfall.now());

      create table digests.digests (
        id uuid primary key,
        person uuid not null references members.people,
        period text not null,
        since timestamptz not null,
        until timestamptz not null,
        items jsonb not null default '[]',
        state text not null check (state in ('silent', 'sent')),
        created_at timestamptz not null default landfall.now(),
        unique (person, period));
      create index digests_by_person on digests.digests (person, until desc);

      ${tenant('digests.preferences', { select: me('person'), insert: me('person'), update: me('person') }, 'select, insert')}
      ${tenant('digests.digests', { select: me('person') }, 'select, insert, update')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema digests cascade`);
  }
}
