import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AJobKnowsWhatItCameOf implements MigrationInterface {
  name = 'AJobKnowsWhatItCameOf1763000000088';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What was going on when an entry was written, as W3C Trace Context says it; empty where nobody traces. It goes with the mark to the jobs.
      alter table ledger.unrelayed add column trace text default nullif(current_setting('landfall.trace', true), '');
      alter table ledger.jobs add column trace text;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ledger.jobs drop column trace;
      alter table ledger.unrelayed drop column trace;
    `);
  }
}
