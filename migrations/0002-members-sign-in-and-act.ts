import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, life, me, meAsContact, mine, myHub, operator, tenant, worker } from './sql.js';

export class MembersSignInAndAct implements MigrationInterface {
  name = 'MembersSignInAndAct1763000000002';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema members;
      grant usage on schema members to ${api}, ${worker};

      create table members.people (
        id uuid primary key,
        email text not null unique check (email = lower(email) and length(email) <= 254),
        name text not null check (length(name) between 1 and 200),
        language text not null,
        zone text not null,
        duties text[] not null default '{}' check (duties <@ array['operator', 'compliance']),
        suspended_at timestamptz,
        created_at timestamptz not null default landfall.now());

      create table members.passwords (
        person uuid primary key references members.people,
        hash text not null,
        changed_at timestamptz not null default landfall.now());

      create table members.organisations (
        id uuid primary key,
        kind text not null check (kind in ('company', 'university', 'research_institute', 'platform', 'investor', 'public_body', 'association')),
        name text not null check (length(name) between 2 and 200),
        country text not null check (country ~ '^[A-Z]{2}$'),
        size text check (size in ('micro', 'small', 'medium', 'large')),
        website text check (length(website) <= 500),
        registration_number text check (length(registration_number) <= 100),
        language text not null,
        registered_by uuid,
        external_id text,
        suspended_at timestamptz,
        created_at timestamptz not null default landfall.now(),
        unique (registered_by, external_id));

      create table members.hubs (
        id uuid primary key,
        name text not null unique check (length(name) between 2 and 200),
        country text not null check (country ~ '^[A-Z]{2}$'),
        zone text not null,
        work_week smallint[] not null check (work_week <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(work_week) >= 1),
        holidays date[] not null default '{}',
        languages text[] not null check (cardinality(languages) >= 1),
        fallback_language text not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        capacity integer not null check (capacity between 1 and 1000),
        consent_order text not null default 'firm_first' check (consent_order in ('firm_first')),
        consent_days smallint not null default 14 check (consent_days between 1 and 90),
        reply_to text not null,
        state text not null default 'proposed',
        version integer not null default 1,
        created_at timestamptz not null default landfall.now());

      create table members.memberships (
        id uuid primary key,
        person uuid not null references members.people,
        organisation uuid references members.organisations,
        hub uuid references members.hubs,
        role text not null check (role in ('owner', 'member', 'coordinator')),
        ended_at timestamptz,
        created_at timestamptz not null default landfall.now(),
        check ((role = 'coordinator') = (hub is not null) and (organisation is null) = (hub is not null)));
      create unique index one_membership on members.memberships (person, coalesce(organisation, hub)) where ended_at is null;
      create index memberships_by_hub on members.memberships (hub) where hub is not null;
      create index memberships_by_organisation on members.memberships (organisation) where organisation is not null;

      create table members.contacts (
        id uuid primary key,
        hub uuid not null references members.hubs,
        organisation uuid not null references members.organisations,
        name text not null check (length(name) between 1 and 200),
        email text not null check (email = lower(email) and length(email) <= 254),
        language text not null,
        zone text not null,
        source text not null,
        ground text not null,
        created_at timestamptz not null default landfall.now(),
        unique (hub, organisation, email),
        unique (id, hub, organisation));

      create table members.mandates (
        id uuid primary key,
        hub uuid not null,
        organisation uuid not null,
        contact uuid not null,
        may_show text[] not null default '{}',
        valid_until date not null,
        ended_at timestamptz,
        created_at timestamptz not null default landfall.now(),
        unique (id, hub, organisation),
        foreign key (contact, hub, organisation) references members.contacts (id, hub, organisation));

      create table members.sessions (
        id_hash text primary key,
        person uuid references members.people,
        data jsonb not null default '{}',
        created_at timestamptz not null default landfall.now(),
        seen_at timestamptz not null default landfall.now());
      create index sessions_by_person on members.sessions (person);

      create table members.api_keys (
        id uuid primary key,
        person uuid not null references members.people,
        name text not null,
        prefix text not null unique,
        hash text not null,
        scopes text[] not null default '{}',
        expires_at timestamptz not null,
        revoked_at timestamptz,
        created_at timestamptz not null default landfall.now());

      create table members.sign_in_failures (account_hash text not null, at timestamptz not null default landfall.now());
      create index sign_in_failures_by_account on members.sign_in_failures (account_hash, at);

      ${life('hub', 'members.hubs', { proposed: ['planned'], planned: ['open'], open: ['paused'], paused: ['open', 'closed'], closed: [] })}

