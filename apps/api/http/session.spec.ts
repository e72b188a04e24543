import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { codeAt, SignIn, stepOf } from '#members';
import { Settings } from '#settings';
import { Landfall } from '../../../test/landfall.js';
import { Caller } from '../../../test/caller.js';
import { PasswordGuard, refuseSignInInTheOpen } from './session.js';

const password = 'a long walk by the harbour';

describe('signing in over HTTP', () => {
  let landfall: Landfall;
  beforeAll(async () => {
    landfall = await Landfall.start({ worker: false });
  });
  afterAll(() => landfall?.close());

  async function account(): Promise<{ email: string; person: string }> {
    const [person, email] = [randomUUID(), `${randomUUID()}@firm.test`];
    await landfall.admin.query(
      `insert into members.people (id, email, name, language, zone) values ($1, $2, 'Somebody', 'en', 'UTC')`,
      [person, email],
    );
    const signIn = landfall.app.get(SignIn);
    await signIn.setPassword((await signIn.actorOf(person))!, password);
    return { person, email };
  }
  async function signedIn() {
    const one = await account();
    const caller = landfall.nobody();
    const answer = await caller.post('/session', { email: one.email, password });
    expect(answer.status).toBe(201);
    return { ...one, caller, cookie: answer.headers.getSetCookie()[0]! };
  }
  const withCookie = (cookie: string) => new Caller(landfall.url, { cookie: cookie.split(';')[0]! });

  it('gives a cookie that scripts cannot read and other sites do not send, and says who it is', async () => {
    const { caller, cookie, person } = await signedIn();
    expect(cookie).toMatch(/^sid=.{40,}; /);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const read = await caller.get('/session');
    expect([read.status, read.body.person]).toEqual([200, person]);
  });

  it('is written down as seen twice a minute, not by every request', async () => {
    const { caller, person } = await signedIn();
    const seen = async () => {
      expect((await caller.get('/session')).status).toBe(200);
      const { rows } = await landfall.admin.query(`select xmin, seen_at from members.sessions where person = $1`, [person]);
      return JSON.stringify(rows);
    };
    const first = await seen();
    expect(await seen()).toBe(first);
    await landfall.admin.query(`update members.sessions set seen_at = seen_at - interval '31 seconds' where person = $1`, [
      person,
    ]);
    expect(JSON.parse(await seen())[0].seen_at > JSON.parse(first)[0].seen_at).toBe(true);
  });

  it('has nothing to do with the console’s files: they come while no session can be looked up', async () => {
    const { caller } = await signedIn();
    const [file] = /\/app\/assets\/[^"]+\.js/.exec((await caller.get('/app/')).text)!;
    await landfall.admin.query('begin');
    try {
      await landfall.admin.query('lock table members.sessions in access exclusive mode');
      expect((await caller.get(file)).status).toBe(200);
    } finally {
      await landfall.admin.query('rollback');
    }
  });

  it('refuses an unknown account and a wrong password with the same answer, but for its request', async () => {
    const { email } = await account();
    const caller = landfall.nobody();
    const answers = [
      await caller.post('/session', { email: 'nobody@firm.test', password }),
      await caller.post('/session', { email, password: 'wrong' }),
    ];
    const [unknown, wrong] = answers.map((a) => ({
      status: a.status,
      body: { ...a.body, instance: '' },
      cookies: a.headers.getSetCookie(),
      length: a.text.length,
    }));
    expect(unknown).toEqual(wrong);
    expect(unknown).toMatchObject({ status: 401, body: { code: 'sign_in_needed' }, cookies: [] });
  });

  it('answers 429 with Retry-After after ten failures', async () => {
    const { email } = await account();
    const caller = landfall.nobody();
    for (let i = 0; i < 10; i++) expect((await caller.post('/session', { email, password: 'wrong' })).status).toBe(401);
    const answer = await caller.post('/session', { email, password });
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([429, 'too_many', '900']);
  });

  it('names the field of a body that is none, and repeats no password', async () => {
    const answer = await landfall
      .nobody()
      .post('/session', { email: 'not an address', password: 'a secret that must not come back' });
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, 'email']);
    expect(answer.text).not.toContain('a secret');
  });

  it('ends at sign-out, for every copy of the cookie', async () => {
    const { caller, cookie } = await signedIn();
    const copy = withCookie(cookie);
    expect((await copy.get('/session')).status).toBe(200);
    expect((await caller.delete('/session')).status).toBe(204);
    expect((await caller.get('/session')).status).toBe(401);
    expect((await copy.get('/session')).status).toBe(401);
  });

  it('takes a new id at each sign-in, so that one planted before is worth nothing', async () => {
    const { caller, cookie, email } = await signedIn();
    const again = await caller.post('/session', { email, password });
    expect(again.headers.getSetCookie()[0]!.split(';')[0]).not.toBe(cookie.split(';')[0]);
    expect((await withCookie(cookie).get('/session')).status).toBe(401);
  });

  it('ends with a suspension at the next request', async () => {
    const { caller, person } = await signedIn();
    await landfall.admin.query(`update members.people set suspended_at = landfall.now() where id = $1`, [person]);
    expect((await caller.get('/session')).status).toBe(401);
  });

  it('is worth nothing with an altered cookie', async () => {
    const { cookie } = await signedIn();
    const value = cookie.split(';')[0]!;
    for (const other of [value.slice(0, -3), 'sid=', 'sid=x.y', value.replace(/sid=.{5}/, 'sid=AAAAA')])
      expect((await withCookie(other).get('/session')).status).toBe(401);
  });

  it('is refused where others could read along: plain http to another machine', async () => {
    const at = (PUBLIC_URL: string) => () => refuseSignInInTheOpen(new Settings({ PUBLIC_URL } as never));
    for (const open of ['http://landfall.example', 'http://10.0.0.5:3000'])
      expect(at(open)).toThrow(expect.objectContaining({ status: 403, code: 'sign_in_needs_https' }));
    for (const closed of ['https://landfall.example', 'http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000'])
      expect(at(closed)).not.toThrow();
    const guard = new PasswordGuard(new Settings({ PUBLIC_URL: 'http://landfall.example' } as never));
    await expect(guard.canActivate({} as never)).rejects.toMatchObject({ code: 'sign_in_needs_https' });
  });

  it('lets a key do what its scope says, and nothing else', async () => {
    const { caller } = await signedIn();
    const { key } = (await caller.post('/me/keys', { name: 'hubs only', scopes: ['hub.read'] })).body;
    const byKey = new Caller(landfall.url, { authorization: `Bearer ${key}` });
    expect((await byKey.get('/hubs')).status).toBe(200);
    for (const refused of [
      await byKey.get('/session'),
      await byKey.post('/me/keys', { name: 'more', scopes: ['*'] }),
      await byKey.post('/organisations', { kind: 'company', name: 'Firm', country: 'AE', language: 'en' }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    }
  });

  it('lists where somebody is signed in, ends one by its id, and the others at once', async () => {
    const { caller, email } = await signedIn();
    const others = [landfall.nobody(), landfall.nobody()];
    for (const other of others) expect((await other.post('/session', { email, password })).status).toBe(201);
    const { items } = (await caller.get('/me/sessions')).body as { items: { id: string; current: boolean }[] };
    expect(items.map((s) => s.current).sort()).toEqual([false, false, true]);
    expect((await caller.delete(`/me/sessions/${items.find((s) => !s.current)!.id}`)).status).toBe(204);
    const left = await Promise.all(others.map(async (other) => (await other.get('/session')).status));
    expect(left.sort()).toEqual([200, 401]);
    expect((await caller.delete(`/me/sessions/${randomUUID()}`)).status).toBe(404);
    expect((await caller.delete('/me/sessions')).status).toBe(204);
    expect(await Promise.all(others.map(async (other) => (await other.get('/session')).status))).toEqual([401, 401]);
    expect((await caller.get('/session')).status).toBe(200);
  });

  it('ends the other sessions with a new password, and all of them with a suspension or another role', async () => {
    const { caller, email, person } = await signedIn();
    const other = landfall.nobody();
    await other.post('/session', { email, password });
    expect((await caller.put('/me/password', { current: password, password: 'seven grey herons wade' })).status).toBe(204);
    expect([(await other.get('/session')).status, (await caller.get('/session')).status]).toEqual([401, 200]);
    for (const change of [
      `update members.people set duties = '{compliance}' where id = $1`,
      `update members.people set suspended_at = landfall.now() where id = $1`,
    ]) {
      await other.post('/session', { email, password: 'seven grey herons wade' });
      await landfall.admin.query(change, [person]);
      expect((await other.get('/session')).status).toBe(401);
    }
  });

  it('lets who needs a second factor do nothing before it is set up; then asks for it', async () => {
    const { email, person } = await account();
    await landfall.admin.query(`update members.people set duties = '{operator}' where id = $1`, [person]);
    const caller = landfall.nobody();
    const opened = await caller.post('/session', { email, password });
    expect([opened.status, opened.body.secondFactor]).toEqual([201, 'needed']);
    const refused = await caller.get('/jobs');
    expect([refused.status, refused.body.code]).toEqual([403, 'second_factor_needed']);
    const { secret } = (await caller.post('/me/second-factor', {})).body as { secret: string };
    const code = (steps: number) => codeAt(secret, stepOf(Date.now() / 1000) + steps);
    expect((await caller.put('/me/second-factor', { code: code(-1) })).body.recoveryCodes).toHaveLength(10);
    expect((await caller.get('/jobs')).status).toBe(200);
    const again = landfall.nobody();
    const asked = await again.post('/session', { email, password });
    expect([asked.status, asked.body.code]).toEqual([401, 'code_needed']);
    const done = await again.post('/session', { email, password, code: code(0) });
    expect([done.status, done.body.secondFactor]).toEqual([201, 'kept']);
  });

  it('counts failures of one place over many accounts', async () => {
    await landfall.admin.query(`insert into members.sign_in_failures (account_hash) select $1 from generate_series(1, 100)`, [
      createHash('sha256').update('place 127.0.0.1').digest('hex'),
    ]);
    const { email } = await account();
    expect((await landfall.nobody().post('/session', { email, password })).status).toBe(429);
    await landfall.admin.query(`delete from members.sign_in_failures`);
  });
});
