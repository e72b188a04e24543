import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { dataSource, system, Transactions } from '#database';
import { JobRunner, Relay } from '#ledger';
import { readSettings, Settings } from '#settings';
import { entities } from '../../apps/rooms.js';
import { contracts, handlers } from '../../apps/worker/handlers.js';
import { reactions } from '../../apps/worker/reactions.js';
import { timetable } from '../../apps/worker/timetable.js';
import { WorkerModule } from '../../apps/worker/worker.module.js';

/**
 * The worker's mail, a turn at a time: the product's timetable, reactions and handlers, without waiting between them, so that a year
 * takes minutes. `CHAOS_SKEW` is by how many milliseconds this process's own clock is wrong.
 */
const skew = Number(process.env.CHAOS_SKEW ?? 0);
const RealDate = Date;
if (skew) {
  const wrong = () => RealDate.now() + skew;
  globalThis.Date = new Proxy(RealDate, {
    construct: (_, given, target) => Reflect.construct(RealDate, given.length ? given : [wrong()], target) as object,
    get: (target, name) => (name === 'now' ? wrong : Reflect.get(target, name)),
  });
}

const settings = new Settings(readSettings());
const source = await dataSource(settings.values.WORKER_DATABASE_URL!, entities, { pool: 24, statementSeconds: 30 }).initialize();
const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, source), { logger: ['error', 'warn'] });
const transactions = app.get(Transactions);
const runner = new JobRunner(transactions, handlers(app));
const relay = new Relay(transactions, { ring: async () => undefined }, reactions, contracts);
const mail = timetable.filter(({ run }) => run.queue === 'mail' || run.queue === 'digests');

/** Everything that is due at this moment of the product's clock, and what failed and comes again within two minutes. */
async function turn(): Promise<void> {
  for (const line of mail) await relay.fallDue(line);
  for (;;) {
    while ((await relay.relay()) > 0);
    const open = (await transactions.run(system('chaos'), (em) =>
      em.query(
        `select id, not_before > landfall.now() as later from ledger.jobs where done_at is null and parked_at is null
           and not_before <= landfall.now() + interval '2 minutes' order by created_at limit 200`,
      ),
    )) as { id: string; later: boolean }[];
    if (!open.length) return;
    const waiting = open.filter(({ later }) => !later).map(({ id }) => id);
    if (!waiting.length) await new Promise((soon) => setTimeout(soon, 200));
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let id = waiting.shift(); id; id = waiting.shift()) await runner.run(id);
      }),
    );
  }
}

process.on('message', (message: { turn?: number }) => {
  void turn().then(
    () => process.send?.({ turned: message.turn }),
    (error: Error) => process.send?.({ turned: message.turn, error: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
