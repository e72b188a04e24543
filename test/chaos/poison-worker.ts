import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { readSettings, Settings } from '#settings';
import { endWithLauncher } from '../../apps/process.js';
import { startWorker } from '../../apps/worker/worker.js';
import { TryPoison } from './poison-jobs.js';

/** The product's worker with one job more, which the product does not ship. */
const handlerProcess = fileURLToPath(new URL('./poison-handler-process.js', import.meta.url));
const stop = await startWorker(new Settings(readSettings()), (line) => process.stderr.write(`${line}\n`), {
  contracts: [TryPoison],
  handlerProcess,
});
endWithLauncher(true, stop);
process.send?.({ ready: true });
