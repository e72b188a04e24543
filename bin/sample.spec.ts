import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium as browsers, type Page } from 'playwright-core';
import { freePort, removePostgres } from './embedded-postgres.mjs';

const root = path.resolve(import.meta.dirname, '..');
const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

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
/** What was printed last for somebody to read. */
let printed = '';

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
  printed = again.said;
}, 600_000);

described('a stranger who reads English', () => {
  it('comes from what the two commands print to a proposal with its reasons, and to what each of the others decides', async () => {
    const browser = await browsers.launch({
      executablePath: chromium!,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
    /** As somebody whose browser has never been there, in a language that they read. */
    const visit = async (said: string, before: RegExp, look: (page: Page) => Promise<void>) => {
      const [, link] = new RegExp(`${before.source} +(http\\S+)`).exec(said)!;
      const page = await (await browser.newContext({ locale: 'en' })).newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(link!);
      await look(page);
      await page.context().close();
    };
    const signIn = (page: Page) => page.getByRole('button', { name: 'Sign in' }).click();
    try {
      await visit(printed, /see it as coordinator/, async (page) => {
        await signIn(page);
        await page.getByRole('heading', { name: 'Why this pair' }).waitFor();
        await page.getByText('Words that met').first().waitFor();
        await page.getByRole('button', { name: 'Approve' }).waitFor();
      });
      await visit(printed, /see it as firm/, async (page) => {
        await signIn(page);
        await page.getByText('Words that met').first().waitFor();
        await page.getByRole('button', { name: 'Interested' }).waitFor();
      });
      await visit(printed, /see it as buyer/, async (page) => {
        await page.getByText('Same sector: Chargers.').waitFor();
        await page.getByRole('button', { name: 'Interested' }).waitFor();
      });
      await visit(printed, /see it as compliance officer/, async (page) => {
        await signIn(page);
        await page.getByRole('link', { name: 'Polyokryl Aero LLC' }).waitFor();
      });
      await visit(printed, /read the mails/, async (page) => {
        await page
          .getByRole('link', { name: /A possible partner/ })
          .first()
          .click();
      });
      // whoever takes the other link that is printed is told where the pairs are
      await visit(start!.said, /First operator, once/, async (page) => {
        await page.getByLabel(/Choose a password/).fill('six words that nobody else chose');
        await signIn(page);
        await page.getByText('Pairs were found.').waitFor();
      });
      expect(start!.said).toContain(`DATA_DIR=${settings.DATA_DIR} npm run sample`);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
