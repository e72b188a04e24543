import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PersonActor } from '#database';
import { World } from '../../../test/given/introductions-room.js';
import { consentText } from '../given-consent.js';
import { Consent, RecordedConsent } from '../index.js';

let world: World;
let colleague: PersonActor;
beforeAll(async () => {
  world = await World.open();
  colleague = { ...world.coordinator, person: randomUUID(), name: 'A colleague' };
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.later('0 seconds');
  await world.rows(`update members.hubs set consent_order = 'firm_first' where id = $1`, [world.hub]);
  await world.rows(`update members.mandates set may_record = true`);
});

const recorded = () => world.get(RecordedConsent);
const accept = { answer: 'accept', evidence: 'Said on the telephone on Monday.' } as const;
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) });
const states = async (id: string) =>
  Object.fromEntries(
    (
      await world.rows<{ side: string; state: string }>(`select side, state from introductions.sides where introduction = $1`, [
        id,
      ])
    ).map((s) => [s.side, s.state]),
  );
const mails = async (id: string) =>
  (await world.rows<{ key: string }>(`select key from mail.messages where key like $1 order by key`, [`%${id}%`])).map(
    (m) => m.key.split(':')[0],
  );

describe('the order in which a hub asks', () => {
  const order = (order: string) => world.rows(`update members.hubs set consent_order = $2 where id = $1`, [world.hub, order]);

  it('may be the buyer first, and then the firm', async () => {
    await order('buyer_first');
    const id = await world.asking();
    expect(await states(id)).toEqual({ offering: 'not_asked', need: 'asked' });
    await world.get(Consent).answer(world.contact, id, undefined, 2, { answer: 'accept' });
    await world.work();
    expect(await states(id)).toEqual({ offering: 'asked', need: 'accepted' });
    await world.get(Consent).answer(world.owner, id, undefined, 2, { answer: 'accept' });
    await world.work();
    expect(await world.stateOf(id)).toBe('made');
  });

  it('may be both together, and is the one that the pair was approved under', async () => {
    await order('together');
    const id = await world.asking();
    await order('firm_first');
    expect(await states(id)).toEqual({ offering: 'asked', need: 'asked' });
  });
});

describe('a recorded answer', () => {
  it('tells the contact at once, discloses nothing for 48 hours, and then counts', async () => {
    const id = await world.asking('need');
    expect(await recorded().record(colleague, id, 2, accept)).toMatchObject({ state: 'accepted' });
    await world.work();
    expect(await mails(id)).toContain('consent_recorded');
    await world.later('47 hours');
    await world.work();
    expect(await world.stateOf(id)).toBe('asking');
    expect((await world.get(Consent).view(world.owner, id)).partner).toBeNull();
    await world.later('49 hours');
    await world.work();
    expect(await world.stateOf(id)).toBe('made');
    const kept = await world.rows(
      `select answer, channel, by_person, evidence, text_version from introductions.consents where introduction = $1 and side = 'need'`,
      [id],
    );
    expect(kept).toEqual([
      {
        answer: 'accepted',
        channel: 'recorded',
        by_person: colleague.person,
        evidence: accept.evidence,
        text_version: consentText,
      },
    ]);
  });

  it('is taken back by the contact in time and not after, and then looks like silence to the firm', async () => {
    const [back, late] = [await world.asking('need'), await world.asking('need')];
    for (const id of [back, late]) await recorded().record(colleague, id, 2, accept);
    await world.work();
    const before = JSON.stringify(await world.get(Consent).view(world.owner, back));
    expect((await world.get(Consent).view(world.contact, back)).mayTakeBack).toBe(true);
    expect(await recorded().takeBack(world.contact, back, undefined)).toMatchObject({ state: 'taken_back' });
    await world.work();
    expect(await world.stateOf(back)).toBe('expired');
    expect(JSON.stringify(await world.get(Consent).view(world.owner, back))).toBe(before);
    await world.later('49 hours');
    await expect(recorded().takeBack(world.contact, late, undefined)).rejects.toEqual(refused('illegal_step'));
  });

  it('is refused to the approver, without the mandate’s word, too late to be taken back, and to another hub', async () => {
    const id = await world.asking('need');
    await expect(recorded().record(world.coordinator, id, 2, accept)).rejects.toEqual(
      refused('conflict', { reason: 'approver' }),
    );
    await expect(recorded().record(world.stranger, id, 2, accept)).rejects.toEqual(refused('not_found'));
    await expect(recorded().copyLink(world.stranger, id)).rejects.toEqual(refused('not_found'));
    await expect(recorded().record(colleague, id, 1, accept)).rejects.toEqual(refused('precondition_failed'));
    await world.rows(`update members.mandates set may_record = false`);
    await expect(recorded().record(colleague, id, 2, accept)).rejects.toEqual(refused('conflict', { reason: 'mandate' }));
    await world.rows(`update members.mandates set may_record = true`);
    await world.later('13 days');
    await expect(recorded().record(colleague, id, 2, accept)).rejects.toEqual(refused('illegal_step'));
    expect(
      await recorded().record(colleague, id, 2, { answer: 'decline', code: 'wrong_stage', evidence: 'By mail.' }),
    ).toMatchObject({ state: 'declined' });
    await expect(recorded().record(colleague, id, 3, accept)).rejects.toEqual(refused('illegal_step', { from: 'declined' }));
  });

  it('can be spared: the link of the mail is copied for a messenger, and the copying is in the ledger', async () => {
    const id = await world.asking('need');
    const { url } = await recorded().copyLink(world.coordinator, id);
    expect(url).toMatch(/\/c\/[\w-]{43}$/);
    expect(await recorded().copyLink(world.coordinator, id)).toEqual({ url });
    expect(await world.rows(`select 1 from ledger.entries where subject = $1 and name = 'ConsentLinkCopied'`, [id])).toHaveLength(
      2,
    );
  });
});

