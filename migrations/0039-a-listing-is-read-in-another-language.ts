import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, mine, myHub, patched, tenant, worker } from './sql.js';

export class AListingIsReadInAnotherLanguage implements MigrationInterface {
  name = 'AListingIsReadInAnotherLanguage1763000000039';

  async up(db: QueryRunner): Promise<void> {
    const shown = `exists (select from listings.listings l where l.id = listing)`;
    await db.query(`
      -- What of a listing is translated, as one mark: a translation of another mark is of an older text.
      create function listings.text_mark(l listings.listings) returns text stable language sql as $$
        select md5(jsonb_build_array(l.language, l.title, l.summary, l.description, l.advantages, l.expertise_sought)::text) $$;

      create table listings.translations (
        id uuid primary key,
        listing uuid not null,
        organisation uuid not null,
        language text not null check (language ~ '^[a-z]{2,3}$'),
        version integer not null default 1,
        title text not null check (length(title) between 1 and 256),
        summary text not null check (length(summary) between 1 and 500),
        description text check (length(description) <= 4000),
        advantages text check (length(advantages) <= 2000),
        expertise_sought text check (length(expertise_sought) <= 2000),
        source_mark text not null,
        translated_by uuid not null,
        translated_at timestamptz not null,
        confirmed_by uuid,
        confirmed_at timestamptz,
        unique (listing, language),
        foreign key (listing, organisation) references listings.listings (id, organisation),
        check ((confirmed_by is null) = (confirmed_at is null)));

      -- Read by whoever reads the listing; written by its owner, the hub that keeps it, and hubs that an offering is shown to.
      ${tenant(
        'listings.translations',
        {
          select: shown,
          insert: `${me('translated_by')} and ${shown}`,
          update: shown,
          delete: `${mine('organisation')} or exists (select from listings.listings l where l.id = listing and ${myHub('l.hub')})`,
        },
        'select',
      )}
      revoke update on listings.translations from ${api};
      grant update (version, title, summary, description, advantages, expertise_sought, source_mark, translated_by, translated_at, confirmed_by, confirmed_at)
        on listings.translations to ${api};
      grant execute on function listings.text_mark(listings.listings) to ${api}, ${worker};

      -- The owner's word for it is the owner's or the keeper's, whoever writes the row.
      create function listings.keep_confirmation() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        if new.confirmed_at is not null and (tg_op = 'INSERT' or new.confirmed_at is distinct from old.confirmed_at) and not exists (
            select from listings.listings l where l.id = new.listing and new.confirmed_by = landfall.actor_person()
              and (l.organisation = any (landfall.actor_organisations()) or l.hub = any (landfall.actor_hubs()))) then
          raise exception 'a translation is confirmed by whoever owns or keeps the listing' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger keeps_confirmation before insert or update on listings.translations for each row execute function listings.keep_confirmation();

      ${patched(
        'landfall.held_of(uuid)',
        `'imports', (select`,
        `'translations', (select coalesce(jsonb_agg(to_jsonb(t) order by t.translated_at, t.id), '[]') from listings.translations t where t.translated_by = subject),
          'imports', (select`,
      )}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table listings.translations;
      drop function listings.keep_confirmation();
      drop function listings.text_mark(listings.listings)`);
  }
}
