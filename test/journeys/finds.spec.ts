import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

/** A pair that fits, and that the hub's slate has no room for. */
describe('a find in the catalogue', () => {
  let landfall: Landfall;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let need: Listing;
  const proposals = async () =>
    must<{ items: { origin: string; originNote: string | null; state: string }[] }>(
      200,
      await hub.coordinator.get('/proposals'),
    ).items.map(({ origin, originNote, state }) => ({ origin, originNote, state }));
  const digest = async () => {
    must(202, await firm.owner.post('/me/digest'));
    await landfall.settled();
    return landfall.mailbox.to(firm.ownerEmail).filter((l) => l.text?.includes('catalogue'));
  };

  beforeAll(async () => {
    landfall = await Landfall.start();
    await landfall.evening();
    const given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    buyer = await given.buyer(hub);
    await given.offering(firm);
    need = await given.need(buyer);
    await landfall.settled();
    await landfall.admin.query(`delete from introductions.proposals`);
  });
  afterAll(() => landfall?.close());

  it('is in the digest as everybody may read it, without a word of the match or a name', async () => {
    const [letter, ...more] = await digest();
    expect(more).toEqual([]);
    expect(letter!.text).toContain('Acoustic detection of leaks in drinking water pipes');
    expect(letter!.text).toContain('no consent: nobody learns who you are');
    const [{ name }] = (await landfall.admin.query(`select name from members.organisations where id = $1`, [buyer.id])).rows as [
      { name: string },
    ];
    for (const secret of [name, buyer.contactEmail, 'score']) expect(letter!.text).not.toContain(secret);
    expect(await digest()).toHaveLength(1);
  });

  it('is answered on a page that says that it is no consent, once, and becomes a proposal with its origin', async () => {
    const page = new URL(linkIn((await digest())[0]!, '/i/')).pathname;
    const opened = await landfall.nobody().get(page);
    expect([opened.status, opened.text.includes('It is no consent')]).toEqual([200, true]);
    expect(await proposals()).toEqual([]);
    // twenty within a month are enough for one organisation, whoever of it asked
    await landfall.admin.query(
      `insert into digests.finds (id, reader, person, contact, side, offering, need, hub, shown, interested_at)
       select gen_random_uuid(), p.id, p.id, null, f.side, f.offering, gen_random_uuid(), f.hub, f.shown, landfall.now() - make_interval(days => n)
       from digests.finds f, generate_series(1, 20) n, (select id from members.people limit 1) p where f.person is not null`,
    );
    const full = await landfall.nobody().form(page, {});
    expect([full.status, full.text.includes('has asked this hub for 20 partners within thirty days')]).toEqual([429, true]);
    // the oldest is twenty days old, and there is room when it is thirty
    const days = Number(full.headers.get('retry-after')) / 86_400;
    expect([days > 9.9, days <= 10]).toEqual([true, true]);
    const { version } = must<{ items: { id: string; version: number }[] }>(200, await hub.coordinator.get('/hubs')).items.find(
      ({ id }) => id === hub.id,
    )!;
    must(200, await hub.coordinator.patch(`/hubs/${hub.id}`, { requestsAMonth: 5 }, version));
    expect((await landfall.nobody().form(page, {})).text).toContain('5 partners');
    must(200, await hub.coordinator.patch(`/hubs/${hub.id}`, { requestsAMonth: 20 }, version + 1));
    await landfall.admin.query(`delete from digests.finds where interested_at is not null`);
    const said = { cooperation: 'supply', unknown: 'Which pipes are of plastic?', note: 'We deliver within a month.' };
    for (let i = 0; i < 2; i++) {
      const sent = await landfall.nobody().form(page, said);
      if (sent.status !== 200) throw new Error(sent.text);
      expect([sent.status, sent.text.includes('Your interest has gone to the coordinator')]).toEqual([200, true]);
      await landfall.settled();
    }
    const note = 'supply\nWe deliver within a month.\n? Which pipes are of plastic?';
    expect(await proposals()).toEqual([{ origin: 'interest', originNote: note, state: 'queued' }]);
    const { rows } = await landfall.admin.query(`select from introductions.introductions`);
    expect(rows).toEqual([]);
  });

  it('reads the same whatever a coordinator does with the pair, and is over when its listing is', async () => {
    await landfall.admin.query(`update digests.finds set interested_at = null`);
    const page = new URL(linkIn((await digest())[0]!, '/i/')).pathname;
    expect((await landfall.nobody().get(page)).text).toContain('It is no consent');
    expect((await landfall.nobody().form(page, {})).text).toContain('Your interest has gone to the coordinator');
    await landfall.settled();
    expect(await proposals()).toHaveLength(1);

    await landfall.admin.query(`update digests.finds set interested_at = null`);
    const { version } = must<{ version: number }>(200, await hub.coordinator.get(`/listings/${need.id}`));
    must(200, await hub.coordinator.delete(`/listings/${need.id}/publication`, version));
    await landfall.settled();
    expect((await landfall.nobody().get(page)).text).toContain('not to be had any more');
    expect((await landfall.nobody().form(page, {})).status).toBe(409);
    expect((await landfall.nobody().form(page, { cooperation: 'barter of souls' })).status).toBe(422);
  });
});
