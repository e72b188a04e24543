// Jest's global setup: migrates the template that every test file's database is cloned from.
// bin/test.mjs has started PostgreSQL; run alone, this starts one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export default async function startDatabase() {
  if (!process.env.TEST_PG_ADMIN_URL) {
    const { startPostgres } = await import('../../bin/embedded-postgres.mjs');
    const postgres = await startPostgres({
      dataDir: mkdtempSync(path.join(tmpdir(), 'landfall-test-')),
      fast: true,
      log: () => undefined,
    });
    globalThis.stopTestPostgres = () => postgres.stop();
    Object.assign(process.env, {
      TEST_PG_ADMIN_URL: postgres.adminUrl,
      TEST_PG_OWNER_URL: postgres.migrationsUrl,
      TEST_PG_API_URL: postgres.apiUrl,
      TEST_PG_WORKER_URL: postgres.workerUrl,
    });
  }
  const { build } = await import('../../bin/build.mjs');
  await build({ quiet: true });
  const made = spawnSync(process.execPath, [path.join(root, 'dist/test/setup/template.js')], {
    env: process.env,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the template database could not be made:\n${made.stdout}${made.stderr}`);
}
