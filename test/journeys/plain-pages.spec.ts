import { Given, must } from '../given/given.js';
import { Landfall } from '../landfall.js';

const password = 'six words that nobody else chose';

describe('the plain pages', () => {
  let landfall: Landfall;
  let given: Given;
  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties(['Polyforbid Trading House']);
  });
  afterAll(() => landfall?.close());

  test('a sign-in by password on the page is written in the ledger, and opens what there is to see', async () => {
    const firm = await given.firm();
    must(204, await firm.owner.put('/me/password', { password }));
    const visitor = landfall.nobody();
    expect((await visitor.form('/see/sign-in', { address: firm.ownerEmail, password: 'not these words at all' })).status).toBe(
      401,
    );
    const opened = await visitor.form('/see/sign-in', { address: firm.ownerEmail, password });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/see']);
    expect((await visitor.get('/see/firm')).status).toBe(200);
    const { rows } = await landfall.admin.query(
      `select e.facts ->> 'by' as by from ledger.entries e join members.people p on p.id = e.subject where e.name = 'PersonSignedIn' and p.email = $1`,
      [firm.ownerEmail],
    );
    expect(rows).toEqual([{ by: 'password' }]);
  });

  test('a form with what cannot be stored is refused and breaks nothing', async () => {
    const answers = [];
    for (const address of ['a\u0000b@example.com', 'x'.repeat(3000), ''])
      answers.push((await landfall.nobody().form('/see/sign-in', { address, password })).status);
    expect(answers).toEqual([401, 401, 401]);

    await given.firm({ name: 'Poliforbid Trading House' });
    await landfall.settled();
    const officer = await given.officer();
    const [hit] = must<{ items: { organisation: string; version: number }[] }>(200, await officer.get('/screening-hits')).items;
    const decide = (grounds: string, decision = 'dismissed') =>
      officer.form(`/see/hits/${hit!.organisation}`, { version: String(hit!.version), decision, grounds });
    expect((await decide('half\u0000 a reason')).status).toBe(422);
    expect((await decide('no')).status).toBe(422);
    expect((await decide('a sound reason', 'perhaps')).status).toBe(422);
    expect((await decide('another firm of a like name')).status).toBe(303);
  });

  test('an introduction that is answered shows the answer and asks no more', async () => {
    const hub = await given.hub();
    const firm = await given.firm();
    await given.offering(firm);
    await given.need(await given.buyer(hub));
    await landfall.settled();
    const [proposal] = must<{ items: { id: string; version: number }[] }>(200, await hub.coordinator.get('/proposals')).items;
    expect((await hub.coordinator.get('/see/queue')).text).toContain(`/see/proposals/${proposal!.id}/approval`);
    expect(
      (await hub.coordinator.form(`/see/proposals/${proposal!.id}/approval`, { version: String(proposal!.version) })).status,
    ).toBe(303);
    await landfall.later('11 seconds');
    await landfall.until(`select 1 from introductions.sides where state = 'asked'`);
    const [asked] = must<{ items: { id: string }[] }>(200, await firm.owner.get('/introductions')).items;
    const page = `/see/introductions/${asked!.id}`;
    expect((await firm.owner.get(page)).text).toContain('value="accepted"');
    expect((await firm.owner.form(page, { answer: 'declined', reason: 'no_capacity_now' })).status).toBe(303);
    const after = await firm.owner.get(page);
    expect(after.status).toBe(200);
    expect(after.text).not.toContain('<form method="post" action="/see/introductions');
    expect((await hub.coordinator.get('/see/queue')).text).not.toContain(`/see/proposals/${proposal!.id}/approval`);
  });
});
