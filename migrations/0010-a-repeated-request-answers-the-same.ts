import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, tenant, worker } from './sql.js';

export class ARepeatedRequestAnswersTheSame implements MigrationInterface {
  name = 'ARepeatedRequestAnswersTheSame1763000000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema http;
      grant usage on schema http to ${api}, ${worker};
      create table http.idempotency (
        caller text not null,
        key text not null check (length(key) between 1 and 200),
        request_hash text not null,
        status smallint,
        body text,
        headers jsonb,
        created_at timestamptz not null default landfall.now(),
        primary key (caller, key));
      create index idempotency_by_age on http.idempotency (created_at);
      ${tenant(
        'http.idempotency',
        {
          select: `caller = (select landfall.actor_caller())`,
          insert: `caller = (select landfall.actor_caller())`,
          update: `caller = (select landfall.actor_caller())`,
        },
        'select, delete',
      )}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema http cascade`);
  }
}
