// npm run screenshots: a picture of every screen of the console, in English wide and narrow, in Arabic, and dark, into shots/; of every
// kind of mail also in Russian and Vietnamese. On a private Landfall with the sample in it; DATA_DIR=... takes one that runs already.
// Words name the screens and the kinds of picture wanted, `mail` all mails: npm run screenshots -- inbox hits ar
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { freePort } from './embedded-postgres.mjs';
import { ensureInstalled, root } from './install.mjs';
import { Refusal, command } from './refusal.mjs';
import { Client, demonstrationKey } from './sample/client.mjs';
import { complianceOfficer } from './sample/market.mjs';

const chromiums = ['chromium', 'chromium-browser', 'google-chrome'];
const shots = path.join(root, 'shots');

const variants = [
  { name: 'en', language: 'en', width: 1440, height: 900 },
  { name: 'en-narrow', language: 'en', width: 390, height: 1300 },
  { name: 'ar', language: 'ar', width: 1440, height: 900 },
  { name: 'dark', language: 'en', width: 1440, height: 900, dark: true },
];

/** Further ones that only mails are taken in. */
const ofMails = [
  { name: 'ru', language: 'ru', width: 720, height: 900 },
  { name: 'vi', language: 'vi', width: 720, height: 900 },
];

/** Every screen: who sees it, where, and what is done there before the picture. */
const screens = [
  { name: 'welcome', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'second-factor', who: 'coordinator', path: '/me', act: (page) => setUpSecondFactor(page) },
  { name: 'inbox', who: 'coordinator', path: '/inbox', act: (page) => openFirst(page) },
  { name: 'inbox-rejecting', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 'r') },
  { name: 'inbox-snoozing', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 's') },
  { name: 'inbox-beside', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 'b') },
  { name: 'inbox-many', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 'x', 'j', 'x', 'a') },
  { name: 'inbox-keys', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, '?') },
  { name: 'palette', who: 'coordinator', path: '/inbox', act: (page) => page.keyboard.press('Control+k') },
  { name: 'introductions', who: 'coordinator', path: '/introductions' },
  { name: 'needs', who: 'coordinator', path: '/needs' },
  { name: 'needs-new', who: 'coordinator', path: '/needs/new' },
  { name: 'why-not', who: 'coordinator', path: '/why-not' },
  { name: 'results', who: 'coordinator', path: '/results' },
  { name: 'imports', who: 'coordinator', path: '/imports' },
  { name: 'hub', who: 'coordinator', path: '/hub' },
  { name: 'account', who: 'coordinator', path: '/me' },
  { name: 'partners', who: 'firm', path: '/partners' },
  { name: 'offers', who: 'firm', path: '/offers' },
  { name: 'offers-new', who: 'firm', path: '/offers/new' },
  ...['words', 'facts', 'terms', 'look'].map((step) => ({
    name: `offer-${step}`,
    who: 'firm',
    path: '/offers',
    act: async (page) => {
      await page.locator('main li a').first().click();
      await page.locator('nav button').nth(['words', 'facts', 'terms', 'look'].indexOf(step)).click();
    },
  })),
  { name: 'hits', who: 'officer', path: '/hits' },
  { name: 'lists', who: 'officer', path: '/lists' },
  { name: 'hubs', who: 'operator', path: '/hubs' },
  { name: 'health', who: 'operator', path: '/health' },
  { name: 'mails', who: 'operator', path: '/mails' },
  { name: 'ledger', who: 'operator', path: '/ledger' },
];

async function thenPress(page, ...keys) {
  await openFirst(page);
  await page.locator('aside h2').first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
}

/** Signed in by a password, whoever reads what belongs to others meets this screen first. */
async function setUpSecondFactor(page) {
  const password = 'words for a picture of this screen';
  await page.evaluate(async (password) => {
    const send = (method, path, body) =>
      fetch(path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    await send('PUT', '/me/password', { password });
    await send('DELETE', '/session');
  }, password);
  await page.goto(new URL('/app/sign-in?to=/me', page.url()).href);
  await page.locator('input[name=email]').fill(whoIs.coordinator);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('main button').first().click();
  await page.locator('main code').waitFor();
}

async function openFirst(page) {
  const first = page.locator('a[href*="/inbox/"]').first();
  await first.waitFor();
  if (!/inbox\/./.test(new URL(page.url()).pathname)) await first.click();
}

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
    const { items } = await api.get('/mails/templates');
    const mails = [...new Set(items.map(({ kind }) => kind))].map((kind) => ({
      name: `mail-${kind}`,
      set: 'mail',
      who: 'operator',
      at: (language) => `/mails/templates/${kind}/${language}`,
    }));
    const pictures = [...screens, ...mails];
    for (const variant of named([...variants, ...ofMails], wanted))
      for (const screen of named(pictures, wanted).filter(({ set }) => set || variants.includes(variant)))
        await take(browser, api, url, screen, variant).catch((error) => {
          console.log(`${screen.name}--${variant.name}  ! ${error.message.split('\n')[0]}`);
          process.exitCode = 1;
        });
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

async function take(browser, api, url, screen, { name, language, width, height, dark }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'landfall-language', value: language, domain: new URL(url).hostname, path: '/app' }]);
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  if (screen.who) {
    const link = await api.post('/demonstration-links', { email: whoIs[screen.who] });
    await page.goto(url + new URL(link.url).pathname);
    await page.locator('form button').first().click();
    await page.waitForURL('**/app/**');
  }
  await page.goto(url + (screen.at?.(language) ?? `/app${screen.path}`));
  await page.waitForLoadState('networkidle');
  await screen.act?.(page);
  await page.waitForFunction(() => !document.querySelector('.mantine-Skeleton-root'));
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(200); // what slides in has arrived
  const file = path.join(shots, `${screen.name}--${name}.png`);
  await page.screenshot({ path: file, fullPage: Boolean(screen.at) });
  console.log(path.relative(root, file), said.length ? `  ! ${[...new Set(said)].join(' | ').slice(0, 300)}` : '');
  await context.close();
}

const story = (file) => JSON.parse(readFileSync(path.join(root, 'sample/story', file), 'utf8'));
const inEnglish = (people) => people.find((p) => p.language === 'en') ?? people[0];
const whoIs = {
  coordinator: inEnglish(story('hubs.json')[0].coordinators).email,
  firm: story('firms.json').find(({ key }) => key === story('expected.json').ends.agreed.firm).owner.email,
  officer: complianceOfficer.email,
  operator: 'operator@localhost',
};

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
