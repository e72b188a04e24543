import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions, type PersonActor } from '#database';
import type { Problem } from '#problems';
import { Settings } from '#settings';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { membersEntities } from './entities.js';
import { MakeKey, SetPassword } from './members.schema.js';
import { SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

const password = 'a long walk by the harbour';

/** Counts the argon2 comparisons: as many, whoever is refused. */
class CountingSignIn extends SignIn {
  compared: string[] = [];
  gate: Promise<void> = Promise.resolve();
  protected override async matches(kept: string, given: string): Promise<boolean> {
    this.compared.push(kept);
    await this.gate;
    return super.matches(kept, given);
  }
}

describe('sign-in', () => {
  let db: OpenDatabase;
  let signIn: CountingSignIn;
  let sessions: Sessions;

  beforeAll(async () => {
    db = await openDatabase(membersEntities);
    const api = await db.transactions('api');
    signIn = new CountingSignIn(api, new SecondFactors(api, new Settings({ vaultSecret: 'v'.repeat(32) } as never)));
    sessions = new Sessions(api);
  });
  afterAll(() => db.close());

  /** Somebody with an account and this password. */
  async function somebody(): Promise<PersonActor & { email: string }> {
    const actor = await db.firm(`Firm ${randomUUID()}`);
    await signIn.setPassword(actor, password);
    return { ...actor, email: `${actor.person}@firm.test` };
  }
  const refusal = (email: string, given: string): Promise<Problem> =>
    signIn.byPassword(email, given).then(
      () => Promise.reject(new Error('was let in')),
      (e: Problem) => e,
    );
  const suspend = (person: string) => db.rows(`update members.people set suspended_at = landfall.now() where id = $1`, [person]);

  it('finds the person by address, in whatever case it is written, and password', async () => {
    const one = await somebody();
    expect(await signIn.byPassword(one.email, password)).toBe(one.person);
    expect(await signIn.byPassword(one.email.toUpperCase(), password)).toBe(one.person);
  });

  it('refuses an unknown account, a wrong password, one without a password and one who is suspended alike, after the same work', async () => {
    const [wrong, suspended] = [await somebody(), await somebody()];
    await suspend(suspended.person);
    const bare = await db.firm('No password yet');
    signIn.compared = [];
    const refusals = [
      await refusal('nobody@firm.test', password),
      await refusal(wrong.email, 'not the harbour at all'),
      await refusal(`${bare.person}@firm.test`, password),
      await refusal(suspended.email, password),
    ];
    for (const r of refusals) expect({ ...r, message: r.message }).toEqual({ ...refusals[0], message: refusals[0]!.message });
    expect(refusals[0]).toMatchObject({ status: 401, code: 'sign_in_needed', facts: {} });
    expect(signIn.compared).toHaveLength(4);
    const costs = signIn.compared.map((kept) => kept.split('$').slice(1, 4).join('$'));
    expect(new Set(costs)).toEqual(new Set(['argon2id$v=19$m=19456,t=2,p=1']));
  });

  it('writes a refusal down under a hash of the account, never its address', async () => {
    await refusal('written-down@firm.test', 'x');
    const entries = await db.rows(`select facts::text from ledger.entries where name = 'SignInRefused'`);
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain('written-down');
  });

  it('answers 429 with Retry-After after ten failures, known account or not, and lets in again a quarter of an hour later', async () => {
    const one = await somebody();
    for (const email of [one.email, 'guessed@firm.test']) {
      for (let i = 0; i < 10; i++) expect((await refusal(email, 'x')).status).toBe(401);
      expect(await refusal(email, password)).toMatchObject({ status: 429, code: 'too_many', headers: { 'retry-after': '900' } });
      expect((await refusal(email.toUpperCase(), password)).status).toBe(429);
    }
    await db.later('15 minutes 1 second');
    expect(await signIn.byPassword(one.email, password)).toBe(one.person);
  });

  it('says "too many" when more wait than it can take, and takes them again afterwards', async () => {
    let open!: () => void;
    signIn.gate = new Promise<void>((r) => (open = r));
    signIn.compared = [];
    const refused: number[] = [];
    const crowd = Array.from({ length: SignIn.most + 4 }, (_, i) =>
      refusal(`crowd-${i}@firm.test`, 'x').then(({ status, headers }) => {
        if (!refused.push(status) || refused.length > 4) return;
        expect([status, headers]).toEqual([429, { 'retry-after': '5' }]);
        if (refused.length === 4) open();
      }),
    );
    await Promise.all(crowd);
    expect(refused.filter((status) => status === 429)).toHaveLength(4);
    expect(signIn.compared).toHaveLength(SignIn.most);
    expect((await refusal('crowd-after@firm.test', 'x')).status).toBe(401);
  });

  it('keeps a password as an argon2id hash only, and changes it for somebody who knows it', async () => {
    const one = await somebody();
    const kept = async () =>
      (await db.rows(`select hash from members.passwords where person = $1`, [one.person]))[0]!.hash as string;
    const first = await kept();
    expect(first).toMatch(/^\$argon2id\$/);
    expect(first).not.toContain(password);
    await expect(signIn.setPassword(one, 'another long walk', { current: 'a guess' })).rejects.toMatchObject({
      status: 422,
      errors: [{ field: 'current' }],
    });
    await expect(signIn.setPassword(one, 'another long walk')).rejects.toMatchObject({ status: 422 });
    expect(await kept()).toBe(first);
    await signIn.setPassword(one, 'another long walk', { current: password });
    expect(await signIn.byPassword(one.email, 'another long walk')).toBe(one.person);
    expect((await refusal(one.email, password)).status).toBe(401);
  });

  it('asks 15 characters of a password and nothing of what they are; neither trims nor cuts it', async () => {
    const rule = (given: string) => SetPassword.safeParse({ password: given }).success;
    expect([
      rule('14 characters!'),
      rule('15 characters!!'),
      rule('aaaaaaaaaaaaaaa'),
      rule('я'.repeat(200)),
      rule('x'.repeat(257)),
    ]).toEqual([false, true, true, true, false]);
    expect(SetPassword.parse({ password: '  fifteen and more  ' }).password).toBe('  fifteen and more  ');
    const one = await db.firm('Long words');
    const long = `${'seven grey herons wade '.repeat(9)}a`;
    await signIn.setPassword(one, long);
    expect((await refusal(`${one.person}@firm.test`, `${'seven grey herons wade '.repeat(9)}b`)).status).toBe(401);
    expect(await signIn.byPassword(`${one.person}@firm.test`, long)).toBe(one.person);
  });

  it('knows what somebody may act as afresh: a suspension and an ended membership hold at once', async () => {
    const one = await somebody();
    expect((await signIn.actorOf(one.person))?.organisations).toEqual(one.organisations);
    await db.rows(`update members.memberships set ended_at = landfall.now() where person = $1`, [one.person]);
    expect(await signIn.actorOf(one.person)).toMatchObject({ organisations: [], owns: [] });
    await suspend(one.person);
    expect(await signIn.actorOf(one.person)).toBeUndefined();
  });

  it('lets nobody act for an organisation that is suspended, its owner neither', async () => {
    const one = await somebody();
    await db.rows(`update members.organisations set suspended_at = landfall.now() where id = $1`, [one.organisations[0]]);
    expect(await signIn.actorOf(one.person)).toMatchObject({ organisations: [], owns: [] });
  });

  describe('by an API key', () => {
    const make = (actor: PersonActor, scopes: string[] = ['*'], days = 30) =>
      signIn.makeKey(actor, MakeKey.parse({ name: 'integration', scopes, days }));

    it('acts as its person, within its scopes', async () => {
      const one = await somebody();
      const { key, scopes } = await make(one, ['offering', 'listing.read']);
      expect(key).toMatch(/^lf_[a-z0-9]{12}_[A-Za-z0-9_-]{43}$/);
      expect(await signIn.byKey(key)).toMatchObject({
        kind: 'person',
        person: one.person,
        organisations: one.organisations,
        scopes,
      });
    });

    it('is kept hashed, and the one answer that showed it is the last', async () => {
      const { key, id } = await make(await somebody());
      const [row] = await db.rows(`select * from members.api_keys where id = $1`, [id]);
      const secret = key.split('_').slice(2).join('_');
      expect(JSON.stringify(row)).not.toContain(secret);
      expect(row!.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(await db.rows(`select facts from ledger.entries where name = 'KeyMade'`))).not.toContain(secret);
    });

    it('is nobody when it is made up, altered, revoked, expired, or of somebody suspended', async () => {
      const one = await somebody();
      const { key, id } = await make(one);
      const altered = key.slice(0, -2) + (key.endsWith('AA') ? 'BB' : 'AA');
      for (const other of [
        altered,
        '',
        'lf_',
        `lf_${'a'.repeat(12)}_${randomBytes(32).toString('base64url')}`,
        `${key} `,
        key.toUpperCase(),
      ]) {
        expect(await signIn.byKey(other)).toBeUndefined();
      }
      await db.later('29 days');
      expect(await signIn.byKey(key)).toBeDefined();
      await db.later('1 day 1 second');
      expect(await signIn.byKey(key)).toBeUndefined();
      await db.later('-30 days -1 second');
      await db.rows(`update members.api_keys set revoked_at = landfall.now() where id = $1`, [id]);
      expect(await signIn.byKey(key)).toBeUndefined();
      const second = await make(one);
      await suspend(one.person);
      expect(await signIn.byKey(second.key)).toBeUndefined();
    });

    it('makes no key that may do more than itself', async () => {
      const one = await somebody();
      const narrow = (await signIn.byKey((await make(one, ['key', 'offering'])).key))!;
      await expect(make(narrow, ['*'])).rejects.toMatchObject({ status: 403 });
      await expect(make(narrow, ['offering', 'need'])).rejects.toMatchObject({ status: 403 });
      expect((await make(narrow, ['offering.draft'])).scopes).toEqual(['offering.draft']);
      const without = (await signIn.byKey((await make(one, ['offering'])).key))!;
      await expect(make(without, ['offering'])).rejects.toMatchObject({ status: 403 });
    });
  });

  describe('sessions', () => {
    const open = async (data: object = { passport: { user: 'x' } }) => {
      const sid = randomUUID();
      await sessions.keep(sid, null, data);
      return sid;
    };

    it('are kept under the hash of their id', async () => {
      const sid = await open();
      expect(JSON.stringify(await db.rows(`select * from members.sessions`))).not.toContain(sid);
      expect(await sessions.open(sid)).toEqual({ passport: { user: 'x' } });
    });

    it('end at sign-out in every process at once', async () => {
      const sid = await open();
      const otherProcess = new Sessions(new Transactions(await db.source('api', { pool: 1 })));
      expect(await otherProcess.open(sid)).not.toBeNull();
      await sessions.end(sid);
      expect(await otherProcess.open(sid)).toBeNull();
    });

    it('end after 30 idle minutes, and after 12 hours however busy', async () => {
      const idle = await open();
      await db.later('29 minutes');
      expect(await sessions.open(idle)).not.toBeNull();
      await db.later('29 minutes');
      expect(await sessions.open(idle)).not.toBeNull();
      await db.later('31 minutes');
      expect(await sessions.open(idle)).toBeNull();
      const busy = await open();
      for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
        await db.later('20 minutes');
        expect(await sessions.open(busy)).not.toBeNull();
      }
      await db.later('20 minutes 1 second');
      expect(await sessions.open(busy)).toBeNull();
    });
  });

  it('makes the first operator once, and offers them until they have chosen a password', async () => {
    const [first, again] = [await signIn.firstOperator('operator@localhost'), await signIn.firstOperator('operator@localhost')];
    expect(first).toBeDefined();
    expect(again).toBe(first);
    await signIn.setPassword((await signIn.actorOf(first!))!, password);
    expect(await signIn.firstOperator('operator@localhost')).toBeUndefined();
    expect(await signIn.firstOperator('somebody-else@localhost')).toBeUndefined();
  });

  it('lets an API key choose a password only when that is in its scope', async () => {
    await expect(signIn.setPassword({ ...personActor(), scopes: ['offering'] }, password)).rejects.toMatchObject({ status: 403 });
  });
});
