import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { dataSource, Transactions } from '#database';
import { checkHandlers, JobRunner, Relay } from '#ledger';
import { SignIn } from '#members';
import { openDoorbell, queueNames } from '#queues';
import { readSettings, Settings } from '#settings';
import { createApi } from '../apps/api/create-api.js';
import { firstOperatorAddress } from '../apps/api/first-operator.js';
import { entities } from '../apps/rooms.js';
import { contracts, handlers } from '../apps/worker/handlers.js';
import { reactions } from '../apps/worker/reactions.js';
import { Rounds } from '../apps/worker/rounds.js';
import { timetable } from '../apps/worker/timetable.js';
import { WorkerModule } from '../apps/worker/worker.module.js';
import { Caller } from './caller.js';
import { Mailbox } from './mailbox.js';
import { cloneDatabase } from './setup/databases.js';

export type Backend = 'postgres' | 'redis';

/** The whole product on a database of its own: API over HTTP, worker (its handlers in this process), an SMTP server, a clock to move. */
export class Landfall {
  readonly mailbox: Mailbox;
  readonly admin: pg.Client;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    parts: { mailbox: Mailbox; admin: pg.Client },
    /** Runs a job by its id, as a queue that delivers it does; a queue may deliver more than once. */
    readonly deliver: (job: string) => Promise<unknown>,
    private readonly end: (() => unknown)[],
  ) {
    this.mailbox = parts.mailbox;
    this.admin = parts.admin;
  }

  static async start(options: { queue?: Backend; worker?: boolean; settings?: Record<string, string> } = {}): Promise<Landfall> {
    const end: (() => unknown)[] = [];
    try {
      const database = await cloneDatabase();
      end.unshift(database.drop);
      const mailbox = await Mailbox.open();
      end.unshift(() => mailbox.close());
      const folder = mkdtempSync(path.join(tmpdir(), 'landfall-'));
      end.unshift(() => rmSync(folder, { recursive: true }));
      const settings = settingsFor(folder, mailbox, database, options);
      const admin = new pg.Client({ connectionString: database.admin });
      await admin.connect();
      end.unshift(() => admin.end());
      const apiSource = await dataSource(database.api, entities).initialize();
      end.unshift(() => apiSource.destroy());
      const app = await createApi(settings, apiSource);
      end.unshift(() => app.close());
      await app.listen(0, '127.0.0.1');
      const { port } = app.getHttpServer().address() as AddressInfo;
      const worker = options.worker === false ? undefined : await startWorkerHere(settings, database.worker);
      if (worker) end.unshift(worker.end);
      const deliver = worker?.deliver ?? (() => Promise.reject(new Error('no worker runs here')));
      return new Landfall(app, `http://127.0.0.1:${port}`, { mailbox, admin }, deliver, end);
    } catch (error) {
      // what was opened would keep Jest from ending
      for (const close of end) await close();
      throw error;
    }
  }

  /** Nobody, until they sign in. */
  nobody(): Caller {
    return new Caller(this.url);
  }

  async operator(): Promise<Caller> {
    const signIn = this.app.get(SignIn);
    await signIn.firstOperator(firstOperatorAddress);
    return this.person(firstOperatorAddress);
  }

  /** Somebody with an account, by an API key of theirs. */
  async person(email: string): Promise<Caller> {
    const signIn = this.app.get(SignIn);
    const { rows } = await this.admin.query(`select id from members.people where email = $1`, [email]);
    const actor = await signIn.actorOf(rows[0].id);
    const { key } = await signIn.makeKey(actor!, { name: 'test', scopes: ['*'], days: 30 });
    return new Caller(this.url, { authorization: `Bearer ${key}` });
  }

  /** Waits until everything that happened has been reacted to: no entry to relay, no job that is due and open, nor one that was begun and comes again in a moment. */
  async settled(seconds = 30): Promise<void> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const { rows } = await this.admin.query(
        `select (select count(*) from ledger.unrelayed)::int as entries,
           (select coalesce(string_agg(name || ' ' || attempts || ' ' || coalesce(last_error, ''), '; '), '') from ledger.jobs
              where done_at is null and parked_at is null and not_before <= landfall.now() + case when attempts > 0 then interval '5 seconds' else interval '0' end) as jobs`,
      );
      if (!rows[0].entries && !rows[0].jobs) return;
      if (Date.now() > until) throw new Error(`not settled in ${seconds} s: ${rows[0].entries} entries, jobs: ${rows[0].jobs}`);
      await new Promise((r) => setTimeout(r, 15));
    }
  }

  /** Waits for a fact: the query answers at least one row. */
  async until(sql: string, parameters: unknown[] = [], seconds = 30): Promise<Record<string, unknown>> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const { rows } = await this.admin.query(sql, parameters);
      if (rows.length) return rows[0] as Record<string, unknown>;
      if (Date.now() > until) throw new Error(`not so within ${seconds} s: ${sql} ${JSON.stringify(parameters)}`);
      await new Promise((r) => setTimeout(r, 15));
    }
  }

  /** Moves the product's one clock, e.g. '11 seconds', '8 days'. */
  async later(interval: string): Promise<void> {
    await this.admin.query(
      `insert into landfall.clock (shift) values ($1) on conflict (single) do update set shift = landfall.clock.shift + excluded.shift`,
      [interval],
    );
  }

  /** On to the next evening in Dubai, at which no digest is due between Moscow and Hanoi: then the hour at which a test runs tells nothing. */
  async evening(): Promise<void> {
    const { rows } = await this.admin.query(
      `select 86400 - mod(extract(epoch from landfall.now() at time zone 'Asia/Dubai' - interval '20 hours')::int, 86400) as s`,
    );
    await this.later(`${Number(rows[0].s)} seconds`);
  }

  /** The parked jobs, which a good test has none of. */
  async parked(): Promise<string[]> {
    const { rows } = await this.admin.query(
      `select name || ': ' || parked_reason as why from ledger.jobs where parked_at is not null`,
    );
    return rows.map((r) => r.why as string);
  }

  async close(): Promise<void> {
    for (const end of this.end) await end();
  }
}

