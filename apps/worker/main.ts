import 'reflect-metadata';
import { DatabaseRefused } from '#database';
import { readSettings, Settings, SettingsProblem } from '#settings';
import { endWithLauncher } from '../process.js';
import { serveMetrics } from './metrics.js';
import { startWorker } from './worker.js';

try {
  const settings = new Settings(readSettings());
  const log = (line: string) => process.stderr.write(`${new Date().toISOString()} worker ${line}\n`);
  const stop = await startWorker(settings, log);
  const stopMetrics = await serveMetrics(settings);
  endWithLauncher(settings.values.LANDFALL_LAUNCHED, async () => {
    await stopMetrics();
    await stop();
  });
  process.send?.({ ready: true });
} catch (error) {
  const expected = error instanceof SettingsProblem || error instanceof DatabaseRefused;
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
