import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

type Letter = { id: string; version: number; reference: string; verification: string };

describe('two who are introduced', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let introduction: string;
  const visitor = () => landfall.nobody();
  const page = async (address: string) => visitor().get(new URL(address).pathname);

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub({ name: 'Hub Dubai' });
    firm = await given.firm({ name: 'Hydroslukhan' });
    buyer = await given.buyer(hub, { name: 'Wadimarra Water Works' }, { language: 'ar' });
    introduction = await given.introduced(firm, buyer);
  });
  afterAll(() => landfall?.close());

  const held = (state: 'clear' | 'potential') =>
    landfall.admin.query(`update screening.checks set result = $2 where organisation = $1`, [firm.id, state]);
  const version = async () =>
    must<{ items: { version: number }[] }>(200, await hub.coordinator.get(`/hubs/${hub.id}/introductions`)).items[0]!.version;

  test('are known to their coordinator at once, by one mail', () => {
    const told = landfall.mailbox.to(hub.coordinatorEmail).filter(({ subject }) => subject?.startsWith('Introduced:'));
    expect(told.map(({ subject }) => subject)).toEqual(['Introduced: Hydroslukhan and Wadimarra Water Works']);
    for (const known of [firm.ownerEmail, buyer.contactEmail]) expect(told[0]!.text).toContain(known);
  });

  describe('get a letter', () => {
    let letter: Letter;
    beforeAll(async () => {
      letter = must<Letter>(
        201,
        await hub.coordinator.post(`/introductions/${introduction}/letters`, { to: 'need', language: 'ar' }),
      );
      await landfall.settled();
    });

    test('the buyer fetches it by the link in a mail, the firm and the hub by the API, and nobody else', async () => {
      const mail = landfall.mailbox.to(buyer.contactEmail).find((l) => l.text?.includes(letter.reference))!;
      const { pathname } = new URL(linkIn(mail, '/l/'));
      expect((await visitor().get(pathname)).text).toContain('Hydroslukhan');
      for (const file of [
        await visitor().get(`${pathname}/file`),
        await firm.owner.get(`/letters/${letter.id}/file`),
        await hub.coordinator.get(`/letters/${letter.id}/file`),
      ])
        expect([file.status, file.headers.get('content-type'), file.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
      const others = [(await given.hub()).coordinator, (await given.firm()).owner];
      for (const other of others)
        for (const path of [`/letters/${letter.id}/file`, `/introductions/${introduction}/letters`])
          expect((await other.get(path)).status).toBe(404);
      expect((await others[1]!.put(`/letters/${letter.id}/revocation`, { reason: 'misuse' }, 1)).status).toBe(403);
      expect((await others[0]!.put(`/letters/${letter.id}/revocation`, { reason: 'misuse' }, 1)).status).toBe(404);
      expect((await firm.owner.put(`/letters/${letter.id}/revocation`, { reason: 'misuse' }, 1)).status).toBe(403);
    });

    test('anybody who has it reads who is introduced to whom, what was checked, and what it is not', async () => {
      const { status, text } = await page(letter.verification);
      expect(status).toBe(200);
      for (const said of [
        'Hydroslukhan',
        'Wadimarra Water Works',
        letter.reference,
        'no guarantee, no licence',
        'denied parties',
      ])
        expect(text).toContain(said);
      expect(text).not.toContain(firm.ownerEmail);
      expect(text).not.toContain(buyer.contactEmail);
    });

    test('with one sign of its code changed there is no such letter', async () => {
      const [start, code] = letter.verification.split('/v/') as [string, string];
      for (const at of [3, 8, code.length - 1]) {
        const changed = code.slice(0, at) + (code[at] === '0' ? '1' : '0') + code.slice(at + 1);
        const { status, text } = await page(`${start}/v/${changed}`);
        expect([status, text.includes('Hydroslukhan')]).toEqual([404, false]);
      }
      expect((await page(`${start}/v/${code.toLowerCase()}`)).status).toBe(404);
    });

    test('while a party is held none is issued, none is fetched and none is confirmed, and nobody is told why', async () => {
      await held('potential');
      const refused = await hub.coordinator.post(`/introductions/${introduction}/letters`, { to: 'offering', language: 'en' });
      expect([refused.status, refused.body.code]).toEqual([409, 'held_for_check']);
      await expect(
        landfall.admin.query(
          `insert into letters.letters select gen_random_uuid(), introduction, hub, offering_organisation, need_organisation, contact, side, language,
             'LF-0000-0000', 'none', facts, 1, issued_by, issued_at from letters.letters`,
        ),
      ).rejects.toMatchObject({ code: 'LF002' });
      expect((await firm.owner.get(`/letters/${letter.id}/file`)).body.code).toBe('held_for_check');
      const { status, text } = await page(letter.verification);
      expect([status, /Hydroslukhan|Wadimarra|denied/.test(text), text.includes('cannot be confirmed')]).toEqual([
        200,
        false,
        true,
      ]);
      await held('clear');
      expect((await page(letter.verification)).text).toContain('Hydroslukhan');
    });

    test('revoked, it says so, names nobody and stays so', async () => {
      const revoked = must<Letter & { revokedFor: string }>(
        200,
        await hub.coordinator.put(`/letters/${letter.id}/revocation`, { reason: 'mistake' }, letter.version),
      );
      expect(revoked.revokedFor).toBe('mistake');
      const { status, text } = await page(letter.verification);
      expect([status, text.includes('was revoked'), /Hydroslukhan|Wadimarra/.test(text)]).toEqual([200, true, false]);
      expect((await firm.owner.get(`/letters/${letter.id}/file`)).body.code).toBe('illegal_step');
      await expect(
        landfall.admin.query(`update letters.letters set revoked_at = null, revoked_by = null, revoked_for = null`),
      ).rejects.toMatchObject({ code: 'LF002' });
      const again = await hub.coordinator.put(`/letters/${letter.id}/revocation`, { reason: 'misuse' }, letter.version);
      expect(must<{ revokedFor: string }>(200, again).revokedFor).toBe('mistake');
    });
  });

  test('are handed over by their hub, once, and by nobody else', async () => {
    const path = `/introductions/${introduction}/hand-over`;
    expect((await firm.owner.put(path, undefined, await version())).status).toBe(403);
    expect((await (await given.hub()).coordinator.put(path, undefined, 1)).status).toBe(404);
    const handed = must<{ state: string; version: number }>(200, await hub.coordinator.put(path, undefined, await version()));
    expect(handed.state).toBe('handed_over');
    expect(must(200, await hub.coordinator.put(path, undefined, 1))).toEqual(handed);
    expect(await landfall.parked()).toEqual([]);
  });
});
