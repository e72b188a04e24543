import { parseArgs } from 'node:util';
import { consentChaos } from './consent.js';
import { poisonChaos } from './poison.js';
import { NoRedis } from './processes.js';
import { redisChaos, workerChaos, type Log, type Queue, type Result, type Size } from './run.js';
import { anySeed } from './seeded.js';

const usage = `npm run chaos -- worker [--seed N] [--kills 20] [--offerings 300] [--needs 150] [--queue postgres|redis|both]
npm run chaos -- redis  [--seed N] [--offerings 300] [--needs 150]
npm run chaos -- poison [--seed N] [--jobs 300]
npm run chaos -- consent [--seed N] [--rounds 1000]`;

const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 100) / 10;
const log: Log = (line) => console.log(`${seconds().toFixed(1).padStart(6)} s  ${line}`);

const number = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: number,
    kills: number,
    offerings: number,
    needs: number,
    jobs: number,
    rounds: number,
    queue: { type: 'string' },
  },
});
const given = (name: 'seed' | 'kills' | 'offerings' | 'needs' | 'jobs' | 'rounds', otherwise: number): number => {
  const value = values[name] === undefined ? otherwise : Number(values[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is a whole number, such as ${otherwise}`);
  return value;
};

async function main(): Promise<boolean> {
  const size: Size = { seed: given('seed', anySeed()), offerings: given('offerings', 300), needs: given('needs', 150) };
  const [what] = positionals;
  if (what === 'worker') {
    const kills = given('kills', 20);
    let good = true;
    for (const queue of queuesIn(values.queue ?? 'postgres'))
      good = close({ ...size, kills, queue }, await workerChaos({ ...size, kills, queue }, log)) && good;
    return good;
  }
  if (what === 'redis') return close({ ...size }, await redisChaos({ ...size, awaySeconds: 20 }, log));
  if (what === 'poison') return poison(size.seed, given('jobs', 300));
  if (what === 'consent') return consent(size.seed, given('rounds', 1000));
  throw new Error(`Say what is to go wrong:\n${usage}`);
}

function queuesIn(word: string): Queue[] {
  if (word === 'both') return ['postgres', 'redis'];
  if (word === 'postgres' || word === 'redis') return [word];
  throw new Error('--queue is postgres, redis or both');
}

function close(what: Record<string, unknown>, result: Result): boolean {
  const { lost, doubled, broken, counts, kills, unknownMails, repeatedLetters } = result;
  for (const [kind, rows] of Object.entries({ lost, doubled, broken }))
    for (const row of rows.slice(0, 50)) console.log(`${kind}: ${row}`);
  console.log(
    `compared: ${Object.entries(counts)
      .map(([name, n]) => `${n} ${name}`)
      .join(', ')}`,
  );
  console.log(
    `${repeatedLetters} letters came again with their Message-ID; the fate of ${unknownMails} mails that go at most once is unknown`,
  );
  console.log(`${lost.length} lost, ${doubled.length} doubled${broken.length ? `, ${broken.length} broken` : ''}`);
  console.log(
    JSON.stringify({ ...what, kills, lost: lost.length, doubled: doubled.length, broken: broken.length, seconds: seconds() }),
  );
  return lost.length + doubled.length + broken.length === 0;
}

async function consent(seed: number, rounds: number): Promise<boolean> {
  const { wrong, ...figures } = await consentChaos({ seed, rounds }, log);
  if (wrong) console.log(`wrong: ${wrong}`);
  console.log(JSON.stringify({ seed, rounds, ...figures, wrong: wrong ? 1 : 0, seconds: seconds() }));
  return !wrong;
}

async function poison(seed: number, jobs: number): Promise<boolean> {
  const { problems, parked, ...figures } = await poisonChaos({ seed, jobs }, log);
  for (const reason of parked) console.log(`parked: ${reason}`);
  for (const problem of problems) console.log(`wrong: ${problem}`);
  console.log(JSON.stringify({ seed, jobs, parked: parked.length, ...figures, problems: problems.length, seconds: seconds() }));
  return problems.length === 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof NoRedis ? error.message : error);
  process.exitCode = 1;
}
