import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';

describe('a listing, beside being published', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    buyer = await given.buyer(hub);
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  test('closed for introductions it stays published and is proposed to nobody, until it is open again', async () => {
    const offering = await given.offering(firm, { openForIntroductions: false });
    const need = await given.need(buyer);
    await landfall.settled();
    const queue = async () => must(200, await hub.coordinator.get('/proposals')).items as unknown[];
    expect((await landfall.admin.query(`select 1 from matches.matches`)).rowCount).toBe(1);
    expect(await queue()).toEqual([]);
    // nor by a coordinator's own hand
    const byHand = await hub.coordinator.post(`/hubs/${hub.id}/proposals`, { offering: offering.id, need: need.id });
    expect(byHand.body).toMatchObject({ code: 'conflict', facts: { what: 'listing', side: 'offering', open: false } });
    must(200, await firm.owner.patch(`/listings/${offering.id}`, { openForIntroductions: true }, offering.version));
    await landfall.settled();
    expect(await queue()).toHaveLength(1);
  });

  test('listed twice is merged: the one that stays takes what only the other said, and the other is put away', async () => {
    const stays = await given.offering(firm, { title: 'Turbidity probes for settling tanks', advantages: undefined });
    const gone = await given.offering(firm, { title: 'Turbidity probes for settling tanks', advantages: 'No wiper to replace.' });
    await landfall.settled();
    const merge = (by: typeof firm.owner, into: string, version = gone.version) =>
      by.put(`/listings/${gone.id}/merger`, { into }, version);
    expect((await merge(firm.owner, gone.id)).body.code).toBe('conflict');
    expect((await merge((await given.firm()).owner, stays.id)).status).toBe(404);
    expect((await merge(firm.owner, stays.id, 99)).status).toBe(412);
    expect(must(200, await merge(firm.owner, stays.id))).toMatchObject({ id: stays.id, advantages: 'No wiper to replace.' });
    expect(must(200, await firm.owner.get(`/listings/${gone.id}`))).toMatchObject({ state: 'archived' });
    await landfall.settled();
  });

  test('of two that are merged into each other at once, one stays', async () => {
    for (let round = 0; round < 4; round++) {
      const [one, other] = [
        await given.offering(firm, { title: `Drift samplers, model ${round}` }),
        await given.offering(firm, { title: `Samplers of drift, model ${round}` }),
      ];
      const into = (gone: typeof one, stays: string) =>
        firm.owner.put(`/listings/${gone.id}/merger`, { into: stays }, gone.version);
      // whoever waits too long for the other's lock is told to come again
      const heard = async (...of: Parameters<typeof into>) => {
        for (;;) {
          const { status } = await into(...of);
          if (status !== 503) return status;
        }
      };
      expect((await Promise.all([heard(one, other.id), heard(other, one.id)])).sort()).toEqual([200, 409]);
    }
    await landfall.settled();
  });

  test('says to its owner what would make it easier to match; filled in, it is known; to others it is not there', async () => {
    const offering = await given.offering(firm, { title: 'Sludge presses', budget: undefined, trl: undefined });
    const quality = async () => must(200, await firm.owner.get(`/listings/${offering.id}/quality`));
    const before = await quality();
    expect(before.lengths).toContainEqual({ field: 'title', length: 'Sludge presses'.length, least: 8, most: 256 });
    expect(before.missing).toEqual([
      { field: 'budget', adds: expect.any(Number) },
      { field: 'trl', adds: 0 },
    ]);
    const [{ adds }] = before.missing as [{ adds: number }];
    expect(before.coverage + adds).toBeCloseTo(1, 9);
    const says = { budget: { from: 1000, to: 2000, currency: 'AED' }, trl: 8 };
    must(200, await firm.owner.patch(`/listings/${offering.id}`, says, offering.version));
    const after = await quality();
    expect(after.missing).toEqual([]);
    expect(after.coverage).toBeCloseTo(1, 9);
    expect(after.tellsWho).toEqual([]);
    const told = { visibility: 'anonymous', keywords: ['presses', 'www.sludge.example'] };
    must(200, await firm.owner.patch(`/listings/${offering.id}`, told, (offering.version as number) + 1));
    expect((await quality()).tellsWho).toEqual([
      { field: 'keywords.1', kind: 'web', from: 0, to: 18, said: 'www.sludge.example' },
    ]);
    // nor to the coordinator of a hub that it is for, who reads the listing itself
    must(200, await hub.coordinator.get(`/listings/${offering.id}`));
    for (const stranger of [hub.coordinator, (await given.firm()).owner])
      expect((await stranger.get(`/listings/${offering.id}/quality`)).body).toMatchObject({ code: 'not_found' });
    await landfall.settled();
  });

  test('is extended once, by its owner; its history says who did what; a stranger finds neither', async () => {
    const offering = await given.offering(firm, { title: 'Ozone generators for hospital laundries' });
    const extend = (version: number) => firm.owner.put(`/listings/${offering.id}/extension`, undefined, version);
    const before = must(200, await firm.owner.get(`/listings/${offering.id}`));
    const extended = must(200, await extend(offering.version));
    expect(Date.parse(extended.expiresAt) - Date.parse(before.expiresAt)).toBe(365 * 86_400_000);
    expect((await extend(extended.version)).body.code).toBe('conflict');
    must(200, await firm.owner.patch(`/listings/${offering.id}`, { advantages: 'No chlorine at all.' }, extended.version));
    const { items } = must(200, await firm.owner.get(`/listings/${offering.id}/history`));
    const told = items.map((i: { what: string; fields: string[]; by: { name: string } }) => [
      i.what,
      i.fields,
      i.by.name.slice(0, 5),
    ]);
    expect(told).toEqual([
      ['ListingChanged', ['advantages'], 'Owner'],
      ['ListingExtended', [], 'Owner'],
      ['ListingPublished', [], 'Owner'],
      ['ListingDrafted', [], 'Owner'],
    ]);
    const stranger = await given.firm();
    for (const part of ['history', 'duplicates']) {
      expect((await stranger.owner.get(`/listings/${offering.id}/${part}`)).status).toBe(404);
      // she reads the offering, which is for her market, and not what its owner did
      expect((await hub.coordinator.get(`/listings/${offering.id}/${part}`)).status).toBe(404);
    }
    expect((await stranger.owner.post(`/listings/${offering.id}/copies`)).status).toBe(404);
    expect((await hub.coordinator.post(`/listings/${offering.id}/copies`)).status).toBe(403);
  });

  test('that names no market may be proposed to any hub, so every hub reads it, and no other firm; one that names another is not found', async () => {
    const fields = { title: 'Ultrasonic cleaning of brewery tanks', sectors: ['39000000'] };
    const forAny = await given.offering(firm, { ...fields, targetCountries: [] });
    const forVietnam = await given.offering(firm, { ...fields, targetCountries: ['VN'] });
    const stranger = await given.firm();
    const statuses = async (id: string) =>
      Promise.all([hub.coordinator, stranger.owner].map(async (reader) => (await reader.get(`/listings/${id}`)).status));
    expect(await statuses(forAny.id)).toEqual([200, 404]);
    expect(await statuses(forVietnam.id)).toEqual([404, 404]);
  });

  test('is copied as a draft of its own, which is found to be one listed twice', async () => {
    const offering = await given.offering(firm, { title: 'Heat pumps for greenhouses in cold deserts', externalId: 'heat-1' });
    const copy = must(201, await firm.owner.post(`/listings/${offering.id}/copies`));
    expect(copy).toMatchObject({ state: 'draft', version: 1, externalId: null, publishedAt: null, sectors: ['38435000'] });
    const { items } = must(200, await firm.owner.get(`/listings/${copy.id}/duplicates`));
    expect(items[0]).toMatchObject({ id: offering.id, alike: 1 });
    must(
      200,
      await firm.owner.patch(
        `/listings/${copy.id}`,
        { title: 'Training of crane drivers', summary: 'Courses of three weeks.' },
        1,
      ),
    );
    expect(must(200, await firm.owner.get(`/listings/${copy.id}/duplicates`)).items).toEqual([]);
  });

  test('held for what it lists it is let go by compliance, and by nobody else', async () => {
    const draft = must(
      201,
      await firm.owner.post('/offerings', {
        organisation: firm.id,
        profileType: 'BO',
        language: 'en',
        title: 'Signal flares for ships',
      }),
    );
    // as an import leaves it
    await landfall.admin.query(
      `update listings.listings set state = 'held', held_from = 'draft', held_for = 'goods' where id = $1`,
      [draft.id],
    );
    const officer = await given.officer();
    expect((await firm.owner.get('/held-listings')).status).toBe(403);
    expect((await firm.owner.delete(`/held-listings/${draft.id}`)).status).toBe(403);
    const { items } = must(200, await officer.get('/held-listings'));
    expect(items).toEqual([expect.objectContaining({ id: draft.id, title: 'Signal flares for ships' })]);
    expect((await officer.delete(`/held-listings/${draft.id}`)).status).toBe(202);
    await landfall.settled();
    expect(must(200, await firm.owner.get(`/listings/${draft.id}`)).state).toBe('draft');
    expect(must(200, await officer.get('/held-listings')).items).toEqual([]);
    expect((await officer.delete(`/held-listings/${draft.id}`)).status).toBe(404);
    expect(await landfall.parked()).toEqual([]);
  });
});
