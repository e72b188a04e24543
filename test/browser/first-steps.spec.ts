import { welcomeFirstOperator } from '../../apps/api/first-operator.js';
import { Given, must, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { Visitors, password, type Session } from './browser.js';

/** The page's own, in what is sent there to be run. */
declare const document: any;

const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

described('the first steps of those who run it', () => {
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let hub: Hub;
  let firm: Firm;
  let operator: Session;

  beforeAll(async () => {
    // as `npm start` has it: nothing in the database, mails kept to be read
    landfall = await Landfall.start({ settings: { LANDFALL_EMBEDDED: '1', SMTP_URL: '' } });
    visitors = await Visitors.of(landfall, chromium!);
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  test('each is ticked once it is done; an invented list is taken, officers and a firm are invited, and their mails can be read', async () => {
    await visitors.visit({}, async ({ page, go, settled, axe }) => {
      const ticked = async () => {
        await go('/hubs');
        await page.getByRole('heading', { name: 'The way to the first pairs' }).waitFor();
        await settled();
        return page.locator('ol > li[data-done]').allInnerTexts();
      };
      await page.goto((await welcomeFirstOperator(landfall.app))!);
      await page.getByLabel(/Choose a password/).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/app/**');
      expect(await ticked()).toEqual([]);

      await page.getByRole('link', { name: /^Load a denied-party list/ }).click();
      await page.getByRole('button', { name: 'Take an invented list' }).click();
      await page.getByRole('heading', { name: 'Invented list' }).waitFor();

      const dialog = page.getByRole('dialog');
      const invite = async (act: string, name: string, email: string) => {
        await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
        await dialog.getByRole('textbox', { name: 'Mail address' }).fill(email);
        expect(await axe()).toEqual([]);
        await dialog.getByRole('button', { name: act }).click();
        await page.getByText(`Invited: ${name}`).waitFor();
      };
      await go('/people');
      for (const duty of ['a compliance officer', 'an operator']) {
        await page.getByRole('button', { name: `Invite ${duty}` }).click();
        await invite(`Invite ${duty}`, `Olga, ${duty}`, `${duty.replaceAll(' ', '.')}@example.org`);
      }
      expect(await ticked()).toEqual([expect.stringContaining('Load a denied-party list')]);

      await page.getByRole('link', { name: /^Let in a firm/ }).click();
      await page.getByRole('button', { name: 'Let in a firm' }).click();
      await dialog.getByLabel('Name as registered').fill('Agrotesk');
      await page.locator('input[aria-haspopup=listbox]').and(dialog.getByLabel('Country')).fill('Russia');
      await page.getByRole('option', { name: 'Russia' }).click();
      await invite('Let in a firm', 'Anna Orlova', 'anna@example.org');
      expect(await ticked()).toEqual([
        expect.stringContaining('Load a denied-party list'),
        expect.stringContaining('Let in a firm'),
      ]);

      await landfall.settled();
      await page.getByRole('link', { name: 'Read the mails' }).click();
      for (const email of ['a.compliance.officer@example.org', 'an.operator@example.org', 'anna@example.org'])
        await page.getByRole('row').filter({ hasText: email }).getByRole('link').waitFor();
    });
    const { rows } = await landfall.admin.query(
      `select email, duties from members.people where name like 'Olga%' order by email`,
    );
    expect(rows).toEqual([
      { email: 'a.compliance.officer@example.org', duties: ['compliance'] },
      { email: 'an.operator@example.org', duties: ['operator'] },
    ]);
  });

  test('a link to what a hub lacks leads to its part of the page and stays there while what stands above it is still coming', async () => {
    given = await Given.in(landfall);
    hub = await given.hub({ name: 'Dubai export hub' });
    operator = await visitors.session('an.operator@example.org', await landfall.person('an.operator@example.org'));
    await visitors.visit({ session: operator, height: 500 }, async ({ page, go, settled }) => {
      const where = () =>
        page.evaluate(() => {
          const { activeElement: part, documentElement } = document;
          const { top, bottom } = part.getBoundingClientRect();
          const atTheEnd = documentElement.scrollHeight - scrollY - innerHeight < 2;
          return { part: part.id, shown: Math.abs(top) < 2 || (atTheEnd && top > 0 && bottom <= innerHeight) };
        });
      await go('/hubs');
      await page.getByRole('link', { name: 'Letterhead' }).click();
      await page.getByRole('heading', { name: 'Dubai export hub' }).waitFor();
      await settled();
      expect(await where()).toEqual({ part: 'workings', shown: true });
      // another part of the same page, and an address that is opened anew while its holidays are slow to come
      await page.getByRole('link', { name: 'Holidays' }).click();
      expect(await where()).toEqual({ part: 'holidays', shown: true });
      await page.route('**/holidays', async (route) => {
        await new Promise((later) => setTimeout(later, 500));
        await route.continue();
      });
      await page.goto('about:blank');
      await go(`/hub/${hub.id}#people`);
      await page.getByRole('heading', { name: 'Dubai export hub' }).waitFor();
      await settled();
      expect(await where()).toEqual({ part: 'people', shown: true });
      // who moves is left alone
      await page.mouse.wheel(0, -2000);
      await page.waitForFunction(() => scrollY === 0);
    });
  });

  test.each([
    { language: 'en', day: 'Day', add: 'Add the day', said: 'must be a day from 1900-01-01 to 2200-12-31' },
    { language: 'ru', day: 'День', add: 'Добавить день', said: 'Это не той формы, что нужна.' },
  ])('what breaks a rule of a field is told in the language of the reader ($language)', async ({ language, day, add, said }) => {
    await visitors.visit({ session: operator, language }, async ({ page, go }) => {
      await go(`/hub/${hub.id}#holidays`);
      await page.getByLabel(day, { exact: true }).fill('2300-01-01');
      await page.getByRole('button', { name: add }).click();
      expect(await page.getByRole('alert').innerText()).toContain(said);
    });
  });

  test('who invites a colleague is led to the mail where it is kept', async () => {
    firm = await given.firm({ name: 'Hydroslukhan' });
    await visitors.visit({ session: await visitors.session(firm.ownerEmail, firm.owner) }, async ({ page, go }) => {
      await go('/organisation');
      await page.getByRole('button', { name: 'Invite a colleague' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Vera Vetrova');
      await dialog.getByRole('textbox', { name: 'Mail address' }).fill('vera@example.com');
      await dialog.getByRole('button', { name: 'Invite a colleague' }).click();
      await page.getByText('Invited: Vera Vetrova').waitFor();
      await landfall.settled();
      await page.getByRole('status').getByRole('button', { name: 'Read the mails' }).click();
      await page.waitForURL('**/outbox');
      expect(await page.getByRole('row').filter({ hasText: 'vera@example.com' }).count()).toBe(1);
    });
  });

  test('a question of a hub comes to a firm that has its page open', async () => {
    await landfall.settled();
    await given.offering(firm);
    await given.need(await given.buyer(hub));
    await landfall.settled();
    const { items } = must<{ items: { id: string; version: number }[] }>(200, await hub.coordinator.get('/proposals'));
    await visitors.visit({ session: await visitors.session(firm.ownerEmail, firm.owner) }, async ({ page, go, settled }) => {
      await page.clock.install();
      await go('/partners');
      await settled();
      const text = 'Do the loggers work in plastic pipes?';
      must(200, await hub.coordinator.put(`/proposals/${items[0]!.id}/question`, { side: 'offering', text }, items[0]!.version));
      await landfall.settled();
      await page.clock.fastForward(20_000);
      await page.getByText(text).waitFor({ timeout: 5000 });
      expect(await page.getByRole('textbox', { name: 'Answer' }).count()).toBe(1);
    });
  });
});
