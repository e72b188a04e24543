import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenant } from './sql.js';

export class AListingHasAVector implements MigrationInterface {
  name = 'AListingHasAVector1763000000070';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What an embedder made of a listing's text, while the listing is in the index: float4, least byte first, of length 1. 'mark' is the
      -- hash of the text.
      create table matches.vectors (listing uuid primary key references matches.documents on delete cascade, model text not null,
        mark text not null, vector bytea not null);
      ${tenant('matches.vectors', {})}
      create trigger says_that_it_changed after insert or update or delete on matches.vectors
        for each row execute function matches.document_changed();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table matches.vectors`);
  }
}
