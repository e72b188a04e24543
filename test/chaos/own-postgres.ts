import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { migrate } from '../../migrations/run.js';
import { on } from '../setup/databases.js';
import { root } from './processes.js';

type Running = {
  adminUrl: string;
  migrationsUrl: string;
  apiUrl: string;
  workerUrl: string;
  port: number;
  pid: number;
  ended: Promise<unknown>;
  stop(): Promise<void>;
};
type Launcher = {
  startPostgres(options: { dataDir: string; port?: number; log?: () => void }): Promise<Running>;
  removePostgres(dataDir: string): void;
};

/** A PostgreSQL of the run's own, as safe as one in earnest: what it has acknowledged is on disk. It can be ended in the middle of its work. */
export class OwnPostgres {
  private constructor(
    private readonly launcher: Launcher,
    private readonly folder: string,
    private running: Running,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const launcher = (await import(pathToFileURL(path.join(root, 'bin', 'embedded-postgres.mjs')).href)) as Launcher;
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'landfall-restarts-')));
    chmodSync(folder, 0o711); // as root, PostgreSQL's user must pass through
    const running = await launcher.startPostgres({ dataDir: path.join(folder, 'postgres'), log: () => undefined });
    const own = new OwnPostgres(launcher, folder, running);
    try {
      await migrate(running.migrationsUrl);
    } catch (error) {
      await own.remove();
      throw error;
    }
    return own;
  }

  /** As `cloneDatabase` answers one. */
  get database() {
    const { adminUrl, migrationsUrl, apiUrl, workerUrl } = this.running;
    return {
      name: 'landfall',
      admin: on(adminUrl, 'landfall'),
      owner: migrationsUrl,
      api: apiUrl,
      worker: workerUrl,
      redis: undefined,
      drop: async () => undefined,
    };
  }

  /** An immediate shutdown: every connection is cut, nothing is written out, the journal is replayed at the next start. */
  async cut(): Promise<void> {
    process.kill(this.running.pid, 'SIGQUIT');
    await this.running.ended;
  }

  /** On its port again. */
  async again(): Promise<void> {
    const { port } = this.running;
    this.running = await this.launcher.startPostgres({ dataDir: path.join(this.folder, 'postgres'), port, log: () => undefined });
  }

  /** A copy of its folder, made while it is stopped; on its port again. */
  async backUp(): Promise<void> {
    await this.running.stop();
    await copied(path.join(this.folder, 'postgres'), path.join(this.folder, 'backup'));
    await this.again();
  }

  /** Everything it holds is lost; the copy is put in its place. */
  async restore(): Promise<void> {
    await this.running.stop();
    this.launcher.removePostgres(path.join(this.folder, 'postgres'));
    await copied(path.join(this.folder, 'backup'), path.join(this.folder, 'postgres'));
    await this.again();
  }

  async remove(): Promise<void> {
    await this.running.stop();
    this.launcher.removePostgres(path.join(this.folder, 'postgres'));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** With its owners: PostgreSQL's files are those of whom it runs as. */
const copied = (from: string, to: string) => promisify(execFile)('cp', ['-a', from, to]);
