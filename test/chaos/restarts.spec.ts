import { apiChaos } from './api.js';
import { postgresChaos } from './postgres.js';

const seed = Number(process.env.CHAOS_SEED ?? 1);
const quiet = () => undefined;

test('an API that is killed, and replies that nobody reads, leave one row a key and the same bytes for a repeat', async () => {
  const { problems, kills, lost } = await apiChaos({ seed, posts: 40, kills: 1 }, quiet);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect([kills, lost > 0]).toEqual([1, true]);
}, 600_000);

test('PostgreSQL is cut off under load, and nothing acknowledged is gone, nobody dies, and who waits is told so', async () => {
  const { problems, acknowledged } = await postgresChaos({ seed, restarts: 1 }, quiet);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(acknowledged).toBeGreaterThan(20);
}, 600_000);