describe('what was consented to', () => {
  it('is kept as it was given: no role of the product changes or deletes it', async () => {
    const rights = await world.rows<{ who: string; may: string }>(
      `select grantee as who, privilege_type as may from information_schema.role_table_grants
       where table_schema = 'introductions' and table_name = 'consents' and grantee in ('landfall_api', 'landfall_worker') order by 1, 2`,
    );
    expect(rights).toEqual([
      { who: 'landfall_api', may: 'INSERT' },
      { who: 'landfall_api', may: 'SELECT' },
      { who: 'landfall_worker', may: 'SELECT' },
    ]);
  });

  it('has a version that changes with the words', () => {
    const words = ['en', 'ru', 'ar', 'vi'].map((language) => {
      const texts = JSON.parse(
        readFileSync(new URL(`../../texts/catalogue/${language}.json`, import.meta.url), 'utf8'),
      ) as Record<string, string>;
      return Object.entries(texts).filter(([key]) => /^consent\.(who|shown|accept|until|decline|not_now)/.test(key));
    });
    // Other words: give them a version of their own in given-consent.ts, and its hash here.
    expect({ [consentText]: createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16) }).toEqual({
      '2026-11': '277f507d5a42c591',
    });
  });
});

describe('places', () => {
  const carried = async (listing: string) =>
    (await world.rows<{ n: number }>(`select introductions.carried($1) as n`, [listing]))[0]!.n;

  it('of whoever declined are free at once, and of the other side on its own date', async () => {
    const pair = await world.pair({ capacity: 1 });
    const id = await world.asking('need', pair);
    await world.get(Consent).answer(world.contact, id, undefined, 2, { answer: 'decline', code: 'wrong_stage' });
    expect([await carried(pair.need), await carried(pair.offering)]).toEqual([0, 1]);
    await world.work();
    expect(await world.stateOf(id)).toBe('declined');
    expect([await carried(pair.need), await carried(pair.offering)]).toEqual([0, 1]);
    await world.later('15 days');
    expect(await carried(pair.offering)).toBe(0);
  });

  it('that an expiry frees are free when it is committed', async () => {
    const pair = await world.pair();
    await world.asking('offering', pair);
    await world.later('14 days');
    await world.work();
    expect([await carried(pair.need), await carried(pair.offering)]).toEqual([0, 0]);
  });
});

describe('a nudge', () => {
  it('comes once, on a working day of the hub, and not to whoever has answered', async () => {
    const at = async (moment: string) => {
      const [{ shift }] = (await world.rows<{ shift: string }>(`select ($1::timestamptz - now())::text as shift`, [moment])) as [
        { shift: string },
      ];
      await world.later(shift);
    };
    await at('2027-06-03T08:00:00Z'); // a Thursday noon in Dubai; the hub works Monday to Friday
    const [silent, said] = [await world.asking(), await world.asking()];
    await world.get(Consent).answer(world.owner, said, undefined, 2, { answer: 'accept' });
    await at('2027-06-07T08:00:00Z');
    await world.work();
    expect(await mails(silent)).toEqual(['consent_asked']);
    await at('2027-06-08T09:00:00Z');
    await world.work();
    await at('2027-06-09T09:00:00Z');
    await world.work();
    expect(await mails(silent)).toEqual(['consent_asked', 'consent_nudge']);
    expect((await mails(said)).filter((m) => m === 'consent_nudge').length).toBeLessThanOrEqual(1);
  });
});
