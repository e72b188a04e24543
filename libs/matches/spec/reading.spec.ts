import { randomUUID } from 'node:crypto';
import type { Actor } from '#database';
import { slateFor } from '../slates.js';
import { corpusIsOld } from '../snapshots.js';
import { coordinatorOf, World } from './world.js';

let world: World;
let hub: string;
let dubai: Actor;
beforeEach(async () => {
  world = await World.open();
  hub = await world.hub();
  dubai = coordinatorOf(hub);
});
afterEach(() => world?.close());

const page = { limit: 20 };
const matched = async (offering: Record<string, unknown> = {}, need: Record<string, unknown> = {}) => {
  const pair = { offering: await world.offering(offering), need: await world.need({ hub, ...need }) };
  await world.find(pair.offering, pair.need);
  return pair;
};

test('a coordinator reads the matches of a need with reasons that add up, best first', async () => {
  const { need, offering } = await matched();
  const poorer = await world.offering({
    title: 'A sensor',
    summary: 'For ovens',
    description: 'Heat in bread ovens is measured.',
    keywords: [],
    cooperation_types: ['training'],
  });
  await world.find(poorer);
  const { items, next } = await world.matches.ofNeed(dubai, need, page);
  expect(items.map((m) => m.offering.id)).toEqual([offering, poorer]);
  expect(next).toBeNull();
  const [best] = items;
  expect(best!.reasons.map((r) => r.key)).toContain('reason.topic.shared');
  for (const [side, p] of [
    ['need', best!.pNeed],
    ['offering', best!.pOffering],
  ] as const) {
    const { intercept, contributions } = best!.sides[side];
    const logit = contributions.reduce((sum, c) => sum + c.adds, intercept);
    expect(Math.abs(1 / (1 + Math.exp(-logit)) - p)).toBeLessThan(1e-6);
  }
  expect(await world.matches.one(dubai, best!.id)).toEqual(best);
});

test('pages of one show each match once, what needs review last', async () => {
  const { need } = await matched({ budget_from: null, budget_to: null, budget_currency: null });
  for (const title of ['A leak sensor', 'Sensor', 'Water pipe']) await world.find(await world.offering({ title }));
  const seen = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await world.matches.ofNeed(dubai, need, { limit: 1, ...(cursor && { cursor }) });
    seen.push(...items);
    if (!next) break;
    cursor = next;
  }
  expect(new Set(seen.map((m) => m.id)).size).toBe(4);
  expect(seen.map((m) => m.needsReview)).toEqual([false, false, false, true]);
});

test('another hub’s matches are not found, and neither is why a pair of its was not proposed', async () => {
  const { need, offering } = await matched();
  const [match] = await world.rows<{ id: string }>(`select id from matches.matches`);
  const hanoi = coordinatorOf(await world.hub({ country: 'VN' }), 'VN');
  for (const asked of [
    () => world.matches.ofNeed(hanoi, need, page),
    () => world.matches.one(hanoi, match!.id),
    () => world.matches.whyNot(hanoi, { offering, need }),
    () => world.matches.ofNeed(hanoi, randomUUID(), page),
  ]) {
    await expect(asked()).rejects.toMatchObject({ status: 404, code: 'not_found' });
  }
});

