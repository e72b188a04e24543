import { reportSlate, slatesToReport } from '../slate-reports.js';
import { wished } from '../slate-wishes.js';
import { slateFor } from '../slates.js';
import { coordinatorOf, World } from './world.js';

let world: World;
let hub: string;
beforeEach(async () => {
  world = await World.open();
  hub = await world.hub({ capacity: 1 });
});
afterEach(() => world?.close());

const slate = () => world.asWorker((em) => slateFor(em, hub));
/** As a minute later: what stands is counted. */
async function counted(): Promise<void> {
  await world.rows(`update matches.slate_runs set made_at = made_at - interval '2 minutes'`);
  const due = (await world.rows(slatesToReport)) as { payload: { run: number } }[];
  for (const { payload } of due) await world.asWorker((em) => reportSlate(em, payload));
}
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();
const poor = { title: 'A sensor', summary: 'For ovens', description: 'Heat in bread ovens is measured.', keywords: [] };

/** A pair that fits well and is new, and one that fits less and has waited since January. */
async function newAndWaiting() {
  const need = await world.need({ hub, published_at: yesterday(), capacity: 1 });
  const [best, waiting] = [await world.offering({ published_at: yesterday() }), await world.offering(poor)];
  await world.find(best, waiting, need);
  return { need, best, waiting };
}

async function proposed(offering: string, need: string, state: 'rejected' | 'expired', id: string): Promise<void> {
  await world.rows(
    `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, state, score, coverage, decided_at)
     select $1, $1, o.id, n.id, o.organisation, n.organisation, n.hub, $4, 0.5, 1, landfall.now() from listings.listings o, listings.listings n
     where o.id = $2 and n.id = $3`,
    [id, offering, need, state],
  );
}
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

test('who has waited for two weeks comes before who fits better, once; whom a coordinator has seen waits no more', async () => {
  const { need, best, waiting } = await newAndWaiting();
  expect((await slate()).map((c) => c.offering)).toEqual([waiting]);
  const other = await world.need({ hub, published_at: yesterday() });
  await proposed(waiting, other, 'expired', uuid(1));
  expect((await slate()).map((c) => c.offering)).toEqual([waiting]);
  await proposed(waiting, other, 'rejected', uuid(2));
  expect((await slate()).map((c) => [c.offering, c.need])).toEqual([[best, need]]);
});

test('what a slate did is kept once, and read by the coordinators of its hub', async () => {
  const { waiting, need } = await newAndWaiting();
  await slate();
  await slate();
  expect((await world.slateRuns.ofHub(coordinatorOf(hub), hub)).items).toMatchObject([{ report: null }]);
  await counted();
  const { items } = await world.slateRuns.ofHub(coordinatorOf(hub), hub);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    report: { eligible: 2, shown: 1, shownToLearn: 0, offeringsNotShown: 0.5, needsNotShown: 0, waited: 1, stillWaiting: 0 },
    showings: [{ offering: waiting, need, position: 1, probability: 1, shownToLearn: false }],
  });
  await world.change(waiting, { state: 'withdrawn' });
  await world.find(waiting);
  await slate();
  await counted();
  expect((await world.slateRuns.ofHub(coordinatorOf(hub), hub)).items.map((r) => r.report?.stillWaiting)).toEqual([0, 0]);
  await expect(world.slateRuns.ofHub(coordinatorOf(await world.hub()), hub)).rejects.toMatchObject({ status: 403 });
});

test('is the same however few pairs are read at once', async () => {
  hub = await world.hub({ capacity: 3 });
  const needs = [];
  for (let n = 0; n < 3; n++)
    needs.push(
      await world.need({ hub, published_at: yesterday(), capacity: 1 + (n % 2), sectors: [n ? '38435000' : '90000000'] }),
    );
  const offerings = [
    await world.offering(poor),
    await world.offering({ published_at: yesterday() }),
    await world.offering({ capacity: 2 }),
  ];
  await world.find(...offerings, ...needs);
  const whole = await slate();
  expect(whole).toHaveLength(3);
  for (const [hubs, listing] of [
    [1, 1],
    [2, 1],
    [1, 3],
  ] as const)
    expect(await world.asWorker((em) => slateFor(em, hub, { hub: hubs, listing }))).toEqual(whole);
});

test('from fifty decisions of a hub on a showing says how likely it was, and the same week draws the same', async () => {
  const { best, waiting } = await newAndWaiting();
  const elsewhere = await world.need({ hub, state: 'withdrawn' });
  for (let n = 1; n < wished.exploration.decisions; n++) await proposed(waiting, elsewhere, 'rejected', uuid(n));
  await slate();
  for (let n = wished.exploration.decisions; n <= wished.exploration.decisions; n++)
    await proposed(best, elsewhere, 'rejected', uuid(n));
  await slate();
  await slate();
  const { items } = await world.slateRuns.ofHub(coordinatorOf(hub), hub);
  const [after, before] = items.map((run) => run.showings[0]!);
  expect(before).toMatchObject({ probability: 1, shownToLearn: false });
  const { probability } = wished.exploration;
  expect(after!.probability).toBeCloseTo(after!.shownToLearn ? probability : 1 - probability, 6);
  expect(items).toHaveLength(2);
});

test('a sector that fills half of the places gives way to one that fits nearly as well', async () => {
  hub = await world.hub({ capacity: 2 });
  const [one, two, three] = [
    await world.need({ hub, published_at: yesterday(), sectors: ['38435000'] }),
    await world.need({ hub, published_at: yesterday(), sectors: ['38435000'] }),
    await world.need({ hub, published_at: yesterday(), sectors: ['90000000'] }),
  ];
  await world.find(
    await world.offering({ published_at: yesterday(), sectors: ['38435000', '90000000'], capacity: 3 }),
    one,
    two,
    three,
  );
  const chosen = (await slate()).map((c) => c.need);
  expect(chosen).toHaveLength(2);
  expect(chosen).toContain(three);
});
