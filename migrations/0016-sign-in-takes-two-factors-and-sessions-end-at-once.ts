import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, tenant, worker } from './sql.js';

export class SignInTakesTwoFactorsAndSessionsEndAtOnce implements MigrationInterface {
  name = 'SignInTakesTwoFactorsAndSessionsEndAtOnce1763000000016';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Somebody's second factor: the secret encrypted with a key from outside the database; the last step used, so that no code works twice.
      create table members.second_factors (
        person uuid primary key references members.people,
        secret text not null,
        kept_at timestamptz,
        last_step bigint not null default 0,
        created_at timestamptz not null default landfall.now());
      create table members.recovery_codes (
        person uuid not null references members.people,
        hash text not null,
        used_at timestamptz,
        primary key (person, hash));
      ${tenant('members.second_factors', { select: me('person'), insert: me('person'), update: me('person'), delete: me('person') }, 'references')}
      ${tenant('members.recovery_codes', { insert: me('person'), delete: me('person'), select: me('person') }, 'references')}

      create function members.second_factor(wanted uuid) returns text stable security definer
        language sql set search_path = pg_catalog as $$
        select secret from members.second_factors where person = wanted and kept_at is not null $$;
      -- Each step once: of two who come with the same code, one is let in.
      create function members.use_step(wanted uuid, step bigint) returns boolean security definer
        language sql set search_path = pg_catalog as $$
        with used as (update members.second_factors set last_step = step where person = wanted and last_step < step returning 1)
        select exists (select from used) $$;
      create function members.use_recovery_code(wanted uuid, code text) returns boolean security definer
        language sql set search_path = pg_catalog as $$
        with used as (update members.recovery_codes set used_at = landfall.now()
          where person = wanted and hash = code and used_at is null returning 1)
        select exists (select from used) $$;

      -- A session that has ended stays as a row until it is forgotten: a request that was under way cannot bring it back.
      alter table members.sessions add column id uuid not null unique default gen_random_uuid(), add column ended_at timestamptz;
      create or replace function members.session_open(wanted text) returns jsonb security definer
        language sql set search_path = pg_catalog as $$
        update members.sessions s set seen_at = landfall.now()
        where s.id_hash = wanted and s.ended_at is null
          and s.seen_at > landfall.now() - interval '30 minutes' and s.created_at > landfall.now() - interval '12 hours'
        returning s.data $$;
      create or replace function members.session_keep(wanted text, who uuid, kept jsonb) returns void security definer
        language sql set search_path = pg_catalog as $$
        insert into members.sessions (id_hash, person, data) values (wanted, who, kept)
        on conflict (id_hash) do update set person = excluded.person, data = excluded.data, seen_at = landfall.now()
          where sessions.ended_at is null $$;
      create or replace function members.session_end(wanted text) returns void security definer
        language sql set search_path = pg_catalog as $$
        update members.sessions set ended_at = landfall.now(), data = '{}' where id_hash = wanted and ended_at is null $$;
      -- The own ones, or anybody's for an operator: one by its id, or all but the one that asks.
      create function members.end_sessions(whose uuid, one uuid, spared text) returns integer security definer
        language sql set search_path = pg_catalog as $$
        with ended as (
          update members.sessions set ended_at = landfall.now(), data = '{}'
          where person = whose and ended_at is null and (one is null or id = one) and id_hash is distinct from spared
            and (whose = landfall.actor_person() or landfall.actor_has('operator')) returning 1)
        select count(*)::int from ended $$;

      -- Whose rights change signs in again, everywhere, whatever took them away.
      create function members.end_all_sessions() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        update members.sessions set ended_at = landfall.now(), data = '{}' where ended_at is null
          and person = (to_jsonb(new) ->> case tg_table_name when 'people' then 'id' else 'person' end)::uuid;
        return null;
      end $$;
      create trigger ends_sessions after update of suspended_at, duties on members.people for each row
        when (old.suspended_at is distinct from new.suspended_at or old.duties <> new.duties) execute function members.end_all_sessions();
      create trigger ends_sessions after update of ended_at, role on members.memberships for each row
        when (old.ended_at is distinct from new.ended_at or old.role <> new.role) execute function members.end_all_sessions();
      create trigger ends_sessions_of_a_coordinator after insert on members.memberships for each row
        when (new.role = 'coordinator') execute function members.end_all_sessions();

      create or replace function members.actor_of(wanted uuid) returns jsonb stable security definer
        language sql set search_path = pg_catalog as $$
        select jsonb_build_object('person', p.id, 'name', p.name, 'language', p.language, 'zone', p.zone, 'duties', p.duties,
          'organisations', coalesce((select jsonb_agg(m.organisation order by m.organisation) from members.memberships m
             join members.organisations o on o.id = m.organisation and o.suspended_at is null
             where m.person = p.id and m.ended_at is null), '[]'),
          'owns', coalesce((select jsonb_agg(m.organisation order by m.organisation) from members.memberships m
             join members.organisations o on o.id = m.organisation and o.suspended_at is null
             where m.person = p.id and m.ended_at is null and m.role = 'owner'), '[]'),
          'hubs', coalesce((select jsonb_agg(m.hub order by m.hub) from members.memberships m
             where m.person = p.id and m.ended_at is null and m.hub is not null), '[]'),
          'countries', coalesce((select jsonb_agg(distinct h.country) from members.memberships m join members.hubs h on h.id = m.hub
             where m.person = p.id and m.ended_at is null), '[]'),
          'secondFactor', exists (select from members.second_factors f where f.person = p.id and f.kept_at is not null))
        from members.people p where p.id = wanted and p.suspended_at is null $$;

      revoke all on all functions in schema members from public;
      grant execute on all functions in schema members to ${api};
      revoke execute on function members.end_all_sessions() from ${api};
      grant execute on function members.actor_of(uuid) to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ends_sessions on members.people;
      drop trigger ends_sessions on members.memberships;
      drop trigger ends_sessions_of_a_coordinator on members.memberships;
      drop function members.end_all_sessions(), members.end_sessions(uuid, uuid, text), members.use_recovery_code(uuid, text),
        members.use_step(uuid, bigint), members.second_factor(uuid);
      drop table members.second_factors, members.recovery_codes;
      alter table members.sessions drop column id, drop column ended_at`);
  }
}
