import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort, removePostgres } from './embedded-postgres.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** A command of this project, as somebody types it who has set nothing but a folder and a port. */
class Typed {
  said = '';
  readonly process;
  readonly ended: Promise<number | null>;

  constructor(file: string, settings: Record<string, string>) {
    const { HOME, PATH, LANG = 'C.UTF-8' } = process.env;
    this.process = spawn(process.execPath, [file], { cwd: root, env: { HOME, PATH, LANG, ...settings } });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = new Promise((done) => this.process.once('close', done));
  }

  async says(words: string): Promise<void> {
    while (!this.said.includes(words)) {
      if (this.process.exitCode !== null) throw new Error(`ended without saying "${words}":\n${this.said}`);
      await new Promise((r) => setTimeout(r, 50));
    }
  }
}

let settings: { DATA_DIR: string; PORT: string };
let start: Typed | undefined;

beforeAll(async () => {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'landfall-sample-')));
  settings = { DATA_DIR: path.join(folder, 'data'), PORT: String(await freePort()) };
});
afterAll(async () => {
  start?.process.kill('SIGTERM');
  await start?.ended;
  removePostgres(settings.DATA_DIR);
});

it('npm start and npm run sample play every end of the story, say the ten best, and add nothing when they are run again', async () => {
  start = new Typed('bin/start.mjs', settings);
  await start.says('Landfall is ready');

  const sample = new Typed('bin/sample.mjs', settings);
  expect({ code: await sample.ended, said: sample.said }).toMatchObject({ code: 0 });
  expect(sample.said.match(/^ ?\d+\. score 0\.\d+, coverage \d+ %/gm)).toHaveLength(10);
  const ends = sample.said.slice(sample.said.indexOf('One case of each end'));
  for (const end of [
    /agreed +\S+ and \S+ are introduced; the outcome is a pilot/,
    /declined +\S+ said no to/,
    /certificate missing .*refused/,
    /no currency in common .*refused/,
    /held by screening .*may not publish/,
    /duplicate .*was rejected/,
    /expired .*never answered/,
    /see it as coordinator +http/,
    /see it as buyer +http\S+\/c\//,
  ])
    expect(ends).toMatch(end);

  const again = new Typed('bin/sample.mjs', settings);
  expect({ code: await again.ended, said: again.said }).toMatchObject({ code: 0 });
  expect(again.said.match(/^ ?\d+\. score.*$/gm)).toHaveLength(10);
}, 600_000);
