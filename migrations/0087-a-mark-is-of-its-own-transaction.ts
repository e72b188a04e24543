import type { MigrationInterface, QueryRunner } from 'typeorm';

const marks = ['unrelayed', 'unchained'] as const;

export class AMarkIsOfItsOwnTransaction implements MigrationInterface {
  name = 'AMarkIsOfItsOwnTransaction1763000000087';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A mark is written with its entry, and no entry is ever deleted: asking after each that its entry is there, and locking it, was a tenth of what
      -- the database did for an import.
      ${marks.map((mark) => `alter table ledger.${mark} drop constraint ${mark}_entry_fkey;`).join('\n')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const mark of marks)
      await db.query(
        `alter table ledger.${mark} add constraint ${mark}_entry_fkey foreign key (entry) references ledger.entries`,
      );
  }
}
