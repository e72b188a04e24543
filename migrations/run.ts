import { DataSource } from 'typeorm';
import { startingPolicy } from '#scoring';
import * as migrations from './index.js';
import { api, worker } from './sql.js';

/** The names of this build's migrations, in order (each ends in its time): what the applications ask of the schema before they start. */
export const expectedMigrations = Object.values(migrations)
  .map((M) => new M().name)
  .sort((a, b) => Number(a.slice(-13)) - Number(b.slice(-13)));

/**
 * Brings the database to this build's schema and makes sure that the starting policy is there. Runs as the owner of the tables.
 * Two at once are one after the other (an advisory lock).
 */
export async function migrate(url: string, say: (line: string) => void = () => undefined): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: Object.values(migrations),
    migrationsTableName: 'migrations',
    schema: 'landfall',
    migrationsTransactionMode: 'each',
    poolSize: 2,
  });
  await source.initialize();
  try {
    const lock = source.createQueryRunner();
    await lock.query(`select pg_advisory_lock(7205759403792)`);
    await lock.query(`create schema if not exists landfall`);
    try {
      for (const done of await source.runMigrations()) say(`migrated: ${done.name}`);
      // What the applications read before they start; TypeORM made the table, so no migration could grant it first.
      await source.query(`grant select on landfall.migrations to ${api}, ${worker}`);
      await source.query(
        `insert into matches.policies (version, data, shipped_at) values ($1, $2, landfall.now()) on conflict (version) do nothing`,
        [startingPolicy.version, JSON.stringify(startingPolicy)],
      );
    } finally {
      await lock.query(`select pg_advisory_unlock(7205759403792)`);
      await lock.release();
    }
  } finally {
    await source.destroy();
  }
}
