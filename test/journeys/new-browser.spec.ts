import { answerByLink, asksCode, codesTo } from '../answering.js';
import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

describe('a question that is answered by a link', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let firmsLink: string;
  let links: string[];

  const pathOf = (link: string) => new URL(link).pathname;
  const states = async (side: string) =>
    (await landfall.admin.query(`select state from introductions.sides where side = $1 order by state`, [side])).rows.map((r) => r.state as string); // prettier-ignore
  const asked = (address: string) => landfall.mailbox.to(address).findLast(({ text = '' }) => text.includes('/c/'))!;
  const codes = async (address: string) => {
    await landfall.settled();
    return codesTo(landfall.mailbox, address);
  };
  /** Six digits that are in none of the letters. */
  const wrong = (sent: string[]) => ['000000', '000001', '000002', '000003'].find((digits) => !sent.includes(digits))!;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    const second = await given.firm();
    buyer = await given.buyer(hub);
    await given.offering(firm);
    await given.offering(second);
    await given.need(buyer);
    await landfall.settled();
    for (const { id, version } of must<{ items: Listing[] }>(200, await hub.coordinator.get('/proposals')).items)
      must(200, await hub.coordinator.put(`/proposals/${id}/approval`, {}, version));
    await landfall.later('11 seconds');
    await landfall.until(`select 1 from introductions.sides where state = 'asked' and mail is not null having count(*) = 2`);
    await landfall.settled();
    firmsLink = linkIn(asked(firm.ownerEmail), '/c/');
    const [question] = must<{ items: Listing[] }>(200, await second.owner.get('/introductions')).items;
    must(200, await second.owner.put(`/introductions/${question!.id}/answer`, { answer: 'accept' }, question!.version));
  });
  afterAll(() => landfall?.close());

  test('gets three codes an hour to the same mailbox, however many browsers answer at once, and records none of their answers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => landfall.nobody().form(pathOf(firmsLink), { answer: 'accepted' })),
    );
    expect(answers.map((answer) => [answer.status, asksCode(answer)])).toEqual(answers.map(() => [200, true]));
    expect(answers.filter(({ text }) => text.includes('no more is sent for now'))).toHaveLength(3);
    expect(await codes(firm.ownerEmail)).toHaveLength(3);
    expect(await states('offering')).toEqual(['accepted', 'asked']);
    expect(answers[0]!.headers.getSetCookie()).toEqual([]);
    // an answer that is none is said to be none before a code is sent
    expect((await landfall.nobody().form(pathOf(firmsLink), { answer: 'declined', reason: 'none' })).status).toBe(422);
  });

  test('is not asked for a code of whoever is signed in as its reader, and is of anybody else', async () => {
    expect(asksCode(await hub.coordinator.form(pathOf(firmsLink), { answer: 'accepted' }))).toBe(true);
    const answer = await firm.owner.form(pathOf(firmsLink), { answer: 'accepted' });
    expect([answer.status, asksCode(answer)]).toEqual([200, false]);
    expect(await states('offering')).toEqual(['accepted', 'accepted']);
  });

  test('that was meant for somebody else is told to the coordinator once, and stays open', async () => {
    await landfall.until(`select 1 from introductions.sides where side = 'need' and state = 'asked' and mail is not null having count(*) = 2`); // prettier-ignore
    await landfall.settled();
    const letter = asked(buyer.contactEmail);
    links = [linkIn(letter, '/c/'), linkIn(letter, '/c/', 1)];
    const page = await landfall.nobody().get(pathOf(links[0]!));
    expect(page.text).toContain(`href="${pathOf(links[0]!)}/not-you"`);
    const notYou = `${pathOf(links[0]!)}/not-you`;
    expect((await landfall.nobody().get(notYou)).text).toContain('Nothing is answered by it');
    const told = async () => {
      await landfall.settled();
      return landfall.mailbox.to(hub.coordinatorEmail).filter(({ subject = '' }) => subject.includes('This is not me'));
    };
    expect(await told()).toHaveLength(0);
    for (let n = 0; n < 2; n++) must(200, await landfall.nobody().form(notYou, {}));
    expect((await told()).map(({ text = '' }) => text.includes(buyer.contactEmail))).toEqual([true]);
    expect(await states('need')).toEqual(['asked', 'asked']);
    expect((await landfall.nobody().form(`${notYou}x`, {})).status).toBe(404);
  });

  test('counts with a code that is right, in time and not guessed at; the browser is known from then on, for this reader alone', async () => {
    const visitor = landfall.nobody();
    const yes = { answer: 'accepted' };
    const page = pathOf(links[0]!);
    const ask = async () => {
      expect(asksCode(await visitor.form(page, yes))).toBe(true);
      return (await codes(buyer.contactEmail)).at(-1)!;
    };
    const refused = async (code: string) => {
      const { text } = await visitor.form(page, { ...yes, code });
      expect([text.includes('this is not the code'), text.includes('value="accepted"')]).toEqual([true, true]);
    };
    const guessed = await ask();
    for (let n = 0; n < 5; n++) await refused(wrong([guessed]));
    await refused(guessed);
    const late = await ask();
    await landfall.later('16 minutes');
    await refused(late);
    const right = await ask();
    expect((await visitor.form(page, yes)).text).toContain('no more is sent for now');
    expect(await codes(buyer.contactEmail)).toHaveLength(3);
    expect(await states('need')).toEqual(['asked', 'asked']);

    // as a reader may type it
    const taken = await visitor.form(page, { ...yes, code: ` ${right.slice(0, 3)} ${right.slice(3)} ` });
    expect([taken.status, asksCode(taken)]).toEqual([200, false]);
    expect(taken.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^known-[0-9a-f]{16}=[\w-]{43}; Max-Age=15552000; Path=\/c; HttpOnly; SameSite=Lax$/),
    ]);
    expect(await states('need')).toEqual(['accepted', 'asked']);

    const no = { answer: 'declined', reason: 'price_or_volume' };
    expect(asksCode(await landfall.nobody().form(pathOf(links[1]!), { ...no, code: right }))).toBe(true);
    const life = (interval: string) => landfall.admin.query(`update mail.browsers set expires_at = expires_at + $1::interval`, [interval]); // prettier-ignore
    await life('-180 days');
    expect(asksCode(await visitor.form(pathOf(links[1]!), no))).toBe(true);
    await life('180 days');
    expect(await states('need')).toEqual(['accepted', 'asked']);
    const to = { link: links[1]!, address: buyer.contactEmail };
    expect((await answerByLink(visitor, landfall.mailbox, to, no)).status).toBe(200);
    expect(await codes(buyer.contactEmail)).toHaveLength(3);
    expect(await states('need')).toEqual(['accepted', 'declined']);
    expect(await landfall.parked()).toEqual([]);
  });

  test('leaves no digits of a code and nothing that a browser keeps in any row', async () => {
    const { rows } = await landfall.admin.query(
      `select (select string_agg(m::text, ' ') from mail.messages m where kind = 'answer_code') || (select string_agg(c::text, ' ') from mail.codes c)
         || (select string_agg(e.facts::text, ' ') from ledger.entries e where name in ('CodeAsked', 'BrowserKnown')) as kept`,
    );
    const kept = (rows[0] as { kept: string }).kept.match(/(?<![\w.:-])\d{6}(?![\w:-])/g) ?? [];
    const sent = [...codesTo(landfall.mailbox, buyer.contactEmail), ...codesTo(landfall.mailbox, firm.ownerEmail)];
    expect(sent).toHaveLength(6);
    expect(kept.filter((digits) => sent.includes(digits))).toEqual([]);
  });
});
