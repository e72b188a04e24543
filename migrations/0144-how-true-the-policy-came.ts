import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api } from './sql.js';

export class HowTrueThePolicyCame implements MigrationInterface {
  name = 'HowTrueThePolicyCame1763000000144';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The answers since the policy in force was put in force, without whose they are: what it says can be held against them, for it learnt from none.
      create function matches.answers_in_force() returns table (side text, fits real[], "saidYes" boolean, came text)
        stable security definer language sql set search_path = pg_catalog as $$
        select d.side, d.fits, d.said_yes, d.came from matches.decisions d
        where landfall.actor_has('operator')
          and d.decided_at >= (select p.shipped_at from matches.policies p where p.shipped_at is not null order by p.version desc limit 1)
        order by d.decided_at desc, d.introduction, d.side limit 10000 $$;
      revoke all on function matches.answers_in_force() from public;
      grant execute on function matches.answers_in_force() to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function matches.answers_in_force()`);
  }
}
