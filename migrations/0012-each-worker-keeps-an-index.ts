import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenant, worker } from './sql.js';

export class EachWorkerKeepsAnIndex implements MigrationInterface {
  name = 'EachWorkerKeepsAnIndex1763000000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A listing's words stand in its own row, to be read in one go: terms with a space between them, two bytes a field of how often
      -- each is said, and the words as written. What is here is empty until each listing is read again: the next snapshot sees to that.
      alter table matches.documents add column terms text not null default '', add column frequencies bytea not null default '',
        add column surfaces text not null default '';
      update matches.documents set listing_version = 0, indexed_at = landfall.now();
      drop table matches.postings, matches.asks, matches.self_scores;

      -- The change feed of the index. The lock is held until the commit: a number is never seen before a smaller one.
      create table matches.changes (seq bigint generated always as identity primary key, listing uuid not null);
      ${tenant('matches.changes', {}, 'select, insert, delete')}
      create function matches.document_changed() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
          perform pg_advisory_xact_lock(hashtextextended('matches:index', 0));
          insert into matches.changes (listing) values (coalesce(new.listing, old.listing));
          return null;
        end $$;
      create trigger says_that_it_changed after insert or delete or update of terms, side, language on matches.documents
        for each row execute function matches.document_changed();
      grant execute on function matches.document_changed() to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger says_that_it_changed on matches.documents;
      drop function matches.document_changed();
      drop table matches.changes;
      delete from matches.documents;
      create table matches.postings (side text not null, term text not null, listing uuid not null references matches.documents on delete cascade,
        in_title smallint not null, in_keywords smallint not null, in_text smallint not null, surface text not null, primary key (side, term, listing));
      create table matches.asks (side text not null, term text not null, listing uuid not null references matches.documents on delete cascade,
        weight real not null, said text not null, primary key (side, term, listing));
      create table matches.self_scores (snapshot integer not null references matches.snapshots on delete cascade,
        listing uuid not null references matches.documents on delete cascade, score bigint not null, primary key (snapshot, listing));
      ${['postings', 'asks', 'self_scores'].map((table) => tenant(`matches.${table}`, {})).join('\n')}
      alter table matches.documents drop column terms, drop column frequencies, drop column surfaces;
    `);
  }
}
