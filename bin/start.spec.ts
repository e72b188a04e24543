import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { freePort, removePostgres } from './embedded-postgres.mjs';
import { hasEnded } from './processes.mjs';

const root = path.resolve(import.meta.dirname, '..');

// The smallest apps that keep the launcher's side of the bargain.
const ends = `process.on('disconnect', () => process.exit(0)); process.on('SIGTERM', () => process.exit(0));`;
const apps = {
  'apps/api/migrate.ts': `if (!process.env.MIGRATIONS_DATABASE_URL) process.exit(1);`,
  'apps/api/main.ts': `import http from 'node:http';
    http.createServer((_, answer) => answer.end(Object.keys(process.env).join(' '))).listen(Number(process.env.PORT), '127.0.0.1');
    process.send?.({ firstOperatorLink: 'http://localhost/first/once' });
    ${ends}`,
  'apps/worker/main.ts': `process.send?.({ ready: true }); setInterval(() => {}, 1000); ${ends}`,
};

let folder: string;
let dataDir: string;
let port: number;
const started: Launched[] = [];

/** A start as a person sees it. */
class Launched {
  said = '';
  readonly process;
  readonly ended: Promise<number | null>;

  constructor(settings: Record<string, string> = {}) {
    const { DATABASE_URL: _a, WORKER_DATABASE_URL: _w, MIGRATIONS_DATABASE_URL: _m, REDIS_URL: _r, ...env } = process.env;
    this.process = spawn(process.execPath, ['bin/start.mjs'], {
      cwd: folder,
      env: { ...env, DATA_DIR: dataDir, PORT: String(port), ...settings },
    });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = new Promise((done) => this.process.once('close', done));
    started.push(this);
  }

  async says(words: string): Promise<this> {
    while (!this.said.includes(words)) {
      if (this.process.exitCode !== null) throw new Error(`ended without saying "${words}":\n${this.said}`);
      await new Promise((r) => setTimeout(r, 20));
    }
    return this;
  }

  interrupt(): Promise<number | null> {
    this.process.kill('SIGINT');
    return this.ended;
  }
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'landfall-start-')));
  dataDir = path.join(folder, 'data');
  port = await freePort();
  for (const part of ['bin', 'package.json', 'package-lock.json', '.swcrc'])
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  symlinkSync(realpathSync(path.join(root, 'node_modules')), path.join(folder, 'node_modules'));
  for (const [file, text] of Object.entries(apps)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
});

afterEach(async () => {
  for (const launched of started.splice(0)) if (launched.process.exitCode === null) await launched.interrupt();
});

afterAll(() => {
  removePostgres(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

const serves = () =>
  fetch(`http://127.0.0.1:${port}`).then(
    ({ ok }) => ok,
    () => false,
  );

const childrenNow = () =>
  (JSON.parse(readFileSync(path.join(dataDir, 'processes.json'), 'utf8')) as { pid: number }[]).map(({ pid }) => pid);

it('a start tells one address and what to do next, a second one tells where the first runs, and Ctrl-C ends everything', async () => {
  const first = await new Launched().says('Ctrl-C');
  expect(first.said).toContain(`Landfall is ready: http://localhost:${port} `);
  expect(first.said).toContain('http://localhost/first/once');
  expect(first.said).toContain('npm run sample');
  expect(JSON.parse(readFileSync(path.join(dataDir, 'address.json'), 'utf8'))).toMatchObject({
    url: `http://127.0.0.1:${port}`,
    pid: first.process.pid,
  });
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);

  const knows = (await (await fetch(`http://127.0.0.1:${port}`)).text()).split(' ');
  expect(knows).toEqual(expect.arrayContaining(['DATABASE_URL', 'SECRETS_FILE', 'LANDFALL_LAUNCHED', 'LANDFALL_EMBEDDED']));
  expect(knows).not.toContain('MIGRATIONS_DATABASE_URL');
  expect(knows).not.toContain('WORKER_DATABASE_URL');

  const second = new Launched({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.said.trim()).toBe(
    `Landfall already runs on ${dataDir}, at http://localhost:${port}: use that one, stop it first, or choose another folder with DATA_DIR.`,
  );

  const children = childrenNow();
  expect(await first.interrupt()).toBe(0);
  for (const pid of children) expect(await hasEnded(pid, 0)).toBe(true);
  expect(readdirSync(dataDir)).not.toContain('address.json');
});

it('kill -9 of the launcher ends its processes, and the next start takes over', async () => {
  const first = await new Launched().says('Ctrl-C');
  const children = childrenNow();
  first.process.kill('SIGKILL');
  for (const pid of children) expect(await hasEnded(pid, 10_000)).toBe(true);
  const second = await new Launched().says('Ctrl-C');
  expect(second.said).toContain('A database left running by an earlier start is stopped first');
});

it('an API that ends by itself is started again', async () => {
  const first = await new Launched().says('Ctrl-C');
  const [api] = childrenNow();
  process.kill(Number(api), 'SIGKILL');
  await first.says('The API ended unexpectedly (SIGKILL)');
  while (childrenNow()[0] === api || !(await serves())) await new Promise((r) => setTimeout(r, 50));
  expect(first.process.exitCode).toBe(null);
});

it.each([
  [{ PORT: 'abc' }, 'PORT must be a whole number from 1 to 65535'],
  [{ DATABASE_URL: 'postgres://localhost/landfall' }, 'either all three database addresses are given or none'],
  [{ DATA_DIR: path.join(root, 'package.json') }, 'Nothing can be written to DATA_DIR'],
])('a start with %j is refused with one sentence', async (settings, sentence) => {
  const launched = new Launched(settings);
  expect(await launched.ended).toBe(1);
  expect(launched.said).toContain(sentence);
  expect(launched.said.trim().split('\n')).toHaveLength(1);
});

it('a port in use is told before anything slow', async () => {
  const taken = await freePort();
  const other = net.createServer();
  await new Promise<void>((done) => other.listen(taken, '127.0.0.1', done));
  const empty = path.join(folder, 'empty');
  const launched = new Launched({ PORT: String(taken), DATA_DIR: empty });
  expect(await launched.ended).toBe(1);
  expect(launched.said).toContain(`Port ${taken} is in use by another program`);
  expect(existsSync(path.join(empty, 'postgres'))).toBe(false);
  await new Promise((done) => other.close(done));
});
