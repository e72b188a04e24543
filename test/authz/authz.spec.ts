import { expect, test } from '@jest/globals';
import { authz } from './authz.js';

const seed = Number(process.env.SEED ?? 1);

test('a part of the cases: no role learns of what it may not know, and another’s is answered like an absent one', async () => {
  const { wrong, cases, compared, tables } = await authz({ seed, share: 0.2 }, () => undefined);
  expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  expect(cases).toBeGreaterThan(100);
  expect(compared).toBeGreaterThan(20);
  expect(tables).toBeGreaterThan(25);
}, 600_000);
