/// <reference lib="dom" />
import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import { fillQueue } from '../given/queue.js';
import { Landfall } from '../landfall.js';
import { password, Visitors, type Session } from './browser.js';
import { label } from '#texts';
import { isInOneLanguage, saidIn } from './said.js';

const chromium = process.env.TEST_CHROMIUM;
const tongues = ['en', 'ar'] as const;
const described = chromium ? describe : describe.skip;

described("a coordinator's inbox in a browser", () => {
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let hub: Hub;
  let buyer: Buyer;
  let firm: Firm;
  let offering: Listing;
  let need: Listing;
  let session: Session;

  beforeAll(async () => {
    landfall = await Landfall.start();
    visitors = await Visitors.of(landfall, chromium!);
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub({ name: 'Dubai export hub', capacity: 100 });
    session = await visitors.session(hub.coordinatorEmail, hub.coordinator);
    buyer = await given.buyer(hub, { name: 'Wadimarra Water Works' });
    firm = await given.firm({ name: 'Hydroslukhan' });
    offering = await given.offering(firm);
    need = await given.need(buyer);
    await landfall.settled();
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });
  const states = async () => {
    const { rows } = await landfall.admin.query(`select state, count(*)::int as pairs from introductions.proposals group by 1 order by 1`); // prettier-ignore
    return Object.fromEntries((rows as { state: string; pairs: number }[]).map(({ state, pairs }) => [state, pairs]));
  };
  const theOne = async () => must<{ items: { id: string; version: number }[] }>(200, await hub.coordinator.get('/proposals')).items[0]!; // prettier-ignore

  test.each(tongues)(
    'decides by the keyboard: opens, approves, undoes, rejects with a code and takes that back too (%s)',
    async (language) => {
      const said = saidIn(language);
      await visitors.visit({ session, language }, async ({ page, go, press }) => {
        await go('/inbox');
        await page.getByRole('heading', { name: said('Why this pair') }).waitFor();
        expect(await page.getByRole('table', { name: said('What each side says of the same things') }).textContent()).toContain('ISO 9001'); // prettier-ignore
        await isInOneLanguage(page, language);
        await press('a');
        await page.getByText(said('Approved: {title}', { title: 'Acoustic loggers that find leaks in water pipes' })).waitFor();
        await landfall.until(`select 1 from introductions.proposals where state = 'approved'`);
        await press('u');
        await landfall.until(`select 1 from introductions.proposals where state = 'in_review'`);
        await page.getByRole('heading', { name: said('Why this pair') }).waitFor();
        await press('r');
        await page.getByRole('dialog').waitFor();
        await press('3');
        await page.getByText(said('Rejected: {title}', { title: 'Acoustic loggers that find leaks in water pipes' })).waitFor();
        await landfall.until(`select 1 from introductions.proposals where state = 'rejected' and reject_code = 'wrong_region'`);
        await press('u');
        await landfall.until(`select 1 from introductions.proposals where state = 'in_review' and returned_as = 'undone'`);
        await page.getByText(said('Back because {reason}', { reason: label(language, 'returns', 'undone') })).waitFor();
      });
    },
  );

  test('puts off, calls back, takes in hand, comments; what happened is told in order', async () => {
    await visitors.visit({ session }, async ({ page, go, press }) => {
      await go('/inbox');
      await page.getByRole('heading', { name: 'Why this pair' }).waitFor();
      await press('s');
      await page.getByRole('dialog').waitFor();
      await press('1');
      await landfall.until(`select 1 from introductions.proposals where state = 'snoozed'`);
      await go('/inbox?show=waiting');
      await page.getByRole('button', { name: 'Take it back now' }).first().click();
      await landfall.until(`select 1 from introductions.proposals where state = 'in_review'`);
      await go('/inbox');
      await page.getByRole('heading', { name: 'Why this pair' }).waitFor();
      await press('e');
      await page.getByRole('dialog').getByRole('button', { name: 'me' }).waitFor();
      await press('1');
      await page.getByText('In hand of: me').waitFor();
      await press('c');
      await page.keyboard.type('The pilot first.');
      await press('Control+Enter');
      await page.getByText('The pilot first.').locator('visible=true').first().waitFor();
      await landfall.until(`select 1 from review.comments`);
      await page.locator('ol li', { hasText: 'Commented' }).waitFor();
      expect(await page.locator('ol li', { hasText: /Put off|Taken in hand|Commented/ }).allTextContents()).toHaveLength(3);
    });
  });

  test('what a colleague says of the open pair is there at once: nothing asks for it by itself', async () => {
    await visitors.visit({ session }, async ({ page, go }) => {
      await go('/inbox');
      await page.getByRole('heading', { name: 'Why this pair' }).waitFor();
      const { id } = await theOne();
      must(201, await hub.coordinator.post(`/proposals/${id}/comments`, { text: 'Ask them for the depth of the pipes.' }));
      await page.getByText('Ask them for the depth of the pipes.').locator('visible=true').first().waitFor();
    });
  });

  test.each(tongues)('who was slower is told who changed what, and decides once more (%s)', async (language) => {
    const said = saidIn(language);
    await visitors.visit({ session, language }, async ({ page, go, press }) => {
      await go('/inbox');
      await page.getByRole('heading', { name: said('Why this pair') }).waitFor();
      const { id, version } = await theOne();
      must(200, await hub.coordinator.put(`/proposals/${id}/assignment`, { to: null }, version));
      await press('a');
      await page.getByRole('button', { name: said('Look') }).click();
      const changed = page.getByRole('alert').filter({ hasText: said('A newer version exists', 'within') });
      await changed.waitFor();
      await isInOneLanguage(page, language);
      const what = await changed.getByText(said('Taken in hand', 'within')).last().textContent();
      expect(what).toContain('Coordinator');
      await changed.getByRole('button', { name: said('Do it all the same') }).click();
      await page.getByText(said('Approved: {title}', { title: 'Acoustic loggers that find leaks in water pipes' })).waitFor();
      await press('u');
      await landfall.until(`select 1 from introductions.proposals where state = 'in_review'`);
    });
  });

  test.each(tongues)(
    'a view has a name and an address, and what is written while the sign-in ends is not lost (%s)',
    async (language) => {
      const said = saidIn(language);
      await visitors.visit({ session, language }, async ({ page, go, press, context }) => {
        await go('/inbox?text=acoustic&minScore=0.1');
        await page.getByRole('heading', { name: said('Why this pair') }).waitFor();
        await page.getByRole('button', { name: said('Needs my') }).click();
        await page.getByRole('menuitem', { name: said('Save this view') }).click();
        await page.getByRole('textbox', { name: said('Name') }).fill(`Leaks ${language}`);
        await press('Enter');
        await page.waitForURL(/inbox\/.+view=/);
        await page.getByRole('heading', { name: said('Why this pair') }).waitFor();
        const { rows } = await landfall.admin.query(`select filters from review.views where name = 'Leaks ${language}'`);
        expect(rows[0].filters).toMatchObject({ text: 'acoustic', minScore: 0.1 });

        await press('c');
        await page.keyboard.type(`Half a thought (${language})`);
        await context.clearCookies({ name: 'sid' });
        await press('Control+Enter');
        const dialog = page.getByRole('dialog', { name: said('Sign in again') });
        await dialog.waitFor();
        await isInOneLanguage(page, language);
        await dialog.locator('input[name=email]').fill(hub.coordinatorEmail);
        await dialog.locator('input[name=password]').fill(password);
        await press('Enter');
        await dialog.locator('input[name=code]').fill(session.codes.shift()!);
        await press('Enter');
        await landfall.until(`select 1 from review.comments where text = 'Half a thought (${language})'`);
        await dialog.waitFor({ state: 'detached' });
      });
    },
  );

  describe('with two hundred pairs in it', () => {
    beforeAll(() => fillQueue(landfall.admin, { hub: hub.id, offering: offering.id, need: need.id, needs: 40, each: 5 }));

    test('its lines stand below each other also after a phone hid them behind a pair, and no window scrolls, only its panes', async () => {
      await visitors.visit({ session }, async ({ page, go }) => {
        const lines = page.getByRole('region', { name: 'Queue' }).locator('li');
        const wide = page.viewportSize()!;
        const [phone, tall] = [
          { width: 390, height: 844 },
          { width: 1440, height: 700 },
        ];
        await go('/inbox?text=0');
        for (const window of [tall, phone, tall]) {
          await page.setViewportSize(window);
          await page.getByRole('heading', { name: 'Why this pair' }).waitFor();
          if (window === phone) await lines.first().waitFor({ state: 'hidden' });
        }
        await page.getByRole('heading', { name: 'What happened' }).waitFor();
        await lines.first().waitFor();
        const stand = () =>
          lines.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
        const overlaps = async () => (await stand()).filter(({ top }, at, all) => at > 0 && top < all[at - 1]!.bottom - 1);
        await expect(overlaps()).resolves.toEqual([]);
        expect((await stand())[0]!.top).toBeGreaterThan(0);
        const [high, seen] = await page
          .locator('html')
          .evaluate(({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight]);
        expect(high).toBe(seen);
        await page.setViewportSize(wide);
      });
    });

    test('two hundred pairs are triaged by the keyboard alone, one by one and by whole needs', async () => {
      const before = await states();
      await visitors.visit({ session }, async ({ page, go, press }) => {
        await go('/inbox?text=0');
        const rank = page.locator('aside p').filter({ hasText: /^\d+ \/ \d+/ });
        const dialog = page.getByRole('dialog');
        let left = 200;
        const decided = async (pairs: number) => {
          left -= pairs;
          if (left > 0) await rank.filter({ hasText: new RegExp(`/ ${left}$`) }).waitFor();
          else await page.getByText('Nothing has these words').waitFor();
        };
        const answered = async (key: string, answer: string) => {
          await press(key);
          await dialog.waitFor();
          await press(answer);
        };
        await decided(0);
        for (let round = 0; round < 10; round++) {
          // a need one pair at a time: one approved, the others set aside, rejected or put off
          await press('a');
          await decided(1);
          await press('o');
          await decided(1);
          for (const key of ['r', 'r', 's']) {
            await answered(key, '1');
            await decided(1);
          }
          // three needs at once, whole: looked at first, then done, and the look at what came of it closed, by the return key alone
          await press('Shift+X', 'n', 'Shift+X', 'n', 'Shift+X');
          await page.getByRole('group', { name: '15 chosen' }).waitFor();
          if (round % 2) await answered('r', '1');
          else await press('o');
          await dialog.getByRole('button', { name: 'Do 15 of them' }).waitFor();
          await press('Enter');
          await dialog.getByRole('heading', { name: '15 are done' }).waitFor();
          await press('Enter');
          await dialog.waitFor({ state: 'detached' });
          await decided(15);
        }
      });
      const after = await states();
      const more = Object.fromEntries(Object.entries(after).map(([state, pairs]) => [state, pairs - (before[state] ?? 0)]));
      expect(more).toMatchObject({ approved: 10, another_chosen: 85, rejected: 95, snoozed: 10 });
    }, 900_000);
  });
});
