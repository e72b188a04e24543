import type { Locator, Page } from 'playwright-core';
import { formatName, label, say, type Language } from '#texts';
import { welcomeFirstOperator } from '../../apps/api/first-operator.js';
import { Landfall } from '../landfall.js';
import { Visitors, password, type Visitor } from './browser.js';
import { isInOneLanguage, saidIn } from './said.js';

const chromium = process.env.TEST_CHROMIUM;

/** One of a field's choices: searched by its words where the field is searched. */
async function choose(within: Page | Locator, label: RegExp, words: string, page: Page) {
  const field = within.locator('input[aria-haspopup=listbox]').and(within.getByLabel(label));
  await ((await field.isEditable()) ? field.fill(words) : field.press('ArrowDown'));
  await page.getByRole('option', { name: words }).first().click();
}

/** What each language writes: the screens say theirs, and people read and write their own. */
const tongues = [
  { language: 'en', leak: 'leak' },
  { language: 'ar', leak: 'تسرب' },
] as const;

const describedIn = chromium ? describe.each(tongues) : describe.skip.each(tongues);

describedIn('somebody who has never seen it ($language)', ({ language, leak }: { language: Language; leak: string }) => {
  const said = saidIn(language);
  const country = (code: string) => formatName(language, 'region', code);
  const coded = (list: string, code: string) => label(language, list, code);
  const isNow = (state: string) => new RegExp(`Hanoi export hub[\\u2068\\u2069]*: [\\u2068\\u2069]*${coded('hubStates', state)}`);
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
    await page.getByRole('button', { name: said('Sign in') }).click();
    await page.waitForURL('**/app/**');
    await settled();
  };

  test('goes from the first start to a proposal with reasons by what the screens say', async () => {
    const begin = new URL((await welcomeFirstOperator(landfall.app))!);
    await visitors.visit({ language }, async (operator) => {
      const { page, go, settled } = operator;
      await go('/');
      await page.getByText(said('Where you started it, a link is printed')).waitFor();
      await page.goto(begin.href);
      // a page behind a link speaks the language of whom the link is for
      await page.getByLabel('Choose a password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();

      await page.getByRole('link', { name: said('Load a denied-party list') }).waitFor();
      await isInOneLanguage(page, language);
      // the steps are on the first screen, with the way to each
      await page.getByRole('link', { name: said('Load a denied-party list') }).click();
      await page.getByRole('button', { name: said('New list') }).click();
      await page.getByLabel(said('Name of the list')).fill('Our own list');
      await page.getByLabel(said('Parties')).fill('Polyforbid Trading House; Poliforbid');
      await page.getByRole('button', { name: said('New list') }).click();
      await page.getByRole('heading', { name: 'Our own list' }).waitFor();

      await page
        .getByRole('navigation')
        .getByRole('link', { name: said('Hubs') })
        .first()
        .click();
      await page
        .getByRole('button', { name: said('New hub') })
        .first()
        .click();
      await page.getByRole('textbox', { name: said('Name') }).fill('Hanoi export hub');
      await choose(page, said('Country'), country('VN'), page);
      await choose(page, said('Time zone'), 'Asia/Saigon', page);
      await choose(page, said('Currency'), 'VND', page);
      await page.getByRole('textbox', { name: said('Mail address for answers') }).fill('hanoi@example.org');
      await page.getByRole('button', { name: said('New hub') }).click();

      await page.getByRole('button', { name: said('Invite a coordinator') }).click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: said('Name') })
        .fill('Linh Tran');
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: said('Mail address') })
        .fill('linh@example.org');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: said('Invite a coordinator') })
        .click();
      await page.getByText(said('Invited:')).waitFor();

      await page.getByRole('button', { name: said('Change its state') }).click();
      await page.getByRole('menuitem', { name: said('planned') }).click();
      await page.getByText(isNow('planned')).waitFor();
      await page.getByRole('button', { name: said('Change its state') }).click();
      await page.getByRole('menuitem', { name: said('open') }).click();

      // what is missing stays on the screen, and each leads to where it is mended
      const opening = page.getByRole('dialog');
      await opening.getByRole('link', { name: said('Letterhead') }).click();
      await page.getByRole('textbox', { name: said('Letterhead') }).fill('Hanoi export hub, 1 Trang Tien, Hanoi');
      await page.getByRole('button', { name: said('Save') }).click();
      await page.getByText(said('The hub’s settings are saved')).waitFor();
      await page
        .getByRole('navigation')
        .getByRole('link', { name: said('Hubs') })
        .first()
        .click();
      await page.getByRole('button', { name: said('Change its state') }).click();
      await page.getByRole('menuitem', { name: said('open') }).click();
      await opening.getByRole('checkbox').first().waitFor();
      expect(await opening.getByRole('link', { name: said('Letterhead') }).count()).toBe(0);
      await isInOneLanguage(page, language);
      for (const without of await opening.getByRole('checkbox').all()) await without.check();
      await opening.getByRole('button', { name: said('Open the hub') }).click();
      await page.getByText(isNow('open')).waitFor();

      await page.getByRole('link', { name: said('Let in a firm by its first person') }).click();
      await page.getByRole('button', { name: said('Let in a firm') }).click();
      const firm = page.getByRole('dialog');
      await isInOneLanguage(page, language);
      await firm.getByLabel(said('Name as registered')).fill('Hydroslukhan');
      await choose(firm, said('Country'), country('RU'), page);
      await firm.getByRole('textbox', { name: said('Name') }).fill('Anna Orlova');
      await firm.getByRole('textbox', { name: said('Mail address') }).fill('anna@example.org');
      await firm.getByRole('button', { name: said('Let in a firm') }).click();
      await page.getByText(said('Invited:')).waitFor();
      await settled();
    });

    await visitors.visit({ language }, async (anna) => {
      const { page, go } = anna;
      await go('/');
      await page.getByRole('link', { name: said('Read the mails') }).click();
      await follow(anna, 'anna@example.org');
      await page
        .getByRole('link', { name: said('New offer') })
        .first()
        .click();
      await page.getByRole('button', { name: said('We are paid for a product') }).click();
      await page.getByRole('textbox', { name: said('Title') }).fill('Acoustic loggers that find leaks in water pipes');
      await page
        .getByRole('textbox', { name: said('Summary') })
        .fill('Wireless noise loggers listen to buried water pipes at night and show each leak on a map.');
      await publish(page, 'offering');
    });

    await visitors.visit({ language }, async (linh) => {
      const { page, go } = linh;
      await go('/');
      await page.getByRole('link', { name: said('Read the mails') }).click();
      await follow(linh, 'linh@example.org');
      await page.getByRole('link', { name: said('New request') }).click();
      const fill = (label: string, words: string) => page.getByLabel(said(label)).fill(words);
      await fill('Name as registered', 'Red River Water');
      await choose(page, said('Country'), country('VN'), page);
      await fill('Name', 'Hoa Pham');
      await fill('Mail address', 'hoa@example.org');
      await fill('Where you have the address from', 'She wrote to the hub');
      await fill('Why you may write to them', 'She asked for it');
      await fill('Valid until', '2099-06-30');
      await isInOneLanguage(page, language);
      await page.getByRole('button', { name: said('Next') }).click();
      await page.getByRole('button', { name: said('They pay for a product') }).click();
      await page.getByRole('textbox', { name: said('Title') }).fill('Acoustic detection of leaks in drinking water pipes');
      await page
        .getByRole('textbox', { name: said('Summary') })
        .fill('We look for wireless sensors that find leaks in buried water pipes, with training of our crews.');
      await publish(page, 'need');
      await page
        .getByRole('navigation')
        .getByRole('link', { name: said('Inbox') })
        .first()
        .click();
      await page.getByText(say(language, 'console.words.met')).first().waitFor();
      await isInOneLanguage(page, language);
      expect(await landfall.parked()).toEqual([]);
    });
  }, 120_000);

  /** What a publication asks for, step by step, and the publication. */
  const publish = async (page: Page, side: 'offering' | 'need') => {
    const take = async (label: string, words: string) => {
      await choose(page, said(label), words, page);
      await page.keyboard.press('Escape');
    };
    await page
      .getByRole('textbox', { name: said('Description') })
      .fill(
        'Battery loggers sit on the valves of a drinking water network, listen to the pipe at night and show each leak on a map.',
      );
    await page.getByRole('button', { name: said('Facts') }).click();
    await take('Sectors', leak);
    await take('Cooperation types', coded('cooperationTypes', 'supply'));
    await take('Delivery', coded('deliveryModes', 'hardware'));
    await take('Working languages', formatName(language, 'language', 'en'));
    await isInOneLanguage(page, language);
    await page.getByRole('button', { name: said('Terms') }).click();
    await take('Settlement currencies', 'USD');
    if (side === 'need') await page.getByLabel(said('Deadline')).fill('2099-12-31');
    await page.getByRole('button', { name: said('Look and publish') }).click();
    await isInOneLanguage(page, language);
    await page.getByRole('button', { name: said('Publish') }).click();
    await page.getByText(said('It is published and matched')).waitFor();
  };
});
