import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, mine, myHub, tenant, worker } from './sql.js';

const ofMine = 'exists (select from webhooks.endpoints e where e.id = endpoint)';

export class ProgramsOutsideAreTold implements MigrationInterface {
  name = 'ProgramsOutsideAreTold1763000000024';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema webhooks;
      grant usage on schema webhooks to ${api}, ${worker};

      create table webhooks.endpoints (
        id uuid primary key,
        organisation uuid references members.organisations on delete cascade,
        hub uuid references members.hubs,
        url text not null check (length(url) <= 1000),
        events text[] not null check (cardinality(events) >= 1),
        secret text not null,
        previous_secret text,
        previous_until timestamptz,
        disabled_at timestamptz,
        disabled_for text check (disabled_for in ('by_hand', 'gone', 'failing')),
        silences integer not null default 0,
        silent_since timestamptz,
        waits_until timestamptz not null default landfall.now(),
        made_by uuid not null,
        version integer not null default 1,
        created_at timestamptz not null default landfall.now(),
        check ((organisation is null) <> (hub is null)),
        check ((disabled_at is null) = (disabled_for is null)));
      create index endpoints_by_organisation on webhooks.endpoints (organisation) where organisation is not null;
      create index endpoints_by_hub on webhooks.endpoints (hub) where hub is not null;

      create table webhooks.messages (
        id uuid primary key,
        endpoint uuid not null references webhooks.endpoints on delete cascade,
        entry uuid not null,
        type text not null,
        body text not null,
        state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
        tries integer not null default 0,
        next_at timestamptz not null default landfall.now(),
        created_at timestamptz not null default landfall.now(),
        unique (endpoint, entry));
      create index messages_due on webhooks.messages (endpoint, next_at) where state = 'waiting';
      create index messages_by_age on webhooks.messages (endpoint, created_at desc, id desc);

      create table webhooks.tries (
        id uuid primary key,
        message uuid not null references webhooks.messages on delete cascade,
        status integer,
        why text check (length(why) <= 200),
        at timestamptz not null default landfall.now(),
        check ((status is null) <> (why is null)));
      create index tries_by_message on webhooks.tries (message, at desc);

      ${tenant('webhooks.endpoints', {
        select: `${mine('organisation')} or ${myHub('hub')}`,
        insert: `${mine('organisation')} or ${myHub('hub')}`,
        update: `${mine('organisation')} or ${myHub('hub')}`,
        delete: `${mine('organisation')} or ${myHub('hub')}`,
      })}
      ${tenant('webhooks.messages', { select: ofMine, update: ofMine, delete: ofMine })}
      ${tenant('webhooks.tries', { select: 'exists (select from webhooks.messages m where m.id = message)' })}

      -- What is told, and to whom (libs/webhooks/told.ts). An entry of another name, or that nobody listens for, makes no message.
      create table webhooks.told (type text primary key, name text not null unique, hears text[] not null);
      insert into webhooks.told (type, name, hears) values
        ('listing.drafted', 'ListingDrafted', '{organisation,hub}'), ('listing.changed', 'ListingChanged', '{organisation,hub}'),
        ('listing.published', 'ListingPublished', '{organisation,hub}'), ('listing.withdrawn', 'ListingWithdrawn', '{organisation,hub}'),
        ('listing.expired', 'ListingExpired', '{organisation,hub}'), ('listing.archived', 'ListingArchived', '{organisation,hub}'),
        ('mandate.given', 'MandateGiven', '{hub}'), ('mandate.ended', 'MandateEnded', '{hub}'),
        ('proposals.placed', 'ProposalsPlaced', '{hub}'), ('introduction.opened', 'IntroductionOpened', '{hub}'),
        ('introduction.ended', 'IntroductionEnded', '{hub}'), ('consent.asked', 'ConsentAsked', '{sides}'),
        ('introduction.made', 'IntroductionMade', '{hub,sides}'), ('outcome.recorded', 'OutcomeRecorded', '{hub}');
      create function webhooks.tell() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        insert into webhooks.messages (id, endpoint, entry, type, body)
        select gen_random_uuid(), e.id, x.id, t.type,
          jsonb_build_object('type', t.type, 'timestamp', to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', x.facts)::text
        from fresh x join webhooks.told t on t.name = x.name join webhooks.endpoints e on e.disabled_at is null and t.type = any (e.events)
        where ((e.hub = x.hub and 'hub' = any (t.hears)) or (e.organisation = x.organisation and 'organisation' = any (t.hears))
            or ('sides' = any (t.hears) and e.organisation in (
              select s.organisation from introductions.sides s where s.introduction = (x.facts ->> 'introduction')::uuid
                and s.side = coalesce(x.facts ->> 'side', s.side))))
          and not exists (select from members.organisations o where o.id = e.organisation and o.suspended_at is not null);
        return null;
      end $$;
      create trigger tells_programs after insert on ledger.entries referencing new table as fresh
        for each statement execute function webhooks.tell();
      revoke all on function webhooks.tell() from public;
      grant select on webhooks.told to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger tells_programs on ledger.entries; drop schema webhooks cascade`);
  }
}
