// One process of Landfall, kept running: started again when it ends by itself, ended when it hangs.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { commandLine, hasEnded, isAlive, startedAt } from './processes.mjs';

const second = 1000;
const pingEvery = 5 * second;
const deafAfter = 6; // unanswered pings: 30 s in which the process had no moment for us

export class Child {
  stopping = false;
  ready = false;
  /** Set once everything runs: a process that cannot even begin is not tried for ever. */
  restarts = false;
  failures = 0;
  waiters = [];

  /** @param {{ name: string, file: string, env: object, logFile: string, log: (line: string) => void, onMessage: (m: object) => void }} what */
  constructor(what) {
    Object.assign(this, what);
  }

  start() {
    this.startedAt = Date.now();
    this.logFrom = sizeOf(this.logFile);
    const log = openSync(this.logFile, 'a', 0o600);
    // a group of its own: Ctrl-C reaches only the launcher, which stops everything in order. The channel closes when the launcher
    // ends, however it ends, and that tells the process to end too.
    this.process = spawn(process.execPath, ['--enable-source-maps', this.file], {
      env: this.env,
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    closeSync(log);
    this.process.on('message', (message) => this.hear(message));
    this.process.on('error', (error) => this.log(`The ${this.name}: ${error.message}`));
    this.process.once('exit', (code, signal) => this.ended(signal ?? `exit code ${code}`));
    this.onStart();
    this.watch();
  }

  identity() {
    const { pid } = this.process;
    return { pid, file: this.file, started: pid === undefined ? '' : startedAt(pid) };
  }

  /** Resolves to true when it says that it is ready, to false when it ends before or takes longer (ms). */
  becomesReady(within) {
    if (this.ready) return Promise.resolve(true);
    return new Promise((done) => {
      this.waiters.push(done);
      setTimeout(() => done(false), within).unref();
    });
  }

  /** Asks it to end, and after the time (ms) makes it, with all that it started. */
  async stop(within) {
    this.stopping = true;
    clearTimeout(this.again);
    clearInterval(this.watching);
    if (!this.isRunning()) return;
    this.process.kill('SIGTERM');
    if (!(await hasEnded(this.process.pid, within))) this.log(`The ${this.name} did not end by itself and was ended.`);
    this.killGroup();
    await hasEnded(this.process.pid, 5 * second);
  }

  killGroup() {
    try {
      process.kill(-this.process.pid, 'SIGKILL');
    } catch {
      // nobody of it is left
    }
  }

  isRunning() {
    return this.process?.pid !== undefined && this.process.exitCode === null && this.process.signalCode === null;
  }

  /** The last lines it wrote since it was started. */
  lastWords(lines = 6) {
    return readFrom(this.logFile, this.logFrom).text.trim().split('\n').slice(-lines).join('\n');
  }

  hear(message) {
    if (message?.ready) this.settle(true);
    if (message?.pong) this.unanswered = 0;
    this.onMessage(message ?? {});
  }

  settle(ready) {
    this.ready = ready;
    for (const done of this.waiters.splice(0)) done(ready);
  }

  ended(how) {
    clearInterval(this.watching);
    this.settle(false);
    if (this.stopping) return;
    this.killGroup(); // what it started must not go on without it
    if (!this.restarts) return;
    this.failures = Date.now() - this.startedAt > 60 * second ? 0 : this.failures + 1;
    const delay = Math.min(30, 0.5 * 2 ** Math.max(0, this.failures - 1));
    this.log(`The ${this.name} ended unexpectedly (${how}) and is started again in ${delay} s; what it said: ${this.logFile}`);
    this.again = setTimeout(() => this.start(), delay * second);
  }

  watch() {
    this.unanswered = undefined; // only who has answered once can be missed
    let seen = this.logFrom;
    this.watching = setInterval(() => {
      seen = this.reportErrors(seen);
      if (this.process.connected) this.process.send({ ping: true }, () => {});
      if (this.unanswered === undefined || ++this.unanswered < deafAfter) return;
      this.log(`The ${this.name} has not answered for ${(deafAfter * pingEvery) / second} s and is ended.`);
      this.killGroup();
    }, pingEvery);
    this.watching.unref();
  }

  /** One line in the terminal for all errors since the last look. */
  reportErrors(from) {
    const { text, start } = readFrom(this.logFile, from);
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const errors = whole.split('\n').flatMap(asError);
    if (errors.length)
      this.log(
        `The ${this.name} met ${errors.length === 1 ? 'an error' : `${errors.length} errors`}, the last: ${errors.at(-1)} (${this.logFile})`,
      );
    return start + Buffer.byteLength(whole);
  }
}

/** Processes that outlive a killed launcher notice it and end; those that hang are ended here. Who only bears the number is left alone. */
export async function endOrphans(file, log) {
  if (!existsSync(file)) return;
  const isSame = (noted) =>
    isAlive(noted.pid) && startedAt(noted.pid) === noted.started && commandLine(noted.pid).includes(noted.file);
  for (const noted of readNoted(file).filter(isSame)) {
    log('Processes of an earlier start are still ending ...');
    if (await hasEnded(noted.pid, 5 * second)) continue;
    if (isSame(noted)) process.kill(-noted.pid, 'SIGKILL');
    await hasEnded(noted.pid, 5 * second);
  }
}

function readNoted(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // a note that cannot be read names nobody
  }
}

function asError(line) {
  try {
    const { level, msg } = JSON.parse(line);
    return level >= 50 ? [String(msg).slice(0, 200)] : [];
  } catch {
    return [];
  }
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written since, at most the last 64 kB. */
function readFrom(file, from) {
  const size = sizeOf(file);
  const start = Math.max(from, size - 65_536);
  if (size <= start) return { text: '', start };
  const fd = openSync(file, 'r');
  const bytes = Buffer.alloc(size - start);
  readSync(fd, bytes, 0, bytes.length, start);
  closeSync(fd);
  return { text: bytes.toString(), start };
}
