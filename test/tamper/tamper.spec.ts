import { expect, it } from '@jest/globals';
import { anySeed } from '../chaos/seeded.js';
import { tamper } from './tamper.js';
import { ways } from './ways.js';

it('every way to change, reorder or cut the ledger as a superuser is found', async () => {
  const seed = Number(process.env.SEED ?? anySeed());
  process.stdout.write(`tamper: SEED=${seed}\n`);
  const found = await tamper({ times: 2 * ways.length, seed, entries: 60 }, () => undefined);
  expect(found).toMatchObject({ missed: [], found: 2 * ways.length });
  expect(Object.keys(found.byWay)).toHaveLength(ways.length);
});
