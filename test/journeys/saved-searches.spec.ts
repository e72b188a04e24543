import { Given, must, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';

type Search = { id: string; version: number; address: string; tells: boolean };

/** What somebody looks for in the catalogue again and again. */
describe('a saved search', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let other: Firm;
  const asked = { text: 'scour probes', side: 'offering', market: 'AE', language: 'en' };
  const published = (by: Firm, title: string, inCatalogue = true) => given.offering(by, { title, inCatalogue });
  const told = async () => {
    must(202, await firm.owner.post('/me/digest'));
    await landfall.settled();
    return landfall.mailbox.to(firm.ownerEmail).map((letter) => letter.text ?? '');
  };

  beforeAll(async () => {
    landfall = await Landfall.start();
    await landfall.evening();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    other = await given.firm();
    await published(other, 'Scour probes for old bridges');
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  it('has an address that shows to everybody what it finds, and is its owner’s alone', async () => {
    const save = (name: string, more = {}) => firm.owner.post('/me/searches', { name, asked: { ...asked, ...more } });
    const made = must<Search>(201, await save('Bridges'));
    expect((await save('Bridges')).status).toBe(409);
    expect((await save('Nothing', { text: '?!' })).body.errors).toEqual([expect.objectContaining({ field: 'asked.text' })]);
    expect((await firm.owner.post('/me/searches', { name: 'All', asked: {} })).status).toBe(422);
    const page = await landfall.nobody().get(made.address);
    expect([page.status, page.text.includes('Scour probes for old bridges')]).toEqual([200, true]);
    const keep = '/app/searches?text=scour+probes&amp;side=offering&amp;market=AE&amp;written=en';
    expect(page.text).toContain(keep);
    expect((await landfall.nobody().get('/see/catalogue?language=en&text=&side=')).text).not.toContain('/app/searches');
    const elsewhere = await landfall.nobody().get(made.address.replace('market=AE', 'market=BR'));
    expect([elsewhere.status, elsewhere.text.includes('Scour')]).toEqual([200, false]);

    const path = `/me/searches/${made.id}`;
    for (const stranger of [other.owner, hub.coordinator, given.operator]) {
      expect(must<{ items: unknown[] }>(200, await stranger.get('/me/searches')).items).toEqual([]);
      expect((await stranger.put(path, { name: 'Mine', asked }, 1)).status).toBe(404);
      expect((await stranger.delete(path)).status).toBe(404);
    }
    expect((await landfall.nobody().get('/me/searches')).status).toBe(401);
    expect((await firm.owner.put(path, { name: 'Bridges', asked }, 7)).status).toBe(412);
  });

  it('is told in the digest with how many others have published since, once, and not of what is no longer or never was shown', async () => {
    expect((await told()).join()).not.toContain('saved searches');
    await published(other, 'Sonar scour probes for river piers');
    await published(other, 'Scour probes with radio');
    await published(other, 'Scour probes that nobody is to see', false);
    await published(firm, 'Scour probes of our own');
    await published(other, 'Crushers for gravel pits');
    await landfall.settled();
    const [letter, ...none] = (await told()).filter((text) => text.includes('New in your saved searches'));
    expect(none).toEqual([]);
    expect(letter).toContain('2 new listings in “Bridges”');
    expect(letter).toMatch(/\/see\/catalogue\?language=en\S*text=scour/);
    expect((await told()).filter((text) => text.includes('New in your saved searches'))).toHaveLength(1);
  });

  it('tells what its owner put into the catalogue later than it was published, once', async () => {
    const late = must<{ id: string; version: number }>(
      200,
      await other.owner.get(`/listings/${(await published(other, 'Scour probes shown later', false)).id}`),
    );
    await landfall.settled();
    const news = async () => (await told()).filter((text) => text.includes('New in your saved searches'));
    const before = (await news()).length;
    const shown = must<{ version: number }>(
      200,
      await other.owner.patch(`/listings/${late.id}`, { inCatalogue: true }, late.version),
    );
    await landfall.settled();
    const after = await news();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toContain('1 new listing in “Bridges”');
    must(200, await other.owner.patch(`/listings/${late.id}`, { inCatalogue: true, trl: 7 }, shown.version));
    await landfall.settled();
    expect(await news()).toHaveLength(before + 1);
  });

  it('that is silent tells nothing, and one that is erased with its owner is gone', async () => {
    const [{ id, version }] = must<{ items: [Search] }>(200, await firm.owner.get('/me/searches')).items;
    must(200, await firm.owner.put(`/me/searches/${id}`, { name: 'Bridges', asked, tells: false }, version));
    await published(other, 'Scour probes once more');
    await landfall.settled();
    expect((await told()).filter((text) => text.includes('New in your saved searches'))).toHaveLength(2);
    const held = must<{ savedSearches: unknown[] }>(200, await firm.owner.get('/me/data'));
    expect(held.savedSearches).toHaveLength(1);
    await landfall.admin.query(`select landfall.erase(person) from listings.searches`);
    expect((await landfall.admin.query(`select from listings.searches`)).rowCount).toBe(0);
  });
});
