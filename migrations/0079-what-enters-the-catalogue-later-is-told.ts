import type { MigrationInterface, QueryRunner } from 'typeorm';
import { patched } from './sql.js';

const find = 'listings.searches_find(uuid, timestamptz)';
const column = 's.asked, f.id, f.published_at';
const since = 'f.published_at > greatest(since, s.created_at)';
const enteredAt = 'greatest(f.published_at, l.in_catalogue_at)';

export class WhatEntersTheCatalogueLaterIsTold implements MigrationInterface {
  name = 'WhatEntersTheCatalogueLaterIsTold1763000000079';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When its owner let everybody read what stood already; a search that somebody keeps finds it as new from then on.
      alter table listings.listings add column in_catalogue_at timestamptz;
      create function listings.enter_catalogue() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        new.in_catalogue_at := landfall.now();
        return new;
      end $$;
      create trigger enters_the_catalogue before update of in_catalogue on listings.listings
        for each row when (new.in_catalogue and not old.in_catalogue) execute function listings.enter_catalogue();
      ${patched(find, column, `s.asked, f.id, ${enteredAt}`)}
      ${patched(find, since, `${enteredAt} > greatest(since, s.created_at)`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${patched(find, `${enteredAt} > greatest(since, s.created_at)`, since)}
      ${patched(find, `s.asked, f.id, ${enteredAt}`, column)}
      drop trigger enters_the_catalogue on listings.listings;
      drop function listings.enter_catalogue();
      alter table listings.listings drop column in_catalogue_at;
    `);
  }
}
