import type { Page } from 'playwright-core';
import { welcomeFirstOperator } from '../../apps/api/first-operator.js';
import { Landfall } from '../landfall.js';
import { Visitors, password, type Visitor } from './browser.js';

const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

/** One of a field's choices: searched by its words where the field is searched. */
async function choose(within: Page | ReturnType<Page['getByRole']>, label: string, words: string, page: Page) {
  const field = within.locator('input[aria-haspopup=listbox]').and(within.getByLabel(label));
  await ((await field.isEditable()) ? field.fill(words) : field.press('ArrowDown'));
  await page.getByRole('option', { name: words }).first().click();
}

described('somebody who has never seen it', () => {
  let landfall: Landfall;
  let visitors: Visitors;

  beforeAll(async () => {
    // as `npm start` has it: nothing in the database, mails kept to be read
    landfall = await Landfall.start({ settings: { LANDFALL_EMBEDDED: '1', SMTP_URL: '' } });
    visitors = await Visitors.of(landfall, chromium!);
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  /** Follows the link of an invitation from the page of kept mails. */
  const follow = async ({ page, settled }: Visitor, to: string) => {
    const mail = page.getByRole('row').filter({ hasText: to }).getByRole('link');
    // a mail is written a moment after the invitation
    for (; (await mail.count()) === 0; await page.reload()) await landfall.settled();
    await mail.first().click();
    await page.locator('a[href*="/s/"]').first().click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/app/**');
    await settled();
  };

  test('goes from the first start to a proposal with reasons by what the screens say', async () => {
    const begin = new URL((await welcomeFirstOperator(landfall.app))!);
    await visitors.visit({}, async (operator) => {
      const { page, go, settled } = operator;
      await go('/');
      await page.getByText('a link is printed that signs you in as the first operator').waitFor();
      await page.goto(begin.href);
      await page.getByLabel(/Choose a password/).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();

      // the steps are on the first screen, with the way to each
      await page.getByRole('link', { name: /^Load a denied-party list/ }).click();
      await page.getByRole('button', { name: 'New list' }).click();
      await page.getByLabel('Name of the list').fill('Our own list');
      await page.getByLabel('Parties').fill('Polyforbid Trading House; Poliforbid');
      await page.getByRole('button', { name: 'New list' }).click();
      await page.getByRole('heading', { name: 'Our own list' }).waitFor();

      await page.getByRole('navigation').getByRole('link', { name: 'Hubs' }).first().click();
      await page.getByRole('button', { name: 'New hub' }).first().click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hanoi export hub');
      await choose(page, 'Country', 'Vietnam', page);
      await choose(page, 'Time zone', 'Asia/Saigon', page);
      await choose(page, 'Currency', 'VND', page);
      await page.getByRole('textbox', { name: 'Mail address for answers' }).fill('hanoi@example.org');
      await page.getByRole('button', { name: 'New hub' }).click();

      await page.getByRole('button', { name: 'Invite a coordinator' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Linh Tran');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Mail address' }).fill('linh@example.org');
      await page.getByRole('dialog').getByRole('button', { name: 'Invite a coordinator' }).click();
      await page.getByText('Invited: Linh Tran').waitFor();

      await page.getByRole('button', { name: 'Change its state' }).click();
      await page.getByRole('menuitem', { name: 'planned' }).click();
      await page.getByText('Hanoi export hub: planned').waitFor();
      await page.getByRole('button', { name: 'Change its state' }).click();
      await page.getByRole('menuitem', { name: 'open' }).click();

      // what is missing stays on the screen, and each leads to where it is mended
      const opening = page.getByRole('dialog');
      await opening.getByRole('link', { name: 'Letterhead' }).click();
      await page.getByRole('textbox', { name: 'Letterhead' }).fill('Hanoi export hub, 1 Trang Tien, Hanoi');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('settings are saved').waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'Hubs' }).first().click();
      await page.getByRole('button', { name: 'Change its state' }).click();
      await page.getByRole('menuitem', { name: 'open' }).click();
      await opening.getByRole('checkbox').first().waitFor();
      expect(await opening.getByRole('link', { name: 'Letterhead' }).count()).toBe(0);
      for (const without of await opening.getByRole('checkbox').all()) await without.check();
      await opening.getByRole('button', { name: 'Open the hub' }).click();
      await page.getByText('Hanoi export hub: open').waitFor();

      await page.getByRole('link', { name: /^Let in a firm/ }).click();
      await page.getByRole('button', { name: 'Let in a firm' }).click();
      const firm = page.getByRole('dialog');
      await firm.getByLabel('Name as registered').fill('Hydroslukhan');
      await choose(firm, 'Country', 'Russia', page);
      await firm.getByRole('textbox', { name: 'Name', exact: true }).fill('Anna Orlova');
      await firm.getByRole('textbox', { name: 'Mail address' }).fill('anna@example.org');
      await firm.getByRole('button', { name: 'Let in a firm' }).click();
      await page.getByText('Invited: Anna Orlova').waitFor();
      await settled();
    });

    await visitors.visit({}, async (anna) => {
      const { page, go } = anna;
      await go('/');
      await page.getByRole('link', { name: 'Read the mails' }).click();
      await follow(anna, 'anna@example.org');
      await page.getByRole('link', { name: 'New offer' }).first().click();
      await page.getByRole('button', { name: /We are paid for a product/ }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Acoustic loggers that find leaks in water pipes');
      await page
        .getByRole('textbox', { name: 'Summary' })
        .fill('Wireless noise loggers listen to buried water pipes at night and show each leak on a map.');
      await publish(page, 'offering');
    });

    await visitors.visit({}, async (linh) => {
      const { page, go } = linh;
      await go('/');
      await page.getByRole('link', { name: 'Read the mails' }).click();
      await follow(linh, 'linh@example.org');
      await page.getByRole('link', { name: 'New request' }).click();
      const fill = (label: string, words: string) => page.getByLabel(label, { exact: true }).fill(words);
      await fill('Name as registered', 'Red River Water');
      await choose(page, 'Country', 'Vietnam', page);
      await fill('Name', 'Hoa Pham');
      await fill('Mail address', 'hoa@example.org');
      await fill('Where you have the address from', 'She wrote to the hub');
      await fill('Why you may write to them', 'She asked for it');
      await fill('Valid until', '2099-06-30');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: /They pay for a product/ }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Acoustic detection of leaks in drinking water pipes');
      await page
        .getByRole('textbox', { name: 'Summary' })
        .fill('We look for wireless sensors that find leaks in buried water pipes, with training of our crews.');
      await publish(page, 'need');
      await page.getByRole('navigation').getByRole('link', { name: 'Inbox' }).first().click();
      await page.getByText('Words that met').first().waitFor();
      expect(await landfall.parked()).toEqual([]);
    });
  }, 120_000);

  /** What a publication asks for, step by step, and the publication. */
  const publish = async (page: Page, side: 'offering' | 'need') => {
    const take = async (label: string, words: string) => {
      await choose(page, label, words, page);
      await page.keyboard.press('Escape');
    };
    await page
      .getByRole('textbox', { name: 'Description' })
      .fill(
        'Battery loggers sit on the valves of a drinking water network, listen to the pipe at night and show each leak on a map.',
      );
    await page.getByRole('button', { name: 'Facts' }).click();
    await take('Sectors', 'leak');
    await take('Cooperation types', 'Supply');
    await take('Delivery', 'Hardware');
    await take('Working languages', 'English');
    await page.getByRole('button', { name: 'Terms' }).click();
    await take('Settlement currencies', 'USD');
    if (side === 'need') await page.getByLabel('Deadline').fill('2099-12-31');
    await page.getByRole('button', { name: 'Look and publish' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('It is published and matched').waitFor();
  };
});
