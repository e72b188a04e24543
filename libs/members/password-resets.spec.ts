import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { must } from '../../test/given/given.js';
import { Landfall } from '../../test/landfall.js';
import { linkIn } from '../../test/mailbox.js';
import { codeAt, stepOf } from './totp.js';

let landfall: Landfall;
beforeAll(async () => {
  landfall = await Landfall.start();
});
afterAll(() => landfall?.close());

const [first, second] = ['the first sentence that was chosen', 'the second sentence, chosen later'];
const signIn = (email: string, password: string, code?: string) =>
  landfall.nobody().post('/session', { email, password, ...(code && { code }) });
const ask = (email: string) => landfall.nobody().post('/password-resets', { email });
async function invited(email: string): Promise<void> {
  const operator = await landfall.operator();
  must(201, await operator.post('/people', { name: 'Somebody', email, language: 'en', zone: 'UTC' }));
  await landfall.settled();
  const [letter] = landfall.mailbox.to(email);
  must(303, await landfall.nobody().form(new URL(linkIn(letter!, '/s/')).pathname, { password: first }));
}
async function resetLink(email: string): Promise<string> {
  const before = landfall.mailbox.to(email).length;
  must(202, await ask(email));
  await landfall.until(`select 1 from mail.messages where kind = 'password_reset' and state = 'sent' and address = $1`, [email]);
  const letters = landfall.mailbox.to(email);
  expect(letters.length).toBeGreaterThan(before);
  return new URL(linkIn(letters.at(-1)!, '/s/')).pathname;
}

it('a lost password is chosen anew by a link that works once, and everybody who was signed in with the old one is signed out', async () => {
  await invited('lost@example.com');
  const old = landfall.nobody();
  must(201, await old.post('/session', { email: 'lost@example.com', password: first }));
  const page = await resetLink('lost@example.com');
  expect((await landfall.nobody().get(page)).text).toContain('name="password"');
  for (const bad of [{ password: '' }, { password: 'too short' }])
    expect((await landfall.nobody().form(page, bad)).status).toBe(422);
  must(303, await landfall.nobody().form(page, { password: second }));
  expect((await landfall.nobody().form(page, { password: first })).status).toBe(409);
  expect((await old.get('/session')).status).toBe(401);
  expect((await signIn('lost@example.com', first)).status).toBe(401);
  expect((await signIn('lost@example.com', second)).status).toBe(201);
});

it('a mailbox alone is not enough for whoever has a second factor', async () => {
  await invited('factor@example.com');
  const owner = landfall.nobody();
  must(201, await owner.post('/session', { email: 'factor@example.com', password: first }));
  const { secret } = must<{ secret: string }>(201, await owner.post('/me/second-factor'));
  const code = (ahead = 0) => codeAt(secret, stepOf(Date.now() / 1000) + ahead);
  must(200, await owner.put('/me/second-factor', { code: code() }));
  const page = await resetLink('factor@example.com');
  const refused = await landfall.nobody().form(page, { password: second });
  expect(refused.status).toBe(401);
  expect((await signIn('factor@example.com', second)).status).toBe(401);
});

it('asking answers the same for an address that nobody has, and writes to it and to whoever is asked too often no more', async () => {
  await invited('often@example.com');
  const known = await ask('often@example.com');
  const unknown = await ask('nobody-has-this@example.com');
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
  for (let n = 0; n < 5; n++) must(202, await ask('often@example.com'));
  await landfall.settled();
  const { rows } = await landfall.admin.query(
    `select count(*)::int as n from mail.messages where kind = 'password_reset' and address = 'often@example.com'`,
  );
  expect(rows).toEqual([{ n: 3 }]);
  expect(landfall.mailbox.to('nobody-has-this@example.com')).toEqual([]);
  const { rows: entries } = await landfall.admin.query(`select facts from ledger.entries where name = 'PasswordResetRefused'`);
  expect(JSON.stringify(entries)).not.toContain('example.com');
});
