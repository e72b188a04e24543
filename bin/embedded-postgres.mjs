// A private PostgreSQL from npm's binaries: no service, no container, nothing to install. It survives kill -9 of any process at any moment.
import { execFile, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  chownSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { prepareDatabase, database } from './database-roles.mjs';
import { makeDataDir, notedPlace, postgresHome } from './postgres-home.mjs';
import { commandLine, hasEnded, isAlive, signal } from './processes.mjs';
import { Refusal } from './refusal.mjs';
import { secretsIn } from './secrets.mjs';

const wait = (ms) => new Promise((r) => setTimeout(r, ms));

/** Starts it and makes the database and its roles. `fast` (for tests) does without safety against power cuts.
 *  `port`: a fixed one, for a restart under clients that know it. */
export async function startPostgres({ dataDir, fast = false, port, log = () => {} }) {
  makeDataDir(dataDir);
  const folder = realpathSync(dataDir);
  const passwords = secretsIn(path.join(folder, 'database-secrets.json'), ['admin', 'owner', 'api', 'worker']);
  const home = postgresHome(folder, log);
  const server = { ...home, data: path.join(home.place, 'data'), logFile: path.join(folder, 'logs', 'postgres.log'), fast, log };

  await endPredecessor(server);
  if (!existsSync(server.data)) await initialise(server, passwords.admin);
  let running = await run(server, port);
  try {
    await prepare(running, passwords).catch(async (error) => {
      if (error.code !== '28P01') throw error; // wrong password: the file of secrets was lost, the data were not
      await stop(running.child);
      await resetPassword(server, passwords.admin);
      running = await run(server, running.port);
      await prepare(running, passwords);
    });
  } catch (error) {
    await stop(running.child);
    throw error;
  }
  return handle(running, passwords);
}

/** Takes away a database that is not running, with the folder that stands for it. */
export function removePostgres(dataDir) {
  const place = notedPlace(dataDir);
  for (const folder of [place, dataDir]) if (folder) rmSync(folder, { recursive: true, force: true });
}

function handle({ child, port, ended }, passwords) {
  const url = (role, name, db) => `postgres://${name}:${passwords[role]}@127.0.0.1:${port}/${db}`;
  return {
    adminUrl: url('admin', 'postgres', 'postgres'),
    migrationsUrl: url('owner', 'landfall_owner', database),
    apiUrl: url('api', 'landfall_api', database),
    workerUrl: url('worker', 'landfall_worker', database),
    port,
    pid: child.pid,
    /** Resolves when the server has ended, for whatever reason. */
    ended,
    stop: () => stop(child),
    kill9: async () => {
      signal(child.pid, 'SIGKILL');
      await ended;
    },
  };
}

/** A server that a killed launcher left behind is stopped in order. One that merely has its number is never touched. */
async function endPredecessor({ data, log }) {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !isAlive(pid)) return; // postgres clears the file by itself, once the shared memory is free
  if (isOurs(pid, data)) {
    log('A database left running by an earlier start is stopped first.');
    await stopPid(pid);
  } else {
    // The number now belongs to a stranger, and postgres would believe it. With its own parent's number it treats the file as old and
    // still makes sure that no process of the old server holds the shared memory: removing the file would lose that check.
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
  }
}

function isOurs(pid, data) {
  const words = commandLine(pid);
  return path.basename(words[0] ?? '') === 'postgres' && words[words.indexOf('-D') + 1] === data;
}

/** initdb beside the final name and one rename: a half-made database never bears the name. */
async function initialise({ native, place, data, who, fast, log }, password) {
  log('Making the database (once, some seconds) ...');
  const fresh = `${data}.new`;
  const passwordFile = path.join(place, 'password');
  for (const old of [fresh, passwordFile]) rmSync(old, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined) chownSync(passwordFile, who.uid, who.gid);
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const words = [
    '-D',
    fresh,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    `--locale=${locale}`,
  ];
  // PostgreSQL's own C.UTF-8: the same order and the same upper and lower case on every machine
  words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', fast ? '--no-sync' : '--data-checksums');
  try {
    await promisify(execFile)(path.join(native, 'bin', 'initdb'), words, surroundings(who));
  } catch (error) {
    throw new Refusal(`The database could not be made in ${place}: ${lastLines(error.stderr || error.message)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, data);
  if (!fast) sync(place);
}

async function run(server, wanted) {
  const until = Date.now() + 30_000;
  for (;;) {
    const from = existsSync(server.logFile) ? statSync(server.logFile).size : 0;
    const port = wanted ?? (await freePort());
    const started = launch(server, port);
    if (await isReady(started.child, server)) return { ...started, port };
    const said = readFileSync(server.logFile).subarray(from).toString();
    // processes of a killed server take a moment to notice; a free port may be taken between the look and the start
    const passing = /shared memory block|could not bind|No such process|lock file/.test(said);
    if (!passing || Date.now() > until)
      throw new Refusal(`The private PostgreSQL does not start: ${lastLines(said)} (all of it: ${server.logFile})`);
    await wait(200);
  }
}

function launch({ native, data, who, fast, logFile }, port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: 200,
    timezone: 'UTC',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '5min' } : {}),
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  // a session of its own: Ctrl-C must not reach the database before API and worker have finished with it
  const child = spawn(path.join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...words], {
    ...surroundings(who),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise((done) => child.once('exit', done).once('error', done));
  return { child, ended };
}

/** True once it takes connections, false when it ended instead. After a crash it first replays its journal, which may take a while. */
async function isReady(child, { data, log }) {
  for (let tries = 1; ; tries++) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
    const lines = readPidFile(data);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    if (tries % 400 === 0) log('The database is still putting itself in order after a crash ...');
    await wait(25);
  }
}

const readPidFile = (data) => {
  try {
    return readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
};

async function prepare({ port }, passwords) {
  const { Client } = (await import('pg')).default;
  const connect = async (name) => {
    const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password: passwords.admin, database: name });
    await client.connect();
    return client;
  };
  await prepareDatabase(connect, passwords);
}

/** Who owns the files owns the database: single-user mode asks for no password. */
async function resetPassword({ native, data, who, log }, password) {
  log('The database does not know the password in database-secrets.json: it is given this one.');
  const single = spawn(path.join(native, 'bin', 'postgres'), ['--single', '-D', data, 'postgres'], {
    ...surroundings(who),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  single.stdin.end(`alter role postgres password '${password}'\n`);
  const code = await new Promise((done) => single.once('exit', done).once('error', done));
  if (code !== 0)
    throw new Refusal(
      'The database knows another password than database-secrets.json and could not be given a new one: put back the file from a copy.',
    );
}

async function stop(child) {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) await stopPid(child.pid);
}

/** Fast shutdown, then immediate, then by force; each leaves data that the next start can use. */
async function stopPid(pid) {
  for (const [name, within] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]) {
    signal(pid, name);
    if (await hasEnded(pid, within)) return;
  }
}

/** None of the caller's variables: PGDATA, PGPORT or a secret have no business here. */
const surroundings = (who) => ({
  ...who,
  cwd: '/',
  env: { PATH: process.env.PATH ?? '', LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C' },
});

const lastLines = (text) => text.trim().split('\n').slice(-3).join(' / ');

function sync(folder) {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

/** A port of 127.0.0.1 that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