function settingsFor(
  folder: string,
  mailbox: Mailbox,
  database: Awaited<ReturnType<typeof cloneDatabase>>,
  { queue, settings }: { queue?: Backend; settings?: Record<string, string> },
): Settings {
  const secrets = path.join(folder, 'secrets.json');
  const linkSecret = 'a test secret of forty characters, or so';
  writeFileSync(secrets, JSON.stringify({ linkSecret, cookieSecret: `another: ${linkSecret}` }), { mode: 0o600 });
  return new Settings(
    readSettings({
      SECRETS_FILE: secrets,
      DATA_DIR: folder,
      DATABASE_URL: database.api,
      WORKER_DATABASE_URL: database.worker,
      SMTP_URL: mailbox.url,
      MAIL_PACE: '60000',
      WEBHOOK_NETWORKS: '127.0.0.1/32',
      LOG_LEVEL: 'silent',
      NODE_ENV: 'test',
      PUBLIC_URL: 'http://localhost:3000',
      ...(queue === 'redis' && { REDIS_URL: redisOf(database.redis, database.name) }),
      ...settings,
    }),
  );
}

/** As apps/worker/worker.ts, without child processes: what they add (a watchdog) has tests of its own. */
async function startWorkerHere(settings: Settings, url: string) {
  const source = await dataSource(url, entities, { pool: 8, statementSeconds: 30 }).initialize();
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, source), { logger: ['error', 'warn'] });
  const mine = handlers(app);
  checkHandlers(contracts, mine);
  const runner = new JobRunner(app.get(Transactions), mine);
  const bell = await openDoorbell({ redisUrl: settings.values.REDIS_URL, postgresUrl: url, onError: () => undefined });
  for (const queue of queueNames) bell.answer(queue, 2, async ({ job }) => void (await runner.run(job)));
  const rounds = new Rounds(new Relay(app.get(Transactions), bell, reactions, contracts), timetable, () => undefined);
  rounds.start(url);
  const end = async () => {
    await rounds.stop();
    await bell.close();
    await app.close();
    await source.destroy();
  };
  return { end, deliver: (job: string) => runner.run(job) };
}

/** One Redis for the run: a database number of its own a test (16 of them), emptied before. */
function redisOf(url: string | undefined, name: string): string {
  if (!url) throw new Error('no Redis here');
  const at = new URL(url);
  at.pathname = `/${Number.parseInt(name.slice(-4), 16) % 16}`;
  return at.href;
}
