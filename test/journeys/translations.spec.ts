import type { Caller } from '../caller.js';
import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

type Translation = { language: string; title: string; confirmedAt: string | null; stale: boolean };

describe('a listing in another language', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let offering: Listing;
  let path: string;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    buyer = await given.buyer(hub, {}, { language: 'ar' });
    offering = await given.offering(firm);
    path = `/listings/${offering.id}/translations`;
  });
  afterAll(() => landfall?.close());

  const arabic = {
    title: 'مسجلات صوتية تكشف تسرب المياه',
    summary: 'مسجلات لاسلكية تستمع إلى الأنابيب ليلاً وتبين كل تسرب على الخريطة.',
  };
  const list = async (by: Caller) => must<{ items: Translation[] }>(200, await by.get(path)).items;

  test('is written by a hub that it is shown to, confirmed by its owner, and then no more another’s to write', async () => {
    expect(must<Translation>(200, await hub.coordinator.put(`${path}/ar`, arabic))).toMatchObject({
      confirmedAt: null,
      stale: false,
    });
    expect((await hub.coordinator.put(`${path}/ar/confirmation`)).status).toBe(404);
    expect(must<Translation>(200, await firm.owner.put(`${path}/ar/confirmation`)).confirmedAt).not.toBeNull();
    expect((await hub.coordinator.put(`${path}/ar`, { ...arabic, title: 'شيء آخر' })).body).toMatchObject({
      code: 'conflict',
      facts: { reason: 'confirmed' },
    });
    expect((await firm.owner.put(`${path}/en`, arabic)).status).toBe(422);
    expect((await firm.owner.put(`${path}/ru`, { title: 'Регистраторы' })).status).toBe(422);
    const strangers = [(await given.firm()).owner, (await given.hub({ country: 'BR', zone: 'America/Sao_Paulo' })).coordinator];
    for (const stranger of strangers)
      for (const answer of [
        await stranger.get(path),
        await stranger.put(`${path}/ru`, arabic),
        await stranger.delete(`${path}/ar`),
      ])
        expect(answer.status).toBe(404);
  });

  test('is what whoever is asked reads, labelled, with the original beside it', async () => {
    await given.need(buyer);
    await landfall.settled();
    const [proposal] = must<{ items: Listing[] }>(200, await hub.coordinator.get('/proposals')).items;
    must(200, await hub.coordinator.put(`/proposals/${proposal!.id}/approval`, {}, proposal!.version));
    await landfall.later('11 seconds');
    const { id } = await landfall.until(`select introduction as id from introductions.sides where state = 'asked'`);
    const asked = must<{ version: number; card: { translation: object | null } }>(
      200,
      await firm.owner.get(`/introductions/${id as string}`),
    );
    expect(asked.card.translation ?? null).toBeNull();
    must(200, await firm.owner.put(`/introductions/${id as string}/answer`, { answer: 'accept' }, asked.version));
    await landfall.until(`select 1 from introductions.sides where side = 'need' and state = 'asked'`);
    await landfall.settled();
    const mail = landfall.mailbox.to(buyer.contactEmail).find((l) => (l.text ?? '').includes('/c/'))!;
    expect(mail.text).toContain(arabic.title);
    expect(mail.text).not.toContain('Acoustic loggers');
    const page = await landfall.nobody().get(new URL(linkIn(mail, '/c/')).pathname);
    for (const said of [arabic.title, arabic.summary, 'Acoustic loggers that find leaks in water pipes', 'النص الأصلي'])
      expect(page.text).toContain(said);
    expect(page.text).toContain('وأُكدت الترجمة');
  });

  test('is stale once the listing says something else, until it is written anew', async () => {
    const { version } = must<Listing>(200, await firm.owner.get(`/listings/${offering.id}`));
    const changed = must<Listing>(
      200,
      await firm.owner.patch(`/listings/${offering.id}`, { title: 'Loggers that hear leaks' }, version),
    );
    expect(await list(hub.coordinator)).toEqual([expect.objectContaining({ language: 'ar', stale: true })]);
    expect((await firm.owner.put(`${path}/ar/confirmation`)).body.facts).toMatchObject({ reason: 'stale' });
    must(200, await hub.coordinator.put(`${path}/ar`, arabic));
    expect(await list(firm.owner)).toEqual([expect.objectContaining({ stale: false, confirmedAt: null })]);
    // what is not translated does not make it stale
    must(200, await firm.owner.patch(`/listings/${offering.id}`, { trl: 8 }, changed.version));
    expect((await list(firm.owner))[0]!.stale).toBe(false);
    must(204, await firm.owner.delete(`${path}/ar`));
    expect(await list(firm.owner)).toEqual([]);
    await landfall.settled();
    expect(await landfall.parked()).toEqual([]);
  });
});
