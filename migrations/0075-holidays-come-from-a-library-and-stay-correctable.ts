import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = (which: string) => `
      create or replace function members.keep_holidays() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        update members.hubs h set holidays = coalesce((select array_agg(d.day order by d.day) from members.holidays d where d.hub = h.id${which}), '{}')
        where h.id = coalesce(new.hub, old.hub);
        return null;
      end $$;`;

export class HolidaysComeFromALibraryAndStayCorrectable implements MigrationInterface {
  name = 'HolidaysComeFromALibraryAndStayCorrectable1763000000075';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Which library says so, and of which version; null where a coordinator says it. A day that one has removed keeps its row: it is
      -- not taken again.
      alter table members.holidays add source text check (length(source) between 1 and 100);
      alter table members.holidays add expected boolean not null default false;
      alter table members.holidays add removed_at timestamptz;
      ${kept(' and d.removed_at is null')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from members.holidays where removed_at is not null;
      ${kept('')}
      alter table members.holidays drop column source, drop column expected, drop column removed_at;
    `);
  }
}
