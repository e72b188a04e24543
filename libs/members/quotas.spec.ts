import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '#database';
import type { Problem } from '#problems';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import { membersEntities } from './entities.js';
import { Quotas, quotas, type Quota } from './quotas.js';

describe('a quota', () => {
  let db: OpenDatabase;
  let room: Quotas;
  beforeAll(async () => {
    db = await openDatabase(membersEntities);
    room = new Quotas(await db.transactions('api'));
  });
  afterAll(() => db.close());

  const somebody = () => db.firm(`Firm ${randomUUID()}`);
  const outcome = (actor: PersonActor, quota: Quota) =>
    room.spend(actor, quota).then(
      () => 'taken' as const,
      ({ status, code, headers }: Problem) => ({ status, code, headers }),
    );
  /** As if this had been done so many times, so long ago. */
  const spent = ({ person }: PersonActor, quota: Quota, times: number, ago = '1 minute') =>
    db.rows(`insert into members.spending values ($1, $2, landfall.now() - $4::interval, $3)`, [person, quota, times, ago]);

  it('is used up exactly, also by requests that come at once', async () => {
    const one = await somebody();
    await spent(one, 'import', quotas.import.most - 5);
    const found = await Promise.all(Array.from({ length: 12 }, () => outcome(one, 'import')));
    expect(found.filter((f) => f === 'taken')).toHaveLength(5);
    for (const f of found.filter((f) => f !== 'taken')) expect(f).toMatchObject({ status: 429, code: 'too_many' });
  });

  it('says in how many seconds there is room again, and then there is', async () => {
    const one = await somebody();
    await spent(one, 'export', quotas.export.most, '59 minutes');
    const refused = (await outcome(one, 'export')) as Pick<Problem, 'headers'>;
    const seconds = Number(refused.headers['retry-after']);
    expect([seconds > 0, seconds <= 60]).toEqual([true, true]);
    await db.rows(`update members.spending set since = since - interval '1 minute' where person = $1`, [one.person]);
    expect(await outcome(one, 'export')).toBe('taken');
    expect(await db.rows(`select times from members.spending where person = $1`, [one.person])).toEqual([{ times: 1 }]);
  });

  it('is a person’s own: neither another person nor another quota pays for it', async () => {
    const [one, other] = [await somebody(), await somebody()];
    await spent(one, 'search', quotas.search.most);
    expect(await outcome(one, 'search')).not.toBe('taken');
    expect([await outcome(other, 'search'), await outcome(one, 'export')]).toEqual(['taken', 'taken']);
  });

  it('lets operators invite more, because they bring markets in', async () => {
    const [one, operator] = [await somebody(), { ...(await somebody()), duties: ['operator' as const] }];
    for (const actor of [one, operator]) await spent(actor, 'invitation', quotas.invitation.most);
    expect([await outcome(one, 'invitation'), await outcome(operator, 'invitation')]).toEqual([
      expect.objectContaining({ status: 429 }),
      'taken',
    ]);
  });

  it('is known to the database by the same names', async () => {
    const one = await somebody();
    for (const quota of Object.keys(quotas)) expect(await outcome(one, quota as Quota)).toBe('taken');
  });
});
