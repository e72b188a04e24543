import { Given, must, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { password, Visitors, type Session } from './browser.js';
import { screens, type Role } from './screens.js';

/** The page's own, in what is sent there to be run. */
declare const document: any;

/** Numbers everything on the page that somebody can use, and says what each is. */
const marked = () => {
  const all: any[] = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')];
  const usable = all.filter(
    (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility() && !(each.type === 'radio' && !each.checked),
  );
  for (const [place, each] of usable.entries()) each.dataset.place = String(place);
  return usable.map((each) => each.outerHTML.slice(0, 120));
};

/** The number of what has the focus; none once the page is left. */
const standing = (): string | null =>
  document.activeElement === document.body || !document.hasFocus() ? null : (document.activeElement.dataset.place ?? '');

const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

described('the console in a browser', () => {
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let hub: Hub;
  let firm: Firm;
  let screensOf: (role: Role | undefined) => string[];
  const sessions: Partial<Record<Role, Session>> = {};
  const officer = 'officer@example.org';
  const operator = 'operator@example.org';

  beforeAll(async () => {
    landfall = await Landfall.start();
    visitors = await Visitors.of(landfall, chromium!);
    given = await Given.in(landfall);
    await given.deniedParties(['Polyforbid Trading House']);
    hub = await given.hub({ name: 'Dubai export hub' });
    firm = await given.firm({ name: 'Hydroslukhan' });
    // the longest name that a choice in a form has
    const offering = await given.offering(firm, {
      cooperationTypes: ['commercial_agreement_with_technical_assistance', 'supply'],
    });
    const asked = { text: 'leak loggers', side: 'offering', sector: '384', market: 'AE', language: 'en' };
    must(201, await firm.owner.post('/me/searches', { name: 'Leaks by the sea', asked }));
    const need = await given.need(await given.buyer(hub, { name: 'Wadimarra Water Works' }));
    const file = must<{ id: string }>(
      201,
      await firm.owner.post('/imports', { kind: 'offerings', organisation: firm.id, format: 'csv', name: 'a file' }),
    );
    must(200, await firm.owner.send('PUT', `/imports/${file.id}/file`, 'externalId,profileType,language,title\nx-1,what,en,Loggers', { 'content-type': 'application/octet-stream' })); // prettier-ignore
    screensOf = (role) =>
      screens
        .filter((screen) => screen.role === role)
        .map(({ path }) => path.replace('OFFERING', offering.id).replace('NEED', need.id).replace('IMPORT', file.id));
    for (const [email, duty] of [[officer, 'compliance'], [operator, 'operator']]) // prettier-ignore
      must(201, await given.operator.post('/people', { name: `An ${duty} of ours`, email, language: 'en', zone: 'UTC', duties: [duty] })); // prettier-ignore
    await given.firm({ name: 'Poliforbid Trading House LLC' });
    await landfall.settled();
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  /** The coordinator's is known once they have passed the door themselves, in the first test. */
  const sessionOf = async (role: Role): Promise<Session> => {
    const email = { coordinator: hub.coordinatorEmail, firm: firm.ownerEmail, compliance: officer, operator }[role];
    return (sessions[role] ??= await visitors.session(email, await landfall.person(email)));
  };

  test('a stranger is led to the door and, signed in, sets up a second factor before what they wanted to see', async () => {
    must(204, await hub.coordinator.put('/me/password', { password }));
    await visitors.visit({}, async ({ page, go, press }) => {
      await go('/inbox?show=decided');
      await page.waitForURL('**/sign-in?to=*');
      await page.locator('input[name=email]').fill(hub.coordinatorEmail);
      await page.locator('input[name=password]').fill('not these words at all');
      await press('Enter');
      await page.getByRole('alert').waitFor();
      await page.locator('input[name=password]').fill(password);
      await press('Enter');
      await page.waitForURL('**/inbox?show=decided');

      await page.getByRole('button', { name: 'Set it up' }).click();
      const secret = (await page.locator('form code').textContent())!.replace(/\s/g, '');
      await page.locator('input[name=code]').fill('000000');
      await press('Enter');
      await page.getByText('That code is not right').waitFor();
      await page.locator('input[name=code]').fill(await visitors.codeOf(secret));
      await press('Enter');
      await page.getByRole('button', { name: 'I have kept them' }).waitFor();
      const codes = await page.locator('main li').allTextContents();
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByRole('heading', { name: 'Inbox' }).waitFor();
      const cookies = await page.context().cookies();
      sessions.coordinator = { cookies: cookies.filter(({ name }) => name === 'sid'), codes };
    });
  });

  test('a one-time link of a mail signs in by a form of a page that sends no referrer, and leads into the console', async () => {
    await visitors.visit({}, async ({ page }) => {
      must(201, await given.operator.post('/people', { name: 'Second', email: 'second@example.org', language: 'ar', zone: 'Asia/Dubai', role: 'coordinator', hub: hub.id })); // prettier-ignore
      await landfall.settled();
      const link = /http\S+\/s\/\S+/.exec(landfall.mailbox.to('second@example.org')[0]!.text!)![0];
      await page.goto(link);
      await page.locator('input[name=password]').fill(password);
      await page.locator('form button').click();
      await page.waitForURL('**/app/inbox');
      expect(await page.locator('html').getAttribute('dir')).toBe('ltr'); // what was chosen in this browser goes before the account's language
    });
  });

  test.each(['coordinator', 'firm', 'compliance', 'operator'] as const)(
    'every screen of a %s is walked by the tab key alone: nothing is passed over, nothing holds on',
    async (role) => {
      await visitors.visit({ session: await sessionOf(role) }, async ({ page, go, settled, press }) => {
        for (const path of screensOf(role)) {
          await go(path);
          await settled();
          const usable: string[] = await page.evaluate(marked);
          const reached = new Set<string>();
          let at: string | null = '';
          for (let presses = 0; at !== null && presses < 60 + 3 * usable.length; presses++) {
            await press('Tab');
            at = await page.evaluate(standing);
            if (at) reached.add(at);
          }
          expect([path, usable.filter((_, place) => !reached.has(String(place)))]).toEqual([path, []]);
          expect([path, at]).toEqual([path, null]);
        }
      });
    },
    300_000,
  );

  test.each(['en', 'ar'])(
    'axe finds nothing on any screen (%s, light and dark), and none is wider than a phone or a window at 400 %%',
    async (language) => {
      const found: string[] = [];
      for (const role of [undefined, 'coordinator', 'firm', 'compliance', 'operator'] as const) {
        const session = role && (await sessionOf(role));
        await visitors.visit({ language, ...(session && { session }) }, async (visitor) => {
          const { page, go, settled, axe, overflow } = visitor;
          for (const place of screensOf(role)) {
            await go(place);
            await settled();
            expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
            found.push(...(await axe()).map((line) => `${place} ${line}`));
            // in the dark only the colours are others
            await page.emulateMedia({ colorScheme: 'dark' });
            await page.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' });
            await settled();
            found.push(...(await axe(['color-contrast'])).map((line) => `${place} dark ${line}`));
            await page.emulateMedia({ colorScheme: 'light' });
            await page.setViewportSize({ width: 320, height: 640 });
            expect([place, await overflow()]).toEqual([place, 0]);
            await page.setViewportSize({ width: 1440, height: 900 });
          }
        });
      }
      expect(found).toEqual([]);
    },
    300_000,
  );
});
