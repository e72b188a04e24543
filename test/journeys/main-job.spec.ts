import { Given, leakOffering, must } from '../given/given.js';
import { Landfall, type Backend } from '../landfall.js';
import { answerByLink, asksCode } from '../answering.js';
import { linkIn } from '../mailbox.js';

const backends: Backend[] = process.env.TEST_REDIS_URL ? ['postgres', 'redis'] : ['postgres'];

describe.each(backends)('the main job, from empty to outcome, with the queue on %s', (queue) => {
  let landfall: Landfall;
  beforeAll(async () => {
    landfall = await Landfall.start({ queue });
    await landfall.evening();
  });
  afterAll(() => landfall?.close());

  test('a firm and a buyer who do not know each other are introduced, and nobody learns anything early', async () => {
    const given = await Given.in(landfall);
    await given.deniedParties(['Polyforbid Trading House']);

    // a hub in Dubai, a firm at home, a local buyer who has no account
    const dubai = await given.hub({ name: 'Dubai export hub' });
    // her news of results each day: by the week they come on Mondays, and the test on any day
    const wished = must<{ frequencies: object; [field: string]: unknown }>(
      200,
      await dubai.coordinator.get('/me/digest-preferences'),
    );
    const { weekday, hour, zone, language, pausedUntil } = wished;
    const frequencies = { ...wished.frequencies, results: 'daily' };
    const daily = { frequencies, weekday, hour, zone, language, pausedUntil };
    must(200, await dubai.coordinator.put('/me/digest-preferences', daily));
    const firm = await given.firm({ name: 'Hydroslukhan' });
    const buyer = await given.buyer(dubai, { name: 'Wadimarra Water Works' }, { language: 'ar' });
    const held = await given.firm({ name: 'Poliforbid Trading House LLC' });

    // what the firm offers (in English) and what the buyer needs (in Arabic) are published; who is held by screening cannot publish
    const offering = await given.offering(firm);
    const need = await given.need(buyer, {
      language: 'ar',
      title: 'أنظمة صوتية لكشف تسرب المياه في شبكة توزيع مياه الشرب',
      summary: 'نبحث عن أجهزة استشعار صوتية لاسلكية تحدد موقع تسرب المياه في الأنابيب المدفونة مع تدريب فرق الصيانة',
      keywords: ['تسرب المياه', 'جهاز استشعار'],
    });
    const draft = must(201, await held.owner.post('/offerings', { organisation: held.id, ...leakOffering }));
    const refusal = await held.owner.put(`/listings/${draft.id}/publication`, undefined, 1);
    expect(refusal.status).toBe(409);
    expect(refusal.body.code).toBe('held_for_check');
    expect(refusal.text).not.toMatch(/polyforbid|list|score/i);

    // the worker matches them and proposes the pair to the hub's coordinator, with reasons
    await landfall.settled();
    const queueOfHub = must(200, await dubai.coordinator.get('/proposals')).items;
    expect(queueOfHub).toHaveLength(1);
    const [proposal] = queueOfHub;
    expect(proposal.score).toBeGreaterThan(0.3);
    expect(proposal.coverage).toBeGreaterThan(0.5);
    expect(JSON.stringify(proposal)).toContain('تسرب');
    expect(must(200, await firm.owner.get('/introductions')).items).toEqual([]);

    // she approves; ten seconds later, and not before, the firm is asked, without a name
    must(200, await dubai.coordinator.put(`/proposals/${proposal.id}/approval`, {}, proposal.version));
    await landfall.settled();
    expect(landfall.mailbox.to(firm.ownerEmail).filter((l) => /possible partner/i.test(l.text ?? ''))).toHaveLength(0);
    await landfall.later('11 seconds');
    await landfall.until(`select 1 from introductions.sides where state = 'asked'`);
    await landfall.settled();
    const asked = must(200, await firm.owner.get('/introductions')).items;
    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked)).not.toMatch(/Wadimarra|example\.net/);
    expect(JSON.stringify(asked)).not.toContain(buyer.id);
    expect(JSON.stringify(asked)).not.toContain(need.id);
    expect(landfall.mailbox.to(buyer.contactEmail)).toHaveLength(0);

    // the firm is interested; then the buyer is asked by a link, which changes nothing by being opened, however often
    must(200, await firm.owner.put(`/introductions/${asked[0].id}/answer`, { answer: 'accept' }, asked[0].version));
    await landfall.until(`select 1 from introductions.sides where side = 'need' and state = 'asked'`);
    await landfall.settled();
    const [letter] = landfall.mailbox.to(buyer.contactEmail);
    expect(letter!.html).toContain('dir="rtl"');
    expect(letter!.html! + letter!.text!).not.toMatch(/Owner|owner\d+@/);
    const link = linkIn(letter!, '/c/');
    const visitor = landfall.nobody();
    for (let i = 0; i < 5; i++) {
      const opened = await visitor.get(link);
      expect(opened.status).toBe(200);
      expect(opened.text).toContain('dir="rtl"');
    }
    expect((await landfall.admin.query(`select state from introductions.sides where side = 'need'`)).rows[0].state).toBe('asked');

    // in a browser that is not known yet the answer waits for a code, which comes to the same mailbox
    expect(asksCode(await visitor.form(new URL(link).pathname, { answer: 'accepted' }))).toBe(true);
    expect((await landfall.admin.query(`select state from introductions.sides where side = 'need'`)).rows[0].state).toBe('asked');
    const to = { link, address: buyer.contactEmail };
    expect((await answerByLink(visitor, landfall.mailbox, to, { answer: 'accepted' })).status).toBeLessThan(400);

    // both agreed: each reads who the other is, once
    await landfall.until(`select 1 from introductions.introductions where state = 'made'`);
    await landfall.settled();
    const introduced = (address: string) =>
      landfall.mailbox
        .to(address)
        .filter((l) => (l.text ?? '').includes(address === firm.ownerEmail ? buyer.contactEmail : firm.ownerEmail));
    await landfall.until(`select 1 from mail.messages where kind = 'introduction_made' and state = 'sent' having count(*) = 2`);
    expect(introduced(firm.ownerEmail)).toHaveLength(1);
    expect(introduced(buyer.contactEmail)).toHaveLength(1);
    const made = must(200, await firm.owner.get(`/introductions/${asked[0].id}`));
    expect(made.partner.organisation).toBe('Wadimarra Water Works');

    // what came of it
    must(
      200,
      await firm.owner.put(`/introductions/${asked[0].id}/outcome`, { met: true, stage: 'pilot', valueBand: 'up_to_100k' }, 0),
    );
    await landfall.settled();
    expect((await landfall.admin.query(`select stage from introductions.outcomes`)).rows).toEqual([{ stage: 'pilot' }]);
    // what came of it is kept to learn from
    await landfall.until(`select 1 from matches.decisions where came = 'pilot' and said_yes`);

    // nothing was parked, nothing is written twice
    expect(await landfall.parked()).toEqual([]);
    expect((await landfall.admin.query(`select count(*)::int as n from introductions.introductions`)).rows[0].n).toBe(1);
    expect(offering.state).toBe('published');
  });

  test('the coordinator reads one digest at her hour, and none when there is nothing new', async () => {
    const digests = async () => landfall.mailbox.letters.filter((l) => l.headers.some((h) => h.key === 'list-unsubscribe'));
    const { rows } = await landfall.admin.query(
      `select extract(epoch from (date_trunc('day', landfall.now() at time zone 'Asia/Dubai') + interval '1 day 8 hours 5 minutes') - landfall.now() at time zone 'Asia/Dubai') as s`,
    );
    await landfall.later(`${Math.round(Number(rows[0].s))} seconds`);
    await landfall.until(`select 1 from mail.messages where kind = 'digest' and state = 'sent'`);
    await landfall.settled();
    const [first] = await digests();
    expect(first!.headers.find((h) => h.key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
    const before = (await digests()).length;
    await landfall.later('24 hours');
    await landfall.until(`select 1 from digests.digests where state = 'silent'`);
    await landfall.settled();
    expect(await digests()).toHaveLength(before);
    expect(await landfall.parked()).toEqual([]);
  });
});
