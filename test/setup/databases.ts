import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The addresses that the test run was started with (bin/test.mjs, or start-database.js when Jest runs alone). */
export function testAddresses() {
  const {
    TEST_PG_ADMIN_URL: admin,
    TEST_PG_OWNER_URL: owner,
    TEST_PG_API_URL: api,
    TEST_PG_WORKER_URL: worker,
    TEST_REDIS_URL: redis,
  } = process.env;
  if (!admin || !owner || !api || !worker) throw new Error('no test database: run `npm test`');
  return { admin, owner, api, worker, redis };
}

/** The same address, another database. */
export function on(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** A database of one's own, cloned from the migrated template. */
export async function cloneDatabase() {
  const { admin, owner, api, worker, redis } = testAddresses();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, `create database ${name} template landfall_template owner landfall_owner`);
  return {
    name,
    admin: on(admin, name),
    owner: on(owner, name),
    api: on(api, name),
    worker: on(worker, name),
    redis,
    drop: () => asAdmin(admin, `drop database if exists ${name} with (force)`),
  };
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Two clones of one template at once: the second is refused while the first copies. Wait for the fact.
  await client.query(`select pg_advisory_lock(4242)`);
  try {
    await client.query(sql);
  } finally {
    await client.query(`select pg_advisory_unlock(4242)`);
    await client.end();
  }
}
