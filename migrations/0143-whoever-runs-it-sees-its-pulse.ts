import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, worker } from './sql.js';

export class WhoeverRunsItSeesItsPulse implements MigrationInterface {
  name = 'WhoeverRunsItSeesItsPulse1763000000143';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index digests_by_time on digests.digests (created_at);
      create index tries_that_came_back on mail.tries (at) where fate in ('bounced', 'complained');
      -- Counts and moments; whose they are is not in them.
      create view ops.pulse as
        select (select max(created_at) from digests.digests) as last_digest_at,
          (select count(*) from digests.digests where state = 'sent' and created_at > landfall.now() - interval '1 day')::int as digests_sent,
          (select count(*) from mail.tries where fate in ('bounced', 'complained') and at > landfall.now() - interval '7 days')::int as mails_returned,
          (select count(*) from mail.suppressions)::int as addresses_stopped
        where landfall.actor_has('operator') or landfall.actor_kind() = 'system';
      grant select on ops.pulse to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view ops.pulse; drop index mail.tries_that_came_back; drop index digests.digests_by_time`);
  }
}
