import type { EntityManager } from 'typeorm';
import { id as anId } from '#problems';
import { ListingEntity } from './listing.entity.js';

/**
 * A thousand listings in one statement, as one JSON text: as parameters they would be 50,000, of which each has to be
 * bound and read by itself, and the database takes 65,535. `inherited`: also what a draft has from `blank`.
 */
function asJson(em: EntityManager, listings: readonly Partial<ListingEntity>[], inherited: boolean): string {
  const columns = columnsOf(em);
  const nameOf = new Map(columns.map(({ propertyName, databaseName }) => [propertyName, databaseName]));
  const said = (listing: object) => (inherited ? columns.map(({ propertyName }) => propertyName) : Object.keys(listing));
  return JSON.stringify(
    listings.map((listing) => {
      const row: Record<string, unknown> = {};
      for (const property of said(listing)) row[nameOf.get(property)!] = listing[property as keyof ListingEntity];
      return row;
    }),
  );
}

const columnsOf = (em: EntityManager) => em.connection.getMetadata(ListingEntity).columns;
const namesOf = (em: EntityManager) => columnsOf(em).map((column) => column.databaseName);

/** New listings: what one does not say is as `blank` has it. */
export async function insertAll(
  em: EntityManager,
  listings: readonly ListingEntity[],
  blank: Partial<ListingEntity>,
): Promise<void> {
  if (!listings.length) return;
  const names = namesOf(em).join(', ');
  await em.query(
    `insert into listings.listings (${names}) select ${names} from
       jsonb_populate_recordset((select b from jsonb_populate_recordset(null::listings.listings, $2) b), $1)`,
    [asJson(em, listings, false), asJson(em, [blank], false)],
  );
}

/** Whose rows the caller has locked. */
export async function updateAll(em: EntityManager, listings: readonly ListingEntity[]): Promise<void> {
  if (!listings.length) return;
  const names = namesOf(em).filter((name) => name !== 'id');
  await em.query(
    `update listings.listings l set ${names.map((c) => `${c} = r.${c}`).join(', ')}
     from jsonb_populate_recordset(null::listings.listings, $1) r where l.id = r.id`,
    [asJson(em, listings, true)],
  );
}

/** The listings that stand under these keys (one without a key of its own under its id), by `organisation hub key`; locked in the order of their ids where they are to be written. */
export async function lockedByKeys(
  em: EntityManager,
  keys: readonly { organisation: string | null; hub: string | null; externalId: string }[],
  lock: boolean,
): Promise<Map<string, ListingEntity>> {
  const asked = em
    .createQueryBuilder(ListingEntity, 'l')
    .where(
      // each looked up by the index of keys: with "or" all listings were read for every thousand
      `l.id in (
         select x.id from unnest(:organisations::uuid[], :keepers::uuid[], :ids::text[]) as k (organisation, keeper, key)
         cross join lateral (select id from listings.listings where organisation = k.organisation
           and coalesce(hub, organisation) = k.keeper and external_id = k.key and external_id is not null limit 1) x
         union all select id from listings.listings where external_id is null and id = any (:own::uuid[]))`,
      {
        organisations: keys.map((key) => key.organisation),
        keepers: keys.map((key) => key.hub ?? key.organisation),
        ids: keys.map((key) => key.externalId),
        own: keys.map((key) => key.externalId).filter((key) => anId.safeParse(key).success),
      },
    )
    .orderBy('l.id');
  const found = await (lock ? asked.setLock('pessimistic_write') : asked).getMany();
  return new Map(found.map((l) => [`${l.organisation} ${l.hub ?? ''} ${l.externalId ?? l.id}`, l]));
}
