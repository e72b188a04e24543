import { system } from '#database';
import {
  AskOutcome,
  Consent,
  ExpireConsent,
  Introductions,
  OpenIntroduction,
  Outcomes,
  ReleaseIntroductions,
  SettleIntroduction,
  WithdrawIntroductions,
} from '../index.js';
import { ProposeToHub } from '#review';
import { BrokeredIntroductions } from '../brokered.js';
import type { AnswerConsent } from '../introductions.schema.js';
import { World } from '../../../test/given/introductions-room.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.later('0 seconds'));

const consent = () => world.get(Consent);
const outcomes = () => world.get(Outcomes);
const firm = (id: string, answer: AnswerConsent, version = 2) => consent().answer(world.owner, id, undefined, version, answer);
const buyer = (id: string, answer: AnswerConsent, version = 2) => consent().answer(world.contact, id, undefined, version, answer);
const mails = (id: string) =>
  world.rows<{ key: string; address: string; facts: Record<string, unknown> }>(
    `select key, address, facts from mail.messages where key like $1 order by key`,
    [`%${id}%`],
  );
const kinds = async (id: string) => (await mails(id)).map((m) => m.key.replace(id, '').replace('::', ' '));
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) });
const accept = { answer: 'accept' } as const;
const decline = { answer: 'decline', code: 'wrong_stage' } as const;

