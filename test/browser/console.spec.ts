import { codeAt, stepOf } from '#members';
import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { Visitors, type Visitor } from './browser.js';

const chromium = process.env.TEST_CHROMIUM;
const password = 'six words that nobody else chose';
const described = chromium ? describe : describe.skip;

described('the console in a browser', () => {
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let hub: Hub;
  let buyer: Buyer;
  let firm: Firm;
  let recoveryCodes: string[] = [];

  beforeAll(async () => {
    landfall = await Landfall.start();
    visitors = await Visitors.of(landfall, chromium!);
    given = await Given.in(landfall);
    await given.deniedParties(['Polyforbid Trading House']);
    hub = await given.hub({ name: 'Dubai export hub' });
    must(204, await hub.coordinator.put('/me/password', { password }));
    buyer = await given.buyer(hub, { name: 'Wadimarra Water Works' });
    firm = await given.firm({ name: 'Hydroslukhan' });
    must(204, await firm.owner.put('/me/password', { password }));
  }, 120_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  /** Somebody's window, closed again however the test ends. */
  async function withVisitor(wishes: Parameters<Visitors['visitor']>[0], visit: (visitor: Visitor) => Promise<void>) {
    const visitor = await visitors.visitor(wishes);
    try {
      await visit(visitor);
      expect(visitor.complaints).toEqual([]);
    } finally {
      await visitor.close();
    }
  }
  /** Whoever reads what belongs to others sets up the codes of an app before anything else; what is left are the recovery codes. */
  async function setUpSecondFactor({ page }: Visitor) {
    await page.getByRole('button', { name: 'Set it up' }).click();
    const secret = (await page.locator('form code').textContent())!.replace(/\s/g, '');
    const { rows } = await landfall.admin.query(`select extract(epoch from landfall.now())::float8 as seconds`);
    await page.locator('input[name=code]').fill(codeAt(secret, stepOf(rows[0].seconds)));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    recoveryCodes = await page.locator('main li').allTextContents();
    await page.getByRole('button', { name: 'I have kept them' }).click();
  }
  const proposals = async () => must<{ items: { state: string }[] }>(200, await hub.coordinator.get('/proposals')).items;

  test('a stranger is led to the door and, signed in, to where they wanted to go', async () => {
    await withVisitor({}, async ({ page, go }) => {
      await go('/inbox?show=rejected');
      await page.waitForURL('**/sign-in?to=*');
      await page.locator('input[name=email]').fill(hub.coordinatorEmail);
      await page.locator('input[name=password]').fill('not these words at all');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.locator('input[name=password]').fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/inbox?show=rejected');
      expect(await page.title()).toContain('Landfall');
    });
  });

  test('a one-time link of a mail signs in by a form of a page that sends no referrer, and leads into the console', async () => {
    await withVisitor({}, async ({ page }) => {
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

  test('a coordinator decides by the keyboard: opens, approves, undoes, rejects with a code', async () => {
    await given.offering(firm);
    await given.need(buyer);
    await landfall.settled();
    await withVisitor({}, async (visitor) => {
      const { page } = visitor;
      await visitor.signIn(hub.coordinatorEmail, password);
      await setUpSecondFactor(visitor);
      await page.getByRole('heading', { name: 'Why this pair' }).waitFor();
      expect(await page.getByRole('table', { name: 'What each side says of the same things' }).textContent()).toContain(
        'ISO 9001',
      );

      await page.keyboard.press('a');
      await page.getByText('Approved: Acoustic loggers').waitFor();
      await landfall.until(`select 1 from introductions.proposals where state = 'approved'`);
      await page.keyboard.press('u');
      await landfall.until(`select 1 from introductions.proposals where state = 'in_review'`);
      await page.getByRole('heading', { name: 'Why this pair' }).waitFor();

      await page.keyboard.press('r');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('3');
      await page.getByText('Rejected: Acoustic loggers').waitFor();
      expect((await proposals()).map(({ state }) => state)).toEqual(['in_review']);
      // a window that goes takes the decision with it
      await page.goto('about:blank');
      await landfall.until(`select 1 from introductions.proposals where state = 'rejected' and reject_code = 'wrong_region'`);
    });
  });

  test.each([
    { language: 'en', dark: false },
    { language: 'en', dark: true },
    { language: 'ar', dark: false },
    { language: 'ar', dark: true },
  ])(
    'axe finds nothing on any screen ($language, dark: $dark), and nothing is wider than a phone',
    async ({ language, dark }) => {
      const found: string[] = [];
      const look = async (visitor: Visitor, place: string) => {
        await visitor.go(place);
        await visitor.page.waitForLoadState('networkidle');
        found.push(...(await visitor.axe()).map((line) => `${place} ${line}`));
      };
      await withVisitor({ language, dark }, async (visitor) => {
        for (const place of ['/', '/sign-in']) await look(visitor, place);
        await visitor.signIn(hub.coordinatorEmail, password, recoveryCodes.shift());
        expect(await visitor.page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
        for (const place of ['/inbox', '/inbox?show=rejected', '/me', '/nowhere']) await look(visitor, place);
        await visitor.page.setViewportSize({ width: 320, height: 640 });
        for (const place of ['/inbox', '/inbox?show=rejected', '/me']) {
          await visitor.go(place);
          await visitor.page.waitForLoadState('networkidle');
          expect([place, await visitor.overflow()]).toEqual([place, 0]);
        }
      });
      expect(found).toEqual([]);
    },
  );
});