      ${tenant('members.people', { select: `${me('id')} or ${operator} or exists (select from members.memberships m where m.person = people.id)`, insert: operator, update: `${me('id')} or ${operator}` }, 'select')}
      ${tenant('members.passwords', { insert: me('person'), update: me('person'), select: me('person') }, 'references')}
      ${tenant('members.memberships', { select: `${me('person')} or ${mine('organisation')} or ${myHub('hub')} or ${operator}`, insert: `${operator} or (${me('person')} and role = 'owner' and exists (select from members.organisations o where o.id = organisation and o.registered_by = person))`, update: operator }, 'select')}
      ${tenant('members.hubs', { select: `(select landfall.actor_kind()) is not null`, insert: operator, update: `${operator} or ${myHub('id')}` }, 'select')}
      ${tenant('members.contacts', { select: `${myHub('hub')} or ${meAsContact('id')} or ${operator}`, insert: `${myHub('hub')} or ${operator}` }, 'select, delete')}
      ${tenant('members.mandates', { select: `${myHub('hub')} or ${meAsContact('contact')} or ${operator}`, insert: `${myHub('hub')} or ${operator}`, update: myHub('hub') }, 'select')}
      ${tenant('members.sessions', { select: me('person') }, 'select, delete')}
      ${tenant('members.sign_in_failures', {}, 'references')}
      ${tenant('members.api_keys', { select: `${me('person')} or ${operator}`, insert: me('person'), update: me('person') }, 'references')}

      -- An organisation is seen by its members, by whoever registered it, through its mandate, and by those whose duty it is;
      -- 0004 adds the coordinators of the hubs that its offerings are for.
      ${tenant(
        'members.organisations',
        {
          select: `${mine('id')} or ${me('registered_by')} or ${operator} or ${compliance} or exists (select from members.mandates d where d.organisation = organisations.id)`,
          insert: me('registered_by'),
          update: `${mine('id')} or ${operator}`,
        },
        'select',
      )}

      -- Sign-in happens before anybody is known, so these few look-ups are definer functions that answer one row each.
      create function members.sign_in_record(wanted text) returns table (person uuid, hash text) stable security definer
        language sql set search_path = pg_catalog as $$
        select p.id, w.hash from members.people p join members.passwords w on w.person = p.id
        where p.email = lower(wanted) and p.suspended_at is null $$;
      create function members.recent_sign_in_failures(account text) returns integer stable security definer
        language sql set search_path = pg_catalog as $$
        select count(*)::int from members.sign_in_failures f where f.account_hash = account and f.at > landfall.now() - interval '15 minutes' $$;
      create function members.note_sign_in_failure(account text) returns void security definer
        language sql set search_path = pg_catalog as $$
        delete from members.sign_in_failures where at < landfall.now() - interval '1 day';
        insert into members.sign_in_failures (account_hash) values (account) $$;
      create function members.actor_of(wanted uuid) returns jsonb stable security definer
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
             where m.person = p.id and m.ended_at is null), '[]'))
        from members.people p where p.id = wanted and p.suspended_at is null $$;
      create function members.actor_of_key(wanted_prefix text, wanted_hash text) returns jsonb stable security definer
        language sql set search_path = pg_catalog as $$
        select members.actor_of(k.person) || jsonb_build_object('scopes', k.scopes) from members.api_keys k
        where k.prefix = wanted_prefix and k.hash = wanted_hash and k.revoked_at is null and k.expires_at > landfall.now() $$;

      -- Sessions by the database's clock: idle 30 minutes, absolute 12 hours.
      create function members.session_open(wanted text) returns jsonb security definer
        language sql set search_path = pg_catalog as $$
        update members.sessions s set seen_at = landfall.now()
        where s.id_hash = wanted and s.seen_at > landfall.now() - interval '30 minutes' and s.created_at > landfall.now() - interval '12 hours'
        returning s.data $$;
      create function members.session_keep(wanted text, who uuid, kept jsonb) returns void security definer
        language sql set search_path = pg_catalog as $$
        insert into members.sessions (id_hash, person, data) values (wanted, who, kept)
        on conflict (id_hash) do update set person = excluded.person, data = excluded.data, seen_at = landfall.now() $$;
      create function members.session_end(wanted text) returns void security definer
        language sql set search_path = pg_catalog as $$ delete from members.sessions where id_hash = wanted $$;
      -- The first operator, made when there is none; answers their id until they have chosen a password.
      create function members.first_operator(wanted uuid, address text) returns uuid security definer
        language plpgsql set search_path = pg_catalog as $$
        declare found uuid;
        begin
          insert into members.people (id, email, name, language, zone, duties)
            select wanted, address, 'Operator', 'en', 'UTC', array['operator']
            where not exists (select from members.people where 'operator' = any (duties)) on conflict do nothing;
          select p.id into found from members.people p where 'operator' = any (p.duties) and p.email = address
            and not exists (select from members.passwords w where w.person = p.id);
          return found;
        end $$;

      revoke all on all functions in schema members from public;
      grant execute on all functions in schema members to ${api};
      grant execute on function members.actor_of(uuid) to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema members cascade`);
  }
}
