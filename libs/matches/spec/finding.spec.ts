import { randomUUID } from 'node:crypto';
import { World } from './world.js';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world?.close());

const pairs = () =>
  world.rows<{ offering: string; need: string; topic: number; met: { offering: string; need: string }[] }>(
    `select * from matches.matches order by offering, need`,
  );
const refusals = () => world.rows<{ rule: string; facts: unknown }>(`select rule, facts from matches.refusals`);

test('a need finds the right offering in another language through the glossary', async () => {
  const right = await world.offering({ sectors: ['38435000'] });
  await world.offering({
    title: 'Bread for schools',
    summary: 'Fresh bread and rolls.',
    description: 'A bakery bakes bread.',
    keywords: [],
    sectors: ['15811000'],
  });
  const need = await world.need({
    language: 'ru',
    title: 'Нужен датчик',
    summary: 'Утечка воды',
    description: 'Водопровод теряет воду, нужен датчик',
    keywords: ['утечка'],
    sectors: ['90733000'],
  });
  await world.find(right, need);
  const found = await pairs();
  expect(found.map((m) => m.offering)).toEqual([right]);
  expect(found[0]!.topic).toBeGreaterThan(0.05);
  expect(found[0]!.met.map((w) => [w.offering.toLowerCase(), w.need.toLowerCase()])).toContainEqual(['sensor', 'датчик']);
});

test('neighbours in a sector meet without a word in common', async () => {
  const words = { title: 'Quite something', summary: 'else entirely', description: 'than before', keywords: [] };
  const offering = await world.offering({ sectors: ['38431000'] });
  const need = await world.need({ ...words, sectors: ['38435000'] });
  const far = await world.need({ ...words, sectors: ['15811000'] });
  await world.find(offering, need, far);
  expect((await pairs()).map((m) => m.need)).toEqual([need]);
});

describe('each rule that stops a pair is stored with its facts', () => {
  const stopped: [string, (given: { hub: string }) => Promise<[string, string]>, string, unknown][] = [
    [
      'the hub is closed',
      async () => [await world.offering(), await world.need({ hub: await world.hub({ state: 'closed', name: 'Asleep' }) })],
      'hub_open',
      { hub: 'Asleep' },
    ],
    [
      'the mandate has ended',
      async ({ hub }) => {
        const organisation = await world.organisation('AE');
        return [
          await world.offering(),
          await world.need({
            hub,
            organisation,
            origin: 'mandated',
            mandate: await world.mandate(hub, organisation, '2026-01-01'),
          }),
        ];
      },
      'mandate',
      {},
    ],
    [
      'both are of one owner',
      async () => {
        const organisation = await world.organisation('AE');
        return [await world.offering({ organisation }), await world.need({ organisation })];
      },
      'same_owner',
      {},
    ],
    [
      'the deadline is past',
      async () => [await world.offering(), await world.need({ deadline: '2026-01-01' })],
      'deadline',
      { side: 'need', deadline: '2026-01-01' },
    ],
    [
      'the market is not one of its targets',
      async () => [await world.offering({ target_countries: ['VN'] }), await world.need()],
      'target_country',
      { country: 'AE', countries: ['VN'] },
    ],
    [
      'a certificate is missing',
      async () => [
        await world.offering(),
        await world.need({ standards_required: JSON.stringify([{ standard: 'IEC 62443', demand: 'must' }]) }),
      ],
      'certificates',
      { names: ['IEC 62443'] },
    ],
    [
      'no currency is shared',
      async () => [await world.offering({ settlement_currencies: ['RUB'] }), await world.need()],
      'settlement_currency',
      { currencies: ['RUB'] },
    ],
    [
      'no language is shared',
      async () => [await world.offering({ languages: ['ru'] }), await world.need()],
      'languages',
      { languages: ['ru'] },
    ],
    [
      'the technology is not ready',
      async () => [await world.offering({ trl: 4 }), await world.need({ trl_floor: 7 })],
      'trl',
      { trl: 4, floor: 7 },
    ],
    [
      'the price is above the budget',
      async () => [await world.offering({ budget_from: 9000, budget_to: 9500 }), await world.need()],
      'budget',
      { price: { from: 9000, to: 9500, currency: 'USD' }, budget: { from: 1000, to: 4999, currency: 'USD' } },
    ],
    [
      'a party is not cleared',
      async () => [await world.offering({ organisation: await world.organisation('RU', false) }), await world.need()],
      'screening',
      {},
    ],
  ];
  test.each(stopped)('%s', async (_, listings, rule, facts) => {
    const [offering, need] = await listings({ hub: await world.hub() });
    await world.find(offering, need);
    expect(await refusals()).toEqual([{ rule, facts }]);
    expect(await pairs()).toEqual([]);
  });

  test('somebody declined within the last half year; later the pair may be matched again', async () => {
    const [offering, need] = [await world.offering(), await world.need()];
    const [{ ago, until }] = (await world.rows<{ ago: string; until: string }>(
      `select (landfall.now() - interval '100 days')::text as ago, ((landfall.now() + interval '80 days') at time zone 'UTC')::date::text as until`,
    )) as [{ ago: string; until: string }];
    await world.introduction(offering, need, 'declined', ago);
    await world.find(offering, need);
    expect(await refusals()).toEqual([{ rule: 'no_rematch', facts: { until } }]);
    await world.rows(`insert into landfall.clock (shift) values (interval '81 days')`);
    await world.find(need);
    expect(await refusals()).toEqual([]);
    expect(await pairs()).toHaveLength(1);
  });
});

