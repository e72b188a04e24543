import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';
import type { PersonActor } from '#database';
import { SignIn } from '#members';
import { askedAgain } from '../../../apps/console/api/topics.js';
import type { Caller } from '../../../test/caller.js';
import { Given, must } from '../../../test/given/given.js';
import { Landfall } from '../../../test/landfall.js';
import { streamsEach } from '../announcements.js';
import { heard, topics, topicsFor, type Announcement } from '../heard.js';

/** Somebody who listens, and all that they were told. */
class Ear {
  readonly changed: string[] = [];
  /** All that came, as it came. */
  text = '';
  ended = false;
  private constructor(private readonly answer: IncomingMessage) {
    answer.setEncoding('utf8').on('data', (said: string) => this.take(said));
    answer.on('error', () => undefined).on('close', () => (this.ended = true));
  }

  static async open(caller: Caller): Promise<Ear> {
    return new Ear(await caller.stream('/live'));
  }

  get status(): number {
    return this.answer.statusCode!;
  }

  close(): void {
    this.answer.destroy();
  }

  private take(said: string): void {
    this.text += said;
    for (const [, data] of said.matchAll(/^data: (.*)$/gm))
      this.changed.push(...(JSON.parse(data!) as { changed: string[] }).changed);
  }
}

const sure = async (holds: () => boolean) => {
  for (const until = Date.now() + 20_000; !holds(); await new Promise((r) => setTimeout(r, 20)))
    if (Date.now() > until) throw new Error('not so within 20 s');
};

