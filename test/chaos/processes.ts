import { fork, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';

/** Where package.json is: this file runs from its source in tests and from dist in commands. */
export const root = (function above(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : above(path.dirname(folder));
})(path.dirname(fileURLToPath(import.meta.url)));

/** A built program of the product as a process of its own, that can be killed and started again. It ends when we do, by its IPC pipe. */
export class Program {
  /** How it ended, each time that nobody here asked it to. */
  readonly ownEnds: string[] = [];
  private child: ChildProcess | undefined;
  private isReady: Promise<void> = Promise.resolve();
  private lastWords = '';
  private asked = false;

  constructor(
    private readonly entry: string,
    private readonly env: Record<string, string>,
    private readonly readySeconds = 180,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** The last of what it wrote to its log. */
  get log(): string {
    return this.lastWords;
  }

  /** Starts it; `ready()` says when it is there. */
  start(): void {
    this.asked = false;
    const child = fork(path.join(root, 'dist', `${this.entry}.js`), [], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'development', LANDFALL_LAUNCHED: '1', ...this.env },
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream!.on('data', (chunk: Buffer) => (this.lastWords = (this.lastWords + chunk.toString()).slice(-8000)));
    this.isReady = new Promise((done, failed) => {
      const timer = setTimeout(
        () => failed(new Error(`${this.entry} is not ready after ${this.readySeconds} s:\n${this.lastWords}`)),
        this.readySeconds * 1000,
      );
      child.on('message', (message: { ready?: boolean }) => message.ready && done());
      child.once('exit', (code, signal) => {
        if (!this.asked) this.ownEnds.push(`${this.entry} ended with ${signal ?? `code ${code}`}:\n${this.lastWords}`);
        failed(new Error(`${this.entry} ended with ${signal ?? `code ${code}`} before it was ready:\n${this.lastWords}`));
      });
      child.once('exit', () => {
        clearTimeout(timer);
        // What it left behind may hold on to these, and we would wait for it; its own last words come at once.
        setTimeout(() => [child.stdout, child.stderr].forEach((stream) => stream!.destroy()), 500);
      });
      child.on('message', () => clearTimeout(timer));
    });
    // Whoever asks for ready() is told; a kill before it is nobody's error.
    this.isReady.catch(() => undefined);
  }

  ready(): Promise<void> {
    return this.isReady;
  }

  /** Its exit code, once it has ended by itself. */
  async ended(): Promise<number | null> {
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) await new Promise((r) => child.once('exit', r));
    return child?.exitCode ?? null;
  }

  /** SIGKILL, and waits until it is gone. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to end in order; by force after 20 s. */
  async stop(): Promise<void> {
    const force = setTimeout(() => this.child?.kill('SIGKILL'), 20_000);
    await this.end('SIGTERM');
    clearTimeout(force);
  }

  /** Its own children by id; none where this system does not tell. */
  children(): number[] {
    return childrenOf(this.child?.pid);
  }

  /** SIGKILL of one of its own children (a handler process). False when there is none, or this system does not tell. */
  killAChild(which: number): boolean {
    const children = this.children();
    const pid = children[Math.floor(which * children.length)];
    if (pid === undefined) return false;
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.asked = true;
    const gone = new Promise((r) => child.once('exit', r));
    child.kill(signal);
    await gone;
  }
}

/** A private Redis that keeps nothing on disk: what it forgets is forgotten. */
export class PrivateRedis {
  private child: ChildProcess | undefined;

  private constructor(private readonly port: number) {}

  static async start(): Promise<PrivateRedis> {
    const redis = new PrivateRedis(await freePort());
    await redis.again();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it on its port. */
  async again(): Promise<void> {
    const words = [
      '--port',
      String(this.port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--loglevel',
      'warning',
    ];
    const child = spawn('redis-server', words, { stdio: 'ignore' });
    this.child = child;
    const failed = new Promise<never>((_, no) => child.once('error', () => no(new NoRedis())));
    await Promise.race([failed, this.answers()]);
  }

  /** It forgets everything. */
  async flush(): Promise<void> {
    const client = new Redis(this.url);
    await client.flushall();
    client.disconnect();
  }

  async kill9(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((r) => child.once('exit', r));
    child.kill('SIGKILL');
    await gone;
  }

  private async answers(): Promise<void> {
    for (const until = Date.now() + 15_000; !(await connects(this.port));) {
      if (Date.now() > until) throw new Error(`redis-server does not answer on port ${this.port}`);
      await new Promise((r) => setTimeout(r, 25));
    }
  }
}

export class NoRedis extends Error {
  constructor() {
    super(
      'This run needs redis-server in PATH (apt-get install redis-server); "npm run chaos -- worker" needs nothing but Node.',
    );
    this.name = 'NoRedis';
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const connects = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

/** By /proc, so Linux only; elsewhere none are found. */
function childrenOf(pid: number | undefined): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
