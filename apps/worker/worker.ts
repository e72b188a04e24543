import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { dataSource, refuseOtherSchema, refuseRoleThatSeesAll, system, Transactions } from '#database';
import { checkHandlers, JobRunner, Relay } from '#ledger';
import { Delivery } from '#mail';
import { Embedding } from '#matches';
import { openDoorbell, queueNames, type JobContract, type QueueName } from '#queues';
import { ListFiles } from '#screening';
import { SettingsProblem, type Settings } from '#settings';
import { expectedMigrations } from '../../migrations/run.js';
import { entities } from '../rooms.js';
import { contracts as known, handlers } from './handlers.js';
import { reactions } from './reactions.js';
import { Rounds } from './rounds.js';
import { Supervisor, type Verdict } from './supervisor.js';
import { dueWith } from './timetable.js';
import { WorkerModule } from './worker.module.js';

/** Jobs beside the product's own, and the program whose processes handle all of them: for a test of what a bad job does. */
export type MoreJobs = { contracts: readonly JobContract[]; handlerProcess: string };
const none: MoreJobs = { contracts: [], handlerProcess: fileURLToPath(new URL('./handler-process.js', import.meta.url)) };

/** The queued worker: relay, timetable, reconciler and the supervised handlers. Answers how to end it in order. */
export async function startWorker(settings: Settings, log: (line: string) => void, more = none): Promise<() => Promise<void>> {
  const contracts = [...known, ...more.contracts];
  const { values } = settings;
  const url = values.WORKER_DATABASE_URL;
  if (!url)
    throw new SettingsProblem([
      'WORKER_DATABASE_URL is missing: the PostgreSQL address of the worker (or use `npm start`, which brings its own)',
    ]);
  const source = await dataSource(url, entities, {
    pool: 6,
    statementSeconds: 30,
    onError: (e) => log(`database: ${e.message}`),
  }).initialize();
  await refuseRoleThatSeesAll(source);
  await refuseOtherSchema(source, expectedMigrations);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, source), { logger: ['error', 'warn'] });
  checkHandlers(known, handlers(app));
  const runner = new JobRunner(app.get(Transactions), []);
  // Its processes are still beginning while the queue is opened: the first jobs wait for them, the start does not.
  const supervisor = new Supervisor(
    more.handlerProcess,
    { processes: values.WORKER_PROCESSES, megabytes: values.WORKER_MEMORY },
    log,
  );
  const bell = await openDoorbell({ redisUrl: values.REDIS_URL, postgresUrl: url, onError: quietly(log) });
  const due = dueWith({ embedder: app.get(Embedding).asked !== undefined });
  const rounds = new Rounds(new Relay(app.get(Transactions), bell, reactions, contracts), due, log);
  const longest = new Map<QueueName, number>();
  for (const c of contracts) longest.set(c.queue, Math.max(longest.get(c.queue) ?? 0, c.seconds));
  for (const queue of taken(values.WORKER_QUEUES)) {
    // a receiver that is slow holds up other receivers, and one process
    bell.answer(queue, queue === 'webhooks' ? 1 : values.WORKER_PROCESSES, async ({ job, name }) => {
      const seconds = contracts.find((c) => c.name === name)?.seconds ?? longest.get(queue) ?? 30;
      const verdict = await supervisor.run(job, seconds);
      if (isTheJobsFault(verdict)) await runner.park(job, `${verdict.how}: ${verdict.detail}`);
    });
  }
  await app.get(Transactions).run(system('worker'), (em) => app.get(ListFiles).begin(em));
  rounds.start(url);
  const left = await app.get(Delivery).sendKept();
  if (left) log(`${left} mails that were kept while no mail server was set are on their way`);
  return async () => {
    await rounds.stop();
    await bell.close();
    await supervisor.close();
    await app.close();
    await source.destroy();
  };
}

const isTheJobsFault = (v: Verdict): v is Extract<Verdict, { detail: string }> => 'detail' in v;

function taken(names: string | undefined): QueueName[] {
  if (!names) return [...queueNames];
  const wanted = names.split(',');
  const unknown = wanted.filter((n) => !(queueNames as readonly string[]).includes(n));
  if (unknown.length)
    throw new SettingsProblem([`WORKER_QUEUES names ${unknown.join(', ')}; there are ${queueNames.join(', ')}`]);
  return wanted as QueueName[];
}

/** A queue that is away says so many times a second; one line in five seconds is enough. */
function quietly(log: (line: string) => void): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last > 5000) log(`queue: ${error.message || (error as { code?: string }).code}`);
    last = Date.now();
  };
}
