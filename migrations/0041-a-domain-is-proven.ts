import type { MigrationInterface, QueryRunner } from 'typeorm';
import { worker } from './sql.js';

export class ADomainIsProven implements MigrationInterface {
  name = 'ADomainIsProven1763000000041';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table members.verifications
        add column proof text,
        add column checked_at timestamptz,
        drop constraint verifications_kind_check,
        drop constraint verifications_value_check,
        add constraint verifications_kind_check check (kind in ('lei', 'inn', 'ogrn', 'mst', 'domain')),
        add constraint verifications_value_check check (length(value) between 4 and 253),
        add constraint verifications_proof_check check ((kind = 'domain') = (proof is not null and checked_at is not null)),
        drop constraint verifications_document_check,
        add constraint verifications_document_check check (length(document) <= 300);
      grant update (document, seen_at, until, checked_at) on members.verifications to ${worker};
      -- A domain counts once its proof was found and as long as that counts; a number counts for its check digits alone.
      create or replace function members.verified_level(wanted uuid) returns integer stable security definer language sql set search_path = pg_catalog as $$
        select coalesce(max(case
          when v.kind = 'domain' then case when v.until > landfall.now()::date then 1 else 0 end
          when v.until > landfall.now()::date then 2 else 1 end), 0)
        from members.verifications v where v.organisation = wanted $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function members.verified_level(wanted uuid) returns integer stable security definer language sql set search_path = pg_catalog as $$
        select coalesce(max(case when v.seen_at is not null and v.until > landfall.now()::date then 2 else 1 end), 0) from members.verifications v where v.organisation = wanted $$;
      revoke update (document, seen_at, until, checked_at) on members.verifications from ${worker};
      delete from members.verifications where kind = 'domain';
      alter table members.verifications
        drop constraint verifications_proof_check,
        drop constraint verifications_kind_check,
        drop constraint verifications_value_check,
        drop constraint verifications_document_check,
        add constraint verifications_kind_check check (kind in ('lei', 'inn', 'ogrn', 'mst')),
        add constraint verifications_value_check check (length(value) between 4 and 40),
        add constraint verifications_document_check check (length(document) <= 200),
        drop column proof, drop column checked_at;
    `);
  }
}
