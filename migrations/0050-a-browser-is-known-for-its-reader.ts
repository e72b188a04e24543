import type { MigrationInterface, QueryRunner } from 'typeorm';
import { me, meAsContact, patched, tenant } from './sql.js';

const mine = `${me('reader')} or ${meAsContact('reader')}`;
const erased = `delete from mail.browsers where reader = any (ids);
        delete from mail.codes where reader = any (ids);
        `;

export class ABrowserIsKnownForItsReader implements MigrationInterface {
  name = 'ABrowserIsKnownForItsReader1763000000050';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A reader is a person or a contact; what the browser keeps is hashed here.
      create table mail.browsers (
        hash text not null,
        reader uuid not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default landfall.now(),
        primary key (hash, reader));
      create index browsers_over on mail.browsers (expires_at);

      -- The digits of a code follow from its id and a key from outside the database.
      create table mail.codes (
        id uuid primary key,
        reader uuid not null,
        hub uuid not null,
        tries integer not null default 0 check (tries between 0 and 5),
        used_at timestamptz,
        expires_at timestamptz not null,
        sent_at timestamptz not null default landfall.now());
      create index codes_of on mail.codes (reader, sent_at);

      ${tenant('mail.browsers', { select: mine, insert: mine }, 'select, delete')}
      ${tenant('mail.codes', { select: mine, insert: mine, update: mine }, 'select, delete')}
      ${patched('landfall.erase(uuid)', `delete from http.idempotency`, `${erased}delete from http.idempotency`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${patched('landfall.erase(uuid)', erased, '')}
      drop table mail.codes;
      drop table mail.browsers`);
  }
}
