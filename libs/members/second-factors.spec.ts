import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor, Transactions } from '#database';
import { Settings } from '#settings';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import { mustNotBeCommon } from './common-passwords.js';
import { membersEntities } from './entities.js';
import { SecondFactors } from './second-factors.js';
import { SignIn } from './sign-in.js';
import { codeAt, stepOf, stepOfCode } from './totp.js';
import { seal, unseal } from './vault.js';

const password = 'a long walk by the harbour';
const vaultSecret = 'a vault secret of the tests, of forty';

describe('a second factor', () => {
  let db: OpenDatabase;
  let api: Transactions;
  let factors: SecondFactors;
  let signIn: SignIn;
  beforeAll(async () => {
    db = await openDatabase(membersEntities);
    api = await db.transactions('api');
    factors = new SecondFactors(api, new Settings({ vaultSecret } as never));
    signIn = new SignIn(api, factors);
  });
  afterAll(() => db.close());

  const codeNow = async (secret: string, steps = 0) => {
    const [{ s }] = (await db.rows(`select extract(epoch from landfall.now())::float8 as s`)) as [{ s: number }];
    return codeAt(secret, stepOf(s) + steps);
  };
  async function withFactor(): Promise<PersonActor & { email: string; secret: string; recoveryCodes: string[] }> {
    const actor = await db.firm('Hydroslukhan');
    await signIn.setPassword(actor, password);
    const { secret } = await factors.begin(actor);
    const { recoveryCodes } = await factors.keep(actor, await codeNow(secret, -1));
    return { ...actor, email: `${actor.person}@firm.test`, secret, recoveryCodes };
  }

  it('gives the codes of RFC 6238, and takes those of the steps beside', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect([59, 1111111109, 1234567890, 20000000000].map((t) => codeAt(secret, stepOf(t)))).toEqual([
      '287082',
      '081804',
      '005924',
      '353130',
    ]);
    expect([-60, -30, 0, 30, 60].map((off) => stepOfCode(secret, codeAt(secret, 40), 40 * 30 + off) === 40)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is asked for with the password, and a code lets in once, whoever brings it', async () => {
    const one = await withFactor();
    await expect(signIn.byPassword(one.email, password)).rejects.toMatchObject({ status: 401, code: 'code_needed' });
    const code = await codeNow(one.secret);
    const both = await Promise.allSettled([1, 2].map(() => signIn.byPassword(one.email, password, { code })));
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(signIn.byPassword(one.email, password, { code })).rejects.toMatchObject({ code: 'sign_in_needed' });
  });

  it('is not asked for before the password is right', async () => {
    const one = await withFactor();
    const code = await codeNow(one.secret);
    await expect(signIn.byPassword(one.email, 'not the harbour', { code })).rejects.toMatchObject({ code: 'sign_in_needed' });
    expect(await signIn.byPassword(one.email, password, { code })).toBe(one.person);
  });

  it('is guessed ten times and no more', async () => {
    const one = await withFactor();
    for (let i = 0; i < 10; i++)
      await expect(signIn.byPassword(one.email, password, { code: '000000' })).rejects.toMatchObject({ status: 401 });
    await expect(signIn.byPassword(one.email, password, { code: await codeNow(one.secret) })).rejects.toMatchObject({
      status: 429,
    });
  });

  it('has ten recovery codes, each for once, kept as hashes', async () => {
    const one = await withFactor();
    expect(new Set(one.recoveryCodes).size).toBe(10);
    const [code] = one.recoveryCodes as [string];
    expect(JSON.stringify(await db.rows(`select * from members.recovery_codes`))).not.toContain(code.slice(0, 5));
    expect(await signIn.byPassword(one.email, password, { code: code.toUpperCase() })).toBe(one.person);
    await expect(signIn.byPassword(one.email, password, { code })).rejects.toMatchObject({ status: 401 });
  });

  it('is kept sealed, and opens with the key before this one while keys are exchanged', async () => {
    const one = await withFactor();
    const [row] = await db.rows(`select secret from members.second_factors where person = $1`, [one.person]);
    expect(row!.secret).not.toContain(one.secret);
    const later = new SecondFactors(
      api,
      new Settings({ vaultSecret: 'n'.repeat(32), previousVaultSecret: vaultSecret } as never),
    );
    expect(await later.check(one.person, await codeNow(one.secret))).toBe(true);
    const sealed = seal('words', 'one', vaultSecret);
    expect(unseal(sealed, 'one', [vaultSecret])).toBe('words');
    expect(() => unseal(sealed, 'another', [vaultSecret])).toThrow();
    expect(() => unseal(sealed, 'one', ['m'.repeat(32)])).toThrow('previousVaultSecret');
  });

  it('counts only when a code of it was shown, and is given up only with one', async () => {
    const actor = await db.firm('Ostrevik');
    await factors.begin(actor);
    await expect(factors.keep(actor, '000000')).rejects.toMatchObject({ status: 422 });
    expect((await signIn.actorOf(actor.person))?.secondFactor).toBe(false);
    const one = await withFactor();
    expect((await signIn.actorOf(one.person))?.secondFactor).toBe(true);
    await expect(factors.begin(one)).rejects.toMatchObject({ status: 409 });
    await expect(factors.giveUp(one, '000000')).rejects.toMatchObject({ status: 422 });
    await factors.giveUp(one, one.recoveryCodes[1]!);
    expect(await factors.has(one.person)).toBe(false);
  });

  it('is out of reach of an API key', async () => {
    const one = await withFactor();
    await expect(factors.giveUp({ ...one, scopes: ['*'] }, one.recoveryCodes[0]!)).rejects.toMatchObject({ status: 403 });
  });
});

describe('a password', () => {
  const refused = (given: string, about: string[] = []) => {
    try {
      mustNotBeCommon(given, about);
      return false;
    } catch {
      return true;
    }
  };

  it.each([
    'passwordpassword',
    'qwertyqwertyqwerty',
    'Password12345678',
    'aaaaaaaaaaaaaaaaaa',
    '123456789012345678',
    'abcdefghijklmnopqrst',
    '1234567890123456',
    'abababababababababab',
  ])('is not %s, which is tried first', (given) => {
    expect(refused(given)).toBe(true);
  });

  it('is not the own name, address or firm with a number behind it', () => {
    const about = ['Samira Haddad', 'samira.haddad@hydroslukhan.test', 'Hydroslukhan Water LLC'];
    expect(refused('SamiraHaddad2026', about)).toBe(true);
    expect(refused('Hydroslukhan-Landfall-1', about)).toBe(true);
    expect(refused('samira counts seven herons', about)).toBe(false);
  });

  it.each([password, 'correct horse battery staple', 'дождь над старым портом', 'ngựa trắng trên đồi xanh', 'x9$Kd02-mWq!ehTz'])(
    'may be %s',
    (given) => {
      expect(refused(given)).toBe(false);
    },
  );
});
