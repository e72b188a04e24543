import { Given, must, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { Visitors } from './browser.js';
import { isInOneLanguage, saidIn } from './said.js';

const chromium = process.env.TEST_CHROMIUM;
const tongues = ['en', 'ar'] as const;
const described = chromium ? describe : describe.skip;

described('each person on their main path, in a browser', () => {
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let hub: Hub;
  let firm: Firm;

  beforeAll(async () => {
    landfall = await Landfall.start();
    visitors = await Visitors.of(landfall, chromium!);
    given = await Given.in(landfall);
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  test('an operator begins on an empty database: a hub is proposed and planned, a coordinator invited', async () => {
    must(201, await given.operator.post('/people', { name: 'Oleg Operator', email: 'oleg@example.org', language: 'en', zone: 'UTC', duties: ['operator'] })); // prettier-ignore
    const session = await visitors.session('oleg@example.org', await landfall.person('oleg@example.org'));
    await visitors.visit({ session }, async ({ page, go, settled }) => {
      await go('/');
      await page.waitForURL('**/hubs');
      await page.getByText('No hub yet').waitFor();
      await page.getByRole('button', { name: 'New hub' }).first().click();
      const choose = async (label: string, words: string) => {
        await page.locator('input[aria-haspopup=listbox]').and(page.getByLabel(label)).fill(words);
        await page.getByRole('option', { name: words }).first().click();
      };
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Hanoi export hub');
      await choose('Country', 'Vietnam');
      await choose('Time zone', 'Asia/Saigon');
      await choose('Currency', 'VND');
      await page.getByRole('textbox', { name: 'Mail address for answers' }).fill('hanoi@example.org');
      await page.getByRole('button', { name: 'New hub' }).click();
      await page.getByRole('button', { name: 'Change its state' }).click();
      await page.getByRole('menuitem', { name: 'planned' }).click();
      await page.getByText('Hanoi export hub: planned').waitFor();
      await page.getByText('2 more to be invited').waitFor();
      await page.getByRole('button', { name: 'Invite a coordinator' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Linh Tran');
      await dialog.getByRole('textbox', { name: 'Mail address' }).fill('linh@example.org');
      await dialog.getByRole('button').last().click();
      await page.getByText('Invited: Linh Tran').waitFor();
      await settled();
      await page.getByText('1 more to be invited').waitFor();
    });
    await landfall.settled();
    expect(landfall.mailbox.to('linh@example.org')).toHaveLength(1);
  });

  test.each(tongues)(
    'a firm writes an offer: it saves as it goes, keeps what was written while nothing answers, and says what a publication lacks (%s)',
    async (language) => {
      const said = saidIn(language);
      if (language === 'en') await given.deniedParties(['Polyforbid Trading House']);
      hub ??= await given.hub({ name: 'Dubai export hub' });
      firm = await given.firm({ name: `Hydroslukhan ${language}` });
      const title = `Loggers that find leaks (${language})`;
      const session = await visitors.session(firm.ownerEmail, firm.owner);
      await visitors.visit({ session, language, width: 390 }, async ({ page, go }) => {
        await go('/offers');
        await page.getByText(said('None yet.')).waitFor();
        await page
          .getByRole('link', { name: said('New offer') })
          .first()
          .click();
        await page.getByRole('button', { name: said('We are paid for a product') }).click();
        await page.getByRole('textbox', { name: said('Title') }).fill(title);
        await landfall.until(`select 1 from listings.listings where title = '${title}' and state = 'draft'`);

        await page.route('**/listings/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
        await page.getByRole('textbox', { name: said('Summary') }).fill('They listen to buried pipes at night, on one battery.');
        await page
          .getByRole('alert')
          .filter({ hasText: said('No answer', 'within') })
          .waitFor();
        await isInOneLanguage(page, language);
        await page.unroute('**/listings/*');
        await page.getByRole('button', { name: said('Try again') }).click();
        await landfall.until(`select 1 from listings.listings where title = '${title}' and summary like 'They listen%'`);

        await page.getByRole('button', { name: said('Look and publish') }).click();
        await page.waitForURL('**/listings/*?step=look');
        await page.getByRole('button', { name: said('Publish') }).click();
        const refused = page.getByRole('alert').filter({ hasText: said('It cannot be published yet', 'within') });
        await refused.waitFor();
        await isInOneLanguage(page, language);
        await refused.getByRole('button', { name: said('Sectors') }).click();
        await page
          .locator('input[aria-haspopup=listbox]')
          .and(page.getByLabel(said('Sectors')))
          .fill('7163');
        await page.getByRole('option').first().click();
        await landfall.until(`select 1 from listings.listings where title = '${title}' and cardinality(sectors) = 1`);

        await page.getByRole('button', { name: said('Terms') }).click();
        const open = page.getByRole('checkbox', { name: said('In the open catalogue, for everybody') });
        expect(await open.isChecked()).toBe(false);
        await page.getByText(said('Anybody then reads it, also without signing in')).waitFor();
        await open.check();
        await landfall.until(`select 1 from listings.listings where title = '${title}' and in_catalogue`);
        await page.getByRole('button', { name: said('Look and publish') }).click();
        await page.getByText(said('For everybody')).click();
        await page.getByText(said('In the open catalogue once it is published')).waitFor();
      });
    },
  );

  test('a coordinator writes a request for an organisation of the market: its contact, its permission, its words, all kept as they go', async () => {
    const session = await visitors.session(hub.coordinatorEmail, hub.coordinator);
    await visitors.visit({ session }, async ({ page, go }) => {
      await go('/needs/new');
      const fill = (label: string, words: string) => page.getByLabel(label, { exact: true }).fill(words);
      await fill('Name as registered', 'Gulf Pipes Trading');
      await page.locator('input[aria-haspopup=listbox]').and(page.getByLabel('Country')).fill('United Arab');
      await page.getByRole('option').first().click();
      await fill('Name', 'Amira Haddad');
      await fill('Mail address', 'amira@example.org');
      await fill('Where you have the address from', 'She wrote to the hub');
      await fill('Why you may write to them', 'She asked for it');
      await fill('Valid until', '2028-06-30');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: /They pay for a product/ }).click();
      await page.getByRole('textbox', { name: 'Title' }).fill('Sensors for leaking mains');
      await landfall.until(`select 1 from listings.listings where title = 'Sensors for leaking mains' and side = 'need'`);
      await page.getByRole('textbox', { name: 'Summary' }).fill('We look for sensors that find leaks in old mains.');
      const kept = await landfall.until(
        `select profile_type, state from listings.listings where summary like 'We look for sensors that find%'`,
      );
      expect(kept).toEqual({ profile_type: 'BR', state: 'draft' });
    });
  });

  test.each([
    { language: 'en', yes: 'Interested', recorded: 'Your interest is recorded' },
    { language: 'ar', yes: 'مهتم', recorded: 'سُجّل اهتمامك' },
  ])('a firm answers the card on its phone ($language)', async ({ language, yes, recorded }) => {
    const buyer = await given.buyer(hub);
    await given.offering(firm, { title: `Acoustic loggers for ${language}` });
    await given.need(buyer);
    await landfall.settled();
    const { items } = must<{ items: { id: string; version: number; offering: { title: string } }[] }>(200, await hub.coordinator.get('/proposals?state=queued')); // prettier-ignore
    const { id, version } = items.find(({ offering }) => offering.title.endsWith(language))!;
    must(200, await hub.coordinator.put(`/proposals/${id}/approval`, undefined, version));
    await landfall.later('11 seconds');
    const isSide = (state: string) => landfall.until(`select 1 from introductions.sides s join introductions.introductions i on i.id = s.introduction
      where i.proposal = '${id}' and s.side = 'offering' and s.state = '${state}'`); // prettier-ignore
    await isSide('asked');
    await landfall.settled();
    const session = await visitors.session(firm.ownerEmail, firm.owner);
    await visitors.visit({ session, language, width: 390 }, async ({ page, go }) => {
      await go('/');
      await page.waitForURL('**/partners');
      await page.getByRole('button', { name: yes }).first().click();
      await page.getByText(recorded).waitFor();
    });
    await isSide('accepted');
  });

  test.each(tongues)('a compliance officer sees why a party is held, and decides with grounds (%s)', async (language) => {
    const said = saidIn(language);
    const held = language === 'en' ? 'LLC' : 'JSC';
    must(201, await given.operator.post('/people', { name: 'Olga Officer', email: `officer-${language}@example.org`, language: 'en', zone: 'UTC', duties: ['compliance'] })); // prettier-ignore
    await given.firm({ name: `Poliforbid Trading House ${held}` });
    await landfall.settled();
    const session = await visitors.session(
      `officer-${language}@example.org`,
      await landfall.person(`officer-${language}@example.org`),
    );
    await visitors.visit({ session, language }, async ({ page, go }) => {
      await go('/');
      await page.waitForURL('**/hits');
      const card = page.getByRole('article').filter({ hasText: `Poliforbid Trading House ${held}` });
      await card.getByText(said('Words in common')).waitFor();
      const dismiss = card.getByRole('button', { name: said('Not the same party') });
      expect(await dismiss.isDisabled()).toBe(true);
      await card
        .getByRole('textbox', { name: said('Grounds for the decision') })
        .fill('Another register number and another town.');
      await isInOneLanguage(page, language);
      await dismiss.click();
      await page.getByText(said('The decision is recorded')).waitFor();
      await card.waitFor({ state: 'detached' });
      await go('/lists');
      await page.getByRole('listitem').filter({ hasText: 'test list' }).getByText(said('Up to date')).waitFor();
      await go('/inbox');
      await page.getByRole('heading', { name: said('Not allowed') }).waitFor();
    });
  });

  test('a coordinator keeps the hub and reads what its introductions came to', async () => {
    const session = await visitors.session(hub.coordinatorEmail, hub.coordinator);
    await visitors.visit({ session }, async ({ page, go }) => {
      await go('/hub');
      await page.getByLabel('Day', { exact: true }).fill('2027-12-02');
      await page.getByRole('textbox', { name: 'Its name' }).fill('National Day');
      await page.getByRole('button', { name: 'Add the day' }).click();
      await landfall.until(`select 1 from members.holidays where hub = '${hub.id}' and name = 'National Day'`);
      await page
        .getByRole('button', { name: /^Public holidays of/ })
        .last()
        .click();
      await page.getByRole('checkbox', { name: 'End of Ramadan' }).first().uncheck();
      await page.getByRole('button', { name: 'Take these days' }).click();
      await landfall.until(
        `select 1 from members.holidays where hub = '${hub.id}' and source is not null group by hub having count(removed_at) = 1 and count(*) > 9`,
      );
      await page.getByRole('spinbutton', { name: 'Introductions at once' }).fill('7');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('settings are saved').waitFor();
      await landfall.until(`select 1 from members.hubs where id = '${hub.id}' and capacity = 7`);
      await go('/results');
      await page.getByRole('figure').getByText('Approved').waitFor();
      expect(await page.getByRole('table').getByRole('row').count()).toBe(2);
    });
  });

  test('a firm brings its offers in from a file: refused rows stand by their line, the rest comes in and is taken back', async () => {
    const session = await visitors.session(firm.ownerEmail, firm.owner);
    const offers =
      'externalId,profileType,language,title,summary\nx-1,BO,en,Loggers from a file,They listen to buried pipes at night.\nx-2,what,en,Loggers of another kind,They listen to buried pipes by day.\n';
    await visitors.visit({ session }, async ({ page, go }) => {
      await go('/imports');
      await page.getByRole('heading', { name: 'No file yet' }).waitFor();
      await page.getByRole('button', { name: 'New import' }).first().click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'offers.csv', mimeType: 'text/csv', buffer: Buffer.from(offers) });
      await page.getByRole('button', { name: 'Read the file' }).click();
      await page.waitForURL('**/imports/*');
      const refused = page.getByRole('listitem').filter({ hasText: 'Line 3' });
      await refused.waitFor();
      expect(await refused.textContent()).toContain('profileType');
      await page.getByRole('button', { name: 'Bring in 1 row' }).click();
      await landfall.until(`select 1 from listings.listings where title = 'Loggers from a file'`);
      await page.getByRole('button', { name: 'Take it all back' }).click();
      await landfall.until(`select 1 from imports.imports where state = 'undone'`);
    });
  });
});
