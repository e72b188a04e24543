import type { MigrationInterface, QueryRunner } from 'typeorm';

const live = `s.id_hash = wanted and s.ended_at is null
          and s.seen_at > landfall.now() - interval '30 minutes' and s.created_at > landfall.now() - interval '12 hours'`;

export class ASessionIsSeenTwiceAMinute implements MigrationInterface {
  name = 'ASessionIsSeenTwiceAMinute1763000000061';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Written by every request, the row had the requests of one page wait for one another.
      create or replace function members.session_open(wanted text) returns jsonb security definer
        language sql set search_path = pg_catalog as $$
        with seen as (
          update members.sessions s set seen_at = landfall.now()
          where ${live} and s.seen_at < landfall.now() - interval '30 seconds')
        select s.data from members.sessions s where ${live} $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function members.session_open(wanted text) returns jsonb security definer
        language sql set search_path = pg_catalog as $$
        update members.sessions s set seen_at = landfall.now() where ${live} returning s.data $$;
    `);
  }
}
