import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenant } from './sql.js';

export class TheLedgerIsAProof implements MigrationInterface {
  name = 'TheLedgerIsAProof1763000000013';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- An entry's place in the chain of its hub, or of the network: each hash is over the one before and the whole entry.
      create table ledger.links (
        entry uuid primary key references ledger.entries,
        chain uuid not null,
        place bigint not null check (place > 0),
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        unique (chain, place));

      -- Written with the entry, deleted with its link: chaining is the worker's, in batches, or every transaction would wait for one head.
      create table ledger.unchained (entry uuid primary key references ledger.entries);
      create function ledger.mark_unchained() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        insert into ledger.unchained (entry) select id from fresh;
        return null;
      end $$;
      create trigger is_chained_later after insert on ledger.entries referencing new table as fresh
        for each statement execute function ledger.mark_unchained();
      insert into ledger.unchained (entry) select id from ledger.entries;

      ${tenant('ledger.links', {}, 'select, insert')}
      ${tenant('ledger.unchained', {}, 'select, update, delete')}
      revoke all on function ledger.mark_unchained() from public;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger is_chained_later on ledger.entries;
      drop function ledger.mark_unchained();
      drop table ledger.links, ledger.unchained`);
  }
}
