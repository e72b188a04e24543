import type { Caller } from '../caller.js';
import { Given, leakOffering, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';

type Page = {
  items: { title: string; organisation: string | null; country: string | null; sectors: { code: string }[] }[];
  next: string | null;
  count: number;
  facets: { facet: string; value: string; count: number }[];
};

/** What everybody may read, what whoever is signed in finds beside it, and what nobody learns from either. */
describe('what is found', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let elsewhere: Hub;
  let stranger: Firm;
  let readers: Caller[];
  let named: { id: string; version: number };
  const look = async (query = '', as: Caller = landfall.nobody()) => must<Page>(200, await as.get(`/catalogue${query}`));
  const titles = async (query: string) => (await look(query)).items.map(({ title }) => title);

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub({ replyTo: 'desk@gulf.example' });
    firm = await given.firm({ name: 'Turbidon Probes' });
    buyer = await given.buyer(hub, { name: 'Qanatwerk Utility' });
    await landfall.settled();
    const shown = { inCatalogue: true };
    named = await given.offering(firm, {
      ...shown,
      title: 'Turbidity probes, ask sales@turbidon.example or +971 4 555 01 01',
      summary: 'Probes for settling tanks, see https://turbidon.example/probes for a drawing.',
    });
    await given.offering(firm, {
      ...shown,
      visibility: 'anonymous',
      title: 'Датчики утечки для подземных труб',
      language: 'ru',
      sectors: ['48000000'],
      description: `${leakOffering.description} Made by Turbidon Probes.`,
    });
    await given.offering(firm, { title: 'Zanzibarite crushers for gravel pits' });
    must(
      201,
      await firm.owner.post('/offerings', { organisation: firm.id, ...leakOffering, ...shown, title: 'Draft of a crusher' }),
    );
    await given.need(buyer, { ...shown, title: 'أجهزة كشف تسرب المياه في الأنابيب', language: 'ar', sectors: ['42000000'] });
    await given.need(await hidesAll(), {
      ...shown,
      visibility: 'named',
      title: 'Bridge scour monitoring for river crossings',
      sectors: ['71000000'],
    });
    await landfall.settled();
    elsewhere = await given.hub({ country: 'VN', name: 'Hub elsewhere' });
    stranger = await given.firm();
    readers = [
      landfall.nobody(),
      firm.owner,
      stranger.owner,
      hub.coordinator,
      elsewhere.coordinator,
      given.operator,
      await given.officer(),
    ];
  });
  afterAll(() => landfall?.close());

  /** A buyer whose mandate lets nothing of it be shown, however its need is listed. */
  async function hidesAll(): Promise<Buyer> {
    const hides = await given.buyer(hub, { name: 'Ferrywright Authority' });
    await landfall.admin.query(`update members.mandates set may_show = '{}' where id = $1`, [hides.mandate]);
    return hides;
  }

  describe('by whoever is signed in', () => {
    type Facets = { count: number; facets: Page['facets'] };
    const listed = async (as: Caller, query: string) =>
      must<{ items: { title: string }[] }>(200, await as.get(`/listings?limit=100${query && `&${query}`}`))
        .items.map((l) => l.title)
        .sort();
    const counted = async (as: Caller, query: string) => must<Facets>(200, await as.get(`/listing-facets?${query}`));
    const offerings = [/Draft of a crusher/, /Turbidity/, /Zanzibarite/, /Датчики/];
    const needs = [/scour/, /أجهزة/];

    it('is what they own, keep or are shown, and counts and facets are of just that', async () => {
      const published = offerings.slice(1);
      const sees: [Caller, RegExp[]][] = [
        [firm.owner, offerings],
        [hub.coordinator, [...published, ...needs]],
        [given.operator, [...offerings, ...needs]],
        [elsewhere.coordinator, published],
        [stranger.owner, []],
      ];
      for (const [as, expected] of sees) {
        const found = await listed(as, '');
        expect([found.length, expected.filter((title) => !found.some((one) => title.test(one)))]).toEqual([expected.length, []]);
        const { count, facets } = await counted(as, '');
        const of = (name: string) => facets.filter(({ facet }) => facet === name).map(({ value, count: n }) => [value, n]);
        expect(count).toBe(expected.length);
        const [offered, needed] = [offerings, needs].map((side) => expected.filter((title) => side.includes(title)).length);
        expect(Object.fromEntries(of('side'))).toEqual({
          ...(offered && { offering: offered }),
          ...(needed && { need: needed }),
        });
        expect(of('state').reduce((sum, [, n]) => sum + Number(n), 0)).toBe(expected.length);
      }
    });

    it('holds every word that is asked for, also of the description, and nobody finds by the words of another’s', async () => {
      const words = 'text=crush&state=draft';
      expect([await listed(firm.owner, words), (await counted(firm.owner, words)).count]).toEqual([['Draft of a crusher'], 1]);
      for (const as of [hub.coordinator, elsewhere.coordinator, stranger.owner])
        expect([await listed(as, words), await counted(as, words)]).toEqual([[], { count: 0, facets: [] }]);
      // a need's words are its hub's: "valve chambers" is in the description of both
      expect(await listed(hub.coordinator, 'text=valve+chamber&side=need')).toHaveLength(2);
      for (const as of [firm.owner, elsewhere.coordinator, stranger.owner]) {
        expect(await listed(as, 'text=valve+chamber&side=need')).toEqual([]);
        expect(await counted(as, 'text=valve+chamber&side=need')).toEqual({ count: 0, facets: [] });
      }
      expect(await listed(hub.coordinator, 'sector=42')).toHaveLength(1);
      expect(await listed(hub.coordinator, 'text=%21%21')).toEqual([]);
    });

    it('is nothing for whoever is not signed in', async () => {
      expect((await landfall.nobody().get('/listing-facets')).status).toBe(401);
    });
  });

  describe('in the open catalogue', () => {
    it('shows each listing as its owner chose, and none that its owner did not put there', async () => {
      const { items, count } = await look();
      expect(count).toBe(4);
      const by = (title: RegExp) => items.find((item) => title.test(item.title))!;
      expect(by(/Turbidity/)).toMatchObject({
        organisation: 'Turbidon Probes',
        country: 'RU',
        title: 'Turbidity probes, ask … or …',
      });
      expect(by(/Датчики/)).toMatchObject({ organisation: null, country: 'RU' });
      expect(by(/أجهزة/)).toMatchObject({ organisation: null, country: 'AE', sectors: [{ code: '42000000' }] });
      expect(by(/scour/)).toMatchObject({ organisation: null, country: null, sectors: [] });
    });

    it('is the same for everybody, byte for byte, and holds no id, no contact and no name that is not shown', async () => {
      const [first, ...others] = await Promise.all(readers.map(async (as) => (await as.get('/catalogue')).text));
      for (const other of others) expect(other).toBe(first);
      const { rows } = await landfall.admin.query(
        `select id::text as secret from listings.listings union all select id::text from members.organisations union all select id::text from members.hubs`,
      );
      const secrets = [
        ...rows.map((r) => r.secret as string),
        'Qanatwerk',
        'Ferrywright',
        'turbidon.example',
        '555 01',
        'desk@gulf',
        'Zanzibarite',
      ];
      for (const secret of secrets) expect(first).not.toContain(secret);
    });

    it('finds, counts and sorts out by nothing that it does not show', async () => {
      // of hidden fields, drafts, other listings, names and contacts that were taken out
      const hidden = [
        'Zanzibarite',
        'crusher',
        'Qanatwerk',
        'Ferrywright',
        'Made by Turbidon',
        'sales',
        'turbidon.example',
        'correlation',
        '!!',
      ];
      for (const text of hidden)
        expect(await look(`?text=${encodeURIComponent(text)}`)).toEqual({ items: [], next: null, count: 0, facets: [] });
      expect(await look('?sector=71')).toMatchObject({ count: 0 });
      expect(await titles('?country=AE')).toEqual(['أجهزة كشف تسرب المياه في الأنابيب']);
      const { facets } = await look('?side=need');
      expect(facets.filter(({ facet }) => ['country', 'sector', 'side'].includes(facet))).toEqual([
        { facet: 'country', value: 'AE', count: 1 },
        { facet: 'sector', value: '42', count: 1 },
        { facet: 'side', value: 'need', count: 2 },
      ]);
    });

    it('is searched by the beginnings of words in any script, all of them, in any case', async () => {
      const found = async (text: string, reader = 'en') => titles(`?reader=${reader}&text=${encodeURIComponent(text)}`);
      expect(await found('probe TANKS')).toHaveLength(1);
      expect(await found('probe bridges')).toEqual([]);
      expect(await found('трубы датчик', 'ru')).toEqual(['Датчики утечки для подземных труб']);
      expect(await found('مياه تسرب', 'ar')).toHaveLength(1);
      expect(await found(`x' | 'probe & (`)).toEqual([]);
    });

    it('is read page by page without a repeat, and refuses a cursor that is none', async () => {
      const all: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: Page = await look(`?limit=1${next && `&cursor=${next}`}`);
        all.push(...page.items.map(({ title }) => title));
        ({ next } = page);
      }
      expect(all).toEqual(await titles(''));
      for (const cursor of ['x', Buffer.from('[-1]').toString('base64url'), Buffer.from('["1"]').toString('base64url')])
        expect((await landfall.nobody().get(`/catalogue?cursor=${cursor}`)).status).toBe(422);
    });

    it('has a showroom a hub: the offerings for its market, right to left in Arabic, without a contact', async () => {
      const room = await landfall.nobody().get(`/see/showrooms/${hub.id}?language=ar`);
      expect([room.status, room.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(room.text).toContain('<html lang="ar" dir="rtl">');
      for (const shown of ['Turbidity probes', 'Датчики утечки', hub.name]) expect(room.text).toContain(shown);
      for (const secret of ['scour', 'desk@gulf', hub.coordinatorEmail, firm.ownerEmail, 'turbidon.example', 'Zanzibarite'])
        expect(room.text).not.toContain(secret);
      const planned = must(201, await given.operator.post('/hubs', { name: 'Hub to be', country: 'AE', zone: 'Asia/Dubai', workWeek: [1], languages: ['en'], fallbackLanguage: 'en', currency: 'AED', capacity: 5, replyTo: 'to-be@gulf.example', coordinators: [] })); // prettier-ignore
      expect((await landfall.nobody().get(`/see/showrooms/${planned.id}`)).status).toBe(404);
    });

    it('is a page too, which a form asks by words and side', async () => {
      const page = await landfall.nobody().get('/see/catalogue?language=en&text=probe&side=');
      expect([page.status, page.text.includes('One listing') || page.text.includes('1 listing')]).toEqual([200, true]);
      expect((await landfall.nobody().get('/see/catalogue?text=Zanzibarite')).text).toContain('Nothing is found');
    });

    it('loses a listing with the moment in which it is taken out, withdrawn or its organisation is held', async () => {
      const there = async () => (await titles('?text=turbidity')).length;
      const { version } = must<{ version: number }>(
        200,
        await firm.owner.patch(`/listings/${named.id}`, { inCatalogue: false }, named.version),
      );
      expect(await there()).toBe(0);
      const again = must<{ version: number }>(
        200,
        await firm.owner.patch(`/listings/${named.id}`, { inCatalogue: true }, version),
      );
      expect(await there()).toBe(1);
      await landfall.admin.query(`update screening.checks set result = 'potential' where organisation = $1`, [firm.id]);
      expect((await look()).count).toBe(2);
      await landfall.admin.query(`update screening.checks set result = 'clear' where organisation = $1`, [firm.id]);
      must(200, await firm.owner.delete(`/listings/${named.id}/publication`, again.version));
      expect(await there()).toBe(0);
      await landfall.settled();
    });
  });
});
