import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import type { Caller } from '../caller.js';
import { Landfall } from '../landfall.js';

type Said = {
  items: { id: string; kind: string; state: string; attache: string | null; answer: string | null }[];
  assessed: { kind: string; rating: number; attaches: number; agreement: number | null }[];
};
type Pair = { score: number; coverage: number; reasons: { key: string; sign: string }[] };

describe('an offering is assessed for a market', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let offering: Listing;
  let colleague: Caller;
  let path: string;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    buyer = await given.buyer(hub);
    offering = await given.offering(firm);
    await given.need(buyer);
    const person = { name: 'Another attaché', email: 'attache@example.org', language: 'en', zone: 'Asia/Dubai', hub: hub.id };
    must(201, await given.operator.post('/people', { ...person, role: 'coordinator' }));
    colleague = await landfall.person(person.email);
    await landfall.settled();
    path = `/listings/${offering.id}/assessments`;
  });
  afterAll(() => landfall?.close());

  const all = (rating: number) => ({
    product: rating,
    references: rating,
    localisation: rating,
    support: rating,
    compliance: rating,
  });
  const readiness = (rating: number) => ({ hub: hub.id, kind: 'readiness', ratings: all(rating), evidence: 'Seen at work in a valve chamber.' }); // prettier-ignore
  const said = async (by: Caller) => must<Said>(200, await by.get(path));
  const pair = async () => must<{ items: Pair[] }>(200, await hub.coordinator.get('/proposals')).items[0]!;
  const keys = async () => (await pair()).reasons.map(({ key }) => key);

  test('with nobody’s word nothing is added, and the reasons say that it is not known', async () => {
    const { reasons } = await pair();
    const unknown = reasons.filter(({ key }) => ['missing.readiness', 'missing.marketNeed'].includes(key));
    expect(unknown.map(({ sign }) => sign)).toEqual(['?', '?']);
  });

  test('what two attachés of the hub say counts in the score, with how much they agree', async () => {
    const before = await pair();
    must(201, await hub.coordinator.post(path, readiness(4)));
    must(201, await colleague.post(path, readiness(2)));
    const { ratings: _, ...needed } = readiness(0);
    const market = { demand: 4, budget: 3, competition: 2, regulation: 4, urgency: 2 };
    must(201, await hub.coordinator.post(path, { ...needed, kind: 'market_need', ratings: market }));
    await landfall.settled();
    expect((await said(hub.coordinator)).assessed).toEqual(
      expect.arrayContaining([
        { hub: hub.id, kind: 'readiness', rating: 0.75, attaches: 2, agreement: 0.5 },
        { hub: hub.id, kind: 'market_need', rating: 0.75, attaches: 1, agreement: null },
      ]),
    );
    const after = await pair();
    expect(after.score).toBeGreaterThan(before.score);
    expect(after.coverage).toBe(before.coverage);
    expect(await keys()).toEqual(expect.arrayContaining(['reason.readiness.high', 'reason.market_need.high']));
  });

  test('an attaché has one word: a later one replaces it', async () => {
    must(201, await colleague.post(path, readiness(4)));
    const { items, assessed } = await said(colleague);
    expect(items.filter(({ kind }) => kind === 'readiness')).toHaveLength(2);
    expect(assessed.find(({ kind }) => kind === 'readiness')).toMatchObject({ rating: 1, agreement: 1 });
  });

  test('the owner reads its own without a colleague’s name and answers once; to others there is none', async () => {
    const { items } = await said(firm.owner);
    expect(items.map(({ attache }) => attache)).toEqual([null, null, null]);
    const answer = `/assessments/${items[0]!.id}/answer`;
    expect(must(200, await firm.owner.put(answer, { text: 'We have a second reference since.' }))).toMatchObject({
      answer: 'We have a second reference since.',
    });
    expect((await firm.owner.put(answer, { text: 'And a third.' })).body.code).toBe('conflict');
    const [stranger, otherHub] = [await given.firm(), await given.hub()];
    expect((await stranger.owner.get(path)).status).toBe(404);
    expect((await stranger.owner.put(answer, { text: 'Mine?' })).status).toBe(404);
    expect((await said(otherHub.coordinator)).items).toEqual([]);
    expect((await otherHub.coordinator.post(path, readiness(0))).status).toBe(404);
    expect((await firm.owner.post(path, readiness(4))).status).toBe(403);
    expect((await hub.coordinator.post(path, { ...readiness(4), ratings: { product: 5 } })).status).toBe(422);
  });

  test('nobody assesses where they have a stake, and what they have assessed counts no more', async () => {
    must(204, await hub.coordinator.put(`/me/stakes/${firm.id}`, { note: 'My brother works there.' }));
    must(204, await hub.coordinator.put(`/me/stakes/${firm.id}`, { note: 'My brother works there.' }));
    expect((await hub.coordinator.post(path, readiness(4))).body).toMatchObject({
      code: 'conflict',
      facts: { reason: 'interest' },
    });
    const { items, assessed } = await said(hub.coordinator);
    expect(items.filter(({ state }) => state === 'voided')).toHaveLength(2);
    expect(assessed).toEqual([{ hub: hub.id, kind: 'readiness', rating: 1, attaches: 1, agreement: null }]);
    await landfall.settled();
    expect(await keys()).toEqual(expect.arrayContaining(['reason.readiness.high', 'missing.marketNeed']));
    const { rows } = await landfall.admin.query(
      `select attache from assessments.assessments where voided_at is not null limit 1`,
    );
    await expect(
      landfall.admin.query(
        `insert into assessments.assessments (id, kind, listing, organisation, hub, attache, ratings, rating, evidence, made_at, expires_at)
         values (gen_random_uuid(), 'readiness', $1, $2, $3, $4, '{}', 1, 'None at all.', landfall.now(), landfall.now() + interval '1 day')`,
        [offering.id, firm.id, hub.id, (rows as { attache: string }[])[0]!.attache],
      ),
    ).rejects.toMatchObject({ code: 'LF002' });
    // the stake is over: a new word may be given
    must(204, await hub.coordinator.delete(`/me/stakes/${firm.id}`));
    must(201, await hub.coordinator.post(path, readiness(4)));
    await landfall.settled();
  });

  test('after twelve months it counts no more, and says so', async () => {
    await landfall.admin.query(`update listings.listings set expires_at = landfall.now() + interval '2 years'`);
    const { score } = await pair();
    await landfall.later('366 days');
    await landfall.until(`select 1 from ledger.entries where name = 'AssessmentExpired' having count(*) = 2`);
    await landfall.settled();
    hub.coordinator = await landfall.person(hub.coordinatorEmail);
    const { items, assessed } = await said(await landfall.person(firm.ownerEmail));
    expect([...new Set(items.map(({ state }) => state))].sort()).toEqual(['expired', 'voided']);
    expect(assessed).toEqual([]);
    expect((await pair()).score).toBeLessThan(score);
    expect(await keys()).toEqual(expect.arrayContaining(['missing.readiness']));
    expect(await landfall.parked()).toEqual([]);
  });
});
