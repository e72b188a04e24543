import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bare } from '../../../test/given/given.js';
import { Landfall } from '../../../test/landfall.js';
import type { Answer, Caller } from '../../../test/caller.js';

const json = { 'content-type': 'application/json' };
const hub = (name: string) => ({
  name,
  country: 'AE',
  zone: 'Asia/Dubai',
  workWeek: [1, 2, 3, 4, 5],
  languages: ['en'],
  fallbackLanguage: 'en',
  currency: 'AED',
  capacity: 5,
  replyTo: 'hub@hub.example',
});

describe('the edge of the API', () => {
  let landfall: Landfall;
  let operator: Caller;
  beforeAll(async () => {
    landfall = await Landfall.start({ worker: false });
    operator = await landfall.operator();
  });
  afterAll(() => landfall?.close());

  const hubs = async (name: string) =>
    (await landfall.admin.query(`select 1 from members.hubs where name = $1`, [name])).rows.length;
  const raw = (path: string, body: string, headers: Record<string, string> = json) => operator.send('POST', path, body, headers);

  function expectProblem(answered: Answer<unknown>, status: number, code: string): void {
    const answer = answered as Answer<Record<string, unknown>>;
    expect({ status: answer.status, code: answer.body?.code, text: answer.status === status ? '' : answer.text }).toEqual({
      status,
      code,
      text: '',
    });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: `urn:landfall:problem:${code}`,
      title: expect.stringMatching(/\S/),
      detail: expect.stringMatching(/\S/),
      status,
      instance: `urn:landfall:request:${answer.headers.get('x-request-id')}`,
    });
    expect(
      Object.keys(answer.body).filter(
        (k) => !['type', 'code', 'title', 'status', 'detail', 'instance', 'facts', 'errors'].includes(k),
      ),
    ).toEqual([]);
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d|node_modules|select |insert into/);
  }

  describe('refuses as a problem, and goes on answering,', () => {
    afterEach(async () => {
      if ((await operator.get('/health/ready')).status !== 200) throw new Error('the API no longer answers');
    });

    it('a body a thousand levels deep', async () => {
      expectProblem(await raw('/hubs', `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`), 400, 'malformed_body');
      expectProblem(await raw('/hubs', `${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400, 'malformed_body');
    });

    it('a body with a hundred thousand values', async () => {
      expectProblem(await raw('/hubs', JSON.stringify({ holidays: Array(100_000).fill(1) })), 400, 'malformed_body');
    });

    it('what is not JSON, half a JSON, and nothing where something is asked', async () => {
      for (const body of ['{', 'nonsense', '{"a":1}}', '\u0000']) expectProblem(await raw('/hubs', body), 400, 'malformed_body');
      expectProblem(await raw('/hubs', ''), 400, 'malformed_body');
      expectProblem(await operator.send('POST', '/hubs', undefined), 422, 'validation_failed');
      expectProblem(await raw('/hubs', 'null'), 422, 'validation_failed');
      expectProblem(await raw('/hubs', '[]'), 422, 'validation_failed');
    });

    it('a key that would change what every object is', async () => {
      const poisoned = JSON.stringify(hub('Poisoned')).replace('{', '{"__proto__":{"duties":["operator"]},');
      expect((await raw('/hubs', poisoned)).status).toBe(400);
      expect(({} as Record<string, unknown>).duties).toBeUndefined();
      expect(await hubs('Poisoned')).toBe(0);
    });

    it.each([
      ['a NUL', 'a\u0000b'],
      ['a lone high surrogate', 'a\ud800b'],
      ['a lone low surrogate', 'a\udc00b'],
      ['a control character', 'a\u0007b'],
      ['two lines where one is asked', 'a\nb'],
    ])('%s in a name, naming the field and not repeating the value', async (_, name) => {
      const answer = await operator.post('/hubs', hub(name));
      expectProblem(answer, 422, 'validation_failed');
      expect(answer.body.errors).toEqual([
        expect.objectContaining({ field: 'name', rule: expect.any(String), message: expect.stringMatching(/\S/) }),
      ]);
      expect(answer.text).not.toContain(JSON.stringify(name).slice(1, -1));
    });

    it('a NUL in a path, a query and a cursor', async () => {
      for (const path of [
        '/organisations/%00',
        '/jobs?cursor=%00',
        '/jobs?limit=%00',
        `/jobs?cursor=${Buffer.from('["\\u0000","x"]').toString('base64url')}`,
      ]) {
        const answer = await operator.get(path);
        expect([path, answer.status]).toEqual([path, 422]);
        expectProblem(answer, 422, 'validation_failed');
      }
    });

    it('a field that nobody asked for, with its name', async () => {
      const answer = await operator.post('/hubs', { ...hub('Mass assignment'), state: 'open', version: 7 });
      expectProblem(answer, 422, 'validation_failed');
      expect(answer.text).toMatch(/state/);
      expect(await hubs('Mass assignment')).toBe(0);
    });

    it('a parameter given twice, and one that is an object', async () => {
      for (const query of ['?limit=5&limit=6', '?limit[$ne]=1', '?unknown=1'])
        expectProblem(await operator.get(`/jobs${query}`), 422, 'validation_failed');
    });

    it('a body of two megabytes', async () => {
      expectProblem(
        await raw('/hubs', JSON.stringify({ ...hub('Large'), replyTo: 'x'.repeat(2 * 1024 * 1024) })),
        413,
        'too_large',
      );
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'nonsense',
    ])('a body of type %s where JSON is asked', async (type) => {
      expectProblem(await raw('/hubs', JSON.stringify(hub('Typed')), { 'content-type': type }), 415, 'unsupported_media_type');
      expect(await hubs('Typed')).toBe(0);
    });

    it.each<[string, Record<string, string>]>([
      ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
      ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }],
      ['another Origin', { origin: 'https://elsewhere.example' }],
      ['Origin: null', { origin: 'null' }],
      ['Origin: null from a page of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
      ['an Origin that begins like ours', { origin: 'http://localhost:3000.elsewhere.example' }],
    ])('a change that comes from another site: %s', async (_, headers) => {
      expectProblem(await operator.post('/hubs', hub('Forged'), headers), 403, 'not_allowed');
      expect(await hubs('Forged')).toBe(0);
    });

    it('a path that leads nowhere, and a method that is not there', async () => {
      expectProblem(await operator.get('/nowhere'), 404, 'not_found');
      expectProblem(await operator.post('/nowhere', {}), 404, 'not_found');
      expectProblem(await operator.delete('/hubs'), 404, 'not_found');
      expectProblem(await operator.get(`/${'x'.repeat(3000)}`), 404, 'not_found');
      expectProblem(await operator.get('/organisations/%ff'), 400, 'malformed_body');
    });

    it('an id that is none, and one that nobody has', async () => {
      expectProblem(await operator.get('/organisations/none'), 422, 'validation_failed');
      expectProblem(await operator.get('/organisations/00000000-0000-4000-8000-000000000000'), 404, 'not_found');
    });

    it('who is nobody with 401, and a wrong key likewise', async () => {
      expectProblem(await landfall.nobody().get('/hubs'), 401, 'sign_in_needed');
      for (const authorization of ['Bearer lf_abc', 'Basic b3A6b3A=', 'Bearer', '']) {
        expectProblem(await landfall.nobody().send('GET', '/hubs', undefined, { authorization }), 401, 'sign_in_needed');
      }
    });
  });

  it('takes a change from our own pages, and from programs, which name no site', async () => {
    expect(
      (await operator.post('/hubs', hub('Own page'), { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(201);
    // a form on a page that sends no referrer
    expect((await operator.post('/hubs', hub('Own form'), { origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await operator.post('/hubs', hub('A program'))).status).toBe(201);
    expect(
      (await operator.send('GET', '/hubs', undefined, { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }))
        .status,
    ).toBe(200);
  });

  it('asks If-Match for a change to what has versions: 428 without, 412 with another, and the change with the right one', async () => {
    const { id, version } = (await operator.post('/hubs', hub('Versioned'))).body;
    expectProblem(await operator.put(`/hubs/${id}/state`, { state: 'planned' }), 428, 'precondition_required');
    const stale = await operator.put(`/hubs/${id}/state`, { state: 'planned' }, version + 1);
    expectProblem(stale, 412, 'precondition_failed');
    expect(stale.body.facts).toMatchObject({ expected: version + 1, current: version });
    for (const etag of ['"abc"', '*', '"1e3"', '"-1"']) {
      expectProblem(
        await operator.send('PUT', `/hubs/${id}/state`, JSON.stringify({ state: 'planned' }), { ...json, 'if-match': etag }),
        412,
        'precondition_failed',
      );
    }
    expect((await operator.put(`/hubs/${id}/state`, { state: 'planned' }, version)).body).toMatchObject({
      state: 'planned',
      version: version + 1,
    });
    const two = await Promise.all([
      operator.put(`/hubs/${id}/state`, { state: 'open', despite: bare }, version + 1),
      operator.put(`/hubs/${id}/state`, { state: 'open', despite: bare }, version + 1),
    ]);
    expect(two.map((a) => a.status).sort()).toEqual([200, 412]);
  });

  it('refuses a step that the life does not have with 409', async () => {
    const { id, version } = (await operator.post('/hubs', hub('Hasty'))).body;
    const answer = await operator.put(`/hubs/${id}/state`, { state: 'closed' }, version);
    expectProblem(answer, 409, 'illegal_step');
    expect(answer.body.facts).toEqual({ what: 'hub', from: 'proposed', to: 'closed' });
  });

  it('bears the security headers on every answer: success, refusal, page and unknown path', async () => {
    const answers = [
      await operator.get('/hubs'),
      await landfall.nobody().get('/hubs'),
      await landfall.nobody().get('/'),
      await landfall.nobody().get('/nowhere'),
      await landfall.nobody().get('/health/live'),
      await landfall.nobody().get('/c/no-such-token'),
      await raw('/hubs', '{'),
      await raw('/hubs', '{}', { 'content-type': 'text/plain' }),
      await operator.post('/hubs', {}, { origin: 'https://elsewhere.example' }),
    ];
    for (const { headers } of answers) {
      expect(
        Object.fromEntries(
          [
            'x-content-type-options',
            'referrer-policy',
            'cross-origin-opener-policy',
            'cross-origin-resource-policy',
            'cache-control',
          ].map((h) => [h, headers.get(h)]),
        ),
      ).toEqual({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      const policy = headers.get('content-security-policy')!;
      for (const directive of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
        expect(policy).toContain(directive);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('content-type')).toMatch(/charset=utf-8/);
    }
  });

  it('says a problem in the language that is asked for', async () => {
    const titles = await Promise.all(
      ['en', 'ru', 'ar', 'vi', 'xx', 'de, ru;q=0.5'].map(
        async (l) =>
          (await landfall.nobody().send<{ title: string }>('GET', '/hubs', undefined, { 'accept-language': l })).body.title,
      ),
    );
    expect(new Set(titles.slice(0, 4)).size).toBe(4);
    expect(titles[4]).toBe(titles[0]);
    expect(titles[5]).toBe(titles[1]);
  });

  it('lets no field out that its view does not name', async () => {
    const { body } = await operator.get('/hubs');
    expect(Object.keys(body.items[0])).not.toContain('createdAt');
    const made = await operator.post('/organisations', { kind: 'company', name: 'Hidden Fields', country: 'AE', language: 'en' });
    expect(made.status).toBe(201);
    const kept = `select registered_by, created_at from members.organisations where id = $1 and registered_by is not null`;
    expect((await landfall.admin.query(kept, [made.body.id])).rows).toHaveLength(1);
    for (const hidden of ['registeredBy', 'createdAt', 'suspendedAt', 'erasedAt'])
      expect(Object.keys(made.body)).not.toContain(hidden);
  });
});
