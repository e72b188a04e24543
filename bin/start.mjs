// npm start: Landfall on a machine that has only Node. Installs and builds what is missing, starts the private PostgreSQL, migrates,
// runs API and worker, and ends all of them in order.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { Child, endOrphans } from './child.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { ensureInstalled, ensureNode, root } from './install.mjs';
import { lockFolder } from './lock.mjs';
import { Refusal, command } from './refusal.mjs';
import { secretsIn, writeWhole } from './secrets.mjs';
import { checkPort, startSettings } from './start-settings.mjs';

const second = 1000;
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
const say = (line) => console.log(line);
const inDist = (...parts) => path.join(root, 'dist', ...parts);

/** Thrown between two steps of the start when somebody asked to stop. */
class Stopped extends Error {}

class Launcher {
  children = [];
  asked = 0;

  async start() {
    this.began = performance.now();
    this.listenForStop();
    this.settings = startSettings(process.env);
    const { dataDir, host, port, url } = this.settings;
    this.lock = await lockFolder(dataDir, url);
    await this.step(() => endOrphans(this.processesFile(), say));
    await checkPort(host, port);
    await this.step(() => ensureInstalled({ dev: false }));
    await this.step(() => build());
    await this.step(() => this.checkSettings());
    rotateLogs(path.join(dataDir, 'logs'));
    this.addresses = this.settings.databases ?? (await this.step(() => this.startDatabase()));
    await this.step(() => this.migrate());
    await this.step(() => this.startChildren());
    this.tellWhereToGo();
  }

  async step(work) {
    if (this.asked) throw new Stopped();
    const result = await work();
    if (this.asked) throw new Stopped();
    return result;
  }

