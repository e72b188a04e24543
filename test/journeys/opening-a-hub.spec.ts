import type { Caller } from '../caller.js';
import { Given, must, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';

const someone = (email: string) => ({ name: email.split('@')[0], email, language: 'en', zone: 'Asia/Dubai' });
const proposedHub = {
  name: 'Sharjah export hub',
  country: 'AE',
  zone: 'Asia/Dubai',
  workWeek: [7, 1, 2, 3, 4],
  languages: ['ar', 'en'],
  fallbackLanguage: 'en',
  currency: 'AED',
  capacity: 20,
  replyTo: 'sharjah@example.org',
  coordinators: [someone('sharjah.one@example.org')],
};

describe('a hub, from a proposal to its end', () => {
  let landfall: Landfall;
  let given: Given;
  let operator: Caller;
  let hub: Hub;
  const move = (state: string, despite?: string[]) =>
    operator.put(`/hubs/${hub.id}/state`, { state, ...(despite && { despite }) }, hub.version);
  const moved = async (state: string) => (hub.version = must<Hub>(200, await move(state)).version);
  const queue = async () =>
    (must(200, await hub.coordinator.get('/proposals?limit=100')) as { items: { id: string; score: number; version: number }[] })
      .items;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    operator = given.operator;
    await given.deniedParties();
    const made = must<Hub>(201, await operator.post('/hubs', proposedHub));
    const coordinatorEmail = 'sharjah.one@example.org';
    hub = { ...made, coordinatorEmail, coordinator: await landfall.person(coordinatorEmail) };
  });
  afterAll(() => landfall?.close());

  test('proposed, it takes no needs; planned, it takes them, shows the demand without a buyer in it, and proposes nobody', async () => {
    const buyers = [await given.buyer(hub), await given.buyer(hub), await given.buyer(hub)];
    const refused = await given.need(buyers[0]!).catch((error: Error) => error.message);
    expect(refused).toContain('"rule":"takes_needs"');

    await moved('planned');
    const firm = await given.firm();
    await given.offering(firm);
    const demand = async () => must<{ items: unknown[] }>(200, await firm.owner.get(`/hubs/${hub.id}/demand`)).items;
    await given.need(buyers[0]!);
    await given.need(buyers[1]!, { title: 'Leak noise loggers for buried drinking water pipes of a port' });
    expect(await demand()).toEqual([]);
    await given.need(buyers[2]!, { summary: 'We look for sensors.' });
    expect(await demand()).toEqual([{ sector: '38000000', label: expect.any(String), needs: 3 }]);

    await landfall.settled();
    expect((await landfall.admin.query('select count(*)::int as n from matches.matches')).rows[0].n).toBe(3);
    expect(await queue()).toEqual([]);
  });

  test('its checklist says what is missing, and it does not open before; settings come from another hub without its people and days', async () => {
    const checklist = async () => must(200, await hub.coordinator.get(`/hubs/${hub.id}/checklist`));
    const gaps = ['holidays', 'lists', 'attestation', 'coordinators', 'letterhead'];
    const missing = (await checklist()).items.filter((i: { met: boolean }) => !i.met).map((i: { item: string }) => i.item);
    expect(missing).toEqual(gaps);
    const refusal = await move('open');
    expect([refusal.status, refusal.body.code]).toEqual([409, 'hub_not_ready']);
    expect(refusal.body.errors.map((e: { field: string }) => e.field)).toEqual(gaps);
    expect((await move('open', gaps.slice(1))).body.errors).toEqual([
      expect.objectContaining({
        field: 'holidays',
        message: expect.stringMatching(
          /^no holiday is known of \d{4}.*: take the country's public holidays of that year, or set them$/,
        ),
      }),
    ]);

    const hanoi = await given.hub({
      country: 'VN',
      zone: 'Asia/Ho_Chi_Minh',
      currency: 'VND',
      workWeek: [1, 2, 3, 4, 5],
      capacity: 7,
      reviewDays: 9,
      letterhead: 'Hanoi export hub',
      listPolicy: ['test list', 'no such list'],
      attestations: [{ language: 'en', text: 'We offer what we may export.' }],
      holidays: ['2026-12-02'],
    });
    const before = must(200, await hub.coordinator.get('/hubs')).items.find((h: Hub) => h.id === hub.id);
    const copied = must(200, await operator.put(`/hubs/${hub.id}/settings`, { from: hanoi.id }, hub.version));
    expect(copied).toMatchObject({
      workWeek: [1, 2, 3, 4, 5],
      capacity: 7,
      reviewDays: 9,
      listPolicy: ['test list', 'no such list'],
    });
    for (const own of ['name', 'country', 'zone', 'currency', 'replyTo', 'letterhead', 'holidays', 'state'])
      expect(copied[own]).toEqual(before[own]);
    const { items: people } = must(200, await hub.coordinator.get(`/hubs/${hub.id}/coordinators`));
    expect(people).toHaveLength(1);
    expect((await hanoi.coordinator.put(`/hubs/${hub.id}/settings`, { from: hanoi.id }, hub.version + 1)).status).toBe(403);
    expect((await hanoi.coordinator.get(`/hubs/${hub.id}/checklist`)).status).toBe(404);
    expect((await hub.coordinator.patch(`/hubs/${hub.id}`, { listPolicy: [] }, hub.version + 1)).status).toBe(403);
    must(200, await operator.patch(`/hubs/${hub.id}`, { listPolicy: ['test list'] }, hub.version + 1));
    const changed = must(
      200,
      await hub.coordinator.patch(`/hubs/${hub.id}`, { letterhead: 'Sharjah export hub' }, hub.version + 2),
    );
    hub.version = changed.version as number;
    const days = (await checklist()).items
      .find((i: { item: string }) => i.item === 'holidays')
      .missing.map((y: string) => ({ day: `${y}-11-18` }));
    const twice = await hub.coordinator.put(`/hubs/${hub.id}/holidays`, { days: [...days, { ...days[0], name: 'Once more' }] });
    expect([twice.status, twice.body.errors]).toEqual([422, [expect.objectContaining({ field: 'days' })]]);
    must(200, await hub.coordinator.put(`/hubs/${hub.id}/holidays`, { days }));
    must(201, await operator.post('/people', { ...someone('sharjah.two@example.org'), hub: hub.id, role: 'coordinator' }));
    hub.coordinator = await landfall.person(hub.coordinatorEmail);
    expect(await checklist()).toMatchObject({ ready: true });
  });

  test('it opens, and what waited is proposed once, the best first', async () => {
    await moved('open');
    await landfall.settled();
    const proposed = await queue();
    expect(proposed).toHaveLength(3);
    expect(proposed.map((p) => p.score)).toEqual(proposed.map((p) => p.score).sort((a, b) => b - a));
    const { rows } = await landfall.admin.query(
      `select array_agg(score order by p.created_at, p.id) as scores, count(*)::int as placed from introductions.proposals p`,
    );
    expect(rows[0].placed).toBe(3);
    // the same wish again, twice at once
    await landfall.admin.query(
      `insert into ledger.jobs (id, name, payload) select gen_random_uuid(), 'ProposeToHub', jsonb_build_object('hub', $1::text) from generate_series(1, 2)`,
      [hub.id],
    );
    await landfall.settled();
    expect((await queue()).map((p) => p.id)).toEqual(proposed.map((p) => p.id));
    const entries = `select name from ledger.entries where name = 'ProposalsPlaced' and hub = $1`;
    expect((await landfall.admin.query(entries, [hub.id])).rowCount).toBe(1);
  });

  test('paused, it introduces nobody; open again, it goes on; closed, its needs are withdrawn and it opens no more', async () => {
    const [best] = await queue();
    await moved('paused');
    await landfall.settled();
    const approval = await hub.coordinator.put(`/proposals/${best!.id}/approval`, {}, best!.version);
    expect([approval.status, approval.body.code, approval.body.facts?.state]).toEqual([409, 'conflict', 'paused']);
    await moved('open');
    await landfall.settled();
    must(200, await hub.coordinator.put(`/proposals/${best!.id}/approval`, {}, best!.version));

    await moved('paused');
    await moved('closed');
    await landfall.settled();
    const { rows } = await landfall.admin.query(
      `select array_agg(distinct l.state) as needs, (select array_agg(distinct state) from introductions.introductions) as introductions,
         (select count(*)::int from introductions.proposals where state in ('queued', 'in_review')) as waiting
       from listings.listings l where l.hub = $1 and l.published_at is not null`,
      [hub.id],
    );
    expect(rows[0]).toEqual({ needs: ['withdrawn'], introductions: ['withdrawn'], waiting: 0 });
    expect((await move('open')).body.code).toBe('illegal_step');
    expect(await landfall.parked()).toEqual([]);
  });

  test('the database introduces nobody at a hub that is not open, whoever asks', async () => {
    const columns = 'id, proposal, offering, need, offering_organisation, need_organisation, hub, state, takes_effect_at, round';
    const insert = landfall.admin.query(
      `insert into introductions.introductions (${columns})
       select gen_random_uuid(), proposal, offering, need, offering_organisation, need_organisation, hub, 'opening', takes_effect_at, 9 from introductions.introductions limit 1`,
    );
    await expect(insert).rejects.toMatchObject({ code: 'LF002', message: 'a hub that is not open introduces nobody' });
  });

  test('interest in a hub is counted by distinct firms that are cleared, and its threshold is crossed once', async () => {
    const register = (firm: { id: string; owner: Caller }, sector = '38000000', country = 'TZ') =>
      firm.owner.post('/interests', { organisation: firm.id, country, sector });
    must(200, await operator.put('/interest-register/TZ/threshold', { firms: 3 }));
    const twins = [await given.firm({ registrationNumber: '77' }), await given.firm({ registrationNumber: '77' })];
    const [one, two] = [await given.firm(), await given.firm()];
    const suspended = await given.firm();
    must(200, await operator.put(`/organisations/${suspended.id}/suspension`));
    await landfall.settled();
    const registered = async () =>
      must(200, await operator.get('/interest-register')).items.find((i: { country: string }) => i.country === 'TZ');

    const first = must(201, await register(one));
    expect(must(201, await register(one))).toEqual(first);
    for (const twin of twins) must(201, await register(twin));
    await landfall.settled();
    expect(await registered()).toMatchObject({ firms: 3, verified: 2, threshold: 3, crossedAt: null });
    expect((await register(suspended)).status).toBe(403);
    expect((await register(two, '38435000')).status).toBe(422);
    expect((await register(two, '38000000', 'RU')).body.errors[0].rule).toBe('abroad');
    expect((await one.owner.post('/interests', { organisation: two.id, country: 'TZ', sector: '38000000' })).status).toBe(403);

    must(201, await register(two));
    await landfall.settled();
    const crossed = await registered();
    expect(crossed).toMatchObject({ firms: 4, verified: 3, crossedAt: expect.any(String) });
    expect((await two.owner.get('/interest-register')).status).toBe(403);

    // whoever leaves, comes, or counts anew crosses it no second time
    const mine = must(200, await two.owner.get('/interests')).items;
    expect(mine).toHaveLength(1);
    expect((await one.owner.delete(`/interests/${mine[0].id}`)).status).toBe(404);
    expect((await two.owner.delete(`/interests/${mine[0].id}`)).status).toBe(204);
    must(201, await register(two));
    must(200, await operator.put('/interest-register/TZ/threshold', { firms: 2 }));
    await landfall.settled();
    expect(await registered()).toMatchObject({ verified: 3, threshold: 2, crossedAt: crossed.crossedAt });
    const { rowCount } = await landfall.admin.query(`select 1 from ledger.entries where name = 'InterestCrossed'`);
    expect(rowCount).toBe(1);
  });

  test('its country’s public holidays are taken from a library, those of the moon as expected; what a coordinator said is never overwritten', async () => {
    const { coordinator, id } = hub;
    const [, next] = must<{ years: [number, number] }>(200, await coordinator.get(`/hubs/${id}/holidays`)).years;
    const path = `/hubs/${id}/public-holidays/${next}`;
    type Said = { source: string; licence: string; items: { day: string; expected: boolean; here: string | null }[] };
    type Kept = { items: { day: string; name: string | null; source: string | null; expected: boolean }[]; missing: number[] };
    const said = must<Said>(200, await coordinator.get(path));
    const ofNext = ({ items }: Kept) => items.filter((d) => d.day.startsWith(`${next}-`));
    const national = `${next}-12-02`;
    expect(said).toMatchObject({ source: expect.stringMatching(/^date-holidays \d/), licence: 'CC BY-SA 3.0' });
    const moons = said.items.filter((d) => d.expected).map((d) => d.day);
    expect(moons.length).toBeGreaterThan(4);

    // one moved by hand before, one left out, one removed and one corrected after
    const [moved, out, gone, sighted] = [national, ...moons] as [string, string, string, string];
    must(200, await coordinator.put(`/hubs/${id}/holidays`, { days: [{ day: moved, name: 'Our own word' }] }));
    const taken = must<Kept>(200, await coordinator.put(path, { except: [out] }));
    expect(ofNext(taken).map((d) => d.day)).toEqual(
      expect.arrayContaining(said.items.map((d) => d.day).filter((day) => day !== out)),
    );
    expect(ofNext(taken).find((d) => d.day === gone)).toMatchObject({ source: said.source, expected: true });
    must(200, await coordinator.delete(`/hubs/${id}/holidays/${gone}`));
    must(200, await coordinator.put(`/hubs/${id}/holidays`, { days: [{ day: sighted, name: 'Sighted' }] }));

    const before = must<Kept>(200, await coordinator.get(`/hubs/${id}/holidays`));
    const told = `select count(*)::int as times from ledger.entries where name = 'HolidaysChanged' and hub = $1`;
    const times = async () => (await landfall.admin.query(told, [id])).rows[0].times as number;
    const asOften = await times();
    expect(must<Kept>(200, await coordinator.put(path, {}))).toEqual(before);
    expect(await times()).toBe(asOften);
    const days = new Map(ofNext(before).map((d) => [d.day, d]));
    expect(days.get(moved)).toEqual({ day: moved, name: 'Our own word', source: null, expected: false });
    expect(days.get(sighted)).toEqual({ day: sighted, name: 'Sighted', source: null, expected: false });
    expect([days.has(out), days.has(gone)]).toEqual([false, false]);
    const here = new Map(must<Said>(200, await coordinator.get(path)).items.map((d) => [d.day, d.here]));
    expect([out, gone, moved, sighted].map((day) => here.get(day))).toEqual(['removed', 'removed', 'kept', 'kept']);
    const { rows } = await landfall.admin.query(`select holidays::text[] as days from members.hubs where id = $1`, [id]);
    expect(rows[0].days).toEqual(before.items.map((d) => d.day));

    // what was removed comes back by hand; another hub's coordinator learns nothing; of a country unknown to it the library says so
    expect(
      ofNext(must<Kept>(200, await coordinator.put(`/hubs/${id}/holidays`, { days: [{ day: gone }] }))).map((d) => d.day),
    ).toContain(gone);
    const other = await given.hub({ country: 'KG', zone: 'Asia/Bishkek', currency: 'KGS' });
    expect((await other.coordinator.get(path)).status).toBe(404);
    expect((await other.coordinator.put(path, {})).status).toBe(404);
    const unknown = await other.coordinator.get(`/hubs/${other.id}/public-holidays/${next}`);
    expect([unknown.status, unknown.body.code, unknown.body.facts]).toEqual([409, 'holidays_unknown', { country: 'KG' }]);
  });

  test('from October on it is told that next year’s holidays are missing too', async () => {
    const now = new Date();
    const year = now.getUTCFullYear() + 2;
    const missing = async (day: string) => {
      await landfall.admin.query(`update landfall.clock set shift = make_interval(secs => $1)`, [
        (Date.parse(`${day}T12:00:00Z`) - now.getTime()) / 1000,
      ]);
      // a key that is valid on that day
      const coordinator = await landfall.person(hub.coordinatorEmail);
      return must(200, await coordinator.get(`/hubs/${hub.id}/holidays`)).missing as number[];
    };
    await landfall.later('0 seconds');
    expect(await missing(`${year}-09-28`)).toEqual([year]);
    expect(await missing(`${year}-10-02`)).toEqual([year, year + 1]);
  });
});