describe('why a pair was not proposed', () => {
  test('it was matched, and others come first: so many of its need, so many of the hub; and what is not known of it', async () => {
    const pair = await matched();
    const said = await world.matches.whyNot(dubai, pair);
    expect(said).toMatchObject({ verdict: 'matched', rule: 'outscored', facts: { ofHub: 0, ofNeed: 0 } });
    expect(said.missing).toEqual(expect.arrayContaining([expect.objectContaining({ field: expect.any(String) })]));
    const better = await world.offering();
    await world.find(better, pair.need);
    await world.rows(`update matches.matches set score = 1 where offering = $1`, [better]);
    await world.rows(`update matches.matches set score = 0.5, needs_review = false where offering = $1`, [pair.offering]);
    expect(await world.matches.whyNot(dubai, pair)).toMatchObject({ rule: 'outscored', facts: { ofHub: 1, ofNeed: 1 } });
    // what a person has to look at first stands below what nobody need look at
    await world.rows(`update matches.matches set score = 0.1 where offering = $1`, [better]);
    expect(await world.matches.whyNot(dubai, pair)).toMatchObject({ facts: { ofHub: 0, ofNeed: 0 } });
    await world.rows(`update matches.matches set needs_review = true where offering = $1`, [pair.offering]);
    expect(await world.matches.whyNot(dubai, pair)).toMatchObject({ facts: { ofHub: 1, ofNeed: 1 } });
  });

  test('it was matched, and too little is known of it', async () => {
    const pair = await matched();
    await world.rows(`update matches.matches set score = null, enough_known = false, coverage = 0.25`);
    expect(await world.matches.whyNot(dubai, pair)).toMatchObject({ verdict: 'matched', rule: 'not_enough_known', facts: { coverage: 0.25 }, lift: {} }); // prettier-ignore
  });

  test('a rule stopped it, and this would lift it', async () => {
    const pair = await matched({ settlement_currencies: ['RUB'] });
    expect(await world.matches.whyNot(dubai, pair)).toEqual({
      verdict: 'refused',
      rule: 'settlement_currency',
      facts: { currencies: ['RUB'] },
      lift: { currencies: ['USD'] },
    });
  });

  test('a party is held for a check, and nothing more is said', async () => {
    const pair = await matched({ organisation: await world.organisation('RU', false) });
    expect(await world.matches.whyNot(dubai, pair)).toEqual({ verdict: 'refused', rule: 'held_for_check' });
  });

  test('it is before the coordinator already', async () => {
    const pair = await matched();
    await world.introduction(pair.offering, pair.need, 'asking');
    expect(await world.matches.whyNot(dubai, pair)).toEqual({ verdict: 'proposed' });
  });

  test('nothing met', async () => {
    const pair = await matched({ title: 'Bread', summary: 'Rolls', description: 'Fresh', keywords: [], sectors: ['15811000'] });
    expect(await world.matches.whyNot(dubai, pair)).toEqual({ verdict: 'not_a_candidate' });
  });
});

test('a card says of the other what its owner chose to show, and no more', async () => {
  const owner = await world.organisation('AE');
  const pair = await matched(
    { visibility: 'named' },
    { organisation: owner, expertise_sought: 'Hydrophone loggers', advantages: 'Secretword' },
  );
  const card = await world.asWorker((em) => world.matches.card(em, { ...pair, side: 'offering' }));
  expect(card).toMatchObject({ country: 'AE', organisation: null, language: 'en', profileType: 'BR' });
  expect(card.reasons.length).toBe(2);
  const said = JSON.stringify(card);
  for (const hidden of [pair.need, pair.offering, owner, hub, 'Secretword', 'Hydrophone', '4999', `Org ${owner}`])
    expect(said).not.toContain(hidden);
  const firms = await world.asWorker((em) => world.matches.card(em, { ...pair, side: 'need' }));
  expect(firms.organisation).toMatch(/^Org /);
});

test('a card does not tell the size of the other, wished for or not', async () => {
  for (const partner_sizes of [['small'], ['large']]) {
    const pair = await matched({ partner_sizes }, { partner_sizes });
    const { need, offering } = pair;
    const { items } = await world.matches.ofNeed(dubai, need, page);
    // what the coordinator reads of the pair says it from both sides
    const told = items.find((m) => m.offering.id === offering)!.reasons.filter((r) => r.key.startsWith('reason.size.'));
    expect(told.map((r) => [r.side, r.facts.size]).toSorted()).toEqual([
      ['need', 'small'],
      ['offering', 'small'],
    ]);
    for (const side of ['offering', 'need'] as const) {
      const { reasons, gap } = await world.asWorker((em) => world.matches.card(em, { ...pair, side }));
      expect([...reasons, gap].map((said) => said?.key)).not.toContainEqual(expect.stringMatching(/size/));
    }
  }
});

