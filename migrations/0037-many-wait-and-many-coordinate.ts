import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ManyWaitAndManyCoordinate implements MigrationInterface {
  name = 'ManyWaitAndManyCoordinate1763000000037';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The relay looks for what was never offered after each change, also while ten thousand that were offered wait.
      create index jobs_unoffered on ledger.jobs (not_before) where offered_at is null and done_at is null and parked_at is null;

      -- Who coordinates a hub longest signs its mails.
      drop index members.memberships_by_hub;
      create index memberships_by_hub on members.memberships (hub, created_at, id) where hub is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index members.memberships_by_hub, ledger.jobs_unoffered;
      create index memberships_by_hub on members.memberships (hub) where hub is not null;
    `);
  }
}
