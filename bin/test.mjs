// npm test: everything this machine can run, on a private PostgreSQL (and Redis) of its own, and what was left out, with the reason.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { freePort, removePostgres, startPostgres } from './embedded-postgres.mjs';
import { ensureInstalled, root } from './install.mjs';
import { lint } from './lint.mjs';
import { notedPlace } from './postgres-home.mjs';
import { commandLine, hasEnded, processesIn, signal } from './processes.mjs';
import { Refusal, command } from './refusal.mjs';

/** What some tests need beside Node. A test that finds the variable missing leaves itself out. */
const helpers = [
  { name: 'Redis', variable: 'TEST_REDIS_URL', programs: ['redis-server'], get: 'apt-get install redis-server' },
  {
    name: 'a browser',
    variable: 'TEST_CHROMIUM',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    get: 'apt-get install chromium',
  },
];

async function main() {
  await ensureInstalled();
  const words = process.argv.slice(2);
  const strict = process.env.LANDFALL_TEST_ALL === '1';
  const found = lookAround(strict);
  const checks = words.length && !strict ? [] : await lint();
  if (words.length && !strict) console.log('A part of the tests was asked for, so format, types and boundaries are not checked.');
  await build({ quiet: true });

  removeLeftovers();
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `landfall-test-${process.pid}-`)));
  chmodSync(folder, 0o711); // as root, PostgreSQL's user must pass through
  const world = new World(folder);
  try {
    const env = await world.start(found);
    const outcome = await world.jest(words, env);
    return close(outcome, checks, strict);
  } finally {
    await world.end();
  }
}

/** The same unless another is asked for, so that a change is not refused for what chance drew; `any` draws one. */
function seedOf(wanted = '1') {
  return wanted === 'any' ? String(Math.floor(Math.random() * 1e6)) : wanted;
}

function lookAround(strict) {
  const needed = helpers.filter(({ variable }) => testsNaming(variable) > 0);
  const found = {};
  for (const { name, variable, programs, get } of needed) {
    const program = programs.map(inPath).find(Boolean);
    if (program) found[variable] = program;
    else if (strict)
      throw new Refusal(`Nothing may be left out (LANDFALL_TEST_ALL=1), but ${programs[0]} is not on this machine: ${get}`);
    else
      console.log(
        `Left out: what needs ${name} (${testsNaming(variable)} files), because ${programs[0]} is not in PATH. To have it: ${get}`,
      );
  }
  return found;
}

function testsNaming(variable) {
  const files = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const place = path.join(folder, entry.name);
      return entry.isDirectory() ? files(place) : /\.(ts|js|mjs)$/.test(entry.name) ? [place] : [];
    });
  return ['apps', 'libs', 'test', 'bin']
    .map((folder) => path.join(root, folder))
    .filter(existsSync)
    .flatMap(files)
    .filter((file) => file !== path.join(root, 'bin', 'test.mjs') && readFileSync(file, 'utf8').includes(variable)).length;
}

const inPath = (program) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find(existsSync);

/** What one run of the tests starts, and takes away again. */
class World {
  running = [];
  signalled = undefined;

  constructor(folder) {
    this.folder = folder;
    this.report = path.join(folder, 'jest.json');
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(name, () => {
        this.signalled = name;
        this.tests?.kill('SIGTERM');
      });
  }

  async start(found) {
    // whatever a test that is broken off leaves behind lies in here and goes with the rest
    const env = { ...process.env, NODE_ENV: 'test', ...found, TMPDIR: path.join(this.folder, 'tmp') };
    mkdirSync(env.TMPDIR, { mode: 0o711 });
    const database = await startPostgres({ dataDir: path.join(this.folder, 'postgres'), fast: true });
    this.running.push(() => database.stop());
    env.TEST_PG_ADMIN_URL = database.adminUrl;
    env.TEST_PG_OWNER_URL = database.migrationsUrl;
    env.TEST_PG_API_URL = database.apiUrl;
    env.TEST_PG_WORKER_URL = database.workerUrl;
    if (found.TEST_REDIS_URL) env.TEST_REDIS_URL = await this.startRedis(found.TEST_REDIS_URL);
    return env;
  }

  async startRedis(program) {
    const port = await freePort();
    const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', this.folder];
    const redis = spawn(program, words, { cwd: this.folder, stdio: 'ignore', detached: true });
    this.running.push(async () => {
      redis.kill('SIGTERM');
      if (!(await hasEnded(redis.pid, 5000))) redis.kill('SIGKILL');
    });
    const until = Date.now() + 15_000;
    while (!(await answers(port))) {
      if (redis.exitCode !== null || Date.now() > until)
        throw new Refusal(`${program} did not start on port ${port}; try it by hand: ${program} ${words.join(' ')}`);
      await new Promise((r) => setTimeout(r, 25));
    }
    return `redis://127.0.0.1:${port}`;
  }

  async jest(words, env) {
    if (this.signalled) return undefined;
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const seed = seedOf(process.env.SEED);
    console.log(`SEED=${seed}`);
    this.tests = spawn(process.execPath, [...flags, jest, '--json', `--outputFile=${this.report}`, ...words], {
      cwd: root,
      env: { ...env, SEED: seed },
      stdio: 'inherit',
    });
    const code = await new Promise((done) => this.tests.once('exit', (exit) => done(exit ?? 1)));
    if (this.signalled || !existsSync(this.report)) return undefined;
    return { code, ...JSON.parse(readFileSync(this.report, 'utf8')) };
  }

  async end() {
    for (const stop of this.running.reverse()) await stop();
    takeAway(this.folder);
  }
}

function close(outcome, checks, strict) {
  const wrong = checks.filter(({ sentence }) => sentence);
  for (const { sentence } of wrong) console.log(sentence);
  if (!outcome) throw new Refusal('The tests were broken off before they had a result.');
  const passed = outcome.numPassedTests + checks.length - wrong.length;
  // a file that does not load has no tests to count
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites + wrong.length;
  const skipped = outcome.numPendingTests + outcome.numTodoTests;
  if (strict && skipped) console.log(`Nothing may be left out (LANDFALL_TEST_ALL=1), but ${skipped} tests were.`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed || outcome.code || (strict && skipped) ? 1 : 0;
}

/** A run that was killed could not take away what it had started; its folder's name tells whose it was. */
function removeLeftovers() {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = Number(/^landfall-test-(\d+)-/.exec(name)?.[1]);
    if (pid && !commandLine(pid).some((word) => word.endsWith('test.mjs'))) takeAway(realpathSync(path.join(os.tmpdir(), name)));
  }
}

function takeAway(folder) {
  const postgres = path.join(folder, 'postgres');
  for (const place of [folder, notedPlace(postgres)]) for (const pid of place ? processesIn(place) : []) signal(pid, 'SIGKILL');
  removePostgres(postgres);
  spawnSync('rm', ['-rf', folder]);
}

const answers = (port) =>
  new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });

await command(main);
