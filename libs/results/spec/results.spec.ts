import { randomUUID } from 'node:crypto';
import { system, type PersonActor } from '#database';
import { recordAll, type LandfallEvent } from '#ledger';
import { Seeded } from '../../../test/chaos/seeded.js';
import { openDatabase, personActor, type OpenDatabase } from '../../../test/setup/open-database.js';
import { Costs } from '../costs.js';
import { Results } from '../results.js';

const seed = Number(process.env.SEED ?? 1);
const [since, until] = ['2026-01-01', '2026-12-31'];
const sectors = ['38000000', '72000000'];

describe('results, from the ledger alone', () => {
  let db: OpenDatabase;
  let results: Results;
  let costs: Costs;
  let hub: string;
  let coordinator: PersonActor;

  beforeAll(async () => {
    db = await openDatabase();
    const transactions = await db.transactions('api');
    results = new Results(transactions);
    costs = new Costs(transactions);
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    hub = randomUUID();
    coordinator = personActor(undefined, { hubs: [hub] });
    await db.rows(
      `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to)
       values ($1, $2, 'AE', 'Asia/Dubai', '{1}', '{en}', 'en', 'AED', 5, 'hub@hub.test')`,
      [hub, `Hub ${hub}`],
    );
    await db.rows(
      `insert into landfall.clock (shift) values ('2026-06-15 08:00Z'::timestamptz - clock_timestamp()) on conflict (single) do nothing`,
    );
  });

  const operator = personActor(undefined, { duties: ['operator'] });
  const happened = async (events: LandfallEvent[], by = system('test') as PersonActor | ReturnType<typeof system>) => {
    const worker = await work();
    await worker.run(system('test'), (em) =>
      recordAll(
        em,
        by,
        events.map((event) => ({ event, about: { hub } })),
      ),
    );
  };
  let worker: Awaited<ReturnType<OpenDatabase['transactions']>> | undefined;
  const work = async () => (worker ??= await db.transactions('worker'));

  /** One approved pair that went so far, by somebody, in a sector. */
  const pair = async (far: number, by = coordinator.person, sector = sectors[0]!): Promise<string> => {
    const introduction = randomUUID();
    const attache = { ...coordinator, person: by };
    await happened([{ name: 'ProposalApproved', facts: { proposal: randomUUID(), hub, version: 2, introduction } }], attache);
    const steps: LandfallEvent[] = [
      { name: 'IntroductionOpened', facts: { introduction, hub, sector } },
      { name: 'ConsentGiven', facts: { introduction, side: 'offering', by: 'account' } },
      { name: 'IntroductionMade', facts: { introduction, hub } },
      { name: 'MeetingHeld', facts: { meeting: randomUUID(), introduction, hub, sequence: 1 } },
      { name: 'OutcomeRecorded', facts: { introduction, side: 'offering', stage: 'agreement', met: true } },
    ];
    await happened(steps.slice(0, far));
    return introduction;
  };
  const says = (
    introduction: string,
    side: 'offering' | 'need',
    amount: string,
    currency: string,
    on = '2026-05-04',
  ): LandfallEvent => ({
    name: 'OutcomeRecorded',
    facts: { introduction, side, stage: 'agreement', met: true, amount, currency, on },
  });
  const of = async (by: 'hub' | 'attache' | 'sector' = 'hub', actor: PersonActor = coordinator) =>
    (await results.of(actor, hub, { since, until, by })).rows;
  const cost = (amount: string, currency = 'AED', more: object = {}) =>
    costs.record(coordinator, hub, { amount, currency, on: '2026-05-04', kind: 'staff', ...more });
  const rates = (...lines: string[]) =>
    costs.loadRates(operator, { base: 'USD', file: ['day,currency,rate', ...lines].join('\n') });

  it(`count a seeded history exactly, and come to a payback of exactly 5.00 (seed ${seed})`, async () => {
    const random = new Seeded(seed, 'results');
    const expected = { approved: 0, asked: 0, interested: 0, made: 0, met: 0, agreed: 0 };
    for (let n = 0; n < 30; n++) {
      const far = random.int(0, 5);
      await pair(far);
      expected.approved += 1;
      Object.keys(expected)
        .slice(1)
        .forEach((step, at) => (expected[step as 'asked'] += far > at ? 1 : 0));
    }
    // 500,000 AED that both confirm, 100,000 USD evidenced = 367,250 AED; costs of 100,000 AED and 20,000 USD = 73,450 AED
    await rates('2026-05-01,AED,3.6725');
    const [confirmed, evidenced] = [await pair(4), await pair(4)];
    await happened([says(confirmed, 'offering', '500000.00', 'AED'), says(confirmed, 'need', '500000.00', 'AED')]);
    await happened([
      says(evidenced, 'offering', '900000.00', 'USD'),
      {
        name: 'OutcomeEvidenced',
        facts: { introduction: evidenced, hub, stage: 'agreement', amount: '100000.00', currency: 'USD', on: '2026-05-04' },
      },
    ]);
    await cost('100000.00');
    await cost('20000.00', 'USD');
    for (const step of Object.keys(expected)) expected[step as 'asked'] += 2;
    expect(await of()).toEqual([
      {
        group: hub,
        ...expected,
        claimed: '0.00',
        confirmed: '500000.00',
        evidenced: '367250.00',
        unvalued: 0,
        cost: '173450.00',
        payback: '5.00',
      },
    ]);
    // Nothing of these pairs is in any other table.
    expect(await db.rows(`select from introductions.introductions`)).toEqual([]);
  });

  it('take the lower of two claims that differ, for no payback, and the last that each side says', async () => {
    const introduction = await pair(3);
    await happened([says(introduction, 'offering', '900.00', 'AED'), says(introduction, 'need', '400.00', 'AED')]);
    await cost('100.00');
    expect(await of()).toMatchObject([{ claimed: '400.00', confirmed: '0.00', payback: '0.00' }]);
    await happened([says(introduction, 'offering', '400.00', 'AED')]);
    expect(await of()).toMatchObject([{ claimed: '0.00', confirmed: '400.00', payback: '4.00' }]);
  });

  it('value a sum by the rate of its day, or of the ten days before, and say where there is none', async () => {
    const introduction = await pair(3);
    await rates('2026-03-01,VND,26000', '2026-03-01,AED,4', '2026-03-08,AED,3.5');
    await happened([says(introduction, 'need', '26000000.00', 'VND', '2026-03-07')]);
    expect(await of()).toMatchObject([{ claimed: '4000.00', unvalued: 0 }]);
    await happened([says(introduction, 'need', '26000000.00', 'VND', '2026-03-09')]);
    expect(await of()).toMatchObject([{ claimed: '3500.00', unvalued: 0 }]);
    await happened([says(introduction, 'need', '26000000.00', 'VND', '2026-03-20')]);
    expect(await of()).toMatchObject([{ claimed: '0.00', unvalued: 1, payback: null }]);
    // a correction of a day takes the place of what was loaded before
    await rates('2026-03-08,AED,3.6');
    await happened([says(introduction, 'need', '26000000.00', 'VND', '2026-03-09')]);
    expect(await of()).toMatchObject([{ claimed: '3600.00', unvalued: 0 }]);
  });

  it('are told by attaché and by sector, each with its own costs', async () => {
    const [anna, omar] = [randomUUID(), randomUUID()];
    const first = await pair(5, anna, sectors[0]);
    await pair(2, omar, sectors[1]);
    await pair(1, omar, sectors[0]);
    await happened([says(first, 'offering', '600.00', 'AED'), says(first, 'need', '600.00', 'AED')]);
    await cost('200.00', 'AED', { attache: anna, sector: sectors[0] });
    await cost('50.00', 'AED', { attache: omar });
    const byPerson = Object.fromEntries((await of('attache')).map((row) => [row.group, row]));
    expect(byPerson[anna]).toMatchObject({ approved: 1, agreed: 1, confirmed: '600.00', cost: '200.00', payback: '3.00' });
    expect(byPerson[omar]).toMatchObject({ approved: 2, interested: 1, made: 0, cost: '50.00', payback: '0.00' });
    const bySector = (await of('sector')).map(({ group, approved, cost: spent }) => [group, approved, spent]);
    expect(bySector).toEqual([[sectors[0], 2, '200.00'], [sectors[1], 1, '0.00'], [null, 0, '50.00']]); // prettier-ignore
    expect(await of()).toMatchObject([{ approved: 3, cost: '250.00', payback: '2.40' }]);
  });

  it('leave out what was undone, struck, or is of other days', async () => {
    const introduction = await pair(1);
    await happened([{ name: 'ApprovalUndone', facts: { proposal: randomUUID(), hub, version: 3, introduction } }]);
    await pair(1);
    const { id } = await cost('100.00');
    await cost('70.00', 'AED', { on: '2025-12-31' });
    await costs.strike(coordinator, hub, id);
    await costs.strike(coordinator, hub, id);
    expect((await costs.list(coordinator, hub)).items.map((c) => c.amount)).toEqual(['70.00']);
    expect(await of()).toMatchObject([{ approved: 1, cost: '0.00', payback: null }]);
    expect((await results.of(coordinator, hub, { since: '2026-07-01', until, by: 'hub' })).rows).toEqual([]);
  });

  it('are the hub’s coordinators’ and the operator’s to read, and nobody else’s', async () => {
    await pair(3);
    expect(await of('hub', operator)).toMatchObject([{ approved: 1 }]);
    const stranger = personActor(undefined, { hubs: [randomUUID()] });
    await expect(of('hub', stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(costs.strike(stranger, hub, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
    await expect(of('hub', personActor())).rejects.toMatchObject({ code: 'not_allowed' });
    const transactions = await db.transactions('api');
    expect(await transactions.run(stranger, (em) => em.query(`select from results.entries($1)`, [hub]))).toEqual([]);
  });
});
