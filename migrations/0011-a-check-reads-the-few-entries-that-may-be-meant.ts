import type { MigrationInterface, QueryRunner } from 'typeorm';
import { worker } from './sql.js';

export class ACheckReadsTheFewEntriesThatMayBeMeant implements MigrationInterface {
  name = 'ACheckReadsTheFewEntriesThatMayBeMeant1763000000011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table screening.denied_parties
        add column named text check (named in ('person', 'body', 'vessel')),
        add column keys text[] not null default '{}';
      create index denied_parties_by_key on screening.denied_parties using gin (keys);
      -- Entries from before there were keys: read by every check until their list is loaded again.
      create index denied_parties_without_keys on screening.denied_parties (list) where keys = '{}';

      -- "&&" is not leakproof, so that under row security it would read every row.
      create function screening.candidates(asked text[], lists uuid[]) returns table
        (names text[], named text, country text, identifiers text[], list text, dated date) stable security definer
        language sql set search_path = pg_catalog as $$
        select p.names, p.named, p.country, p.identifiers, l.name, l.dated
        from screening.denied_parties p join screening.lists l on l.id = p.list
        where p.list = any (lists) and p.keys && asked
        union all
        select p.names, p.named, p.country, p.identifiers, l.name, l.dated
        from screening.denied_parties p join screening.lists l on l.id = p.list
        where p.list = any (lists) and p.keys = '{}' $$;
      revoke all on function screening.candidates(text[], uuid[]) from public;
      grant execute on function screening.candidates(text[], uuid[]) to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function screening.candidates(text[], uuid[]);
      alter table screening.denied_parties drop column named, drop column keys`);
  }
}
