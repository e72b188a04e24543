import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Given, type Firm } from '../../../test/given/given.js';
import { Landfall } from '../../../test/landfall.js';

describe('limits', () => {
  let landfall: Landfall;
  let firm: Firm;
  beforeAll(async () => {
    landfall = await Landfall.start({ worker: false, settings: { REQUESTS_PER_MINUTE: '8', TRUST_PROXY: 'loopback' } });
    firm = await (await Given.in(landfall)).firm();
  });
  afterAll(() => landfall?.close());

  const from = async (address: string, path = '/health/live') =>
    landfall.nobody().send('GET', path, undefined, { 'x-forwarded-for': address });

  it('stop an address that asks too often, wherever, before anything is looked up, and say when to come again', async () => {
    const first = [];
    for (let n = 0; n < 8; n++) first.push((await from('203.0.113.7', n % 2 ? '/health/live' : '/nowhere')).status);
    expect(first).toEqual([404, 200, 404, 200, 404, 200, 404, 200]);
    for (const path of ['/health/live', '/listings', '/nowhere']) {
      const answer = await from('203.0.113.7', path);
      expect(answer).toMatchObject({ status: 429, body: { code: 'too_many', detail: expect.stringMatching(/\S/) } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await from('203.0.113.8')).status).toBe(200);
  });

  it('take one /64 of IPv6 for one address, and what is no address for one that asks like others', async () => {
    for (let n = 1; n <= 8; n++) await from(`2001:db8:0:1::${n}`);
    expect((await from('2001:db8:0:1::99')).status).toBe(429);
    expect((await from('2001:db8:0:2::1')).status).toBe(200);
    expect((await from('not an address')).status).toBe(200);
  });

  it('do not count this machine itself', async () => {
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push((await landfall.nobody().get('/health/live')).status);
    expect(new Set(answers)).toEqual(new Set([200]));
  });

  it('hold for a person who searches, exports, brings in or invites, and only there', async () => {
    const { rows } = await landfall.admin.query(`select id from members.people where email = $1`, [firm.ownerEmail]);
    for (const quota of ['search', 'export', 'import', 'invitation'])
      await landfall.admin.query(
        `insert into members.spending (person, quota, times) values ($1, $2, 100000) on conflict (person, quota) do update set times = 100000`,
        [rows[0].id, quota],
      );
    const { owner } = firm;
    const limited = [
      await owner.get('/listings'),
      await owner.post('/sector-suggestions', { title: 'Pumps' }),
      await owner.get('/exports/offerings'),
      await owner.post('/imports', {}),
      await owner.post('/organisations', {}),
    ];
    for (const answer of limited) {
      expect(answer).toMatchObject({ status: 429, body: { code: 'too_many' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect([(await owner.get('/session')).status, (await owner.get('/imports')).status]).toEqual([200, 200]);
  });
});