describe('a slate', () => {
  const slate = (of = hub) => world.asWorker((em) => slateFor(em, of));

  test('is best first and within what the hub and each listing can carry', async () => {
    const offering = await world.offering({ capacity: 1 });
    const needs = [await world.need({ hub }), await world.need({ hub, cooperation_types: ['training'] })];
    await world.find(offering, ...needs);
    expect((await slate()).map((c) => c.need)).toEqual([needs[0]]);
    expect(await slate()).toEqual(await slate());
  });

  test('leaves out whom an introduction already occupies', async () => {
    const pair = await matched({ capacity: 1 });
    const second = await world.need({ hub });
    await world.find(second);
    await world.introduction(pair.offering, pair.need, 'asking');
    expect(await slate()).toEqual([]);
  });

  test('of a planned hub is empty', async () => {
    const planned = await world.hub({ state: 'planned' });
    await matched({}, { hub: planned });
    expect(await slate(planned)).toEqual([]);
  });

  test('holds no public notice, no party that lost its clearance and nothing without a score', async () => {
    await matched({}, { origin: 'public_notice' });
    const firm = await world.organisation();
    await matched({ organisation: firm, title: 'Sensor' }, { origin: 'public_notice' });
    await world.find(await world.need({ hub }));
    expect(await slate()).toHaveLength(2);
    await world.clear(firm, false);
    expect(await slate()).toHaveLength(1);
    await world.rows(`update matches.matches set enough_known = false, score = null`);
    expect(await slate()).toEqual([]);
  });
});

describe('the corpus', () => {
  test('keeps its last three snapshots, and every need is matched again after one', async () => {
    const { need } = await matched();
    for (let i = 0; i < 4; i++) await world.asWorker((em) => world.snapshots.renew(em));
    expect(await world.rows(`select id from matches.snapshots order by id`)).toEqual([{ id: 3 }, { id: 4 }, { id: 5 }]);
    expect(await world.rows(`select facts from ledger.entries where name = 'CorpusRenewed' order by seq desc limit 1`)).toEqual([
      { facts: { snapshot: 5, documents: 2 } },
    ]);
    await world.find(need);
    expect(await world.rows(`select snapshot from matches.matches`)).toEqual([{ snapshot: 5 }]);
  });

  test('is old when a fifth of it changed and ten minutes have passed, and falls due once', async () => {
    const old = () => world.asWorker((em) => em.query(corpusIsOld));
    await matched();
    await world.asWorker((em) => world.snapshots.renew(em));
    await world.rows(`insert into landfall.clock (shift) values (interval '1 minute')`);
    await world.find(await world.offering());
    expect(await old()).toEqual([]);
    await world.rows(`update landfall.clock set shift = interval '11 minutes'`);
    expect(await old()).toEqual([{ key: 'after:2', payload: {} }]);
    await world.asWorker((em) => world.snapshots.renew(em));
    await world.rows(`update landfall.clock set shift = interval '30 minutes'`);
    expect(await old()).toEqual([]);
  });

  test('is renewed and read by an operator, and by nobody else', async () => {
    await matched();
    await expect(world.snapshots.askForRenewal(dubai)).rejects.toMatchObject({ status: 403 });
    await expect(world.snapshots.corpus(dubai)).rejects.toMatchObject({ status: 403 });
    const operator: Actor = { ...(dubai as Extract<Actor, { kind: 'person' }>), hubs: [], duties: ['operator'] };
    await world.snapshots.askForRenewal(operator);
    expect(await world.rows(`select name from ledger.entries where name = 'CorpusRenewalAsked'`)).toHaveLength(1);
    expect(await world.snapshots.corpus(operator)).toEqual({ documents: 2, matches: 1, snapshot: 1 });
  });
});
