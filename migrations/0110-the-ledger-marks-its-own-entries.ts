import type { MigrationInterface, QueryRunner } from 'typeorm';

const marks = ['unrelayed', 'unchained'] as const;

export class TheLedgerMarksItsOwnEntries implements MigrationInterface {
  name = 'TheLedgerMarksItsOwnEntries1763000000110';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Marks are taken in the order of their entries: they hold it, so that a thousand are taken without looking at all that wait. What the version
      -- before still marks by itself is marked twice, and its jobs are recorded once: its marks come first.
      ${marks
        .map(
          (mark) => `
            alter table ledger.${mark} drop constraint ${mark}_pkey;
            alter table ledger.${mark} add column seq bigint not null default 0;
            update ledger.${mark} m set seq = e.seq from ledger.entries e where e.id = m.entry;
            create index ${mark}_in_order on ledger.${mark} (seq);`,
        )
        .join('\n')}

      -- Both marks are written with the entry, by the statement that writes it.
      drop trigger is_chained_later on ledger.entries;
      drop function ledger.mark_unchained();
      create function ledger.mark() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        insert into ledger.unrelayed (entry, seq) select id, seq from fresh;
        insert into ledger.unchained (entry, seq) select id, seq from fresh;
        return null;
      end $$;
      revoke all on function ledger.mark() from public;
      create trigger is_marked after insert on ledger.entries referencing new table as fresh
        for each statement execute function ledger.mark();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger is_marked on ledger.entries;
      drop function ledger.mark();
      create function ledger.mark_unchained() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        insert into ledger.unchained (entry) select id from fresh;
        return null;
      end $$;
      revoke all on function ledger.mark_unchained() from public;
      create trigger is_chained_later after insert on ledger.entries referencing new table as fresh
        for each statement execute function ledger.mark_unchained();
      ${marks
        .map(
          (mark) => `
            drop index ledger.${mark}_in_order;
            alter table ledger.${mark} drop column seq;
            alter table ledger.${mark} add primary key (entry);`,
        )
        .join('\n')}
    `);
  }
}
