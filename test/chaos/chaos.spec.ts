import { consentChaos } from './consent.js';
import { importChaos } from './import.js';
import { poisonChaos } from './poison.js';
import { redisChaos, workerChaos, type Result } from './run.js';

const seed = Number(process.env.CHAOS_SEED ?? 1);
const size = { seed, offerings: 20, needs: 12 };
const quiet = () => undefined;
const wrongIn = ({ lost, doubled, broken }: Result) => ({ seed, lost, doubled, broken });
const nothing = { seed, lost: [], doubled: [], broken: [] };

test('a worker killed four times ends where an undisturbed one does', async () => {
  const result = await workerChaos({ ...size, kills: 4, queue: 'postgres' }, quiet);
  expect(wrongIn(result)).toEqual(nothing);
  expect(result.kills).toBe(4);
  // nothing is the same as nothing: there must be something to lose
  expect(Math.min(...Object.values(result.counts))).toBeGreaterThan(0);
}, 600_000);

// TEST_REDIS_URL says that this machine has a Redis; the test starts one of its own, to kill it
if (process.env.TEST_REDIS_URL) {
  test('what Redis forgets, and what is written while it is away, is done all the same', async () => {
    expect(wrongIn(await redisChaos({ ...size, awaySeconds: 2 }, quiet))).toEqual(nothing);
  }, 600_000);
}

test('a job that throws, hangs, loops, eats its memory or is malformed is parked with its reason, and the others are done', async () => {
  const { problems, parked } = await poisonChaos({ seed, jobs: 30 }, quiet);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(parked).toHaveLength(5);
}, 600_000);

test('a spoilt file is read, brought in and taken back to the row, though the worker is killed in the middle of each', async () => {
  const { problems, kills } = await importChaos({ seed, rows: 2500, kills: 2 }, quiet);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(kills).toBe(2);
}, 600_000);

test('answers, withdrawals, expiries and stale versions at once come to one legal end each, and names are seen over two yeses only', async () => {
  const { wrong, ends } = await consentChaos({ seed, rounds: 30 }, quiet);
  expect({ seed, wrong }).toEqual({ seed, wrong: undefined });
  expect(Object.keys(ends).length).toBeGreaterThan(1);
}, 600_000);
