import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Landfall } from '../../../test/landfall.js';
import type { Caller } from '../../../test/caller.js';

const organisation = (name: string) => ({ kind: 'company', name, country: 'AE', language: 'en' });

describe('a POST with an Idempotency-Key', () => {
  let landfall: Landfall;
  let operator: Caller;
  beforeAll(async () => {
    landfall = await Landfall.start({ worker: false });
    operator = await landfall.operator();
  });
  afterAll(() => landfall?.close());

  const post = (key: string, name: string, caller = operator) =>
    caller.post('/organisations', organisation(name), { 'idempotency-key': key });
  const made = async (name: string) =>
    (await landfall.admin.query(`select 1 from members.organisations where name = $1`, [name])).rows.length;
  const told = async (name: string) =>
    (
      await landfall.admin.query(
        `select 1 from ledger.entries e join members.organisations o on o.id = e.subject where e.name = 'OrganisationRegistered' and o.name = $1`,
        [name],
      )
    ).rows.length;

  it('answers a repeat with the same status and bytes, and makes one row and one entry', async () => {
    const key = randomUUID();
    const [first, second, third] = [await post(key, 'Repeated'), await post(key, 'Repeated'), await post(key, 'Repeated')];
    expect(first.status).toBe(201);
    expect([second.status, third.status]).toEqual([201, 201]);
    expect([second.text, third.text]).toEqual([first.text, first.text]);
    expect([first, second].map((a) => a.headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect([await made('Repeated'), await told('Repeated')]).toEqual([1, 1]);
  });

  it('makes one row of twenty sent at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key, 'Twenty')));
    expect(await made('Twenty')).toBe(1);
    const done = answers.filter((a) => a.status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((a) => a.text)).size).toBe(1);
    // Whoever waited too long for the first is told to come again.
    for (const other of answers.filter((a) => a.status !== 201))
      expect([other.status, other.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await post(key, 'Twenty')).text).toBe(done[0]!.text);
  });

  it('refuses the same key with another body, or on another path, with 422', async () => {
    const key = randomUUID();
    await post(key, 'First wish');
    for (const other of [
      await post(key, 'Second wish'),
      await operator.post(
        '/people',
        { name: 'X', email: 'x@firm.test', language: 'en', zone: 'UTC' },
        { 'idempotency-key': key },
      ),
    ]) {
      expect([other.status, other.body.code]).toEqual([422, 'idempotency_mismatch']);
    }
    expect(await made('Second wish')).toBe(0);
  });

  it('takes the same wish for the same, in whatever order its fields come', async () => {
    const key = randomUUID();
    const first = await post(key, 'Turned');
    const turned = Object.fromEntries(Object.entries(organisation('Turned')).reverse());
    expect((await operator.post('/organisations', turned, { 'idempotency-key': key })).text).toBe(first.text);
  });

  it('keeps no row of a refusal: mended, the same key may be used again', async () => {
    const key = randomUUID();
    expect((await post(key, 'x')).status).toBe(422);
    expect((await post(key, 'Mended')).status).toBe(201);
    const taken = randomUUID();
    const body = { ...organisation('External'), externalId: 'erp-1' };
    expect((await operator.post('/organisations', body, { 'idempotency-key': randomUUID() })).status).toBe(201);
    expect((await operator.post('/organisations', body, { 'idempotency-key': taken })).status).toBe(409);
    expect((await operator.post('/organisations', { ...body, externalId: 'erp-2' }, { 'idempotency-key': taken })).status).toBe(
      201,
    );
  });

  it('is another key for another caller', async () => {
    const key = randomUUID();
    await landfall.admin.query(
      `insert into members.people (id, email, name, language, zone) values ($1, 'second@firm.test', 'Second', 'en', 'UTC')`,
      [randomUUID()],
    );
    const second = await landfall.person('second@firm.test');
    const [mine, theirs] = [await post(key, 'Shared key'), await post(key, 'Shared key', second)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('is refused when it is no key', async () => {
    for (const key of ['', ' ', 'x'.repeat(201), 'with space'])
      expect([key, (await post(key, 'No key')).status]).toEqual([key, 400]);
    expect(await made('No key')).toBe(0);
  });
});