test('a rule that cannot be answered is a match to be reviewed, not a refusal', async () => {
  await world.find(await world.offering({ budget_from: null, budget_to: null, budget_currency: null }), await world.need());
  expect(await world.rows(`select needs_review, review_rules from matches.matches`)).toEqual([
    { needs_review: true, review_rules: ['budget'] },
  ]);
});

test.each(['planned', 'paused'])('a %s hub is matched for', async (state) => {
  await world.find(await world.offering(), await world.need({ hub: await world.hub({ state }) }));
  expect(await pairs()).toHaveLength(1);
});

test('a withdrawn listing finds no matches, and its hub hears of it', async () => {
  const [offering, need] = [await world.offering(), await world.need()];
  await world.find(offering, need);
  expect(await pairs()).toHaveLength(1);
  await world.change(offering, { state: 'withdrawn' });
  await world.find(offering);
  expect(await pairs()).toEqual([]);
  expect(await world.rows(`select 1 from matches.documents where listing = $1`, [offering])).toEqual([]);
  const [last] = await world.rows<{ facts: { hubs: string[]; matched: number } }>(
    `select facts from ledger.entries where name = 'MatchesRefreshed' order by seq desc limit 1`,
  );
  const [{ hub }] = (await world.rows(`select hub from listings.listings where id = $1`, [need])) as [{ hub: string }];
  expect(last!.facts).toMatchObject({ hubs: [hub], matched: 0 });
});

test('a changed text is indexed anew and loses the pairs it no longer fits', async () => {
  const [offering, need] = [await world.offering(), await world.need()];
  await world.find(offering, need);
  await world.change(need, { title: 'Bread', summary: 'Rolls', description: 'Fresh', keywords: [], sectors: ['15811000'] });
  await world.find(need);
  expect(await pairs()).toEqual([]);
});

test('cleared by screening, a firm’s refused pairs become matches', async () => {
  const firm = await world.organisation('RU', false);
  const [offering, need] = [await world.offering({ organisation: firm }), await world.need()];
  await world.find(offering, need);
  expect((await refusals()).map((r) => r.rule)).toEqual(['screening']);
  await world.clear(firm, true);
  await world.asWorker((em) => world.finding.rematchOrganisation(em, firm));
  expect(await world.rows(`select name, payload from ledger.jobs`)).toEqual([
    { name: 'FindMatches', payload: { listing: offering } },
  ]);
  await world.find(offering);
  expect(await pairs()).toHaveLength(1);
  expect(await refusals()).toEqual([]);
});

test('a listing that is not there is nothing to do', async () => {
  await world.find(randomUUID());
  expect(await world.rows(`select 1 from ledger.entries`)).toEqual([]);
});
