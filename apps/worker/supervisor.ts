import { fork, type ChildProcess } from 'node:child_process';

/** What a handler process says: it is ready, it is alive, a run ended. */
export type FromHandler = { ready: true } | { beat: true } | { ended: string; outcome: string };
export type ToHandler = { run: string };

/**
 * Milliseconds without a heartbeat after which a process is in a busy loop. Beats come every 500; to read a dictionary takes a breath of
 * two seconds, and on a machine that has much else to do several times as long.
 */
const silentAfter = 12_000;

type Run = { job: string; seconds: number; began: number; done: (verdict: Verdict) => void };
/** How a run ended: by itself, or why its process had to be ended. `killed` is nobody's verdict: somebody else ended the process. */
export type Verdict =
  | { how: 'ended'; outcome: string }
  | { how: 'hang' | 'busy_loop' | 'out_of_memory' | 'crash'; detail: string }
  | { how: 'killed' };

/**
 * Runs jobs in processes of their own, one at a time each, so that the culprit is always known: a job that hangs, loops without a
 * breath or eats its memory ends its process and nothing else waits for it.
 */
export class Supervisor {
  private readonly slots: Slot[];
  private readonly waiting: ((slot: Slot) => void)[] = [];
  private readonly watch: NodeJS.Timeout;
  private closing = false;

  constructor(
    file: string,
    { processes, megabytes }: { processes: number; megabytes: number },
    private readonly log: (line: string) => void,
  ) {
    this.slots = Array.from({ length: processes }, () => new Slot(file, megabytes, log, (slot) => this.free(slot)));
    this.beginNext();
    this.watch = setInterval(() => this.slots.forEach((s) => s.look()), 500);
  }

  /** Runs one job in the next free process (one that is still beginning is waited for); at most `seconds` long once it runs. */
  async run(job: string, seconds: number): Promise<Verdict> {
    const slot = this.slots.find((s) => s.isFree) ?? (await new Promise<Slot>((take) => this.waiting.push(take)));
    const verdict = await slot.run(job, seconds);
    if (verdict.how !== 'ended') this.log(`job ${job} ended its process: ${verdict.how}`);
    return verdict;
  }

  /** Lets what runs end (the queue has stopped giving), then ends the processes. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.watch);
    await Promise.all(this.slots.map((s) => s.close()));
  }

  private free(slot: Slot): void {
    if (this.closing || !slot.isFree) return;
    this.waiting.shift()?.(slot);
    this.beginNext();
  }

  /** One after the other: each reads the whole program, and the first job waits for the first of them only. */
  private beginNext(): void {
    this.slots.find((s) => !s.hasBegun)?.begin();
  }
}

class Slot {
  hasBegun = false;
  private child!: ChildProcess;
  private isReady = false;
  private lastBeat = 0;
  private running: Run | undefined;
  private sentence: Verdict | undefined;
  private lastWords = '';
  private closing = false;
  private restarts = 0;

  constructor(
    private readonly file: string,
    private readonly megabytes: number,
    private readonly log: (line: string) => void,
    private readonly onFree: (slot: Slot) => void,
  ) {}

  begin(): void {
    this.hasBegun = true;
    this.start();
  }

  get isFree(): boolean {
    return this.isReady && !this.running && this.child.connected;
  }

  run(job: string, seconds: number): Promise<Verdict> {
    return new Promise((done) => {
      this.running = { job, seconds, began: Date.now(), done };
      this.lastBeat = Date.now();
      this.child.send({ run: job } satisfies ToHandler, (error) => {
        if (error) this.end({ how: 'killed' });
      });
    });
  }

  /** Twice a second: is it still alive, is its time over? */
  look(): void {
    if (!this.running || this.sentence) return;
    const { began, seconds } = this.running;
    if (Date.now() - began > seconds * 1000) this.end({ how: 'hang', detail: `still running after ${seconds} s` });
    else if (Date.now() - this.lastBeat > silentAfter)
      this.end({ how: 'busy_loop', detail: `no sign of life for ${silentAfter / 1000} s` });
  }

  async close(): Promise<void> {
    this.closing = true;
    if (!this.hasBegun) return;
    const gone = new Promise((r) => this.child.once('exit', r));
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.disconnect?.();
      setTimeout(() => this.child.kill('SIGKILL'), 8000).unref();
      await gone;
    }
  }

  private start(): void {
    this.isReady = false;
    this.sentence = undefined;
    this.lastWords = '';
    this.child = fork(this.file, [], {
      execArgv: [`--max-old-space-size=${this.megabytes}`, '--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      this.lastWords = (this.lastWords + chunk.toString()).slice(-2000);
    });
    this.child.on('message', (message: FromHandler) => {
      this.lastBeat = Date.now();
      if ('ready' in message) {
        this.isReady = true;
        this.restarts = 0;
        this.onFree(this);
      }
      if ('ended' in message && message.ended === this.running?.job) this.settle({ how: 'ended', outcome: message.outcome });
    });
    this.child.on('error', (error) => this.log(`a handler process: ${error.message}`));
    this.child.once('exit', (code, signal) => this.gone(code, signal));
  }

  private end(verdict: Verdict): void {
    this.sentence = verdict;
    this.child.kill('SIGKILL');
  }

  private gone(code: number | null, signal: NodeJS.Signals | null): void {
    const verdict = this.sentence ?? this.causeOfDeath(code, signal);
    this.isReady = false;
    if (this.running) this.settle(verdict);
    if (this.closing) return;
    // One that cannot even begin is tried again more and more slowly.
    setTimeout(() => this.closing || this.start(), Math.min(10_000, 50 * 2 ** this.restarts++));
  }

  private causeOfDeath(code: number | null, signal: NodeJS.Signals | null): Verdict {
    if (/heap out of memory|allocation failed/i.test(this.lastWords) || signal === 'SIGABRT' || code === 134) {
      return { how: 'out_of_memory', detail: `the process ran out of its ${this.megabytes} MB (WORKER_MEMORY)` };
    }
    if (signal === 'SIGKILL' || signal === 'SIGTERM') return { how: 'killed' };
    return { how: 'crash', detail: `the process ended with ${signal ?? `code ${code}`}` };
  }

  private settle(verdict: Verdict): void {
    const { running } = this;
    this.running = undefined;
    running?.done(verdict);
    this.onFree(this);
  }
}
