import { World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world?.close());

describe('the rows are a function of the state', () => {
  const texts = [
    'Acoustic sensor finds a leak in the water pipe network',
    'Software for hospital records and appointments',
    'Water treatment with membranes for a city network',
    'Sensor platform for hospital rooms and bread ovens',
    'Pipe inspection robots for oil and water',
  ];
  const market = async () => {
    const hub = await world.hub();
    const made: string[] = [];
    for (const [i, text] of texts.entries()) {
      const words = {
        title: text,
        summary: texts[(i + 1) % 5],
        description: `${text}. ${texts[(i + 3) % 5]}`,
        keywords: [],
        sectors: [`3843${i}000`],
      };
      made.push(
        await world.offering({ ...words, settlement_currencies: i === 1 ? ['RUB'] : ['USD'] }),
        await world.need({ ...words, hub }),
      );
    }
    return made;
  };
  const shuffled = <T>(list: readonly T[], seed: number): T[] =>
    list
      .map((x, i) => [Math.sin(seed * 997 + i * 131), x] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, x]) => x);

  test('run twice, in turn, it leaves the same database', async () => {
    const listings = await market();
    await world.find(...listings);
    const [once, times] = [await world.everything(), await world.rows(`select id, found_at from matches.matches order by id`)];
    await world.find(...listings);
    expect(await world.everything()).toBe(once);
    expect(await world.rows(`select id, found_at from matches.matches order by id`)).toEqual(times);
  });

  test('all at once leaves what one after the other left, and nobody deadlocks', async () => {
    const listings = await market();
    await world.find(...listings);
    await world.asWorker((em) => world.snapshots.renew(em));
    await world.find(...listings);
    const inTurn = await world.everything();
    await world.rows(`delete from matches.matches; delete from matches.refusals; delete from matches.documents`);
    await Promise.all(listings.map((l) => world.find(l)));
    expect(await world.everything()).toBe(inTurn);
    await Promise.all([...listings, ...listings].map((l) => world.find(l)));
    expect(await world.everything()).toBe(inTurn);
    const [{ deadlocks }] = (await world.rows(
      `select deadlocks::int from pg_stat_database where datname = current_database()`,
    )) as [{ deadlocks: number }];
    expect(deadlocks).toBe(0);
  });

  test('the order of publication does not matter under one snapshot, and a run over every listing changes nothing', async () => {
    const listings = await market();
    await world.find(...listings);
    await world.asWorker((em) => world.snapshots.renew(em));
    await world.find(...listings);
    const full = await world.everything();
    for (const seed of [1, 2, 3]) {
      await world.rows(`delete from matches.matches; delete from matches.refusals; delete from matches.documents`);
      await world.find(...shuffled(listings, seed));
      expect(await world.everything()).toBe(full);
    }
    const [{ snapshot }] = (await world.rows(`select max(id) as snapshot from matches.snapshots`)) as [{ snapshot: number }];
    await world.asWorker((em) => world.snapshots.matchEverything(em, { snapshot }));
    const jobs = await world.rows<{ listings: string[] }>(
      `select payload -> 'listings' as listings from ledger.jobs where name = 'FindMatchesOfMany'`,
    );
    expect(jobs.flatMap((j) => j.listings).sort()).toEqual(listings.toSorted());
    for (const { listings: some } of jobs) await world.findOfMany(some);
    expect(await world.everything()).toBe(full);
  });

  test('many at once leave what each by itself left, from an empty table too, and at the same time as others', async () => {
    const listings = await market();
    await world.find(...listings);
    await world.asWorker((em) => world.snapshots.renew(em));
    await world.find(...listings);
    const full = await world.everything();
    const offerings = (await world.rows<{ id: string }>(`select id from listings.listings where side = 'offering'`)).map(
      (r) => r.id,
    );
    const needs = listings.filter((l) => !offerings.includes(l));
    await world.rows(`delete from matches.matches; delete from matches.refusals`);
    await Promise.all([world.findOfMany(offerings), world.findOfMany(needs), ...listings.map((l) => world.find(l))]);
    expect(await world.everything()).toBe(full);
    await world.rows(`delete from matches.matches; delete from matches.refusals`);
    await world.findOfMany(offerings);
    await world.findOfMany(needs);
    expect(await world.everything()).toBe(full);
  });

  test('of a run over everything the second end leaves what the first made, under a new snapshot both make it anew, and a wrong refusal is mended', async () => {
    const listings = await market();
    await world.find(...listings);
    const full = await world.everything();
    await world.rows(`update matches.matches set coverage = 0.125`);
    const marked = await world.everything();
    await world.findOfMany(listings.filter((_, at) => at % 2 === 0));
    expect(await world.everything()).toBe(marked);
    await world.rows(`update matches.refusals set facts = '{"currencies": ["AED"]}'`);
    await world.find(...listings.filter((_, at) => at % 2 === 1));
    expect(await world.everything()).toBe(full);
    await world.rows(`update matches.matches set coverage = 0.125`);
    await world.asWorker((em) => world.snapshots.renew(em));
    await world.findOfMany(listings.filter((_, at) => at % 2 === 0));
    expect(await world.rows(`select 1 from matches.matches where coverage = 0.125`)).toEqual([]);
    expect(await world.rows(`select distinct facts from matches.refusals where rule = 'settlement_currency'`)).toEqual([
      { facts: { currencies: ['RUB'] } },
    ]);
  });

  test('of many, one that is not in the index as it is now gets a run of its own', async () => {
    const [changed, other, gone] = [await world.offering(), await world.offering(), await world.offering()];
    await world.find(changed, other, gone);
    await world.change(changed, { title: 'A loaf of bread' });
    await world.change(gone, { state: 'withdrawn' });
    await world.findOfMany([changed, other, gone]);
    const jobs = await world.rows<{ listing: string }>(
      `select payload ->> 'listing' as listing from ledger.jobs where name = 'FindMatches'`,
    );
    expect(jobs.map((j) => j.listing).sort()).toEqual([changed, gone].sort());
  });

  test('one more listing changes no other pair', async () => {
    const listings = await market();
    await world.find(...listings);
    const others = `select * from matches.matches where offering <> $1 order by id`;
    const added = await world.offering({ title: 'Another acoustic sensor for a water leak' });
    const before = await world.rows(others, [added]);
    await world.find(added);
    expect(await world.rows(others, [added])).toEqual(before);
    expect(await world.rows(`select 1 from matches.matches where offering = $1`, [added])).not.toEqual([]);
  });
});
