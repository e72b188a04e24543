import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AHandlersJobRings implements MigrationInterface {
  name = 'AHandlersJobRings1763000000085';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a handler wishes for waits for no poll. The relay's own jobs, each of an entry, it offers itself.
      create trigger rings after insert on ledger.jobs for each row when (new.entry is null) execute function ledger.ring();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger rings on ledger.jobs`);
  }
}
