import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { removePostgres, startPostgres } from './embedded-postgres.mjs';
import { notedPlace } from './postgres-home.mjs';
import { isAlive } from './processes.mjs';

type Running = Awaited<ReturnType<typeof startPostgres>>;

let folder: string;
let running: Running[];
const asRoot = process.getuid?.() === 0;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'landfall-spec-')));
  chmodSync(folder, 0o711);
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  removePostgres(folder);
});

async function start({ fast = true } = {}): Promise<Running> {
  const server = await startPostgres({ dataDir: folder, fast });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const pidFile = () => path.join(String(notedPlace(folder)), 'data', 'postmaster.pid');

it('a second start keeps the data', async () => {
  const first = await start();
  await ask(first.adminUrl, 'create table kept as select 42 as it');
  await first.stop();
  const second = await start();
  expect(await ask(second.adminUrl, 'select it from kept')).toEqual([42]);
});

it('the roles of the API and the worker own nothing and cannot look past row security', async () => {
  const server = await start();
  const may = 'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user';
  expect(await ask(server.apiUrl, may)).toEqual([false]);
  expect(await ask(server.workerUrl, may)).toEqual([false]);
  expect(await ask(server.migrationsUrl, may)).toEqual([false]);
  expect(await ask(server.workerUrl, "select nspname from pg_namespace where nspowner = 'landfall_worker'::regrole")).toEqual([
    'bullmq',
  ]);
  await expect(ask(server.apiUrl, 'create schema mine')).rejects.toThrow('permission denied');
  await expect(ask(server.apiUrl.replace(/:[^:@]+@/, ':guessed@'), 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(path.join(folder, 'database-secrets.json')).mode & 0o777).toBe(0o600);
});

it('what was written is there after kill -9 of the server', async () => {
  const first = await start({ fast: false });
  await ask(first.adminUrl, 'create table kept as select 42 as it');
  await first.kill9();
  const second = await start();
  expect(await ask(second.adminUrl, 'select it from kept')).toEqual([42]);
});

it('a database left half-made by kill -9 is made anew', async () => {
  const first = await start();
  const place = String(notedPlace(folder));
  await first.stop();
  rmSync(path.join(place, 'data'), { recursive: true });
  mkdirSync(path.join(place, 'data.new', 'base'), { recursive: true });
  writeFileSync(path.join(place, 'data.new', 'PG_VERSION'), '18\n');
  writeFileSync(path.join(place, 'password'), 'left behind');
  const second = await start();
  expect(await ask(second.apiUrl, 'select current_database()')).toEqual(['landfall']);
  expect(existsSync(path.join(place, 'password'))).toBe(false);
});

it('a server left running by a killed launcher is stopped and its data taken over', async () => {
  const first = await start();
  await ask(first.adminUrl, 'create table kept as select 42 as it');
  const second = await start();
  expect(isAlive(Number(first.pid))).toBe(false);
  expect(await ask(second.adminUrl, 'select it from kept')).toEqual([42]);
});

it('a stranger that bears the number of a dead server is not signalled', async () => {
  const first = await start();
  const left = readFileSync(pidFile(), 'utf8');
  await first.kill9();
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try {
    writeFileSync(pidFile(), left.replace(/^\d+/, String(stranger.pid)));
    const second = await start();
    expect(await ask(second.apiUrl, 'select 1')).toEqual([1]);
    await second.stop();
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
  } finally {
    stranger.kill('SIGKILL');
  }
});

it('a lost file of passwords locks nobody out', async () => {
  const first = await start();
  await ask(first.adminUrl, 'create table kept as select 42 as it');
  await first.stop();
  rmSync(path.join(folder, 'database-secrets.json'));
  const second = await start();
  expect(await ask(second.adminUrl, 'select it from kept')).toEqual([42]);
});

it(
  asRoot
    ? 'as root in a folder that only root may enter, the data lie where the unprivileged server may go'
    : 'an ordinary user has the data inside the folder',
  async () => {
    chmodSync(folder, 0o700);
    const server = await start();
    expect(await ask(server.apiUrl, 'select 1')).toEqual([1]);
    const place = String(notedPlace(folder));
    expect(place.startsWith(folder)).toBe(!asRoot);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(statSync(place).uid === 0).toBe(false);
  },
);
