import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

type Message = { id: string; author: string; mine: boolean; text: string };

describe('messages between two who are introduced', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let introduction: string;
  let path: string;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm({ name: 'Hydroslukhan' });
    buyer = await given.buyer(hub, { name: 'Wadimarra Water Works' }, { language: 'ar' });
    introduction = await given.introduced(firm, buyer);
    path = `/introductions/${introduction}/messages`;
  });
  afterAll(() => landfall?.close());

  const mails = (address: string) => landfall.mailbox.to(address).filter((l) => (l.text ?? '').includes('/t/'));
  const texts = async (by: Firm['owner']) =>
    must<{ items: Message[] }>(200, await by.get(path)).items.map(
      ({ author, text, mine }) => `${author}${mine ? ' (me)' : ''}: ${text}`,
    );

  test('the firm writes, the buyer reads and answers by the link of a mail that holds no word of it', async () => {
    must(201, await firm.owner.post(path, { text: 'When can we send <b>samples</b>?' }));
    await landfall.settled();
    const [mail] = mails(buyer.contactEmail);
    expect(mail!.text! + mail!.html!).not.toContain('samples');
    const { pathname } = new URL(linkIn(mail!, '/t/'));
    const page = await landfall.nobody().get(pathname);
    expect([page.status, page.text.includes('&lt;b&gt;samples&lt;/b&gt;'), page.text.includes('<b>')]).toEqual([
      200,
      true,
      false,
    ]);
    expect(page.text).toContain('Hydroslukhan');
    must(200, await landfall.nobody().form(pathname, { text: 'غدًا من فضلكم' }));
    await landfall.settled();
    expect(await texts(firm.owner)).toEqual(['need: غدًا من فضلكم', 'offering (me): When can we send <b>samples</b>?']);
    expect(mails(firm.ownerEmail)).toHaveLength(1);
  });

  test('a reader gets one mail an hour, however much is written', async () => {
    const before = mails(buyer.contactEmail).length;
    for (const text of ['one more', 'and another']) must(201, await firm.owner.post(path, { text }));
    await landfall.settled();
    expect(mails(buyer.contactEmail).length - before).toBeLessThanOrEqual(1);
  });

  test('are nobody’s else: not another hub’s, another firm’s, compliance’s or the operator’s', async () => {
    const others = [(await given.hub()).coordinator, (await given.firm()).owner];
    for (const other of others) {
      expect((await other.get(path)).status).toBe(404);
      expect((await other.post(path, { text: 'let me in' })).status).toBe(404);
    }
    expect((await given.operator.get(path)).status).toBe(403);
    expect((await landfall.nobody().get(path)).status).toBe(401);
  });

  test('only text goes, so much a day from one author, and none while a party is held', async () => {
    expect((await firm.owner.post(path, { text: 'a', file: 'b' })).status).toBe(422);
    expect((await firm.owner.post(path, { text: ' ' })).status).toBe(422);
    await landfall.admin.query(`update screening.checks set result = 'potential' where organisation = $1`, [buyer.id]);
    expect((await firm.owner.post(path, { text: 'hello' })).body.code).toBe('held_for_check');
    await landfall.admin.query(`update screening.checks set result = 'clear' where organisation = $1`, [buyer.id]);
    const statuses = [];
    for (let n = 0; n < 18; n++) statuses.push((await firm.owner.post(path, { text: `number ${n}` })).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(17);
    expect(statuses.at(-1)).toBe(429);
    await landfall.later('25 hours');
    must(201, await firm.owner.post(path, { text: 'the next day' }));
    await landfall.settled();
  });

  test('a new hit freezes the thread: nobody reads or writes, and nobody is mailed, until compliance has decided', async () => {
    const said = () => landfall.mailbox.letters.filter((l) => (l.text ?? '').includes('/t/')).length;
    const { length } = await texts(hub.coordinator);
    await given.deniedParties(['Hydroslukhan']);
    await landfall.until(`select 1 from introductions.introductions where id = $1 and state = 'held'`, [introduction]);
    const before = said();
    for (const one of [firm.owner, hub.coordinator]) {
      expect((await one.get(path)).body.code).toBe('held_for_check');
      expect((await one.post(path, { text: 'and now' })).body.code).toBe('held_for_check');
    }
    await landfall.settled();
    expect(said()).toBe(before);
    const people = { name: 'Officer', email: 'officer@example.org', language: 'en', zone: 'UTC', duties: ['compliance'] };
    must(201, await given.operator.post('/people', people));
    const officer = await landfall.person(people.email);
    const [hit] = must<{ items: { organisation: string; version: number }[] }>(200, await officer.get('/screening-hits')).items;
    const decision = { decision: 'dismissed', note: 'Another firm of that name.' };
    must(200, await officer.put(`/screening-hits/${hit!.organisation}/decision`, decision, hit!.version));
    await landfall.until(`select 1 from introductions.introductions where id = $1 and state = 'made'`, [introduction]);
    await landfall.settled();
    expect(await texts(hub.coordinator)).toHaveLength(length);
  });

  test('the coordinator reads along until the hand-over, and later only what was reported', async () => {
    must(201, await hub.coordinator.post(path, { text: 'Do you need an interpreter?' }));
    expect((await texts(hub.coordinator))[0]).toBe('coordinator (me): Do you need an interpreter?');
    const { version } = must<{ items: { version: number }[] }>(200, await hub.coordinator.get(`/hubs/${hub.id}/introductions`))
      .items[0]!;
    must(200, await hub.coordinator.put(`/introductions/${introduction}/hand-over`, undefined, version));
    await landfall.later('1 minute');
    const said = must<Message>(201, await firm.owner.post(path, { text: 'between us' }));
    expect(await texts(hub.coordinator)).not.toContain('offering: between us');
    expect(await texts(firm.owner)).toContain('offering (me): between us');
    expect((await hub.coordinator.post(path, { text: 'still there' })).body.code).toBe('illegal_step');
    await landfall.settled();

    // the buyer reports it by its link; one's own cannot be reported
    expect((await firm.owner.put(`/messages/${said.id}/report`, { reason: 'spam' })).body.code).toBe('conflict');
    const { pathname } = new URL(linkIn(mails(buyer.contactEmail).at(-1)!, '/t/'));
    must(200, await landfall.nobody().form(pathname, { report: said.id, reason: 'spam' }));
    const { items } = must<{ items: Message[] }>(200, await hub.coordinator.get(`/hubs/${hub.id}/reported-messages`));
    expect(items.map((message) => message.text)).toEqual(['between us']);
    expect((await given.operator.get(`/hubs/${hub.id}/reported-messages`)).status).toBe(403);
    await expect(
      landfall.admin.query(`update messages.messages set body = 'other words' where id = $1`, [said.id]),
    ).rejects.toMatchObject({ code: 'LF002' });
    expect(await landfall.parked()).toEqual([]);
  });

  test('what somebody wrote is theirs to ask for, and their name goes out of it when they are erased', async () => {
    const held = must<{ messages: { text: string }[] }>(200, await firm.owner.get('/me/data'));
    expect(held.messages.map((message) => message.text)).toContain('between us');
    const { rows } = await landfall.admin.query(`select id, name from members.contacts where email = $1`, [buyer.contactEmail]);
    const [contact] = rows as [{ id: string; name: string }];
    const { pathname } = new URL(linkIn(mails(buyer.contactEmail).at(-1)!, '/t/'));
    must(200, await landfall.nobody().form(pathname, { text: `Yours, ${contact.name}, ${buyer.contactEmail}` }));
    await landfall.settled();
    await landfall.admin.query(`select landfall.erase($1)`, [contact.id]);
    expect((await texts(firm.owner))[0]).toBe('need: Yours, erased, erased');
  });
});