describe('who listens', () => {
  let landfall: Landfall;
  let given: Given;
  const ears: Ear[] = [];
  const listening = async (caller: Caller) => {
    const ear = await Ear.open(caller);
    ears.push(ear);
    return ear;
  };
  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    await landfall.settled();
    // the first who listens has the database listened to, and is told to look at everything once it is
    const first = await listening(given.operator);
    await sure(() => first.changed.length > 0);
  });
  afterAll(async () => {
    for (const ear of ears) ear.close();
    await landfall?.close();
  });

  it('is told what kind of thing changed, and nobody of what is not theirs to see', async () => {
    const hub = await given.hub();
    const firm = await given.firm();
    const [ofHub, ofFirm] = [await listening(hub.coordinator), await listening(firm.owner)];
    const others = [
      await listening((await given.hub({ country: 'VN' })).coordinator),
      await listening((await given.firm()).owner),
    ];

    await given.offering(firm);
    const buyer = await given.buyer(hub);
    await given.need(buyer);
    await sure(() => ofFirm.changed.includes('listings') && ofHub.changed.includes('proposals'));
    await landfall.settled();
    expect(ofFirm.changed).not.toContain('introductions');
    expect(ofFirm.changed).not.toContain('proposals');

    const [proposal] = must(200, await hub.coordinator.get('/proposals')).items;
    must(200, await hub.coordinator.put(`/proposals/${proposal.id}/approval`, {}, proposal.version));
    await sure(() => ofHub.changed.includes('introductions'));
    await landfall.later('11 seconds');
    await sure(() => ofFirm.changed.includes('introductions'));

    // of their own beginnings they may still hear
    const told = new Set(others.flatMap(({ changed }) => changed));
    for (const topic of ['listings', 'proposals', 'introductions']) expect(told).not.toContain(topic);
    for (const { text } of ears) expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('hears nothing more once signed out, and the stream ends', async () => {
    const firm = await given.firm();
    const { window, person } = await signedIn(firm.ownerEmail);
    const ear = await listening(window);
    const draft = must(201, await firm.owner.post('/offerings', { organisation: firm.id, profileType: 'BO', language: 'en', title: 'Pumps for drinking water' })); // prettier-ignore
    await sure(() => ear.changed.includes('listings'));
    await landfall.admin.query(`update members.sessions set ended_at = landfall.now() where person = $1`, [person]);
    ear.changed.splice(0);
    must(200, await firm.owner.patch(`/listings/${draft.id}`, { title: 'Pumps for drinking water, again' }, draft.version));
    await sure(() => ear.ended);
    expect(ear.changed).toEqual([]);
    expect((await listening(window)).status).toBe(401);
  });

  it('does not stay signed in by listening', async () => {
    const firm = await given.firm();
    const { window, person } = await signedIn(firm.ownerEmail);
    const ear = await listening(window);
    const seen = async () =>
      (await landfall.admin.query(`select seen_at::text as at from members.sessions where person = $1`, [person])).rows[0].at;
    const before = await seen();
    await landfall.later('29 minutes');
    must(201, await firm.owner.post('/offerings', { organisation: firm.id, profileType: 'BO', language: 'en', title: 'Pumps for drinking water' })); // prettier-ignore
    await sure(() => ear.changed.includes('listings'));
    expect(await seen()).toBe(before);
  });

  it('is told to look at everything after the database was away from us', async () => {
    const firm = await given.firm();
    const ear = await listening(firm.owner);
    const { rowCount } = await landfall.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen landfall_happened' and datname = current_database()`,
    );
    expect(rowCount).toBe(1);
    await sure(() => topics.every((topic) => ear.changed.includes(topic)));
    ear.changed.splice(0);
    must(201, await firm.owner.post('/offerings', { organisation: firm.id, profileType: 'BO', language: 'en', title: 'Pumps for drinking water' })); // prettier-ignore
    await sure(() => ear.changed.includes('listings'));
  });

  it('has so many streams and no more: the oldest ends', async () => {
    const { owner } = await given.firm();
    const first = await listening(owner);
    for (let n = 1; n < streamsEach; n++) await listening(owner);
    expect(first.ended).toBe(false);
    await listening(owner);
    await sure(() => first.ended);
  });

  it('of a side hears nothing of the other side alone, nor of what its coordinator decides', async () => {
    // the pair above: the firm is asked, its counterpart is not yet
    const { rows } = await landfall.admin.query(
      `select s.introduction, s.organisation as firm, o.organisation as buyer, i.hub from introductions.sides s
         join introductions.sides o on o.introduction = s.introduction and o.side = 'need' join introductions.introductions i on i.id = s.introduction
       where s.side = 'offering'`,
    );
    const { introduction, hub, firm, buyer } = rows[0] as Record<'introduction' | 'hub' | 'firm' | 'buyer', string>;
    const said = await announced([
      ['ConsentAsked', { introduction, side: 'need' }, { organisation: buyer, hub }],
      ['ConsentDeclined', { introduction, side: 'need', code: 'wrong_stage' }, { organisation: buyer, hub }],
      ['ConsentDeferred', { introduction, side: 'need', until: '2099-01-01' }, { organisation: buyer, hub }],
      ['ConsentTakenBack', { introduction, side: 'need' }, { organisation: buyer, hub }],
      ['OutcomeRecorded', { introduction, side: 'need', met: true }, { organisation: buyer, hub }],
      ['LetterIssued', { introduction, side: 'need', hub }, { hub }],
      ['IntroductionOpened', { introduction, hub }, { hub }],
      ['IntroductionHeld', { introduction, hub }, { hub }],
      ['IntroductionEnded', { introduction, hub, as: 'declined' }, { hub }],
      ['ProposalRejected', { introduction, hub, code: 'wrong_stage' }, { hub }],
      ['IntroductionMade', { introduction, hub }, { hub }],
    ]);
    expect(said).toHaveLength(11);
    const [offering, need, coordinator] = [member(firm), member(buyer), member(randomUUID(), hub)];
    const told = (who: PersonActor) => said.filter((what) => topicsFor(who, what).length).map(({ name }) => name);
    expect(told(offering)).toEqual(['IntroductionMade']);
    expect(told(need)).toEqual(['ConsentAsked', 'ConsentDeclined', 'ConsentDeferred', 'ConsentTakenBack', 'OutcomeRecorded', 'LetterIssued', 'IntroductionMade']); // prettier-ignore
    expect(told(coordinator)).toHaveLength(11);
    expect(told(member(randomUUID(), randomUUID()))).toEqual([]);
  });

  async function signedIn(email: string) {
    const { rows } = await landfall.admin.query(`select id from members.people where email = $1`, [email]);
    const [signIn, person, password] = [landfall.app.get(SignIn), rows[0].id as string, 'a long walk by the harbour'];
    await signIn.setPassword((await signIn.actorOf(person))!, password);
    const window = landfall.nobody();
    must(201, await window.post('/session', { email, password }));
    return { window, person };
  }

  /** What the database announces of these entries, in their order; many alike of one statement once. */
  async function announced(entries: readonly (readonly [string, object, { organisation?: string; hub?: string }])[]) {
    const { host, port, user, password, database } = landfall.admin;
    const listener = new pg.Client({ host, port, user, password: password as string, database: database! });
    await listener.connect();
    const all: Announcement[] = [];
    const tag = randomUUID();
    const done = new Promise<void>((end) =>
      listener.on('notification', ({ channel, payload }) =>
        channel === 'over' ? payload === tag && end() : void all.push(JSON.parse(payload!) as Announcement),
      ),
    );
    await listener.query('listen landfall_happened; listen over');
    try {
      await landfall.admin.query('begin');
      for (const [name, facts, about] of entries)
        await landfall.admin.query(
          `insert into ledger.entries (id, name, actor_kind, organisation, hub, facts, canonical)
           select gen_random_uuid(), $1, 'system', $2, $3, $4, '{}' from generate_series(1, 2)`,
          [name, about.organisation ?? null, about.hub ?? null, JSON.stringify(facts)],
        );
      await landfall.admin.query(`select pg_notify('over', $1)`, [tag]);
      await landfall.admin.query('commit');
      await done;
      const names = new Set(entries.map(([name]) => name));
      return all.filter(({ name }) => names.has(name));
    } finally {
      await listener.end();
    }
  }
});

describe('what is heard', () => {
  it('has its place among what the console asks again, and nothing else has', () => {
    expect(Object.keys(askedAgain).sort()).toEqual([...topics].sort());
  });

  it('is silent to whoever belongs nowhere, whatever happens', () => {
    const names = new Set(Object.values(heard).flatMap((events) => Object.keys(events)));
    const everywhere = { organisation: randomUUID(), hub: randomUUID(), sides: [randomUUID()] };
    for (const name of names) expect(topicsFor(member(randomUUID(), randomUUID()), { name, ...everywhere })).toEqual([]);
  });
});

const member = (organisation: string, ...hubs: string[]): PersonActor => ({
  kind: 'person',
  person: randomUUID(),
  name: 'Somebody',
  language: 'en',
  zone: 'UTC',
  duties: [],
  organisations: [organisation],
  owns: [],
  hubs,
  countries: [],
});