  listenForStop() {
    this.stopAsked = new Promise((done) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(name, () => {
          this.asked++;
          if (this.asked === 1) say('Stopping ...');
          if (this.asked === 2) for (const child of this.children) child.killGroup();
          done();
        });
    });
  }

  /** Made once and kept: links in mails and sessions outlive a restart. */
  secretsFile() {
    if (this.settings.secretsFile) return this.settings.secretsFile;
    const file = path.join(this.settings.dataDir, 'secrets.json');
    secretsIn(file, ['linkSecret', 'cookieSecret', 'ledgerSecret', 'vaultSecret']);
    return file;
  }

  async checkSettings() {
    const { DATABASE_URL, WORKER_DATABASE_URL, MIGRATIONS_DATABASE_URL, ...given } = process.env;
    this.env = {
      ...given,
      DATA_DIR: this.settings.dataDir,
      SECRETS_FILE: this.secretsFile(),
      LANDFALL_LAUNCHED: '1',
      LANDFALL_EMBEDDED: this.settings.databases ? '0' : '1',
    };
    const room = inDist('libs', 'settings', 'index.js');
    if (!existsSync(room)) return;
    const { readSettings } = await import(pathToFileURL(room).href);
    try {
      readSettings({ DATABASE_URL, WORKER_DATABASE_URL, MIGRATIONS_DATABASE_URL, ...this.env });
    } catch (error) {
      throw error.name === 'SettingsProblem' ? new Refusal(error.message) : error;
    }
  }

  async startDatabase(port) {
    this.database = await startPostgres({ dataDir: this.settings.dataDir, port, log: say });
    void this.database.ended.then(() => this.restartDatabase());
    return this.database;
  }

  /** On the same port: API and worker find it again by themselves. */
  async restartDatabase() {
    for (let delay = 0.5; !this.asked; delay = Math.min(30, delay * 2)) {
      say(
        `The private PostgreSQL ended unexpectedly and is started again; what it said: ${path.join(this.settings.dataDir, 'logs', 'postgres.log')}`,
      );
      try {
        this.restarting = this.startDatabase(this.addresses.port);
        await this.restarting;
        return;
      } catch (error) {
        say(error.message);
        await wait(delay * second);
      }
    }
  }

  async migrate() {
    const child = spawn(process.execPath, ['--enable-source-maps', inDist('apps', 'api', 'migrate.js')], {
      env: { ...this.env, MIGRATIONS_DATABASE_URL: this.addresses.migrationsUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
    const code = await new Promise((done) => child.once('close', done));
    if (code !== 0)
      throw new Refusal(
        `The database could not be brought up to date, so nothing was started; it said:\n${said.trim()}\nMend that and start again: what was begun was taken back.`,
      );
  }

  async startChildren() {
    const api = this.child('API', 'api', { DATABASE_URL: this.addresses.apiUrl });
    const worker = this.child('worker', 'worker', { WORKER_DATABASE_URL: this.addresses.workerUrl });
    await this.comesUp(api, () => this.isServing());
    // the API serves without it: what is recorded meanwhile is worked off later
    if (!(await worker.becomesReady(20 * second))) {
      if (!worker.isRunning()) throw cannotStart(worker);
      say(`The worker has not said yet that it is ready; what it says: ${worker.logFile}`);
    }
    for (const child of this.children) child.restarts = true;
  }

  processesFile() {
    return path.join(this.settings.dataDir, 'processes.json');
  }

  child(name, app, addresses) {
    const logFile = path.join(this.settings.dataDir, 'logs', `${app}.log`);
    const child = new Child({
      name,
      file: inDist('apps', app, 'main.js'),
      env: { ...this.env, ...addresses },
      logFile,
      log: say,
      onMessage: (message) => this.hear(message),
      onStart: () => writeWhole(this.processesFile(), JSON.stringify(this.children.map((each) => each.identity()))),
    });
    this.children.push(child);
    child.start();
    return child;
  }

  async comesUp(child, isUp) {
    const until = Date.now() + 120 * second;
    while (!(await isUp())) {
      if (this.asked) throw new Stopped();
      if (!child.isRunning() || Date.now() > until) throw cannotStart(child);
      await wait(50);
    }
  }

  async isServing() {
    try {
      const answer = await fetch(`${this.settings.local}/health/ready`, { signal: AbortSignal.timeout(2 * second) });
      await answer.arrayBuffer();
      return answer.status === 200;
    } catch {
      return false;
    }
  }

  hear({ firstOperatorLink }) {
    if (!firstOperatorLink) return;
    this.link = firstOperatorLink;
    if (this.told) say(firstOperatorLine(firstOperatorLink));
  }

  tellWhereToGo() {
    const { url, local, dataDir, mailKept, databases } = this.settings;
    writeWhole(path.join(dataDir, 'address.json'), JSON.stringify({ url: local, publicUrl: url, pid: process.pid }) + '\n');
    const lines = ['', `Landfall is ready: ${url}  (${((performance.now() - this.began) / second).toFixed(1)} s)`, ''];
    if (this.link) lines.push(firstOperatorLine(this.link));
    // the sample looks where it is told to, as the start was
    const where = process.env.DATA_DIR ? `DATA_DIR=${dataDir} ` : '';
    if (!databases) lines.push(`  See it with a market in it    ${where}npm run sample   (in a second terminal)`);
    if (mailKept) lines.push(`  Mails are not sent but kept   ${path.join(dataDir, 'outbox')}`);
    lines.push(`  Data and logs                 ${dataDir}`, '  Stop                          Ctrl-C', '');
    say(lines.join('\n'));
    this.told = true;
  }

  async end() {
    const hurry = this.asked > 1;
    await Promise.all(this.children.map((child) => child.stop(hurry ? 0 : 15 * second)));
    await this.restarting?.catch(() => {});
    await this.database?.stop();
    if (this.children.length)
      for (const file of ['address.json', 'processes.json']) rmSync(path.join(this.settings.dataDir, file), { force: true });
    await this.lock?.release();
  }
}

const firstOperatorLine = (link) => `  First operator, once          ${link}`;

const cannotStart = (child) =>
  new Refusal(
    `The ${child.name} does not start; the end of ${child.logFile} says:\n${child.lastWords()}\nMend that and start again.`,
  );

/** A log over 5 MB is put aside at the start; three old ones are kept. */
function rotateLogs(folder) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
    const log = path.join(folder, name);
    if (statSync(log).size < 5_000_000) continue;
    for (const n of [2, 1]) if (existsSync(`${log}.${n}`)) renameSync(`${log}.${n}`, `${log}.${n + 1}`);
    renameSync(log, `${log}.1`);
  }
}

async function main() {
  ensureNode();
  const launcher = new Launcher();
  try {
    await launcher.start();
    await launcher.stopAsked;
  } catch (error) {
    if (!(error instanceof Stopped) && !launcher.asked) throw error;
  } finally {
    launcher.asked ||= 1; // what ends from here on ends because we end
    await launcher.end();
  }
  say('Stopped.');
  return 0;
}

await command(main);
process.exit();
