import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Actor } from '#database';
import { askedWords } from './asked-words.js';
import { ListingEntity } from './listing.entity.js';
import type { Found, LookQuery } from './looking.schema.js';

const all = `concat_ws(' . ', l.title, l.summary, l.description, l.advantages, l.expertise_sought, array_to_string(l.keywords, ' '))`;

/**
 * What the actor owns or keeps and the published offerings for their hubs' countries, of those what is asked for. Row security goes first: no
 * word, filter or count meets a row that the actor may not read, and how long it takes is told by the rows that they may. So there is no
 * index of words here, which PostgreSQL would not use before row security anyway.
 */
export function asked(em: EntityManager, actor: Actor, query: LookQuery): SelectQueryBuilder<ListingEntity> {
  const mine = actor.kind === 'person' ? actor : undefined;
  const found = em
    .createQueryBuilder(ListingEntity, 'l')
    .where(
      `(l.state = 'published' or l.organisation = any (:organisations) or l.hub = any (:hubs) or landfall.actor_has('operator'))`,
      { organisations: mine?.organisations ?? [], hubs: mine?.hubs ?? [] },
    );
  const { text, sector, country, side, state, hub, organisation, profileType, language } = query;
  for (const [column, value] of Object.entries({ side, state, hub, organisation, language, profile_type: profileType }))
    if (value !== undefined) found.andWhere(`l.${column} = :${column}`, { [column]: value });
  if (sector) found.andWhere(`exists (select from unnest(l.sectors) s where starts_with(s, :sector))`, { sector });
  if (country) found.andWhere(`:country = any (l.target_countries)`, { country });
  if (text === undefined) return found;
  const words = askedWords(text, mine?.language ?? 'en');
  return words ? found.andWhere(`to_tsvector('simple', ${all}) @@ (:words)::tsquery`, { words }) : found.andWhere('false');
}

const kinds = `
  select 'side' as facet, side as value, count(*)::int as count from found group by side
  union all select 'state', state, count(*)::int from found group by state
  union all select 'profileType', profile_type, count(*)::int from found group by profile_type
  union all select 'language', language, count(*)::int from found group by language
  union all select 'country', c, count(*)::int from found, unnest(target_countries) c group by c
  union all select 'sector', s, count(*)::int from (select distinct id, left(c, 2) as s from found, unnest(sectors) c) d group by s
  order by facet, count desc, value`;
const columns = ['id', 'side', 'state', 'profile_type', 'language', 'target_countries', 'sectors'];

/** How many there are of what is asked for, and of which kinds. */
export async function kindsOf(em: EntityManager, actor: Actor, query: LookQuery): Promise<Found> {
  const [sql, parameters] = asked(em, actor, query)
    .select(columns.map((column) => `l.${column} as ${column}`))
    .getQueryAndParameters();
  const facets = (await em.query(`with found as (${sql}) ${kinds}`, parameters)) as Found['facets'];
  const count = facets.filter(({ facet }) => facet === 'side').reduce((sum, one) => sum + one.count, 0);
  return { count, facets };
}
