// npm run screenshots: a picture of every screen of the console, in English wide and narrow, in Arabic, and dark, into shots/; of every
// kind of mail also in Russian and Vietnamese. On a private Landfall with the sample in it; DATA_DIR=... takes one that runs already.
// Words name the screens and the kinds of picture wanted, `mail` all mails, `pages` all that needs no account: npm run screenshots -- inbox hits ar
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { freePort } from './embedded-postgres.mjs';
import { ensureInstalled, root } from './install.mjs';
import { linksOf, pages } from './pictures/pages.mjs';
import { operator, whoIs } from './pictures/people.mjs';
import { screens } from './pictures/screens.mjs';
import { Refusal, command } from './refusal.mjs';
import { Client, demonstrationKey } from './sample/client.mjs';

const chromiums = ['chromium', 'chromium-browser', 'google-chrome'];
const shots = path.join(root, 'shots');

/** Those of one language are taken of one page: its window and its light change, the rest stays. */
const variants = [
  { name: 'en', language: 'en', width: 1440, height: 900 },
  { name: 'dark', language: 'en', width: 1440, height: 900, dark: true },
  { name: 'en-narrow', language: 'en', width: 390, height: 1300 },
  { name: 'ar', language: 'ar', width: 1440, height: 900 },
];

/** Further ones that only mails are taken in. */
const ofMails = [
  { name: 'ru', language: 'ru', width: 720, height: 900 },
  { name: 'vi', language: 'vi', width: 720, height: 900 },
];

async function main() {
  const wanted = process.argv.slice(2);
  await ensureInstalled();
  // one that runs already serves what it was started with
  if (!process.env.DATA_DIR) await build({ quiet: true });
  const program = chromiums.map(inPath).find(Boolean);
  if (!program) throw new Refusal('A browser is needed for pictures, and there is none in PATH: apt-get install chromium');
  const landfall = process.env.DATA_DIR ? { dataDir: path.resolve(process.env.DATA_DIR), end: () => {} } : await startOne();
  try {
    const { publicUrl: url } = JSON.parse(readFileSync(path.join(landfall.dataDir, 'address.json'), 'utf8'));
    const { linkSecret } = JSON.parse(readFileSync(path.join(landfall.dataDir, 'secrets.json'), 'utf8'));
    const api = new Client(url, { authorization: `Bearer ${demonstrationKey(linkSecret)}` });
    const { chromium } = await import('playwright-core');
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
    mkdirSync(shots, { recursive: true });
    await api.post('/people', { ...operator, duties: ['operator'] });
    const { items } = await api.get('/mails/templates');
    const mails = items
      .filter(({ language }) => language === 'en')
      .map(({ kind, address }) => ({
        name: `mail-${kind}${address.includes('?several') ? '-several' : ''}`,
        set: 'mail',
        who: 'operator',
        at: (language) => address.replace('/en', `/${language}`),
      }));
    const pictures = [...screens, ...pages, ...mails];
    const { items: hubs } = await api.get('/hubs');
    const leads = { links: await linksOf(url), hub: hubs.find(({ state }) => state === 'open').id };
    const asked = named([...variants, ...ofMails], wanted);
    for (const language of new Set(asked.map((variant) => variant.language))) {
      const windows = new Windows(browser, api, url, language);
      for (const screen of named(pictures, wanted)) {
        const wished = asked.filter((each) => each.language === language && (screen.set === 'mail' || variants.includes(each)));
        if (wished.length === 0) continue;
        await take(windows, screen, wished, leads).catch((error) => {
          console.log(`${screen.name}--${language}  ! ${error.message.split('\n')[0]}`);
          process.exitCode = 1;
        });
      }
      await windows.close();
    }
    await browser.close();
  } finally {
    await landfall.end();
  }
}

/** Those that some word names; all where none does. */
function named(all, words) {
  const found = all.filter(({ name, set }) => words.includes(name) || words.includes(set));
  return found.length ? found : all;
}

/** A window of each person in one language: they sign in once. */
class Windows {
  #open = new Map();
  constructor(browser, api, url, language) {
    Object.assign(this, { browser, api, url, language });
  }

  async of({ who, alone, name }) {
    const known = this.#open.get(alone ? name : who);
    if (known) return known;
    const { url, language } = this;
    const context = await this.browser.newContext({ locale: language, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'landfall-language', value: language, domain: new URL(url).hostname, path: '/app' }]);
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    if (who) {
      const link = await this.api.post('/demonstration-links', { email: whoIs[who] });
      await page.goto(url + new URL(link.url).pathname);
      await page.locator('form button').first().click();
      await page.waitForURL('**/app/**');
    }
    this.#open.set(alone ? name : who, { page, said });
    return { page, said };
  }

  async close() {
    for (const { page } of this.#open.values()) await page.context().close();
  }
}

async function take(windows, screen, asked, leads) {
  const address = screen.at ? screen.at(windows.language, leads) : `/app${screen.path}`;
  if (!address) return; // no mail of the sample leads there in this language
  const { page, said } = await windows.of(screen);
  said.length = 0;
  await dress(page, asked[0]);
  await page.goto(windows.url + address);
  await page.waitForLoadState('networkidle');
  await screen.act?.(page);
  for (const variant of asked) {
    await dress(page, variant);
    await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'));
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(200); // what slides in has arrived
    const file = path.join(shots, `${screen.name}--${variant.name}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(path.relative(root, file), said.length ? `  ! ${[...new Set(said)].join(' | ').slice(0, 300)}` : '');
  }
}

async function dress(page, { width, height, dark }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
}

async function startOne() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'landfall-shots-'));
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()), NODE_ENV: 'development' };
  const launcher = spawn(process.execPath, [path.join(root, 'bin/start.mjs')], { env, stdio: 'ignore' });
  const ended = new Promise((done) => launcher.once('exit', done));
  const end = async () => {
    launcher.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  while (!existsSync(path.join(dataDir, 'address.json'))) {
    if (launcher.exitCode !== null) throw new Refusal('Landfall does not start here: try `npm start` to see why.');
    await new Promise((r) => setTimeout(r, 100));
  }
  console.log('Loading the sample, about a minute ...');
  const loading = spawn(process.execPath, [path.join(root, 'bin/sample.mjs')], { env, stdio: 'ignore' });
  await new Promise((done) => loading.once('exit', done));
  return { dataDir, end };
}

const inPath = (program) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find(existsSync);

await command(main);
