import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance } from './sql.js';

export class AListingIsExtendedOnce implements MigrationInterface {
  name = 'AListingIsExtendedOnce1763000000029';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table listings.listings add column extended_at timestamptz;
      -- Compliance reads what is held for what it lists, and nothing else of the listings; letting it go is the worker's.
      create policy api_select_held on listings.listings for select to ${api} using (state = 'held' and held_for = 'goods' and ${compliance});
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy api_select_held on listings.listings;
      alter table listings.listings drop column extended_at`);
  }
}
