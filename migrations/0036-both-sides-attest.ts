import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, meAsContact, mine, myHub, tenant } from './sql.js';

export class BothSidesAttest implements MigrationInterface {
  name = 'BothSidesAttest1763000000036';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Which wording of its attestation a hub asks for now; 0 while it never had one.
      alter table members.hubs add column attestation_version integer not null default 0;
      update members.hubs set attestation_version = 1 where attestations <> '[]';
      create function members.number_attestations() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        new.attestation_version := case when tg_op = 'UPDATE' then old.attestation_version + 1 when new.attestations = '[]' then 0 else 1 end;
        return new;
      end $$;
      create trigger numbers_first_attestations before insert on members.hubs for each row execute function members.number_attestations();
      create trigger numbers_attestations before update of attestations on members.hubs for each row
        when (new.attestations is distinct from old.attestations) execute function members.number_attestations();

      -- What an organisation has declared to a hub, once a version: kept as it was read.
      create table introductions.attestations (
        organisation uuid not null,
        hub uuid not null,
        version integer not null check (version > 0),
        texts jsonb not null,
        introduction uuid not null,
        channel text not null check (channel in ('account', 'key', 'link', 'recorded')),
        by_person uuid,
        by_contact uuid,
        at timestamptz not null default landfall.now(),
        primary key (organisation, hub, version, channel),
        check ((by_person is null) <> (by_contact is null)));
      ${tenant(
        'introductions.attestations',
        {
          select: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('by_contact')}`,
          insert: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('by_contact')}`,
        },
        'select',
      )}
      -- What a hub still asks an organisation to declare; null where it asks nothing, or has been told in this wording by the organisation itself:
      -- what a coordinator recorded goes with its one introduction, and may be taken back with it.
      create function introductions.attestation_asked(an_organisation uuid, a_hub uuid) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('version', h.attestation_version, 'texts', h.attestations) from members.hubs h
        where h.id = a_hub and h.attestations <> '[]' and not exists (
          select from introductions.attestations a
          where a.organisation = an_organisation and a.hub = h.id and a.version = h.attestation_version and a.channel <> 'recorded') $$;
      revoke all on function introductions.attestation_asked(uuid, uuid) from public;
      grant execute on function introductions.attestation_asked(uuid, uuid) to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function introductions.attestation_asked(uuid, uuid);
      drop table introductions.attestations;
      drop trigger numbers_first_attestations on members.hubs;
      drop trigger numbers_attestations on members.hubs;
      drop function members.number_attestations();
      alter table members.hubs drop column attestation_version`);
  }
}
