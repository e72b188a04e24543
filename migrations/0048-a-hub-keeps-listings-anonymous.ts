import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AHubKeepsListingsAnonymous implements MigrationInterface {
  name = 'AHubKeepsListingsAnonymous1763000000048';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What an anonymous listing meets that tells who wrote it: a warning while it is written, or a refusal.
      alter table members.hubs add column anonymity text not null default 'warn' check (anonymity in ('warn', 'keep'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table members.hubs drop column anonymity`);
  }
}
