import type { MigrationInterface, QueryRunner } from 'typeorm';
import { operator, patched, tenant } from './sql.js';

const retried = `state in ('waiting', 'failed', 'suppressed', 'kept')`;
const orDecided = `(${retried} or (state = 'unknown' and not at_most_once))`;

export class ARestoredBackupSendsNothingTwice implements MigrationInterface {
  name = 'ARestoredBackupSendsNothingTwice1763000000052';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a restored backup cannot know: whatever was sent after it. Until one is over nothing leaves, for it may have left before.
      create table mail.gaps (
        id uuid primary key default gen_random_uuid(),
        since timestamptz not null,
        restored_at timestamptz not null default landfall.now(),
        over_at timestamptz);
      create unique index one_gap_at_a_time on mail.gaps ((true)) where over_at is null;
      ${tenant('mail.gaps', { select: operator }, 'select, insert, update')}
      -- Of unknown fate and not bound to go at most once: whoever knows that it never left may send it, with its Message-ID.
      ${patched('ops.retry_mail(uuid)', retried, orDecided)}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`${patched('ops.retry_mail(uuid)', orDecided, retried)} drop table mail.gaps`);
  }
}
