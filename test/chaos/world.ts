import 'reflect-metadata';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { whatWaits } from '../../apps/worker/waiting.js';
import type { Caller } from '../caller.js';
import { PatientCaller } from './patient-caller.js';
import { Mailbox } from '../mailbox.js';
import { cloneDatabase } from '../setup/databases.js';
import { freePort, Program } from './processes.js';

const sha256 = (s: string) => createHash('sha256').update(s).digest('hex');
/** The product's clock at the start of every run: an hour at which no digest is due for anybody, nor in the next twelve. */
const beginning = '2026-12-01T12:00:00Z';
const operatorAddress = 'operator@localhost';

/** What `SECRETS_FILE` holds. */
export const anySecrets = () =>
  JSON.stringify({ linkSecret: randomBytes(32).toString('hex'), cookieSecret: randomBytes(32).toString('hex') });

type Database = Awaited<ReturnType<typeof cloneDatabase>>;

/** The product as it is run: API and worker as processes, a database and a mail server of their own, a clock that is ours to move. */
export class World {
  private constructor(
    readonly url: string,
    readonly admin: pg.Client,
    readonly mailbox: Mailbox,
    readonly api: Program,
    readonly worker: Program,
    readonly databases: { api: string; worker: string },
    private readonly end: (() => unknown)[],
  ) {}

  /**
   * Starts all of it. `workerEntry` is the worker to run, the product's own unless told. A world that `goesOn` after so long keeps the clock of its
   * database; `before` is done once the database is there and nothing runs yet.
   */
  static async start(
    options: {
      redisUrl?: string;
      workerEntry?: string;
      database?: Database;
      mailbox?: Mailbox;
      secrets?: string;
      goesOn?: string;
      before?: (env: Record<string, string>) => Promise<void>;
      env?: Record<string, string>;
    } = {},
  ): Promise<World> {
    const end: (() => unknown)[] = [];
    try {
      const database = options.database ?? (await cloneDatabase());
      end.unshift(database.drop);
      const mailbox = options.mailbox ?? (await Mailbox.open());
      if (!options.mailbox) end.unshift(() => mailbox.close());
      const folder = mkdtempSync(path.join(tmpdir(), 'landfall-chaos-'));
      end.unshift(() => rmSync(folder, { recursive: true, force: true }));
      const admin = new pg.Client({ connectionString: database.admin });
      // a server that is cut off is not this process's end
      admin.on('error', () => undefined);
      await admin.connect();
      end.unshift(() => admin.end());
      if (options.goesOn) await admin.query(`update landfall.clock set shift = shift + $1`, [options.goesOn]);
      else
        await admin.query(
          `insert into landfall.clock (shift) select $1::timestamptz - now() where not exists (select from landfall.clock)`,
          [beginning],
        );

      const secrets = path.join(folder, 'secrets.json');
      writeFileSync(secrets, options.secrets ?? anySecrets(), { mode: 0o600 });
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const env = {
        SECRETS_FILE: secrets,
        DATA_DIR: folder,
        DATABASE_URL: database.api,
        WORKER_DATABASE_URL: database.worker,
        SMTP_URL: mailbox.url,
        MAIL_PACE: '60000',
        PORT: String(port),
        PUBLIC_URL: url,
        LOG_LEVEL: 'warn',
        ...(options.redisUrl && { REDIS_URL: options.redisUrl }),
        ...options.env,
      };
      await options.before?.(env);
      const api = new Program('apps/api/main', env);
      const worker = new Program(options.workerEntry ?? 'apps/worker/main', env);
      end.unshift(async () => Promise.all([api.stop(), worker.stop()]));
      for (const program of [api, worker]) program.start();
      await Promise.all([api.ready(), worker.ready()]);
      return new World(url, admin, mailbox, api, worker, database, end);
    } catch (error) {
      for (const stop of end) await stop();
      throw error;
    }
  }

  nobody(): Caller {
    return new PatientCaller(this.url);
  }

  operator(): Promise<Caller> {
    return this.person(operatorAddress);
  }

  /** Somebody with an account, by an API key of theirs. */
  async person(email: string): Promise<Caller> {
    return new PatientCaller(this.url, { authorization: `Bearer ${await this.keyOf(email)}` });
  }

  /** The key itself, put where the product keeps it (hashed): signing in is not what is tried here. */
  async keyOf(email: string): Promise<string> {
    const [prefix, secret] = [randomBytes(6).toString('hex'), randomBytes(32).toString('base64url')];
    const { rowCount } = await this.admin.query(
      `insert into members.api_keys (id, person, name, prefix, hash, scopes, expires_at)
       select $1, id, 'chaos', $2, $3, '{*}', landfall.now() + interval '300 days' from members.people where email = $4`,
      [randomUUID(), prefix, sha256(secret), email],
    );
    if (!rowCount) throw new Error(`nobody has the address ${email}`);
    return `lf_${prefix}_${secret}`;
  }

  /** Waits until all that happened has been reacted to: no entry to relay, nothing due, no job open (one that backs off is open too). */
  async settled(seconds = 300): Promise<void> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const waits = await this.whatWaits();
      if (!waits) return;
      const failing = await this.failingJob();
      if (failing || Date.now() > until) throw new Error(failing ?? `not settled in ${seconds} s: ${waits}`);
      await new Promise((r) => setTimeout(r, 100));
    }
  }

  /** Waits until so many jobs are done. */
  async sawWork(jobs: number, seconds = 60): Promise<void> {
    const until = Date.now() + seconds * 1000;
    while ((await this.jobsDone()) < jobs) {
      if (Date.now() > until) throw new Error(`no ${jobs} jobs done in ${seconds} s`);
      await new Promise((r) => setTimeout(r, 50));
    }
  }

  /** Waits until one more job is done. */
  async sawProgress(seconds: number): Promise<void> {
    await this.sawWork((await this.jobsDone()) + 1, seconds);
  }

  async hasOpenJobs(): Promise<boolean> {
    const { rows } = await this.admin.query(
      `select exists (select from ledger.jobs where done_at is null and parked_at is null) as some`,
    );
    return rows[0].some as boolean;
  }

  /** Moves the product's one clock on, by an interval or to a moment. */
  async later(interval: string): Promise<void> {
    await this.admin.query(`update landfall.clock set shift = shift + $1`, [interval]);
    await this.admin.query(`notify landfall_due`);
  }

  async itIs(moment: string): Promise<void> {
    await this.admin.query(`update landfall.clock set shift = $1::timestamptz - now()`, [moment]);
    await this.admin.query(`notify landfall_due`);
  }

  async close(): Promise<void> {
    for (const stop of this.end) await stop();
  }

  private async jobsDone(): Promise<number> {
    const { rows } = await this.admin.query(`select count(*)::int as n from ledger.jobs where done_at is not null`);
    return rows[0].n as number;
  }

  /** A job that fails as often as this, with a second or more in between, fails because of what it does. */
  private async failingJob(): Promise<string | undefined> {
    const { rows } = await this.admin.query(
      `select name || ' fails again and again: ' || last_error as line from ledger.jobs where done_at is null and parked_at is null and failures >= 5 limit 1`,
    );
    return rows[0]?.line as string | undefined;
  }

  /** One statement, so one moment: between two, a job could end and leave its entry behind the look. */
  private async whatWaits(): Promise<string> {
    const { rows } = await this.admin.query(whatWaits());
    return rows.map((r) => r.line as string).join('; ');
  }
}
