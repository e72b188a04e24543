import { Given, type Firm } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { password, Visitors } from './browser.js';

const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

described('the people of a firm, in a browser', () => {
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let firm: Firm;
  const vera = 'vera@example.com';

  beforeAll(async () => {
    landfall = await Landfall.start();
    visitors = await Visitors.of(landfall, chromium!);
    given = await Given.in(landfall);
    await given.deniedParties();
    firm = await given.firm({ name: 'Hydroslukhan' });
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  const asOwner = () => visitors.session(firm.ownerEmail, firm.owner);
  const asVera = async () => visitors.session(vera, await landfall.person(vera));

  test('an owner invites a colleague, who is asked above every screen and joins', async () => {
    await visitors.visit({ session: await asOwner() }, async ({ page, go, axe }) => {
      await go('/organisation');
      await page.getByRole('button', { name: 'Invite a colleague' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Vera Vetrova');
      await dialog.getByRole('textbox', { name: 'Mail address' }).fill(vera);
      expect(await axe()).toEqual([]);
      await dialog.getByRole('button', { name: 'Invite a colleague' }).click();
      await page.getByRole('listitem').filter({ hasText: vera }).getByText('invited, the link works until').waitFor();
      expect(await axe()).toEqual([]);
    });
    await landfall.settled();
    await visitors.visit({ session: await asVera(), language: 'ar', width: 390 }, async ({ page, go, axe, overflow }) => {
      await go('/');
      const asked = page.getByRole('region', { name: 'دعوة' });
      await asked.getByText('Hydroslukhan').waitFor();
      expect([await axe(), await overflow()]).toEqual([[], 0]);
      await asked.getByRole('button', { name: 'الانضمام' }).click();
      await asked.waitFor({ state: 'detached' });
      await go('/organisation');
      await page.getByText(firm.ownerEmail).waitFor();
      expect([await axe(), await overflow()]).toEqual([[], 0]);
      expect(await page.getByRole('button', { name: 'دعوة زميل' }).count()).toBe(0);
    });
  });

  test('what was searched in the open catalogue is saved from its page, is silenced, changed, opened, taken away and back', async () => {
    await given.offering(firm, { title: 'Loggers that hear leaks', inCatalogue: true });
    await visitors.visit({ session: await asOwner() }, async ({ page, go, axe }) => {
      await go('/searches');
      await page.getByRole('heading', { name: 'No saved search yet' }).waitFor();
      await page.getByRole('link', { name: 'See the open catalogue' }).click();
      await page.getByRole('searchbox', { name: 'Words' }).fill('hear leaks');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('link', { name: 'Save this search' }).click();
      const dialog = page.getByRole('dialog', { name: 'New search' });
      expect(await dialog.getByRole('textbox', { name: 'Words' }).inputValue()).toBe('hear leaks');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Leaks');
      const listed = (label: string) => page.locator('input[aria-haspopup=listbox]').and(page.getByLabel(label));
      await listed('Sector').fill('leak');
      await page.getByRole('option').first().click();
      expect(await axe()).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      const line = page.getByRole('listitem').filter({ hasText: '“hear leaks”' });
      await line.waitFor();
      await line.getByRole('checkbox', { name: 'News by mail Leaks' }).uncheck();
      await landfall.until(`select 1 from listings.searches where name = 'Leaks' and not tells and asked ? 'sector'`);
      await line.getByRole('button', { name: 'Change Leaks' }).click();
      const changing = page.getByRole('dialog', { name: 'Change this search' });
      await changing.getByRole('textbox', { name: 'Name' }).fill('Leaks in pipes');
      await listed('Sector').fill('leak');
      await page.getByRole('option', { selected: true }).click(); // once more: no longer
      await changing.getByRole('button', { name: 'Save' }).click();
      await line.getByRole('link', { name: 'Leaks in pipes' }).click();
      await page.getByText('Loggers that hear leaks').waitFor();
      await go('/searches');
      await line.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('heading', { name: 'No saved search yet' }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await line.waitFor();
    });
  });

  test('the last owner cannot leave, hands it over and does; who owns it then closes it by its name', async () => {
    await visitors.visit({ session: await asOwner() }, async ({ page, go }) => {
      await go('/organisation');
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
      await dialog.getByRole('alert').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('input[aria-haspopup=listbox]').and(page.getByLabel('Role of Vera Vetrova')).click();
      await page.getByRole('option', { name: 'Owner' }).click();
      await landfall.until(
        `select 1 from members.memberships m join members.people p on p.id = m.person where p.email = $1 and m.role = 'owner'`,
        [vera],
      );
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
      await page.getByRole('link', { name: 'Sign in' }).waitFor();
    });
    // with another role one signs in again
    await visitors.visit({}, async ({ page, go, axe }) => {
      await go('/organisation');
      await page.getByRole('textbox', { name: 'Mail address' }).fill(vera);
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Close the organisation' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Hydro');
      await dialog.getByRole('button', { name: 'Close the organisation' }).click();
      await dialog.locator('input[aria-invalid=true]').waitFor();
      expect(await axe()).toEqual([]);
      await dialog.getByRole('textbox').fill('Hydroslukhan');
      await dialog.getByRole('button', { name: 'Close the organisation' }).click();
      await page.waitForURL('**/register');
    });
    await landfall.until(`select 1 from members.organisations where closed_at is not null`);
  });
});
