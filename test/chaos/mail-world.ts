import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { cloneDatabase } from '../setup/databases.js';
import type { MailSink } from './mail-sink.js';
import { root } from './processes.js';

/** A database with a clock that is ours, and the worker's mail in a process that can be killed. */
export class MailWorld {
  private child: ChildProcess | undefined;
  private serial = 0;
  kills = 0;

  private constructor(
    readonly admin: pg.Client,
    private readonly env: Record<string, string>,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(sink: MailSink): Promise<MailWorld> {
    const database = await cloneDatabase();
    const admin = new pg.Client({ connectionString: database.admin });
    await admin.connect();
    const folder = mkdtempSync(path.join(tmpdir(), 'landfall-mail-'));
    const secrets = path.join(folder, 'secrets.json');
    const linkSecret = 'a secret of the chaos, 32 characters and more';
    writeFileSync(secrets, JSON.stringify({ linkSecret, cookieSecret: `another: ${linkSecret}` }), { mode: 0o600 });
    const env = {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      SECRETS_FILE: secrets,
      DATA_DIR: folder,
      WORKER_DATABASE_URL: database.worker,
      SMTP_URL: sink.url,
      PUBLIC_URL: 'https://landfall.example',
      MAIL_PACE: '100000',
    };
    return new MailWorld(admin, env, async () => {
      await admin.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  async timeIs(at: Date): Promise<void> {
    await this.admin.query(
      `insert into landfall.clock (shift) values ($1::timestamptz - clock_timestamp()) on conflict (single) do update set shift = excluded.shift`,
      [at],
    );
  }

  /** One turn of the worker; killed after so many milliseconds, when told, and begun again until it is through. */
  async turn(killAfter?: number, skew = 0): Promise<void> {
    for (let kill = killAfter; ; kill = undefined) {
      const child = await this.worker(skew);
      const number = ++this.serial;
      const done = new Promise<boolean>((through, failed) => {
        const hear = (message: { turned?: number; error?: string }) => {
          if (message.turned !== number) return;
          child.off('exit', gone);
          child.off('message', hear);
          if (message.error) failed(new Error(message.error));
          else through(true);
        };
        const gone = () => through(false);
        child.on('message', hear).once('exit', gone);
      });
      child.send({ turn: number });
      const timer = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill);
      const through = await done;
      clearTimeout(timer);
      if (through) return;
      this.child = undefined;
      this.kills++;
    }
  }

  /** The next turn is another process's. */
  async restart(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((r) => child.once('exit', r));
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.restart();
    await this.end();
  }

  private async worker(skew: number): Promise<ChildProcess> {
    if (this.child?.connected) return this.child;
    const child = fork(path.join(root, 'dist/test/chaos/mail-worker.js'), [], {
      cwd: root,
      env: { ...this.env, CHAOS_SKEW: String(skew) },
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise<void>((ready, failed) => {
      child.once('message', () => ready());
      child.once('exit', (code) => failed(new Error(`the mail worker ended with ${code} before it was ready`)));
    });
    child.removeAllListeners('exit');
    this.child = child;
    return child;
  }
}
