import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

type Asked = { id: string; version: number; state: string; returnedAs: string | null; question: { answer: string | null } };

describe('what a hub must know before it decides', () => {
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
    firm = await given.firm({ name: 'Hydroslukhan' });
    buyer = await given.buyer(hub);
    await given.offering(firm);
    await given.need(buyer);
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  const proposal = async () => must<{ items: Asked[] }>(200, await hub.coordinator.get('/proposals')).items[0]!;
  const mails = (address: string) => landfall.mailbox.to(address).filter((l) => (l.text ?? '').includes('/q/'));
  const ask = async (side: 'offering' | 'need', text: string) => {
    const { id, version } = await proposal();
    must(200, await hub.coordinator.put(`/proposals/${id}/question`, { side, text }, version));
    await landfall.settled();
  };

  test('comes to the buyer’s contact by mail, is answered on its page once, and brings the pair back', async () => {
    await ask('need', 'How many valve chambers are there?');
    expect((await proposal()).state).toBe('awaiting_information');
    const [mail, ...more] = mails(buyer.contactEmail);
    expect(more).toEqual([]);
    expect(mail!.subject).toContain('Acoustic detection of leaks');
    expect(`${mail!.text} ${mail!.html}`).not.toMatch(/Hydroslukhan|valve chambers|loggers that find/);
    const page = new URL(linkIn(mail!, '/q/')).pathname;
    for (let n = 0; n < 2; n++) expect((await landfall.nobody().get(page)).text).toContain('How many valve chambers are there?');
    expect((await proposal()).state).toBe('awaiting_information');
    expect((await landfall.nobody().form(page, { text: ' ' })).status).toBe(422);
    expect((await landfall.nobody().form(page, { text: 'Eleven hundred.' })).text).toContain('Eleven hundred.');
    expect((await landfall.nobody().form(page, { text: 'Twelve hundred.' })).status).toBe(409);
    await landfall.settled();
    expect(await proposal()).toMatchObject({
      state: 'in_review',
      returnedAs: 'answered',
      question: { answer: 'Eleven hundred.' },
    });
  });

  test('comes to a firm’s owner, and its page says so when the hub waits no longer', async () => {
    await ask('offering', 'Do they work on plastic?');
    const page = new URL(linkIn(mails(firm.ownerEmail)[0]!, '/q/')).pathname;
    const { id, version } = await proposal();
    must(200, await hub.coordinator.delete(`/proposals/${id}/question`, version));
    const closed = await landfall.nobody().get(page);
    expect(closed.text).toContain('waits no longer');
    expect((await landfall.nobody().form(page, { text: 'Yes.' })).status).toBe(409);
    await landfall.settled();
    expect(await landfall.parked()).toEqual([]);
  });
});
