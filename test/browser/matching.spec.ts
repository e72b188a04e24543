import { randomUUID } from 'node:crypto';
import { criteria } from '#scoring';
import { Given, must } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { Visitors } from './browser.js';
import { isInOneLanguage, saidIn } from './said.js';

const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

described('what was learnt of answers, in a browser', () => {
  let landfall: Landfall;
  let visitors: Visitors;
  beforeAll(async () => {
    landfall = await Landfall.start();
    visitors = await Visitors.of(landfall, chromium!);
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
  });

  /** Answers that hang on the sectors alone, said since that moment. */
  const answered = (since: string) =>
    landfall.admin.query(
      `insert into matches.decisions (introduction, side, hub, decider, decided_about, said_yes, code, fits, probability, decided_at)
       select gen_random_uuid(), case when n % 2 = 0 then 'need' else 'offering' end, $1, gen_random_uuid(), gen_random_uuid(), yes, case when not yes then 'price' end,
         array(select case when at = $2 then fit else mod(n * 7919 + at * 104729, 1000) / 1000.0 end from generate_series(0, $3) at)::real[], 1,
         $4::timestamptz + n * interval '1 second'
       from generate_series(1, 1000) n, lateral (select mod(n * 7907, 1000) / 1000.0 as fit) f, lateral (select mod(n * 6007, 1000) / 1000.0 < 1 / (1 + exp(-8 * (fit - 0.5))) as yes) said`,
      [randomUUID(), criteria.findIndex(({ name }) => name === 'sectors'), criteria.length - 1, since],
    );

  test('weights are learnt, shown with their test, put in force by who types their number, and held against what comes (en, then ar)', async () => {
    const given = await Given.in(landfall);
    const email = 'operator@example.org';
    must(
      201,
      await given.operator.post('/people', { name: 'Olga Operator', email, language: 'en', zone: 'UTC', duties: ['operator'] }),
    );
    const operator = await visitors.session(email, await landfall.person(email));
    await answered('2026-01-01');
    await visitors.visit({ session: operator }, async ({ page, go, settled, axe }) => {
      await go('/matching');
      await page.getByRole('heading', { name: 'Policy 1' }).waitFor();
      await page.getByText('Answers of firms and buyers that are kept: 1,000.').waitFor();
      await page.getByText('Nobody has answered since the policy in force was put in force.').waitFor();
      await page.getByRole('button', { name: 'Learn new weights' }).click();
      // nobody asks again: it is told
      await page.getByRole('heading', { name: 'Policy 2' }).waitFor();
      await page.getByText(/^Learnt from 700 answers, tested on 300 later ones/).waitFor();
      await page.getByText('Weights', { exact: true }).first().click();
      await settled();
      expect(await axe()).toEqual([]);
      await page.getByRole('button', { name: 'Put in force' }).click();
      const dialog = page.getByRole('dialog');
      const put = dialog.getByRole('button', { name: 'Put in force' });
      await dialog.getByLabel('Type 2 to go on').fill('1');
      expect(await put.isDisabled()).toBe(true);
      await dialog.getByLabel('Type 2 to go on').fill('2');
      await put.click();
      await page.getByText('Policy 2 is in force. Everything is matched anew.').waitFor();
      await landfall.until(`select 1 from ledger.entries where name = 'PolicyShipped'`);
    });
    await answered('2099-01-01');
    await visitors.visit({ session: operator, language: 'ar' }, async ({ page, go, settled, axe, overflow }) => {
      const said = saidIn('ar');
      await go('/matching');
      await page.getByRole('heading', { name: said('How true it comes') }).waitFor();
      await page.getByRole('columnheader', { name: said('Came') }).waitFor();
      await settled();
      await isInOneLanguage(page, 'ar');
      expect([await axe(), await overflow()]).toEqual([[], 0]);
    });
  });
});
