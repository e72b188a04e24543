import type { EntityManager } from 'typeorm';
import { fieldErrors, invalid, type FieldError } from '#problems';
import { tellingWho } from './anonymity.js';
import { budgetOf, type ListingRow } from './listing.entity.js';
import { publishable } from './listing.schema.js';
import { sectorExists } from './sectors.js';

/**
 * What a listing must be to be published, and to stay so when it changes.
 * @throws {Problem} `not_publishable`, naming each field, its rule and the shape of what it holds
 */
export async function mustBePublishable(em: EntityManager, listing: ListingRow): Promise<void> {
  const [errors] = await whyNotPublishable(em, [listing]);
  if (errors!.length) throw invalid(errors!, 'not_publishable');
}

/** For each of these listings, in their order, what keeps it from being published; nothing where it may be. */
export async function whyNotPublishable(em: EntityManager, listings: readonly ListingRow[]): Promise<FieldError[][]> {
  const [times, places, tells] = [await outOfTime(em, listings), await unhoused(em, listings), await tellingWho(em, listings)];
  return listings.map((listing, at) => [
    ...said(listing),
    ...unknownSectors(listing),
    ...times[at]!,
    ...places[at]!,
    ...tells[at]!,
  ]);
}

function said(listing: ListingRow): FieldError[] {
  const schema = publishable[listing.profileType];
  const row: Record<string, unknown> = { ...listing, budget: budgetOf(listing) };
  const fields = Object.fromEntries(Object.keys(schema.shape).flatMap((key) => (row[key] === null ? [] : [[key, row[key]]])));
  const read = schema.safeParse(fields);
  return read.success ? [] : fieldErrors(read.error.issues, fields);
}

function unknownSectors({ sectors }: ListingRow): FieldError[] {
  return sectors.flatMap((code, at) =>
    sectorExists(code)
      ? []
      : [
          {
            field: `sectors.${at}`,
            rule: 'unknown_code',
            message: 'is not a code of CPV 2008, such as "72000000"',
            got: 'eight digits',
          },
        ],
  );
}

/** A day is past when it is past in UTC. A mandate's last day still counts, and so does a deadline's. */
/** A need is listed where there is a hub, or is to be one. */
async function unhoused(em: EntityManager, listings: readonly ListingRow[]): Promise<FieldError[][]> {
  const hubs = [...new Set(listings.flatMap(({ hub }) => hub ?? []))];
  const taking = (await em.query(`select id from members.hubs where id = any ($1) and state in ('planned', 'open', 'paused')`, [
    hubs,
  ])) as { id: string }[];
  const takes = new Set(taking.map(({ id }) => id));
  return listings.map(({ hub }) => (hub === null || takes.has(hub) ? [] : [takesNone]));
}

const takesNone = {
  field: 'hub',
  rule: 'takes_needs',
  message: 'takes no needs: it is only proposed, or closed',
  got: 'a hub that is not planned or open',
};

async function outOfTime(em: EntityManager, listings: readonly ListingRow[]): Promise<FieldError[][]> {
  const rows = (await em.query(
    `with today as (select (landfall.now() at time zone 'UTC')::date as day)
     select l.deadline < day as past,
       exists (select from members.mandates m where m.id = l.mandate and m.ended_at is null and m.valid_until >= day) as mandated
     from unnest($1::date[], $2::uuid[]) with ordinality as l (deadline, mandate, n), today order by l.n`,
    [listings.map((l) => l.deadline), listings.map((l) => l.mandate)],
  )) as { past: boolean | null; mandated: boolean }[];
  return listings.map(({ side, origin, mandate }, at) => {
    const errors: FieldError[] = [];
    if (rows[at]?.past)
      errors.push({ field: 'deadline', rule: 'not_past', message: 'is past: name a later day', got: 'a day that is past' });
    if (side === 'need' && origin !== 'public_notice' && !rows[at]?.mandated) {
      const message = 'a need is published under a mandate that has not ended: give one and name it';
      errors.push({ field: 'mandate', rule: 'live_mandate', message, got: mandate ? 'a mandate that has ended' : 'nothing' });
    }
    return errors;
  });
}
