import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, myHub, tenant, worker } from './sql.js';

export class MatchesKeepTheirReasons implements MigrationInterface {
  name = 'MatchesKeepTheirReasons1763000000007';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema matches;
      grant usage on schema matches to ${api}, ${worker};

      -- The corpus statistics snapshot that a score is a function of: how many listings say a stem, how long listings are.
      create table matches.snapshots (
        id integer generated always as identity primary key,
        made_at timestamptz not null default landfall.now(),
        documents integer not null,
        mean_title real not null,
        mean_keywords real not null,
        mean_text real not null);
      create table matches.frequencies (
        snapshot integer not null references matches.snapshots on delete cascade,
        term text not null,
        documents integer not null,
        primary key (snapshot, term));
      grant select on matches.snapshots, matches.frequencies to ${api};
      grant select, insert, delete on matches.snapshots, matches.frequencies to ${worker};

      -- A published listing as the matcher reads it: its stems a field.
      create table matches.documents (
        listing uuid primary key,
        organisation uuid not null,
        side text not null,
        language text not null,
        listing_version integer not null,
        length_title smallint not null,
        length_keywords smallint not null,
        length_text smallint not null,
        indexed_at timestamptz not null default landfall.now(),
        foreign key (listing, organisation) references listings.listings (id, organisation));
      create table matches.postings (
        side text not null,
        term text not null,
        listing uuid not null references matches.documents on delete cascade,
        in_title smallint not null,
        in_keywords smallint not null,
        in_text smallint not null,
        surface text not null,
        primary key (side, term, listing));
      create index postings_by_listing on matches.postings (listing);
      -- What a listing looks for in others: its own stems and their translations, each with the word of its text that asks.
      create table matches.asks (
        side text not null,
        term text not null,
        listing uuid not null references matches.documents on delete cascade,
        weight real not null,
        said text not null,
        primary key (side, term, listing));
      create index asks_by_listing on matches.asks (listing);
      -- The CPV groups (three digits) that a listing names: neighbours may meet without a word in common.
      create table matches.sector_groups (
        side text not null,
        sector_group text not null,
        listing uuid not null references matches.documents on delete cascade,
        primary key (side, sector_group, listing));
      create index sector_groups_by_listing on matches.sector_groups (listing);
      -- What a listing's own text would score against what it asks for, in billionths: the measure of a full fit.
      create table matches.self_scores (
        snapshot integer not null references matches.snapshots on delete cascade,
        listing uuid not null references matches.documents on delete cascade,
        score bigint not null,
        primary key (snapshot, listing));
      create index self_scores_by_listing on matches.self_scores (listing);

      create table matches.policies (
        version integer primary key,
        active_from timestamptz not null default landfall.now(),
        data jsonb not null);
      grant select on matches.policies to ${api}, ${worker};
      grant insert on matches.policies to ${worker};

      create table matches.matches (
        id uuid primary key,
        offering uuid not null,
        need uuid not null,
        offering_organisation uuid not null,
        need_organisation uuid not null,
        hub uuid not null,
        policy integer not null references matches.policies,
        snapshot integer not null,
        today date not null,
        score real,
        coverage real not null,
        p_need real not null,
        p_offering real not null,
        contributions_need real[] not null,
        contributions_offering real[] not null,
        topic real,
        met jsonb not null default '[]',
        needs_review boolean not null,
        review_rules text[] not null default '{}',
        enough_known boolean not null,
        found_at timestamptz not null default landfall.now(),
        unique (offering, need, policy),
        foreign key (offering, offering_organisation) references listings.listings (id, organisation),
        foreign key (need, need_organisation, hub) references listings.listings (id, organisation, hub));
      create index matches_by_need on matches.matches (need);
      create index matches_by_hub on matches.matches (hub, score desc);

      -- Why a candidate pair was not proposed: the first rule or cut that stopped it, with its facts.
      create table matches.refusals (
        offering uuid not null,
        need uuid not null,
        offering_organisation uuid not null,
        need_organisation uuid not null,
        hub uuid not null,
        rule text not null,
        facts jsonb not null,
        found_at timestamptz not null default landfall.now(),
        primary key (offering, need),
        foreign key (offering, offering_organisation) references listings.listings (id, organisation),
        foreign key (need, need_organisation, hub) references listings.listings (id, organisation, hub));
      create index refusals_by_need on matches.refusals (need);

      ${tenant('matches.documents', {})}
      ${tenant('matches.postings', {})}
      ${tenant('matches.asks', {})}
      ${tenant('matches.sector_groups', {})}
      ${tenant('matches.self_scores', {})}
      ${tenant('matches.matches', { select: myHub('hub') })}
      ${tenant('matches.refusals', { select: `${myHub('hub')} and rule <> 'screening'` })}

      create function matches.corpus() returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('documents', (select count(*) from matches.documents), 'matches', (select count(*) from matches.matches),
          'snapshot', (select max(id) from matches.snapshots)) where landfall.actor_has('operator') $$;
      revoke all on function matches.corpus() from public;
      grant execute on function matches.corpus() to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema matches cascade`);
  }
}
