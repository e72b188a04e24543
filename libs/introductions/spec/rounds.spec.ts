import { AskByMail, Consent, NudgeConsent } from '../index.js';
import { Proposals } from '#review';
import { World, type Pair } from '../../../test/given/introductions-room.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.later('0 seconds'));

type Card = { link: { link: string } };
type Asked = { messageId: string; address: string; cards: Card[] };

/** So many offerings of the firm for one need, proposed. */
const proposed = async (many: number): Promise<{ need: string; proposals: string[] }> => {
  const pairs: Pair[] = [await world.pair()];
  while (pairs.length < many) pairs.push(await world.pair({ need: pairs[0]!.need }));
  const proposals: string[] = [];
  for (const pair of pairs) proposals.push(await world.proposed(pair));
  return { need: pairs[0]!.need, proposals };
};
const approve = async (proposals: readonly string[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const proposal of proposals)
    ids.push((await world.get(Proposals).approve(world.coordinator, proposal, 1)).introduction!.id);
  // at one moment, however long it took to say so
  await world.rows(
    `update introductions.introductions set opened_at = landfall.now(), takes_effect_at = landfall.now() + interval '10 seconds' where id = any ($1)`,
    [ids],
  );
  return ids;
};
/** What the worker does once the ten seconds of the approvals are over. */
const open = async () => {
  await world.later('11 seconds');
  await world.work();
};
/** The mails about a need that ask one side, in the order in which they were posted. */
const mails = async (need: string, side: 'offering' | 'need', kind = 'consent_asked'): Promise<Asked[]> => {
  const rows = await world.rows<{ messageId: string; address: string; facts: Card & { more?: Card[] } }>(
    `select m.message_id as "messageId", m.address, m.facts from mail.messages m
     where m.key = any (select $3 || ':' || i.id || ':' || $2 from introductions.introductions i where i.need = $1) order by m.created_at, m.key`,
    [need, side, kind],
  );
  return rows.map(({ facts, ...mail }) => ({ ...mail, cards: [facts, ...(facts.more ?? [])] }));
};
const cards = async (...of: Parameters<typeof mails>) => (await mails(...of)).map((mail) => mail.cards.length);
const yes = (id: string) => world.get(Consent).answer(world.owner, id, undefined, 2, { answer: 'accept' });
const stateOf = async (id: string, side: 'offering' | 'need') =>
  (
    await world.rows<{ state: string }>(`select state from introductions.sides where introduction = $1 and side = $2`, [id, side])
  )[0]!.state;
const introductionOf = async (link: string) =>
  (await world.rows<{ subject: string }>(`select subject from mail.links where id = $1`, [link]))[0]!.subject;

describe('what is asked of one reader', () => {
  it('in one round of a need comes in one mail, each card with a link and an answer of its own', async () => {
    const { need, proposals } = await proposed(3);
    const ids = await approve(proposals);
    await open();
    const [mail, ...others] = await mails(need, 'offering');
    expect([others, mail!.address]).toEqual([[], `${world.owner.person}@example.org`]);
    const asked = await Promise.all(mail!.cards.map((card) => introductionOf(card.link.link)));
    expect(asked.sort()).toEqual([...ids].sort());
    await world.get(Consent).answer(world.owner, ids[0]!, undefined, 2, { answer: 'decline', code: 'wrong_stage' });
    expect(await Promise.all(ids.map((id) => stateOf(id, 'offering')))).toEqual(['declined', 'asked', 'asked']);
  });

  it('is five cards a mail at most', async () => {
    const { need, proposals } = await proposed(7);
    await approve(proposals);
    await open();
    expect((await cards(need, 'offering')).sort()).toEqual([2, 5]);
  });

  it('is of another round, and another mail, once the first is asked', async () => {
    const { need, proposals } = await proposed(2);
    await approve(proposals.slice(0, 1));
    await open();
    await approve(proposals.slice(1));
    await world.later('22 seconds');
    await world.work();
    expect(await cards(need, 'offering')).toEqual([1, 1]);
  });

  it('does not wait for an approval that is undone', async () => {
    const { need, proposals } = await proposed(2);
    await approve(proposals);
    await world.get(Proposals).undo(world.coordinator, proposals[1]!);
    await open();
    expect(await cards(need, 'offering')).toEqual([1]);
  });

  it('is mailed once, whatever is run again', async () => {
    const { need, proposals } = await proposed(2);
    const [introduction] = await approve(proposals);
    await open();
    const before = await mails(need, 'offering');
    for (let i = 0; i < 2; i++) {
      const job = await world.job(AskByMail, { introduction, side: 'offering' });
      expect(await Promise.all([world.runner.run(job), world.runner.run(job)])).not.toContain('failed');
    }
    await world.work();
    expect(await mails(need, 'offering')).toEqual(before);
  });

  it('is nudged in one mail too, and without what was answered', async () => {
    const { need, proposals } = await proposed(3);
    const ids = await approve(proposals);
    await open();
    await yes(ids[1]!);
    await world.work();
    for (const introduction of ids) await world.runner.run(await world.job(NudgeConsent, { introduction, side: 'offering' }));
    expect(await cards(need, 'offering', 'consent_nudge')).toEqual([2]);
  });
});

describe('a buyer who is asked after the firms', () => {
  it('gets the willing of a round in one mail, once all have answered', async () => {
    const { need, proposals } = await proposed(3);
    const ids = await approve(proposals);
    await open();
    for (const id of ids.slice(0, 2)) await yes(id);
    await world.work();
    // the card is there already for who has an account; the mail waits for the third firm
    expect(await Promise.all(ids.map((id) => stateOf(id, 'need')))).toEqual(['asked', 'asked', 'not_asked']);
    expect(await cards(need, 'need')).toEqual([]);
    await world.get(Consent).answer(world.owner, ids[2]!, undefined, 2, { answer: 'decline', code: 'wrong_stage' });
    await world.work();
    const [mail, ...others] = await mails(need, 'need');
    expect([others, mail!.address, mail!.cards.length]).toEqual([[], 'contact@example.org', 2]);
  });

  it('waits an hour for a firm that is silent, and no longer', async () => {
    const { need, proposals } = await proposed(2);
    const ids = await approve(proposals);
    await open();
    await yes(ids[0]!);
    await world.work();
    expect(await cards(need, 'need')).toEqual([]);
    await world.later('62 minutes');
    await world.work();
    expect(await cards(need, 'need')).toEqual([1]);
    await yes(ids[1]!);
    await world.work();
    expect(await cards(need, 'need')).toEqual([1, 1]);
  });

  it('is not written to of what is held meanwhile', async () => {
    const { need, proposals } = await proposed(2);
    const ids = await approve(proposals);
    await open();
    await yes(ids[0]!);
    await world.work();
    await world.rows(`update introductions.introductions set state = 'held', held_from = 'asking' where id = $1`, [ids[0]]);
    await world.later('62 minutes');
    await world.work();
    expect(await cards(need, 'need')).toEqual([1]);
  });
});
