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

/** Every screen: who sees it, where, and what is done there before the picture. */
const screens = [
  { name: 'welcome', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'second-factor', who: 'coordinator', alone: true, path: '/me', act: (page) => setUpSecondFactor(page) },
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
  { name: 'offerings', who: 'coordinator', path: '/offerings' },
  {
    name: 'offering',
    who: 'coordinator',
    path: '/offerings',
    shows: '/offerings/:id',
    act: async (page) => {
      await page.locator('main li a').first().click();
      await page.locator('main fieldset').first().waitFor();
    },
  },
  { name: 'why-not', who: 'coordinator', path: '/why-not' },
  { name: 'results', who: 'coordinator', path: '/results' },
  { name: 'imports', who: 'coordinator', path: '/imports' },
  { name: 'hub', who: 'coordinator', path: '/hub' },
  { name: 'hub-holidays', who: 'coordinator', path: '/hub', act: (page) => openDialog(page, 'button:has-text("2027")', 0) },
  { name: 'account', who: 'coordinator', path: '/me' },
  { name: 'partners', who: 'firm', path: '/partners' },
  { name: 'offers', who: 'firm', path: '/offers' },
  { name: 'offers-new', who: 'firm', path: '/offers/new' },
  ...['words', 'facts', 'terms', 'look'].map((step) => ({
    name: `offer-${step}`,
    who: 'firm',
    path: '/offers',
    shows: '/listings/:id',
    act: async (page) => {
      await page.locator('main li a').first().click();
      await page.locator('main nav button').nth(['words', 'facts', 'terms', 'look'].indexOf(step)).click();
    },
  })),
  { name: 'organisation', who: 'firm', path: '/organisation' },
  { name: 'organisation-inviting', who: 'firm', path: '/organisation', act: (page) => openDialog(page, 'section button', -3) },
  { name: 'organisation-closing', who: 'firm', path: '/organisation', act: (page) => openDialog(page, 'section button', -1) },
  { name: 'register', who: 'firm', path: '/register' },
  { name: 'searches', who: 'firm', path: '/searches', act: (page) => saveSearches(page) },
  { name: 'searches-new', who: 'firm', path: '/searches?text=leak+sensors&side=need&sector=38&country=AE' },
  { name: 'import', who: 'firm', path: '/imports', shows: '/imports/:id', act: (page) => beginImport(page) },
  { name: 'hits', who: 'officer', path: '/hits' },
  { name: 'lists', who: 'officer', path: '/lists' },
  { name: 'admission', who: 'officer', path: '/admission' },
  { name: 'hubs', who: 'operator', path: '/hubs' },
  { name: 'health', who: 'operator', path: '/health' },
  { name: 'mails', who: 'operator', path: '/mails' },
  { name: 'ledger', who: 'operator', path: '/ledger' },
  { name: 'not-found', path: '/nowhere', shows: '*' },
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
  await page.waitForURL((at) => at.pathname === '/app/me');
  await page.locator('main button').first().click();
  await page.locator('main code').waitFor();
}

async function openDialog(page, button, at) {
  await page.locator(`main ${button}`).nth(at).click();
  await page.getByRole('dialog').waitFor();
}

/** Two searches that somebody keeps; the first picture makes them. */
async function saveSearches(page) {
  await page.evaluate(async () => {
    const keep = (search) =>
      fetch('/me/searches', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(search) });
    await keep({ name: 'Leaks on the Gulf', asked: { text: 'leak sensors', side: 'need', sector: '38', country: 'AE' } });
    await keep({ name: 'Distributors in Vietnam', asked: { market: 'VN', cooperation: 'distribution' }, tells: false });
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
}

/** A file with a row that is refused. */
async function beginImport(page) {
  const id = await page.evaluate(async () => {
    const send = (path, type, init) => fetch(path, { ...init, headers: { 'content-type': type } });
    const { organisations } = await (await fetch('/session')).json();
    const about = { kind: 'offerings', organisation: organisations[0], format: 'csv', name: 'offers.csv' };
    const { id } = await (await send('/imports', 'application/json', { method: 'POST', body: JSON.stringify(about) })).json();
    const rows = [
      'externalId,profileType,language,title,summary',
      'p-1,BO,en,Loggers from a file,They listen to buried pipes.',
      'p-2,what,en,Loggers of another kind,',
    ];
    await send(`/imports/${id}/file`, 'text/csv', { method: 'PUT', body: rows.join('\n') });
    return id;
  });
  await page.goto(new URL(`/app/imports/${id}`, page.url()).href);
  await page.locator('main li').first().waitFor();
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
    const pictures = [...screens, ...mails];
    const asked = named([...variants, ...ofMails], wanted);
    for (const language of new Set(asked.map((variant) => variant.language))) {
      const windows = new Windows(browser, api, url, language);
      for (const screen of named(pictures, wanted)) {
        const wished = asked.filter((each) => each.language === language && (screen.set || variants.includes(each)));
        if (wished.length === 0) continue;
        await take(windows, screen, wished).catch((error) => {
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

async function take(windows, screen, asked) {
  const { page, said } = await windows.of(screen);
  said.length = 0;
  await dress(page, asked[0]);
  await page.goto(windows.url + (screen.at?.(windows.language) ?? `/app${screen.path}`));
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

/** The first operator has no address that a link could be sent to. */
const operator = { name: 'Operator of the pictures', email: 'operator@example.org', language: 'en', zone: 'UTC' };

const story = (file) => JSON.parse(readFileSync(path.join(root, 'sample/story', file), 'utf8'));
const inEnglish = (people) => people.find((p) => p.language === 'en') ?? people[0];
const whoIs = {
  coordinator: inEnglish(story('hubs.json')[0].coordinators).email,
  firm: story('firms.json').find(({ key }) => key === story('expected.json').ends.agreed.firm).owner.email,
  officer: complianceOfficer.email,
  operator: operator.email,
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
