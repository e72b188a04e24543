import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, patched, tenant, worker } from './sql.js';

const filters = `where (words is null or o.id in (
              select l.id from listings.listings l where l.state = 'published' and l.in_catalogue and listings.open_words(l.title, l.summary) @@ words::tsquery))
            and o.side = coalesce(asked ->> 'side', o.side)
            and o.profile_type = coalesce(asked ->> 'profileType', o.profile_type)
            and o.language = coalesce(asked ->> 'language', o.language)
            and (asked ->> 'country' is null or o.country = asked ->> 'country')
            and (asked ->> 'market' is null or asked ->> 'market' = any (o.markets))
            and (asked ->> 'cooperation' is null or asked ->> 'cooperation' = any (o.cooperation_types))
            and (asked ->> 'delivery' is null or asked ->> 'delivery' = any (o.delivery_modes))
            and (asked ->> 'sector' is null or exists (select from unnest(o.sectors) s where starts_with(s, asked ->> 'sector')))`;
const catalogue = 'listings.catalogue(text, jsonb, integer, integer)';
const shownHere = `select o.* from listings.shown o\n          ${filters}`;
const foundThere = 'select o.* from listings.found(words, asked) o';
const held = `'savedSearches', (select coalesce(jsonb_agg(to_jsonb(w) order by w.created_at, w.id), '[]') from listings.searches w where w.person in (select id from ids)),
          `;
const erased = `
        delete from listings.searches where person = any (ids);`;
const finds = `
        delete from digests.finds where reader = any (ids);`;

export class ASearchOfTheCatalogueIsKept implements MigrationInterface {
  name = 'ASearchOfTheCatalogueIsKept1763000000076';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What is found in the catalogue, by the same rule for who looks now and who is told later. It is inlined where it is asked.
      create function listings.found(words text, asked jsonb) returns setof listings.shown stable language sql as $$
        select o.* from listings.shown o
        ${filters} $$;
      revoke all on function listings.found(text, jsonb) from public;
      ${patched(catalogue, shownHere, foundThere)}

      create table listings.searches (
        id uuid primary key,
        person uuid not null references members.people,
        name text not null check (length(name) between 1 and 100),
        reader text not null,
        asked jsonb not null,
        words text,
        tells boolean not null default true,
        version integer not null default 1,
        created_at timestamptz not null default landfall.now(),
        unique (person, name));
      ${tenant('listings.searches', { select: me('person'), insert: me('person'), update: me('person'), delete: me('person') }, 'select')}

      -- What somebody's searches that tell find of others and was published since.
      create function listings.searches_find(whose uuid, since timestamptz)
        returns table (search uuid, name text, reader text, asked jsonb, listing uuid, at timestamptz)
        stable security definer language sql set search_path = pg_catalog as $$
        select s.id, s.name, s.reader, s.asked, f.id, f.published_at
        from listings.searches s cross join lateral listings.found(s.words, s.asked) f
        join listings.listings l on l.id = f.id
        where s.person = whose and s.tells and f.published_at > greatest(since, s.created_at)
          and (landfall.actor_kind() = 'system' or whose = landfall.actor_person())
          and not exists (select from members.memberships m where m.person = whose and m.ended_at is null and m.organisation = l.organisation) $$;
      revoke all on function listings.searches_find(uuid, timestamptz) from public;
      grant execute on function listings.searches_find(uuid, timestamptz) to ${api}, ${worker};

      ${patched('landfall.held_of(uuid)', `'imports', (select`, `${held}'imports', (select`)}
      ${patched('landfall.erase(uuid)', finds, `${finds}${erased}`)}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${patched('landfall.erase(uuid)', erased, '')}
      ${patched('landfall.held_of(uuid)', held, '')}
      drop function listings.searches_find(uuid, timestamptz);
      drop table listings.searches;
      ${patched(catalogue, foundThere, shownHere)}
      drop function listings.found(text, jsonb);
    `);
  }
}
