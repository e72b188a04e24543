// For commands that try the product in earnest: installs and builds what is missing, starts a private PostgreSQL with the migrated
// template that each run clones, runs dist/<entry>.js on it, and takes everything away again.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { removePostgres, startPostgres } from './embedded-postgres.mjs';
import { ensureInstalled, root } from './install.mjs';
import { Refusal } from './refusal.mjs';

/** Answers the exit code of the entry. */
export async function onADatabase(entry, words) {
  await ensureInstalled();
  await build({ quiet: true });
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'landfall-trial-')));
  chmodSync(folder, 0o711); // as root, PostgreSQL's user must pass through
  const dataDir = path.join(folder, 'postgres');
  const database = await startPostgres({ dataDir, fast: true });
  const env = {
    ...process.env,
    TEST_PG_ADMIN_URL: database.adminUrl,
    TEST_PG_OWNER_URL: database.migrationsUrl,
    TEST_PG_API_URL: database.apiUrl,
    TEST_PG_WORKER_URL: database.workerUrl,
  };
  try {
    if ((await run('test/setup/template', [], env)) !== 0)
      throw new Refusal('The database could not be migrated: see the lines above.');
    return await run(entry, words, env);
  } finally {
    await database.stop();
    removePostgres(dataDir);
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(entry, words, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist', `${entry}.js`), ...words], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const pass = (name) => child.kill(name);
  // Ctrl-C reaches the child by itself; it ends, and then we clear up
  const wait = () => undefined;
  process.on('SIGINT', wait).on('SIGTERM', pass);
  return new Promise((done) =>
    child.once('exit', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass);
      done(code ?? 1);
    }),
  );
}
