import fc from 'fast-check';
import { eligible } from '#scoring';
import { asNeed, asOffering, readListings } from '../listing-row.js';
import { World } from './world.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`promises: SEED=${seed}\n`);

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
