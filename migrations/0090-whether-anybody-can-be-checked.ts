import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api } from './sql.js';

export class WhetherAnybodyCanBeChecked implements MigrationInterface {
  name = 'WhetherAnybodyCanBeChecked1763000000090';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whether any denied-party list is in force. It is one answer for everybody and says nothing of a party.
      create function screening.has_lists() returns boolean stable security definer language sql set search_path = pg_catalog as $$
        select exists (select from screening.lists l where l.retired_at is null) $$;
      revoke all on function screening.has_lists() from public;
      grant execute on function screening.has_lists() to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function screening.has_lists()`);
  }
}
