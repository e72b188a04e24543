import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../caller.js';
import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';

type Item = { id: string; version: number; state?: string };
type Introduction = { id: string; state: string; version: number };

describe('the people of an organisation and of a hub', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  const vera = { name: 'Vera', email: 'vera@example.com', language: 'en', zone: 'Europe/Moscow' };

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm({ name: 'Hydroslukhan' });
    buyer = await given.buyer(hub);
  });
  afterAll(() => landfall?.close());

  /** Somebody invited to the firm, once they have said yes. */
  const joins = async (email: string, role: 'owner' | 'member'): Promise<Caller & { id: string }> => {
    must(201, await firm.owner.post(`/organisations/${firm.id}/invitations`, { ...vera, email, role }));
    await landfall.settled();
    const mail = landfall.mailbox.to(email).at(-1);
    expect(mail?.subject).toBe('Your invitation to Hydroslukhan');
    const person = await landfall.person(email);
    const { items } = must<{ items: Item[] }>(200, await person.get('/me/invitations'));
    must(204, await person.put(`/me/invitations/${items[0]!.id}`));
    const { rows } = await landfall.admin.query(`select id from members.people where email = $1`, [email]);
    return Object.assign(person, { id: (rows[0] as { id: string }).id });
  };

  /** The version of the one question that the firm is asked. */
  const asked = async (introduction: string, as = firm.owner) =>
    must<Introduction>(200, await as.get(`/introductions/${introduction}`)).version;

  test('a firm that is closed has nothing published and is asked nothing more, and what was made keeps its history', async () => {
    const other = await given.firm({ name: 'Baikorda' });
    const theirs = await given.buyer(await given.hub());
    const made = await given.introduced(other, theirs);
    await given.need(theirs, { title: 'Loggers for the pipes of a second district' });
    await landfall.settled();
    const proposal = must<{ items: Item[] }>(200, await theirs.hub.coordinator.get('/proposals')).items.find((p) => p.state === 'queued'); // prettier-ignore
    expect(proposal).toMatchObject({ metBefore: true });
    must(200, await theirs.hub.coordinator.put(`/proposals/${proposal!.id}/approval`, {}, proposal!.version));
    await landfall.later('11 seconds');
    const { id } = (await landfall.until(
      `select introduction as id from introductions.sides where state = 'asked' and organisation = $1`,
      [other.id],
    )) as { id: string };
    must(204, await other.owner.put(`/organisations/${other.id}/closing`, { name: 'Baikorda' }));
    await landfall.settled();
    const { rows } = await landfall.admin.query(
      `select (select count(*)::int from listings.listings where organisation = $1 and state = 'published') as published,
         (select state from introductions.introductions where id = $2) as asking, (select state from introductions.introductions where id = $3) as made`,
      [other.id, id, made],
    );
    expect(rows[0]).toEqual({ published: 0, asking: 'withdrawn', made: 'made' });
    expect((await other.owner.get(`/organisations/${other.id}`)).status).toBeGreaterThanOrEqual(403);
    expect((await given.operator.delete(`/organisations/${other.id}/suspension`)).status).toBe(409);
  });

  test('an offering that is for a hub’s country no more is asked about there no more, and stays where it is for', async () => {
    const other = await given.firm({ name: 'Kvantel' });
    const theirs = await given.buyer(await given.hub());
    const offering = await given.offering(other, { targetCountries: ['AE', 'VN'] });
    await given.need(theirs);
    await landfall.settled();
    const [proposal] = must<{ items: Item[] }>(200, await theirs.hub.coordinator.get('/proposals')).items;
    must(200, await theirs.hub.coordinator.put(`/proposals/${proposal!.id}/approval`, {}, proposal!.version));
    await landfall.later('11 seconds');
    await landfall.until(`select 1 from introductions.sides where state = 'asked' and organisation = $1`, [other.id]);
    const change = { targetCountries: ['VN'] };
    must(200, await other.owner.patch(`/listings/${offering.id}`, change, offering.version));
    await landfall.settled();
    const { rows } = await landfall.admin.query(
      `select i.state, l.state as listing from introductions.introductions i join listings.listings l on l.id = i.offering where l.id = $1`,
      [offering.id],
    );
    expect(rows).toEqual([{ state: 'withdrawn', listing: 'published' }]);
  });

  test('who is invited acts for the firm from their own yes on, and not before', async () => {
    must(201, await firm.owner.post(`/organisations/${firm.id}/invitations`, { ...vera, role: 'member' }));
    await landfall.settled();
    const person = await landfall.person(vera.email);
    expect((await person.get(`/organisations/${firm.id}/members`)).status).toBe(403);
    const { items } = must<{ items: Item[] }>(200, await person.get('/me/invitations'));
    must(204, await person.put(`/me/invitations/${items[0]!.id}`));
    expect(must<{ items: unknown[] }>(200, await person.get(`/organisations/${firm.id}/members`)).items).toHaveLength(2);
    expect(
      (await person.post(`/organisations/${firm.id}/invitations`, { ...vera, email: 'x@example.com', role: 'member' })).status,
    ).toBe(403);
  });

  test('whoever has left is written to no more, also about what they answered themselves', async () => {
    const second = await joins('second@example.com', 'owner');
    await given.offering(firm);
    await given.need(buyer);
    await landfall.settled();
    const [proposal] = must<{ items: Item[] }>(200, await hub.coordinator.get('/proposals')).items;
    must(200, await hub.coordinator.put(`/proposals/${proposal!.id}/approval`, {}, proposal!.version));
    await landfall.later('11 seconds');
    const { id } = (await landfall.until(
      `select introduction as id from introductions.sides where state = 'asked' and side = 'offering'`,
    )) as { id: string };
    must(200, await second.put(`/introductions/${id}/answer`, { answer: 'accept' }, await asked(id, second)));
    must(204, await second.delete(`/organisations/${firm.id}/members/${second.id}`));
    expect((await second.get(`/introductions/${id}`)).status).toBe(403);
    const before = landfall.mailbox.to('second@example.com').length;
    await landfall.until(`select 1 from introductions.sides where state = 'asked' and side = 'need'`);
    await landfall.settled();
    const question = landfall.mailbox.to(buyer.contactEmail).findLast(({ text = '' }) => text.includes('/c/'));
    const link = /https?:\/\/\S+\/c\/\S+/.exec(question!.text!)![0];
    must(200, await given.answerByLink(link, buyer.contactEmail, { answer: 'accepted' }));
    await landfall.until(`select 1 from introductions.introductions where state = 'made' and id = $1`, [id]);
    await landfall.settled();
    expect(landfall.mailbox.to('second@example.com')).toHaveLength(before);
    expect(landfall.mailbox.to(firm.ownerEmail).some(({ text = '' }) => text.includes('Buyeria'))).toBe(true);
  });

  test('what a coordinator had in hand is nobody’s when they leave, and the last of a hub at work does not', async () => {
    const colleague = { name: 'Second', email: 'colleague@example.org', language: 'en', zone: 'Asia/Dubai' };
    const { id: person } = must<Item>(
      201,
      await given.operator.post('/people', { ...colleague, hub: hub.id, role: 'coordinator', duties: [] }),
    );
    await landfall.settled();
    const second = await landfall.person(colleague.email);
    await given.offering(await given.firm());
    await given.need(await given.buyer(hub));
    await landfall.settled();
    const [proposal] = must<{ items: Item[] }>(200, await hub.coordinator.get('/proposals')).items;
    must(200, await second.put(`/proposals/${proposal!.id}/assignment`, { to: person }, proposal!.version));
    const me = must<{ person: string }>(200, await hub.coordinator.get('/session')).person;
    expect((await second.delete(`/hubs/${hub.id}/coordinators/${me}`)).status).toBe(403);
    must(204, await second.delete(`/hubs/${hub.id}/coordinators/${person}`));
    await landfall.settled();
    const { assignee } = must<{ assignee: unknown }>(200, await hub.coordinator.get(`/proposals/${proposal!.id}`));
    expect(assignee).toBeNull();
    const last = await hub.coordinator.delete(`/hubs/${hub.id}/coordinators/${me}`);
    expect([last.status, last.text]).toEqual([409, expect.stringContaining('another_coordinator')]);
  });
});
