// The private database of DATA_DIR, which `npm start` runs: for commands that look into it, or write to it as the worker does.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { database } from './database-roles.mjs';
import { ensureInstalled, root } from './install.mjs';
import { notedPlace } from './postgres-home.mjs';
import { Refusal } from './refusal.mjs';

/** Runs dist/<entry>.js on the database of WORKER_DATABASE_URL, or else on that of DATA_DIR. Answers its exit code. */
export async function onTheRunningDatabase(entry, words) {
  await ensureInstalled({ dev: false });
  await build({ quiet: true });
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist', `${entry}.js`), ...words], {
    stdio: 'inherit',
    env: process.env.WORKER_DATABASE_URL ? process.env : { ...process.env, ...running() },
  });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

/** Whether there is one: that of WORKER_DATABASE_URL, or one that runs in DATA_DIR. */
export const isRunning = () => Boolean(process.env.WORKER_DATABASE_URL) || Object.values(places()).every(existsSync);

function places() {
  const dataDir = path.resolve(process.env.DATA_DIR || 'data');
  return {
    passwords: path.join(dataDir, 'database-secrets.json'),
    pid: path.join(notedPlace(dataDir) ?? path.join(dataDir, 'postgres'), 'data', 'postmaster.pid'),
  };
}

function running() {
  const dataDir = path.resolve(process.env.DATA_DIR || 'data');
  const { passwords, pid } = places();
  if (!isRunning())
    throw new Refusal(
      `No database runs in ${dataDir}: start Landfall there first, or name another with DATA_DIR, or set WORKER_DATABASE_URL and SECRETS_FILE.`,
    );
  const port = readFileSync(pid, 'utf8').split('\n')[3];
  const { worker } = JSON.parse(readFileSync(passwords, 'utf8'));
  return {
    DATA_DIR: dataDir,
    SECRETS_FILE: process.env.SECRETS_FILE || path.join(dataDir, 'secrets.json'),
    WORKER_DATABASE_URL: `postgres://landfall_worker:${encodeURIComponent(worker)}@127.0.0.1:${port}/${database}`,
  };
}
