import type { MigrationInterface, QueryRunner } from 'typeorm';
import { worker } from './sql.js';

export class AMachineMayTranslate implements MigrationInterface {
  name = 'AMachineMayTranslate1763000000060';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Nobody's: a machine wrote it.
      alter table listings.translations alter column translated_by drop not null;
      grant insert on listings.translations to ${worker};
      grant update (version, title, summary, description, advantages, expertise_sought, source_mark, translated_by, translated_at, confirmed_by, confirmed_at)
        on listings.translations to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from listings.translations where translated_by is null;
      revoke insert, update on listings.translations from ${worker};
      alter table listings.translations alter column translated_by set not null`);
  }
}
