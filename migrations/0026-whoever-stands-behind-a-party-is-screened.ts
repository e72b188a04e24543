import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, mine, myHub, tenant, worker } from './sql.js';

const mandated = (table: string) =>
  `exists (select from members.mandates d where d.organisation = ${table}.organisation and ${myHub('d.hub')})`;

export class WhoeverStandsBehindAPartyIsScreened implements MigrationInterface {
  name = 'WhoeverStandsBehindAPartyIsScreened1763000000026';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table screening.principals (
        id uuid primary key,
        organisation uuid not null references members.organisations on delete cascade,
        role text not null check (role in ('owner', 'director')),
        name text not null check (length(name) between 2 and 200),
        named text not null check (named in ('person', 'body')),
        country text check (country ~ '^[A-Z]{2}$'),
        share real check (share is null or (share between 0 and 100 and role = 'owner')),
        identifiers text[] not null default '{}',
        said_by uuid,
        said_at timestamptz not null default landfall.now(),
        ended_at timestamptz);
      create index principals_by_organisation on screening.principals (organisation) where ended_at is null;
      ${tenant(
        'screening.principals',
        {
          select: `${mine('organisation')} or ${compliance} or ${mandated('principals')}`,
          insert: `${mine('organisation')} or ${mandated('principals')}`,
          update: `${mine('organisation')} or ${mandated('principals')}`,
        },
        'select, update, delete',
      )}

      create table screening.end_uses (
        id uuid primary key,
        listing uuid not null references listings.listings on delete cascade,
        organisation uuid not null,
        hub uuid,
        end_user text not null check (length(end_user) between 2 and 200),
        destination text not null check (destination ~ '^[A-Z]{2}$'),
        use text not null check (length(use) between 20 and 2000),
        stated_by uuid,
        stated_at timestamptz not null default landfall.now(),
        ended_at timestamptz);
      create unique index one_live_end_use on screening.end_uses (listing) where ended_at is null;
      create index end_uses_by_organisation on screening.end_uses (organisation) where ended_at is null;
      ${tenant(
        'screening.end_uses',
        {
          select: `${mine('organisation')} or ${myHub('hub')} or ${compliance}`,
          insert: `${mine('organisation')} or ${myHub('hub')}`,
          update: `${mine('organisation')} or ${myHub('hub')}`,
        },
        'select, update, delete',
      )}

      create table screening.contests (
        id uuid primary key,
        organisation uuid not null references members.organisations on delete cascade,
        made_by uuid not null,
        text text not null check (length(text) <= 4000),
        made_at timestamptz not null default landfall.now(),
        answered_by uuid,
        answer text check (length(answer) <= 4000),
        answered_at timestamptz,
        check ((answer is null) = (answered_at is null)));
      create index contests_by_organisation on screening.contests (organisation);
      create index contests_waiting on screening.contests (made_at) where answered_at is null;
      ${tenant('screening.contests', { select: `${mine('organisation')} or ${compliance}`, insert: `${mine('organisation')} and made_by = (select landfall.actor_person())`, update: compliance }, 'select, delete')}

      -- Rules on goods and destinations, a version a change. Nobody but compliance reads them; the gate asks by a function.
      create table screening.control_rules (
        version integer primary key check (version > 0),
        data jsonb not null,
        made_by uuid,
        made_at timestamptz not null default landfall.now());
      ${tenant('screening.control_rules', { select: compliance, insert: compliance }, 'select')}
      create function screening.control_rules_now() returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select r.data || jsonb_build_object('version', r.version) from screening.control_rules r order by r.version desc limit 1 $$;
      -- Of a pair: the sectors of both listings, where it goes as far as is known, and whether its end use is stated.
      create function screening.goods_of(an_offering uuid, a_need uuid) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object(
          'sectors', (select coalesce(jsonb_agg(distinct code), '[]') from listings.listings l, unnest(l.sectors) as code where l.id in (an_offering, a_need)),
          'destinations', (select coalesce(jsonb_agg(distinct d.country), '[]') from (
             select o.country from listings.listings l join members.organisations o on o.id = l.organisation where l.id = a_need
             union select h.country from listings.listings l join members.hubs h on h.id = l.hub where l.id = a_need
             union select e.destination from screening.end_uses e where e.listing = a_need and e.ended_at is null) d),
          'stated', exists (select from screening.end_uses e where e.listing = a_need and e.ended_at is null)) $$;
      revoke all on function screening.control_rules_now(), screening.goods_of(uuid, uuid) from public;
      grant execute on function screening.control_rules_now(), screening.goods_of(uuid, uuid) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function screening.goods_of(uuid, uuid), screening.control_rules_now();
      drop table screening.control_rules, screening.contests, screening.end_uses, screening.principals`);
  }
}
