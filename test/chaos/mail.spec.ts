import { digestYear } from './digest-year.js';
import { smtpChaos } from './smtp.js';

const seed = Number(process.env.CHAOS_SEED ?? 1);
const quiet = () => undefined;

test('ten days of digests, over a change of the clocks of the worker, are those that are due, though the worker is killed', async () => {
  const { problems, mails, kills } = await digestYear({ seed, people: 24, days: 10, kills: 4 }, quiet);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect([mails > 20, kills > 0]).toEqual([true, true]);
}, 600_000);

test('a mail server with every fault loses no letter, gets no digest twice, and an address that does not exist is asked once', async () => {
  const { problems, sent, refused, kills } = await smtpChaos({ seed, mails: 30, stalls: 0 }, quiet);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect([sent > 30, refused > 0, kills > 0]).toEqual([true, true, true]);
}, 600_000);
