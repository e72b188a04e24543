import fc from 'fast-check';
import { criteria, eligible, fitsOf } from '#scoring';
import { asNeed, asOffering, readListings, type ListingRow } from '../listing-row.js';
import { World } from './world.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`promises: SEED=${seed}\n`);

const names = criteria.map(({ name }) => name);
const texts = [
  'Acoustic sensor finds a leak in the water pipe network',
  'Software for hospital records and appointments',
  'Sensor platform for hospital rooms and bread ovens',
  'Pipe inspection robots for oil and water',
];
const fields = fc.record({
  title: fc.constantFrom(...texts),
  summary: fc.constantFrom(...texts),
  sectors: fc.subarray(['38435000', '48814000'], { minLength: 1 }),
  settlement_currencies: fc.subarray(['USD', 'RUB'], { minLength: 1 }),
  languages: fc.subarray(['en', 'ru'], { minLength: 1 }),
  budget_from: fc.constantFrom(1000, 4000, 9000),
  budget_to: fc.constantFrom(9000, 20_000),
});
const offering = fc.record({ side: fc.constant('offering' as const), fields, trl: fc.constantFrom(4, 9) });
const need = fc.record({ side: fc.constant('need' as const), fields, trl: fc.constantFrom(null, 7) });
const market = fc.array(fc.oneof(offering, need), { minLength: 5, maxLength: 8 });
const later = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });

/** Listings of a hub of its own, indexed and matched under one snapshot. */
async function matched(world: World, asked: { side: 'offering' | 'need'; fields: object; trl: number | null }[]) {
  const hub = await world.hub();
  const listings: string[] = [];
  for (const { side, fields: said, trl } of asked)
    listings.push(await (side === 'offering' ? world.offering({ ...said, trl }) : world.need({ ...said, trl_floor: trl, hub })));
  await world.find(...listings);
  await world.asWorker((em) => world.snapshots.renew(em));
  await world.find(...listings);
  return { hub, listings };
}

test('in whatever order listings come, what is left is what a run over all makes; no pair breaks a rule; one more changes no other pair', async () => {
  let [pairs, stopped] = [0, 0];
  await fc.assert(
    fc.asyncProperty(market, later, offering, async (asked, order, one) => {
      const world = await World.open();
      try {
        const { listings } = await matched(world, asked);
        const full = await world.everything();
        await world.rows(`delete from matches.matches; delete from matches.refusals; delete from matches.documents`);
        await world.find(...listings.toSorted((a, b) => order[listings.indexOf(a)]! - order[listings.indexOf(b)]!));
        expect(await world.everything()).toBe(full);

        const matches = `select * from matches.matches where $1::uuid is distinct from offering order by id`;
        const found = await world.rows<{ offering: string; need: string; today: string; needs_review: boolean }>(matches, [null]);
        const rows = await world.asWorker((em) => readListings(em, listings));
        for (const { offering: o, need: n, needs_review } of found) {
          const { verdict } = eligible(asOffering(rows.get(o)!), asNeed(rows.get(n)!), '2026-11-15');
          expect(verdict).toBe(needs_review ? 'review' : 'yes');
        }
        pairs += found.length;
        stopped += (await world.rows(`select from matches.refusals`)).length;

        const added = await world.offering({ ...one.fields, trl: one.trl });
        await world.find(added);
        expect(await world.rows(matches, [added])).toEqual(found);
      } finally {
        await world.close();
      }
    }),
    { seed, numRuns: 8 },
  );
  expect(Math.min(pairs, stopped)).toBeGreaterThan(0);
}, 60_000);

test('the same two listings written in other languages have the same rules and the same criteria but the topic', async () => {
  const world = await World.open();
  try {
    const said = fc.record({
      language: fc.constantFrom('en', 'ru', 'ar', 'vi', 'zh'),
      title: fc.string({ unit: 'grapheme' }),
      summary: fc.option(fc.string({ unit: 'grapheme' })),
      description: fc.option(fc.string({ unit: 'grapheme' })),
      keywords: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
    });
    const drawn = fc.sample(fc.tuple(offering, need), { seed, numRuns: 12 });
    const topic = names.indexOf('topic');
    let differing = 0;
    for (const [o, n] of drawn) {
      const hub = await world.hub();
      const ids = [await world.offering({ ...o.fields, trl: o.trl }), await world.need({ ...n.fields, trl_floor: n.trl, hub })];
      const rows = await world.asWorker((em) => readListings(em, ids));
      const [from, to] = ids.map((id) => rows.get(id)!) as [ListingRow, ListingRow];
      const both = (theirs: ListingRow, ours: ListingRow, fit: number) => {
        const pair = { offering: asOffering(theirs), need: asNeed(ours), topic: { fit, matched: [] } };
        return {
          rules: eligible(pair.offering, pair.need, '2026-11-15'),
          fits: (['offering', 'need'] as const).map((side) =>
            fitsOf(pair, side, '2026-11-15').map((f, at) => (at === topic ? 0 : f)),
          ),
        };
      };
      fc.assert(
        fc.property(said, said, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, fit) => {
          differing += Number(one.language !== from.language);
          expect(both({ ...from, ...one }, { ...to, ...other }, fit)).toEqual(both(from, to, 0.5));
        }),
        { seed, numRuns: 40 },
      );
    }
    expect(differing).toBeGreaterThan(0);
  } finally {
    await world.close();
  }
}, 60_000);
