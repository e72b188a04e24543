import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { dataSource, Transactions } from '#database';
import { JobRunner, type Handler } from '#ledger';
import { readSettings, Settings } from '#settings';
import { entities } from '../rooms.js';
import { startTracing } from '../tracing.js';
import { handlers } from './handlers.js';
import type { FromHandler, ToHandler } from './supervisor.js';
import { WorkerModule } from './worker.module.js';

/**
 * One slot of the worker: runs one job at a time and beats while its event loop turns. `more`: handlers of whoever composes a worker of
 * their own (a test of what a bad job does); the product has none.
 */
export async function handleJobs(more: readonly Handler[] = []): Promise<void> {
  const settings = new Settings(readSettings());
  const stopTracing = await startTracing(settings.values.OTEL_EXPORTER_OTLP_ENDPOINT, 'landfall-worker');
  const say = (message: FromHandler) => process.connected && process.send!(message);
  const source = await dataSource(settings.values.WORKER_DATABASE_URL!, entities, { pool: 3, statementSeconds: 30 }).initialize();
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, source), { logger: ['error', 'warn'] });
  const runner = new JobRunner(app.get(Transactions), [...handlers(app), ...more]);

  setInterval(() => say({ beat: true }), 500);
  let running: Promise<void> = Promise.resolve();
  process.on('message', ({ run }: ToHandler) => {
    running = runner.run(run).then(
      (outcome) => void say({ ended: run, outcome }),
      // The database is away: the row keeps what it was, the reconciler offers it again.
      (error: Error) => {
        process.stderr.write(`job ${run}: ${error.message}\n`);
        say({ ended: run, outcome: 'unreachable' });
      },
    );
  });
  // The worker is gone (however it died) or closing: what runs may end, a moment long.
  const end = () => {
    setTimeout(() => process.exit(0), 5000).unref();
    void running.finally(stopTracing).finally(() => process.exit(0));
  };
  process.on('disconnect', end);
  // It may have gone while this process was still beginning, when nobody listened.
  if (!process.connected) end();
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  say({ ready: true });
}
