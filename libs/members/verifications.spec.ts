import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Transactions } from '#database';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { membersEntities } from './entities.js';
import { Verifications } from './verifications.js';

let db: OpenDatabase;
let api: Transactions;
let verifications: Verifications;
beforeAll(async () => {
  db = await openDatabase(membersEntities);
  api = await db.transactions('api');
  verifications = new Verifications(api);
});
afterAll(() => db.close());
const operator = personActor(undefined, { duties: ['operator'] });
const see = { document: 'Extract of the register', until: '2099-12-31' };

it('a number with right check digits is known, once, and one with wrong ones is refused', async () => {
  const firm = await db.firm('Hydroslukhan');
  const claim = (value: string) => verifications.claim(firm, firm.organisation, { kind: 'inn', value });
  expect(await verifications.list(firm, firm.organisation)).toEqual({ level: 0, items: [] });
  await expect(claim('1234567895')).rejects.toMatchObject({ status: 422, errors: [{ field: 'value', rule: 'check_digits' }] });
  const one = await claim('123 456 78 94');
  expect(one).toMatchObject({ kind: 'inn', value: '1234567894', seen: false });
  expect((await claim('1234567894')).id).toBe(one.id);
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 1, items: [{ value: '1234567894' }] });
});

it('a document is seen by somebody else, until a day, and then no more', async () => {
  const firm = await db.firm('Polevodnik');
  const { id } = await verifications.claim(firm, firm.organisation, { kind: 'ogrn', value: '1000000000000' });
  await expect(verifications.see({ ...firm, duties: ['operator'] }, id, see)).rejects.toMatchObject({ code: 'conflict' });
  await expect(verifications.see(operator, id, { ...see, until: '2020-01-01' })).rejects.toMatchObject({ status: 422 });
  expect(await verifications.see(operator, id, see)).toMatchObject({ seen: true, until: '2099-12-31' });
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 2 });
  await db.later('80 years');
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 1, items: [{ seen: false }] });
  await db.rows(`truncate landfall.clock`);
});

it('nobody reads or proves the numbers of an organisation that is not theirs to know', async () => {
  const [firm, other] = [await db.firm('Sayyarnab'), await db.firm('Wadimarra')];
  const { id } = await verifications.claim(firm, firm.organisation, { kind: 'mst', value: '0000000017' });
  const coordinator = personActor(undefined, { hubs: [randomUUID()] });
  for (const actor of [other, coordinator]) {
    await expect(verifications.list(actor, firm.organisation)).rejects.toMatchObject({ status: 404 });
    await expect(verifications.claim(actor, firm.organisation, { kind: 'mst', value: '0000000017' })).rejects.toMatchObject({
      status: 404,
    });
    expect(await api.run(actor, (em) => em.query(`select * from members.verifications`) as Promise<unknown[]>)).toEqual([]);
  }
  await expect(verifications.see(coordinator, id, see)).rejects.toMatchObject({ status: 404 });
  await expect(verifications.see(other, id, see)).rejects.toMatchObject({ status: 403 });
});
