import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, operator, tenant, worker } from './sql.js';

export class ListsComeAsFiles implements MigrationInterface {
  name = 'ListsComeAsFiles1763000000025';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- For whom a list counts ('*' is everybody), how old it may be, the last day on which it was known to be the newest; and that
      -- two people take it away: one asks, another one does it.
      alter table screening.lists
        add column applies text[] not null default '{*}' check (cardinality(applies) >= 1),
        add column oldest_days integer check (oldest_days > 0),
        add column current_on date,
        add column parties integer not null default 0,
        add column removal_asked_by uuid,
        add column removal_asked_at timestamptz,
        add column removal_reason text check (length(removal_reason) <= 2000),
        add column removed_by uuid,
        add check (removed_by is null or removed_by <> removal_asked_by);
      update screening.lists l set current_on = dated, oldest_days = case when kind = 'official' then 14 end,
        parties = (select count(*) from screening.denied_parties p where p.list = l.id);
      alter table screening.lists alter column current_on set not null;

      -- What an entry says, to tell one that came again from one that changed. Real lists have entries of hundreds of names.
      alter table screening.denied_parties add column hash text not null default '',
        drop constraint denied_parties_names_check,
        add constraint denied_parties_names_check check (cardinality(names) between 1 and 1000);
      create index denied_parties_by_hash on screening.denied_parties (list, hash);
      grant delete on screening.denied_parties to ${worker};

      -- Files of the folder: what was read of each the last time, and why it was refused. No sentence, the rule.
      create table screening.sources (
        id uuid primary key,
        name text not null unique,
        hash text not null default '',
        refused_rule text,
        refused_line integer,
        refused_at timestamptz);
      ${tenant('screening.sources', { select: `${compliance} or ${operator}` }, 'select, insert, update')}
      create table screening.looks (single boolean primary key default true check (single), at timestamptz not null);
      ${tenant('screening.looks', {}, 'select, insert, update, delete')}

      -- What was looked at and dismissed, against the facts of then; and the countries whose lists hold the party in a pair with theirs.
      alter table screening.checks
        add column facts text not null default '',
        add column dismissed text[] not null default '{}',
        add column elsewhere text[] not null default '{}';
      update screening.checks set dismissed = (select coalesce(array_agg(h ->> 'key'), '{}') from jsonb_array_elements(hits) h)
        where result = 'dismissed';

      drop function screening.candidates(text[], uuid[]);
      create function screening.candidates(asked text[], lists uuid[]) returns table
        (names text[], named text, country text, identifiers text[], list text, dated date, applies text[]) stable security definer
        language sql set search_path = pg_catalog as $$
        select p.names, p.named, p.country, p.identifiers, l.name, l.dated, l.applies
        from screening.denied_parties p join screening.lists l on l.id = p.list
        where p.list = any (lists) and p.keys && asked
        union all
        select p.names, p.named, p.country, p.identifiers, l.name, l.dated, l.applies
        from screening.denied_parties p join screening.lists l on l.id = p.list
        where p.list = any (lists) and p.keys = '{}' $$;

      -- Of these organisations, whom an entry may concern that is in one of two lists and not the same in the other.
      create function screening.touched(askers jsonb, newer uuid, older uuid) returns table (organisation uuid) stable security definer
        language sql set search_path = pg_catalog as $$
        select a.organisation from jsonb_to_recordset(askers) as a (organisation uuid, keys text[])
        where not exists (select from screening.checks c where c.organisation = a.organisation and c.result in ('clear', 'dismissed', 'potential', 'confirmed'))
          or exists (select from screening.denied_parties p where p.keys && a.keys and p.list in (newer, older)
            and not exists (select from screening.denied_parties q where q.hash = p.hash and q.list = case when p.list = newer then older else newer end)) $$;

      -- Whether a party may act with one of these countries, and whether the lists that count there are new enough to introduce by.
      create function screening.cleared_for(party uuid, countries text[]) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select exists (select from screening.checks c where c.organisation = party and c.result in ('clear', 'dismissed') and not c.elsewhere && countries) $$;
      create function screening.lists_current(countries text[]) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select not exists (select from screening.lists l where l.retired_at is null and l.oldest_days is not null
          and l.applies && array_append(countries, '*') and l.current_on < (landfall.now() at time zone 'UTC')::date - l.oldest_days) $$;
      -- May these two act with each other, through this hub? By hits alone; and by hits and the age of the lists.
      create function screening.pair_passes(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select screening.cleared_for(one, array[b.country, h.country]) and screening.cleared_for(other, array[a.country, h.country])
        from members.organisations a, members.organisations b, members.hubs h where a.id = one and b.id = other and h.id = at_hub $$;
      create function screening.pair_lists_current(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select screening.lists_current(array[a.country, b.country, h.country])
        from members.organisations a, members.organisations b, members.hubs h where a.id = one and b.id = other and h.id = at_hub $$;
      create function screening.pair_cleared(one uuid, other uuid, at_hub uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select screening.pair_passes(one, other, at_hub) and screening.pair_lists_current(one, other, at_hub) $$;

      revoke all on function screening.candidates(text[], uuid[]), screening.touched(jsonb, uuid, uuid), screening.cleared_for(uuid, text[]),
        screening.lists_current(text[]), screening.pair_passes(uuid, uuid, uuid), screening.pair_lists_current(uuid, uuid, uuid),
        screening.pair_cleared(uuid, uuid, uuid) from public;
      grant execute on function screening.candidates(text[], uuid[]), screening.touched(jsonb, uuid, uuid) to ${worker};
      grant execute on function screening.pair_passes(uuid, uuid, uuid), screening.pair_lists_current(uuid, uuid, uuid),
        screening.pair_cleared(uuid, uuid, uuid) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function screening.pair_cleared(uuid, uuid, uuid), screening.pair_lists_current(uuid, uuid, uuid), screening.pair_passes(uuid, uuid, uuid),
        screening.lists_current(text[]), screening.cleared_for(uuid, text[]), screening.touched(jsonb, uuid, uuid), screening.candidates(text[], uuid[]);
      create function screening.candidates(asked text[], lists uuid[]) returns table
        (names text[], named text, country text, identifiers text[], list text, dated date) stable security definer
        language sql set search_path = pg_catalog as $$
        select p.names, p.named, p.country, p.identifiers, l.name, l.dated
        from screening.denied_parties p join screening.lists l on l.id = p.list
        where p.list = any (lists) and (p.keys && asked or p.keys = '{}') $$;
      revoke all on function screening.candidates(text[], uuid[]) from public;
      grant execute on function screening.candidates(text[], uuid[]) to ${worker};
      drop table screening.looks, screening.sources;
      alter table screening.checks drop column facts, drop column dismissed, drop column elsewhere;
      drop index screening.denied_parties_by_hash;
      alter table screening.denied_parties drop column hash;
      alter table screening.lists drop column applies, drop column oldest_days, drop column current_on, drop column parties,
        drop column removal_asked_by, drop column removal_asked_at, drop column removal_reason, drop column removed_by`);
  }
}
