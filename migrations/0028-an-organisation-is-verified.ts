import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, mine, myHub, operator, tenant, worker } from './sql.js';

const mandated = `exists (select from members.mandates d where d.organisation = verifications.organisation and ${myHub('d.hub')})`;

export class AnOrganisationIsVerified implements MigrationInterface {
  name = 'AnOrganisationIsVerified1763000000028';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table members.verifications (
        id uuid primary key,
        organisation uuid not null references members.organisations on delete cascade,
        kind text not null check (kind in ('lei', 'inn', 'ogrn', 'mst')),
        value text not null check (length(value) between 4 and 40),
        claimed_by uuid,
        claimed_at timestamptz not null default landfall.now(),
        document text check (length(document) <= 200),
        seen_by uuid,
        seen_at timestamptz,
        until date,
        check (num_nulls(document, seen_at, until) in (0, 3)),
        unique (organisation, kind, value));
      ${tenant(
        'members.verifications',
        {
          select: `${mine('organisation')} or ${operator} or ${compliance} or ${mandated}`,
          insert: `${mine('organisation')} and claimed_by = (select landfall.actor_person())`,
          update: `${operator} or ${compliance} or ${mandated}`,
        },
        'select, delete',
      )}
      -- How well an organisation is known; whoever may see it may see that.
      create function members.verified_level(wanted uuid) returns integer stable security definer language sql set search_path = pg_catalog as $$
        select coalesce(max(case when v.seen_at is not null and v.until > landfall.now()::date then 2 else 1 end), 0) from members.verifications v where v.organisation = wanted $$;
      revoke all on function members.verified_level(uuid) from public;
      grant execute on function members.verified_level(uuid) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function members.verified_level(uuid); drop table members.verifications`);
  }
}
