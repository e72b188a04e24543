import 'reflect-metadata';
import { dataSource, DatabaseRefused, refuseOtherSchema, refuseRoleThatSeesAll } from '#database';
import { readSettings, Settings, SettingsProblem } from '#settings';
import { expectedMigrations } from '../../migrations/run.js';
import { endWithLauncher } from '../process.js';
import { entities } from '../rooms.js';
import { startTracing } from '../tracing.js';
import { createApi } from './create-api.js';
import { welcomeFirstOperator } from './first-operator.js';

try {
  const settings = new Settings(readSettings());
  const { values } = settings;
  if (!values.DATABASE_URL)
    throw new SettingsProblem([
      'DATABASE_URL is missing: the PostgreSQL address of the API (or use `npm start`, which brings its own)',
    ]);
  const source = await dataSource(values.DATABASE_URL, entities).initialize();
  await refuseRoleThatSeesAll(source);
  await refuseOtherSchema(source, expectedMigrations);
  const stopTracing = await startTracing(values.OTEL_EXPORTER_OTLP_ENDPOINT, 'landfall-api');
  const app = await createApi(settings, source);
  // before anybody is answered: who hears that this is ready may come with the sample's key at once
  const firstOperatorLink = await welcomeFirstOperator(app);
  await app.listen(values.PORT, values.HOST);
  endWithLauncher(values.LANDFALL_LAUNCHED, async () => {
    await app.close();
    await source.destroy();
    await stopTracing();
  });
  process.send?.({ ready: true, ...(firstOperatorLink && { firstOperatorLink }) });
  if (firstOperatorLink && !process.send) process.stdout.write(`The first operator signs in once by: ${firstOperatorLink}\n`);
} catch (error) {
  const expected = error instanceof SettingsProblem || error instanceof DatabaseRefused;
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
