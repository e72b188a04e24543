import { parseArgs } from 'node:util';
import { apiChaos } from './api.js';
import { consentChaos } from './consent.js';
import { digestYear, type YearResult } from './digest-year.js';
import { importChaos } from './import.js';
import { poisonChaos } from './poison.js';
import { postgresChaos } from './postgres.js';
import { NoRedis } from './processes.js';
import { restoreDrill } from './restore.js';
import { redisChaos, workerChaos, type Log, type Queue, type Result, type Size } from './run.js';
import { anySeed } from './seeded.js';
import { smtpChaos, type SmtpResult } from './smtp.js';

const usage = `npm run chaos -- worker [--seed N] [--kills 20] [--offerings 300] [--needs 150] [--queue postgres|redis|both]
npm run chaos -- redis  [--seed N] [--offerings 300] [--needs 150]
npm run chaos -- poison [--seed N] [--jobs 300]
npm run chaos -- digest-year [--seed N] [--people 1000] [--days 366] [--kills 60]
npm run chaos -- smtp   [--seed N] [--mails 300] [--stalls 5]
npm run chaos -- import [--seed N] [--rows 20000] [--kills 9]
npm run chaos -- consent [--seed N] [--rounds 1000]
npm run chaos -- postgres [--seed N] [--restarts 10]
npm run chaos -- api    [--seed N] [--posts 2000] [--kills 20]
npm run chaos -- restore [--people 50] [--queue postgres|redis]`;

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
    people: number,
    days: number,
    mails: number,
    rows: number,
    rounds: number,
    restarts: number,
    posts: number,
    stalls: number,
    queue: { type: 'string' },
  },
});
const given = (name: Exclude<keyof typeof values, 'queue'>, otherwise: number): number => {
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
  const { seed } = size;
  if (what === 'digest-year') {
    const year = { seed, people: given('people', 1000), days: given('days', 366), kills: given('kills', 60) };
    return mailed(year, await digestYear(year, log));
  }
  if (what === 'smtp') {
    const trouble = { seed, mails: given('mails', 300), stalls: given('stalls', 5) };
    return mailed(trouble, await smtpChaos(trouble, log));
  }
  if (what === 'import') return spoiltFile({ seed, rows: given('rows', 20_000), kills: given('kills', 9) });
  if (what === 'consent') return consent(seed, given('rounds', 1000));
  if (what === 'postgres') return restarts(seed, given('restarts', 10));
  if (what === 'api') return keyed({ seed, posts: given('posts', 2000), kills: given('kills', 20) });
  if (what === 'restore') return restore(given('people', 50), queuesIn(values.queue ?? 'redis'));
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

async function spoiltFile(size: { seed: number; rows: number; kills: number }): Promise<boolean> {
  log(`seed ${size.seed}: a file of ${size.rows} rows, 5 % of them bad`);
  const { problems, ...figures } = await importChaos(size, log);
  for (const problem of problems) console.log(`wrong: ${problem}`);
  console.log(JSON.stringify({ ...size, ...figures, problems: problems.length, seconds: seconds() }));
  return problems.length === 0;
}

/** Recovered is within five seconds of the server's being there again (QUALITY: 10 restarts). */
async function restarts(seed: number, times: number): Promise<boolean> {
  const { problems, recovered, ...figures } = await postgresChaos({ seed, restarts: times }, log);
  const slowest = Math.max(0, ...recovered);
  if (slowest > 5) problems.push(`a write was taken only ${slowest} s after a restart`);
  for (const problem of problems) console.log(`wrong: ${problem}`);
  console.log(JSON.stringify({ seed, ...figures, slowestRecovery: slowest, problems: problems.length, seconds: seconds() }));
  return problems.length === 0;
}

async function restore(people: number, [queue]: Queue[]): Promise<boolean> {
  const { problems, ...figures } = await restoreDrill({ people, redis: queue === 'redis' }, log);
  for (const problem of problems) console.log(`wrong: ${problem}`);
  console.log(JSON.stringify({ people, queue, ...figures, problems: problems.length, seconds: seconds() }));
  return problems.length === 0;
}

async function keyed(size: { seed: number; posts: number; kills: number }): Promise<boolean> {
  const { problems, ...figures } = await apiChaos(size, log);
  for (const problem of problems.slice(0, 50)) console.log(`wrong: ${problem}`);
  console.log(JSON.stringify({ ...size, ...figures, problems: problems.length, seconds: seconds() }));
  return problems.length === 0;
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

function mailed(what: Record<string, number>, { problems, ...figures }: YearResult | SmtpResult): boolean {
  for (const problem of problems.slice(0, 50)) console.log(`wrong: ${problem}`);
  console.log(`${figures.unknown} mails are of unknown fate`);
  console.log(JSON.stringify({ ...what, ...figures, problems: problems.length, seconds: seconds() }));
  return problems.length === 0;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof NoRedis ? error.message : error);
  process.exitCode = 1;
}