/** Everything of the room, as it is kept. */
const everything = async () => {
  const tables = [
    'introductions.proposals',
    'introductions.introductions',
    'introductions.sides',
    'introductions.outcomes',
    'mail.messages',
    'mail.links',
    'ledger.entries',
  ];
  const rows: unknown[] = [];
  for (const table of tables) rows.push(await world.rows(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`));
  return rows;
};

describe('whoever three others have called spam', () => {
  it('is not introduced any more, until half a year has passed', async () => {
    const before = await world.rows<{ n: number }>(`select introductions.called_spam($1) as n`, [world.firm]);
    expect(before[0]!.n).toBe(0);
    const ids = [await world.asking('need'), await world.asking('need'), await world.asking('need')];
    for (const id of ids)
      await world.rows(
        `update introductions.sides set state = 'declined', decline_code = 'spam', answered_at = landfall.now(), organisation = gen_random_uuid() where introduction = $1 and side = 'need'`,
        [id],
      );
    await expect(world.asking('need')).rejects.toEqual(refused('conflict', { side: 'offering', reason: 'spam' }));
    await world.later('181 days');
    expect(await world.rows(`select introductions.called_spam($1) as n`, [world.firm])).toEqual([{ n: 0 }]);
    await world.rows(`update introductions.sides set decline_code = 'wrong_stage' where decline_code = 'spam'`);
  });
});

describe('being asked', () => {
  it('comes to the firm first, by a mail with its own link, and to nobody else', async () => {
    const id = await world.asking();
    expect(await kinds(id)).toEqual(['consent_asked offering']);
    const [mail] = await mails(id);
    expect(mail!.address).toBe(`${world.owner.person}@example.org`);
    expect(JSON.stringify(mail!.facts)).not.toContain('Invented Buyer');
    const view = await consent().view(world.owner, id);
    expect(view).toMatchObject({
      state: 'asked',
      side: 'offering',
      card: { title: 'Finding leaks in a water network' },
      partner: null,
      madeAt: null,
    });
    await expect(consent().view(world.contact, id)).rejects.toEqual(refused('not_found'));
  });

  it('is answered while the worker has the introduction in hand: neither waits for the other', async () => {
    const id = await world.asking('offering');
    await world.worker.run(system('test'), async (em) => {
      await world.get(Introductions).open(em, { introduction: id });
      expect(await firm(id, accept)).toMatchObject({ state: 'accepted' });
    });
  });

  it('comes to the buyer by a signed link once the firm agreed, and both learn who the other is once both did', async () => {
    const id = await world.asking('need');
    expect(await kinds(id)).toEqual(['consent_asked need', 'consent_asked offering']);
    expect((await consent().view(world.contact, id)).partner).toBeNull();
    expect(await buyer(id, accept)).toMatchObject({ state: 'accepted', partner: null });
    await world.work();
    expect(await world.stateOf(id)).toBe('made');
    expect((await consent().view(world.owner, id)).partner).toMatchObject({
      organisation: 'Invented Buyer',
      person: 'Buyer Contact',
      email: 'contact@example.org',
    });
    expect((await consent().view(world.contact, id)).partner).toMatchObject({
      organisation: 'Invented Firm',
      person: 'Firm Owner',
    });
    const made = (await mails(id)).filter((m) => m.key.startsWith('introduction_made'));
    expect(made.map((m) => [m.address, m.facts['partner']])).toEqual([
      [
        'contact@example.org',
        { organisation: 'Invented Firm', person: 'Firm Owner', address: `${world.owner.person}@example.org` },
      ],
      [
        `${world.owner.person}@example.org`,
        { organisation: 'Invented Buyer', person: 'Buyer Contact', address: 'contact@example.org' },
      ],
    ]);
    const [copy] = (await mails(id)).filter((m) => m.key.startsWith('introduction_copied'));
    expect(copy).toMatchObject({
      // of this hub nobody is a coordinator: its desk reads it
      address: 'hub@example.org',
      facts: { parties: [{ organisation: 'Invented Firm' }, { organisation: 'Invented Buyer' }] },
    });
  });

  it('tells a firm no id and no name of the other, in any view, before both agreed', async () => {
    const pair = await world.pair();
    const id = await world.asking('need', pair);
    const { items } = await consent().list(world.owner, { limit: 100 });
    const seen = JSON.stringify([await consent().view(world.owner, id), items.find((i) => i.id === id)]);
    expect(items.every((i) => i.partner === null || i.madeAt !== null)).toBe(true);
    for (const secret of [world.buyer, pair.need, 'Invented Buyer', 'Buyer Contact', 'contact@example.org'])
      expect(seen).not.toContain(secret);
    const other = JSON.stringify([await consent().view(world.contact, id)]);
    for (const secret of [world.firm, pair.offering, 'Invented Firm', 'Firm Owner', world.owner.person])
      expect(other).not.toContain(secret);
  });

  it('is not found by the hub that brokers it, by another hub, or by nobody in particular', async () => {
    const id = await world.asking();
    for (const actor of [world.coordinator, world.stranger]) {
      await expect(consent().answer(actor, id, undefined, 2, accept)).rejects.toEqual(refused('not_found'));
      await expect(consent().answer({ ...actor, organisations: [world.buyer] }, id, undefined, 2, accept)).rejects.toEqual(
        refused('not_found'),
      );
    }
    await expect(world.get(BrokeredIntroductions).list(world.stranger, world.hub, { limit: 20 })).rejects.toEqual(
      refused('not_found'),
    );
    const { items } = await world.get(BrokeredIntroductions).list(world.coordinator, world.hub, { limit: 20 });
    expect(items.find((i) => i.id === id)).toMatchObject({
      state: 'asking',
      sides: [
        { side: 'offering', state: 'asked' },
        { side: 'need', state: 'not_asked' },
      ],
    });
  });
});

describe('an answer', () => {
  it('given twice is one answer, and a different one afterwards is refused', async () => {
    const id = await world.asking();
    const first = await firm(id, accept);
    expect(await firm(id, accept)).toEqual(first);
    await expect(firm(id, decline)).rejects.toEqual(refused('illegal_step', { from: 'accepted', to: 'declined' }));
    expect(await world.rows(`select 1 from ledger.entries where subject = $1 and name = 'ConsentGiven'`, [id])).toHaveLength(1);
  });

  it('is refused for a version that was not read, after its date, and put off to a day that is past', async () => {
    const id = await world.asking();
    await expect(firm(id, accept, 1)).rejects.toEqual(refused('precondition_failed', { expected: 1, current: 2 }));
    await expect(firm(id, { answer: 'not_now', until: '2020-01-01' })).rejects.toEqual(refused('validation_failed'));
    await world.later('14 days');
    await expect(firm(id, accept)).rejects.toEqual(refused('illegal_step', { from: 'expired' }));
    await world.work();
    expect(await world.stateOf(id)).toBe('expired');
    await expect(firm(id, accept)).rejects.toEqual(refused('illegal_step', { from: 'expired' }));
  });

  it('of "not now" ends the round as silence does', async () => {
    const id = await world.asking('need');
    expect(await buyer(id, { answer: 'not_now', until: '2099-01-01' })).toMatchObject({ state: 'not_now', until: '2099-01-01' });
    await world.work();
    expect(await world.stateOf(id)).toBe('expired');
  });
});

describe('a decline', () => {
  it('looks to the other side exactly like silence, before its date, at it and after it', async () => {
    // The buyer is asked days after the firm, so the two dates are days apart.
    const [said, silent] = [await world.asking(), await world.asking()];
    await world.later('5 days');
    for (const id of [said, silent]) await firm(id, accept);
    await world.work();
    const before = await consent().view(world.owner, said);
    await buyer(said, decline);
    await world.work();
    expect(await world.stateOf(said)).toBe('declined');
    expect(JSON.stringify(await consent().view(world.owner, said))).toBe(JSON.stringify(before));
    expect(await kinds(said)).toEqual(await kinds(silent));
    const same = async (id: string) => {
      const { id: _, askedAt, expiresAt, answeredAt, effectiveAt, ...view } = await consent().view(world.owner, id);
      return JSON.stringify([view, ...[askedAt, expiresAt, answeredAt, effectiveAt].map((at) => at !== null)]);
    };
    for (const [when, state] of [
      ['13 days', 'accepted'],
      ['15 days', 'accepted'],
      ['19 days', 'expired'],
      ['40 days', 'expired'],
    ] as const) {
      await world.later(when);
      expect((await consent().view(world.owner, said)).state).toBe(state);
      expect(await same(said)).toBe(await same(silent));
      await world.work();
      expect(await same(said)).toBe(await same(silent));
    }
    expect(await world.stateOf(silent)).toBe('expired');
    // The buyer who said nothing was reminded; the firm hears the same of both.
    const toFirm = async (id: string) => (await kinds(id)).filter((kind) => kind.endsWith('offering'));
    expect(await toFirm(said)).toEqual(await toFirm(silent));
  });
});

describe('what is held', () => {
  it('waits while a party is not cleared, tells nobody, and goes on when it is', async () => {
    const id = await world.asking('need');
    await world.screened(world.firm, 'potential');
    await buyer(id, accept);
    await world.work();
    expect(await world.stateOf(id)).toBe('held');
    expect((await consent().view(world.owner, id)).partner).toBeNull();
    expect(await kinds(id)).not.toContain('introduction_made need');
    await world.screened(world.firm, 'clear');
    await world.happened({ name: 'OrganisationCleared', facts: { organisation: world.firm } });
    await world.work();
    expect(await world.stateOf(id)).toBe('made');
    expect(await kinds(id)).toEqual([
      'consent_asked need',
      'consent_asked offering',
      'introduction_copied:',
      'introduction_made need',
      'introduction_made offering',
    ]);
  });

  it('begins to ask only when its listing is back', async () => {
    const pair = await world.pair();
    const id = await world.asking('offering', pair);
    await world.rows(`update listings.listings set state = 'held' where id = $1`, [pair.need]);
    await world.happened({ name: 'ListingHeld', facts: { listing: pair.need } });
    await world.work();
    expect(await world.stateOf(id)).toBe('held');
    await world.rows(`update listings.listings set state = 'published' where id = $1`, [pair.need]);
    await world.work();
    expect(await world.stateOf(id)).toBe('asking');
  });

  it('ends when its listing is withdrawn, with what is proposed of it', async () => {
    const pair = await world.pair();
    const id = await world.asking('offering', pair);
    await world.rows(`update listings.listings set state = 'withdrawn' where id = $1`, [pair.offering]);
    await world.happened({ name: 'ListingWithdrawn', facts: { listing: pair.offering } });
    await world.work();
    expect(await world.stateOf(id)).toBe('withdrawn');
    await expect(firm(id, accept)).rejects.toEqual(refused('illegal_step'));
  });
});

describe('an outcome', () => {
  it('is asked of both a week later, told in two taps, corrected, and confirmed when both say the same', async () => {
    const id = await world.asking('need');
    await expect(outcomes().view(world.owner, id)).rejects.toEqual(refused('illegal_step'));
    await buyer(id, accept);
    await world.work();
    await world.later('7 days');
    await world.work();
    expect((await kinds(id)).filter((k) => k.startsWith('outcome'))).toEqual([
      'outcome_asked need:7',
      'outcome_asked offering:7',
    ]);
    expect(await outcomes().view(world.owner, id)).toMatchObject({
      version: 0,
      stage: null,
      partner: { organisation: 'Invented Buyer' },
    });
    await outcomes().report(world.owner, id, undefined, 0, { met: true, stage: 'pilot' });
    const told = { met: true, stage: 'talking', valueBand: 'none' } as const;
    const first = await outcomes().report(world.contact, id, undefined, 0, told);
    expect(await outcomes().report(world.contact, id, undefined, 0, told)).toEqual(first);
    const confirmed = async () =>
      (await world.get(BrokeredIntroductions).list(world.coordinator, world.hub, { limit: 100 })).items.find((i) => i.id === id)!
        .confirmedByBoth;
    expect(await confirmed()).toBe(false);
    await expect(outcomes().report(world.contact, id, undefined, 0, { met: true, stage: 'pilot' })).rejects.toEqual(
      refused('precondition_failed'),
    );
    expect(await outcomes().report(world.contact, id, undefined, 1, { met: true, stage: 'pilot' })).toMatchObject({
      version: 2,
      stage: 'pilot',
    });
    expect(await confirmed()).toBe(true);
  });
});

describe('every job', () => {
  it('run twice at once and in turn leaves the same database', async () => {
    const pair = await world.pair();
    const twice = async (contract: Parameters<World['job']>[0], payload: object) => {
      const jobs = [await world.job(contract, payload), await world.job(contract, payload)];
      const said = await Promise.all(jobs.flatMap((id) => [world.runner.run(id), world.runner.run(id)]));
      expect(said).not.toContain('failed');
      const once = await everything();
      for (const id of [...jobs, await world.job(contract, payload)]) await world.runner.run(id);
      expect(await everything()).toEqual(once);
    };
    await twice(ProposeToHub, { hub: world.hub });
    const id = await world.asking('offering', pair);
    await twice(OpenIntroduction, { introduction: id });
    await firm(id, accept);
    await twice(SettleIntroduction, { introduction: id });
    expect(await kinds(id)).toEqual(['consent_asked need', 'consent_asked offering']);
    await buyer(id, accept);
    await twice(SettleIntroduction, { introduction: id });
    await world.later('8 days');
    await twice(AskOutcome, { introduction: id, days: 7 });
    expect((await kinds(id)).length).toBe(7);

    const [other, held] = [await world.pair(), await world.pair()];
    const [expiring, waiting] = [await world.asking('offering', other), await world.asking('offering', held)];
    await world.rows(`update listings.listings set state = 'held' where id = $1`, [held.need]);
    await twice(WithdrawIntroductions, { listing: held.need });
    expect(await world.stateOf(waiting)).toBe('held');
    await world.rows(`update listings.listings set state = 'published' where id = $1`, [held.need]);
    await twice(ReleaseIntroductions, { organisation: world.firm });
    expect(await world.stateOf(waiting)).toBe('asking');
    await world.later('60 days');
    await twice(ExpireConsent, { introduction: expiring, side: 'offering' });
    expect(await world.stateOf(expiring)).toBe('expired');
  });
});
