import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, life, mine, myHub, operator, tenant, worker } from './sql.js';

export class ListingsSayWhatIsOfferedAndNeeded implements MigrationInterface {
  name = 'ListingsSayWhatIsOfferedAndNeeded1763000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema listings;
      grant usage on schema listings to ${api}, ${worker};

      create table listings.listings (
        id uuid primary key,
        side text not null check (side in ('offering', 'need')),
        profile_type text not null check (profile_type in ('BO', 'BR', 'TO', 'TR', 'RDR')),
        organisation uuid not null references members.organisations,
        hub uuid references members.hubs,
        mandate uuid,
        origin text not null check (origin in ('own', 'mandated', 'public_notice')),
        state text not null default 'draft',
        held_from text,
        version integer not null default 1,
        visibility text not null check (visibility in ('named', 'anonymous')),
        language text not null,
        title text not null check (length(title) <= 256),
        summary text check (length(summary) <= 500),
        description text check (length(description) <= 4000),
        advantages text check (length(advantages) <= 2000),
        expertise_sought text check (length(expertise_sought) <= 2000),
        keywords text[] not null default '{}',
        cooperation_types text[] not null default '{}' check (cardinality(cooperation_types) <= 3),
        sectors text[] not null default '{}' check (cardinality(sectors) <= 5),
        trl smallint check (trl between 1 and 9),
        trl_floor smallint check (trl_floor between 1 and 9),
        ipr text,
        licence_model text,
        spdx text,
        licence_models_accepted text[] not null default '{}',
        standards_held text[] not null default '{}',
        standards_required jsonb not null default '[]',
        target_countries text[] not null default '{}',
        languages text[] not null default '{}',
        delivery_modes text[] not null default '{}',
        budget_from bigint,
        budget_to bigint,
        budget_currency text,
        settlement_currencies text[] not null default '{}',
        presences_held jsonb not null default '[]',
        presence_required text,
        partner_sizes text[] not null default '{}',
        capacity smallint not null default 3 check (capacity between 1 and 50),
        deadline date,
        critical_infrastructure boolean not null default false,
        notice_address text,
        external_id text,
        listed_by uuid,
        created_at timestamptz not null default landfall.now(),
        changed_at timestamptz not null default landfall.now(),
        published_at timestamptz,
        expires_at timestamptz,
        check ((side = 'need') = (hub is not null)),
        check ((side = 'offering') = (profile_type in ('BO', 'TO'))),
        check (budget_from <= budget_to),
        check ((state = 'published') <= (published_at is not null and expires_at is not null)),
        unique (id, organisation),
        unique (id, organisation, hub),
        foreign key (mandate, hub, organisation) references members.mandates (id, hub, organisation));
      create index listings_by_hub on listings.listings (hub, id) where hub is not null;
      create index listings_by_organisation on listings.listings (organisation, id);
      -- By keeper: a hub that lists needs for an organisation does not meet, or learn of, the keys of another.
      create unique index one_external_id on listings.listings (organisation, coalesce(hub, organisation), external_id) where external_id is not null;
      create index listings_expiring on listings.listings (expires_at) where state = 'published';

      ${life('listing', 'listings.listings', {
        draft: ['published', 'held', 'archived'],
        published: ['withdrawn', 'expired', 'held'],
        withdrawn: ['published', 'archived', 'held'],
        expired: ['published', 'archived', 'held'],
        held: ['draft', 'published', 'withdrawn', 'expired'],
        archived: [],
      })}

      ${tenant(
        'listings.listings',
        {
          select: `${mine('organisation')} or ${myHub('hub')} or ${operator}
            or (side = 'offering' and state in ('published', 'withdrawn', 'expired') and target_countries && (select landfall.actor_countries()))`,
          insert: `(side = 'offering' and (${mine('organisation')} or ${operator})) or (side = 'need' and (${myHub('hub')} or ${operator}))`,
          update: `(side = 'offering' and (${mine('organisation')} or ${operator})) or (side = 'need' and (${myHub('hub')} or ${operator}))`,
        },
        'select, update',
      )}

      -- Each firm agrees on joining that the coordinators of the hubs its offerings are for see its name, to broker and to screen.
      create policy api_select_offerer on members.organisations for select to ${api} using (
        cardinality((select landfall.actor_hubs())) > 0
        and exists (select from listings.listings l where l.organisation = organisations.id and l.side = 'offering'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop policy api_select_offerer on members.organisations; drop schema listings cascade`);
  }
}
