import type { Client } from 'pg';

type Asked = {
  /** A hub with one offering and one need that are published: the rows are made after them. */
  hub: string;
  offering: string;
  need: string;
  needs: number;
  /** Offerings proposed for each need. */
  each: number;
};

/**
 * Fills a hub's queue with pairs in review, each of a listing of its own: as many as nobody would publish in a test. They have no match, so no
 * reasons, and the slate is made without them. The first need is the oldest.
 */
export async function fillQueue(admin: Client, { hub, offering, need, needs, each }: Asked): Promise<void> {
  const copies = (listing: string, many: number) =>
    admin.query(
      `insert into listings.listings select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'externalId', null,
         'title', l.title || ' ' || to_char(n, 'FM00000')))).* from listings.listings l, generate_series(1, $2::int) n where l.id = $1
       returning id, title`,
      [listing, many],
    );
  const { rows: needed } = await copies(need, needs);
  const { rows: offered } = await copies(offering, needs * each);
  const pairs = needed.flatMap(({ id }, n) =>
    Array.from({ length: each }, (_, place) => ({ id: offered[n * each + place]!.id, need: id, n, place })),
  );
  await admin.query(
    `insert into introductions.proposals (id, offering, need, offering_organisation, need_organisation, hub, score, coverage, state, created_at)
     select gen_random_uuid(), o.id, n.id, o.organisation, n.organisation, $1, 0.95 - p.place * 0.07, 0.9, 'in_review',
       landfall.now() - interval '1 day' + make_interval(secs => p.n)
     from jsonb_to_recordset($2::jsonb) as p (id uuid, need uuid, n int, place int)
     join listings.listings o on o.id = p.id join listings.listings n on n.id = p.need`,
    [hub, JSON.stringify(pairs)],
  );
}
