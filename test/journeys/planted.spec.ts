import { routesOf, type Document } from '../fuzz/routes.js';
import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { answerByLink } from '../answering.js';
import { linkIn } from '../mailbox.js';
import type { Caller } from '../caller.js';

/** Words that are in no text of ours, each planted in one field of one party. */
class Planted {
  readonly words = new Map<string, string>();
  plant(whose: string, field: string): string {
    const word = `zq${(this.words.size + 1).toString().padStart(2, '0')}${'bcdfghjkmnpqrstvwxz'[this.words.size % 19]}yx`;
    this.words.set(word, `${whose} ${field}`);
    return word;
  }
  /** Those in a text but for whom it may hold, as "whose field". */
  in = (text: string, allowed: (of: string) => boolean = () => false): string[] =>
    [...this.words].filter(([word, of]) => text.toLowerCase().includes(word) && !allowed(of)).map(([, of]) => of);
}

describe('identifiers planted in every field that names somebody', () => {
  let landfall: Landfall;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let introduction: string;
  let answerLink: string;
  let others: Record<string, Caller>;
  let document: Document;
  const planted = new Planted();
  const ids = new Set<string>();
  const of =
    (...whose: string[]) =>
    (found: string) =>
      whose.some((who) => found.startsWith(who));

  const aFirm = async (given: Given, whose: string): Promise<Firm> => {
    const p = (field: string) => planted.plant(whose, field);
    const made = await given.firm({
      name: `Firm ${p('name')}`,
      website: `https://${p('website')}.example`,
      registrationNumber: p('registration'),
      externalId: p('external id'),
      owner: { name: `Owner ${p('owner')}`, email: `${p('mail')}@example.com`, language: 'en', zone: 'Europe/Moscow' },
    });
    const colleague = {
      name: `Colleague ${p('colleague')}`,
      email: `${p('colleague mail')}@example.com`,
      language: 'en',
      zone: 'UTC',
    };
    must(201, await given.operator.post('/people', { ...colleague, organisation: made.id, role: 'member' }));
    return made;
  };
  const aBuyer = async (given: Given, whose: string): Promise<Buyer> => {
    const p = (field: string) => planted.plant(whose, field);
    const made = await given.buyer(
      hub,
      { name: `Buyer ${p('name')}`, website: `https://${p('website')}.example`, registrationNumber: p('registration') },
      {
        name: `Contact ${p('contact')}`,
        email: `${p('mail')}@example.net`,
        source: `met ${p('source')}`,
        ground: `asked ${p('ground')}`,
      },
    );
    must(
      201,
      await hub.coordinator.post(`/hubs/${hub.id}/recipients`, {
        organisation: made.id,
        name: `Reader ${p('reader')}`,
        email: `${p('reader mail')}@example.net`,
        language: 'en',
        zone: 'Asia/Dubai',
        source: `fair ${p('reader source')}`,
        ground: `wish ${p('reader ground')}`,
      }),
    );
    return made;
  };

  beforeAll(async () => {
    landfall = await Landfall.start();
    const given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await aFirm(given, 'firm');
    const second = await aFirm(given, 'second firm');
    buyer = await aBuyer(given, 'buyer');
    const secondBuyer = await aBuyer(given, 'second buyer');
    for (const one of [firm, second]) ids.add((await given.offering(one, { visibility: 'anonymous' })).id).add(one.id);
    for (const one of [buyer, secondBuyer])
      ids
        .add((await given.need(one)).id)
        .add(one.id)
        .add(one.mandate);
    await landfall.settled();
    const { items } = must<{ items: (Listing & { offering: { organisation: { id: string } }; need: { organisation: { id: string } } })[] }>(200, await hub.coordinator.get('/proposals')); // prettier-ignore
    for (const { id } of items) ids.add(id);
    const pair = items.find((p) => p.offering.organisation.id === firm.id && p.need.organisation.id === buyer.id)!;
    must(
      200,
      await hub.coordinator.put(`/proposals/${pair.id}/approval`, { note: `fine ${planted.plant('hub', 'note')}` }, pair.version),
    );
    await landfall.later('11 seconds');
    introduction = (await landfall.until(`select introduction as id from introductions.sides where state = 'asked'`))
      .id as string;
    const { version } = must<Listing>(200, await firm.owner.get(`/introductions/${introduction}`));
    must(200, await firm.owner.put(`/introductions/${introduction}/answer`, { answer: 'accept', note: `note ${planted.plant('firm', 'note')}` }, version)); // prettier-ignore
    await landfall.until(`select 1 from introductions.sides where side = 'need' and state = 'asked'`);
    await landfall.settled();
    answerLink = linkIn(landfall.mailbox.to(buyer.contactEmail).at(-1)!, '/c/');
    ids.add(introduction).add(hub.id);
    others = {
      'the second firm': second.owner,
      'another hub': (await given.hub({ country: 'BR', zone: 'America/Sao_Paulo', currency: 'BRL' })).coordinator,
      'another firm': (await given.firm()).owner,
      nobody: landfall.nobody(),
    };
    document = (await landfall.nobody().get<Document>('/openapi.json')).body;
  });
  afterAll(() => landfall?.close());

  /** All that can be read by this caller: every GET of the document, with every id there is, exports among them. */
  async function everything(caller: Caller, allowed: (of: string) => boolean, known: Iterable<string> = ids): Promise<string[]> {
    const found = new Set<string>();
    const gets = routesOf(document).filter(({ method, path }) => method === 'GET' && !/token|see\/sign/.test(path));
    for (const { path } of gets) {
      const holes = path.match(/\{\w+\}/g) ?? [];
      const paths = !holes.length
        ? [path]
        : path.startsWith('/exports/')
          ? ['organisations', 'contacts', 'offerings', 'needs'].map((kind) => `/exports/${kind}?format=csv`)
          : [...known].map((id) => path.replace(/\{\w+\}/g, id));
      const answers = await Promise.all(paths.map((one) => caller.get(one)));
      answers.forEach(({ text, headers }, n) => {
        for (const of of planted.in(`${text} ${JSON.stringify([...headers])}`, allowed)) found.add(`${of} in GET ${paths[n]}`);
      });
    }
    return [...found];
  }
  /** The mails to one address hold nothing of others, in any header, part or file. */
  const mails = (address: string, allowed: (of: string) => boolean) =>
    landfall.mailbox
      .to(address)
      .flatMap((letter) => planted.in(JSON.stringify({ ...letter, attachments: letter.attachments.map((a) => ({ ...a, content: typeof a.content === 'string' ? a.content : Buffer.from(a.content as ArrayBuffer).toString('utf8') })) }), allowed)); // prettier-ignore

  test.each(['the second firm', 'another hub', 'another firm', 'nobody'])('reach not %s before both agreed', async (who) => {
    expect(await everything(others[who]!, of(who === 'the second firm' ? 'second firm' : 'nobody'))).toEqual([]);
  });

  test('are forty at least, and reach not the other side before both agreed', async () => {
    expect(planted.words.size).toBeGreaterThanOrEqual(40);
    expect(await everything(firm.owner, of('firm'))).toEqual([]);
    const page = await landfall.nobody().get(new URL(answerLink).pathname);
    expect([page.status, planted.in(page.text, of('buyer'))]).toEqual([200, []]);
    expect(mails(firm.ownerEmail, of('firm'))).toEqual([]);
    expect(mails(buyer.contactEmail, of('buyer'))).toEqual([]);
    const letter = await hub.coordinator.post(`/introductions/${introduction}/letters`, { to: 'need', language: 'en' });
    const poll = await hub.coordinator.post(`/introductions/${introduction}/meetings`, { minutes: 30, times: ['2099-01-01T08:00:00Z'] }); // prettier-ignore
    expect([letter.status, poll.status]).toEqual([409, 409]);
  });

  test('reach the other side, and nobody else, once both agreed: the organisation, the person who answered and their address, no more', async () => {
    must(
      200,
      await answerByLink(
        landfall.nobody(),
        landfall.mailbox,
        { link: answerLink, address: buyer.contactEmail },
        { answer: 'accepted' },
      ),
    );
    await landfall.until(`select 1 from introductions.introductions where state = 'made'`);
    const letter = must<{ id: string; verification: string }>(201, await hub.coordinator.post(`/introductions/${introduction}/letters`, { to: 'need', language: 'en' })); // prettier-ignore
    const poll = must<Listing>(201, await hub.coordinator.post(`/introductions/${introduction}/meetings`, { minutes: 30, times: ['2099-01-01T08:00:00Z'] })); // prettier-ignore
    must(200, await hub.coordinator.put(`/meetings/${poll.id}/booking`, { startsAt: '2099-01-01T08:00:00Z' }, poll.version));
    await landfall.settled();
    for (const id of [letter.id, poll.id]) ids.add(id);
    const ofBuyer = ['buyer name', 'buyer website', 'buyer contact', 'buyer mail'];
    const ofFirm = ['firm name', 'firm website', 'firm owner', 'firm mail'];
    expect(await everything(firm.owner, (o) => o.startsWith('firm') || ofBuyer.includes(o))).toEqual([]);
    for (const [who, caller] of Object.entries(others))
      expect([
        who,
        await everything(caller, of(who === 'the second firm' ? 'second firm' : 'nobody'), [introduction, letter.id, poll.id]),
      ]).toEqual([who, []]);
    expect(mails(firm.ownerEmail, (o) => o.startsWith('firm') || ofBuyer.includes(o))).toEqual([]);
    expect(mails(buyer.contactEmail, (o) => o.startsWith('buyer') || ofFirm.includes(o))).toEqual([]);
    // the letter's page, for whoever holds the letter, and its file's metadata: the two names, no person and no address
    const page = await landfall.nobody().get(new URL(letter.verification).pathname);
    expect(planted.in(page.text).sort()).toEqual(['buyer name', 'firm name']);
    const file = await firm.owner.get(`/letters/${letter.id}/file`);
    expect([file.status, planted.in(`${file.text} ${JSON.stringify([...file.headers])}`)]).toEqual([200, []]);
  });

  test('are in no entry of the ledger and in no job', async () => {
    const { rows } = await landfall.admin.query(
      `select coalesce(string_agg(facts::text, ' '), '') || (select coalesce(string_agg(payload::text || coalesce(last_error, ''), ' '), '') from ledger.jobs) as text from ledger.entries`,
    );
    expect(planted.in(rows[0].text as string)).toEqual([]);
    expect(await landfall.parked()).toEqual([]);
  });
});
