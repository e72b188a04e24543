// npm run restored: after a backup was put back. Nothing is sent until what was due has been worked off, for it may have left before.
// Where the private database of DATA_DIR does not run yet, it is started for as long as it takes to say so.
import { startPostgres } from './embedded-postgres.mjs';
import { lockFolder } from './lock.mjs';
import { notedPlace } from './postgres-home.mjs';
import { command, Refusal } from './refusal.mjs';
import { isRunning, onTheRunningDatabase } from './running-database.mjs';
import { startSettings } from './start-settings.mjs';

await command(async () => {
  if (isRunning()) return onTheRunningDatabase('apps/worker/restored', process.argv.slice(2));
  const { dataDir } = startSettings(process.env);
  if (!notedPlace(dataDir))
    throw new Refusal(`There is no database in ${dataDir}: put the backup there first, or name another folder with DATA_DIR.`);
  const lock = await lockFolder(dataDir, 'npm run restored');
  const database = await startPostgres({ dataDir, log: console.log });
  try {
    process.env.MIGRATIONS_DATABASE_URL = database.migrationsUrl;
    const migrated = await onTheRunningDatabase('apps/api/migrate', []);
    return migrated || (await onTheRunningDatabase('apps/worker/restored', ['begin']));
  } finally {
    await database.stop();
    await lock.release();
  }
});
