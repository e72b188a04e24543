import { Given, must, type Buyer, type Firm, type Hub, type Listing } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { password, Visitors } from './browser.js';
import { isInOneLanguage, saidIn } from './said.js';
import { translator } from '../given/translator.js';

const chromium = process.env.TEST_CHROMIUM;
const described = chromium ? describe : describe.skip;

described('what people learn of each other, in a browser', () => {
  let machine: Awaited<ReturnType<typeof translator>>;
  let landfall: Landfall;
  let given: Given;
  let visitors: Visitors;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  const officer = 'officer@example.org';

  beforeAll(async () => {
    machine = await translator();
    landfall = await Landfall.start({ settings: { TRANSLATOR_URL: machine.url } });
    visitors = await Visitors.of(landfall, chromium!);
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub({ name: 'Dubai export hub' });
    firm = await given.firm({ name: 'Hydroslukhan' });
    buyer = await given.buyer(hub, { name: 'Wadimarra Water Works' });
    await given.introduced(firm, buyer);
    must(201, await given.operator.post('/people', { name: 'Olga Officer', email: officer, language: 'en', zone: 'UTC', duties: ['compliance'] })); // prettier-ignore
  }, 300_000);
  afterAll(async () => {
    await visitors?.close();
    await landfall?.close();
    await machine?.close();
  });

  const asFirm = () => visitors.session(firm.ownerEmail, firm.owner);
  const asCoordinator = () => visitors.session(hub.coordinatorEmail, hub.coordinator);

  const asOfficer = async () => visitors.session(officer, await landfall.person(officer));

  test.each([
    {
      language: 'en',
      messages: 'Messages',
      yours: 'Your message',
      send: 'Send',
      text: 'Shall we begin with the northern district?',
    },
    { language: 'ar', messages: 'الرسائل', yours: 'رسالتكم', send: 'إرسال', text: 'هل نبدأ بالحي الشمالي؟' },
  ])('a firm writes to whom it was introduced, on its phone ($language)', async ({ language, messages, yours, send, text }) => {
    await visitors.visit({ session: await asFirm(), language, width: 390 }, async ({ page, go, overflow, axe }) => {
      await go('/partners');
      await page.getByRole('button', { name: messages }).click();
      await page.getByRole('textbox', { name: yours }).fill(text);
      await page.getByRole('button', { name: send, exact: true }).click();
      await page.getByRole('listitem').filter({ hasText: text }).waitFor();
      expect(await overflow()).toBe(0);
      expect(await axe()).toEqual([]);
    });
  });

  test('what was begun and not sent stays while its thread is closed, and is gone once its writer has signed out', async () => {
    await asFirm(); // who has a password from then on
    await visitors.visit({}, async ({ page, go, press }) => {
      const signIn = async () => {
        await page.locator('input[name=email]').fill(firm.ownerEmail);
        await page.locator('input[name=password]').fill(password);
        await press('Enter');
      };
      const thread = page.getByRole('button', { name: 'Messages' });
      const written = page.getByRole('textbox', { name: 'Your message' });
      await go('/sign-in?to=/partners');
      await signIn();
      await thread.click();
      await written.fill('Half a thought');
      await thread.click();
      await written.waitFor({ state: 'detached' });
      await thread.click();
      expect(await written.inputValue()).toBe('Half a thought');
      await page.getByRole('button', { name: 'Owner' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Sign in' }).click();
      await signIn();
      await thread.click();
      expect(await written.inputValue()).toBe('');
    });
  });

  test('who signs in over the screen of somebody else begins at their own: what waited is not sent as theirs', async () => {
    const sent = async () => (await landfall.admin.query(`select id from messages.messages`)).rows.length;
    const before = await sent();
    const other = await given.firm({ name: 'Agrotesk' });
    await visitors.session(other.ownerEmail, other.owner);
    await visitors.visit({ session: await asFirm() }, async ({ page, context, go, press }) => {
      await go('/partners');
      await page.getByRole('button', { name: 'Messages' }).click();
      await page.getByRole('textbox', { name: 'Your message' }).fill('Not in the name of another');
      await context.clearCookies({ name: 'sid' });
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Sign in again' });
      await dialog.locator('input[name=email]').fill(other.ownerEmail);
      await dialog.locator('input[name=password]').fill(password);
      await press('Enter');
      await page.getByRole('button', { name: 'Messages' }).waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Possible partners' }).waitFor();
    });
    expect(await sent()).toBe(before);
  });

  test('their coordinator reads along, answers, and reports what does not belong there', async () => {
    await visitors.visit({ session: await asCoordinator() }, async ({ page, go }) => {
      await go('/introductions?state=made');
      await page.getByRole('button', { name: 'Letters and meetings' }).click();
      const said = page.getByRole('listitem').filter({ hasText: 'northern district' });
      await said.getByText('Firm', { exact: true }).waitFor();
      await page.getByRole('textbox', { name: 'Your message' }).fill('I join you on Monday.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('listitem').filter({ hasText: 'I join you on Monday.' }).getByText('You', { exact: true }).waitFor();
      await said.getByRole('button', { name: 'Report this message' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'another reason', exact: false }).click();
      await said.getByText('This message was reported').waitFor();
      expect(await said.getByRole('button').count()).toBe(0);
      await go('/hub');
      await page.getByRole('listitem').filter({ hasText: 'northern district' }).getByText('another reason').waitFor();
    });
  });

  test.each([
    { language: 'en', seen: 'Seen at work in a valve chamber.', answer: 'We have a second reference since.' },
    { language: 'ar', seen: 'رأيناه يعمل في غرفة صمامات.', answer: 'لدينا مرجع ثانٍ منذ ذلك الحين.' },
  ] as const)(
    'an attaché assesses an offer by the rubric, and the firm reads it and answers once ($language)',
    async ({ language, seen, answer }) => {
      const said = saidIn(language);
      let address = '';
      await visitors.visit({ session: await asCoordinator(), language }, async ({ page, go, axe }) => {
        await go('/offerings');
        await page.getByRole('link', { name: /Acoustic loggers/ }).click();
        await page.getByRole('textbox', { name: said('What it rests on') }).waitFor();
        // a later one of the same attaché takes the place of the former
        if (language === 'en') await page.getByText('Nobody has assessed it yet').waitFor();
        for (const question of await page
          .getByRole('group')
          .filter({ has: page.getByRole('radio') })
          .all())
          await question.getByRole('radio', { name: '3' }).check();
        await page.getByRole('textbox', { name: said('What it rests on') }).fill(seen);
        await page.getByRole('button', { name: said('Give this assessment') }).click();
        const given = page.getByRole('article').filter({ hasText: seen });
        await given.getByText(said('Counts')).waitFor();
        await page
          .getByText(/75[^0-9]{0,3}%/)
          .first()
          .waitFor();
        await isInOneLanguage(page, language);
        expect(await axe()).toEqual([]);
        address = new URL(page.url()).pathname.replace('/app/offerings', '/listings');
      });
      await visitors.visit({ session: await asFirm(), language, width: 390 }, async ({ page, go, overflow }) => {
        await go(`${address}?step=look`);
        const given = page.getByRole('article').filter({ hasText: seen });
        await given.getByRole('textbox', { name: said('Your answer') }).fill(answer);
        await given.getByRole('button', { name: said('Send') }).click();
        await given.getByText(answer).and(page.locator('blockquote p')).waitFor();
        expect(await given.getByRole('textbox').count()).toBe(0);
        await isInOneLanguage(page, language);
        expect(await overflow()).toBe(0);
      });
    },
  );

  test('whoever has a stake in a firm is told why they assess nothing of it', async () => {
    await visitors.visit({ session: await asCoordinator() }, async ({ page, go }) => {
      const { items } = must<{ items: (Listing & { side: string })[] }>(200, await hub.coordinator.get('/listings?side=offering&state=published')); // prettier-ignore
      await go(`/offerings/${items[0]!.id}?kind=market_need`);
      await page.getByText('Have you a stake in this organisation?').click();
      await page.getByRole('textbox', { name: 'What it is' }).fill('My brother works there.');
      await page.getByRole('button', { name: 'I have a stake' }).click();
      await page.getByText('Your stake is recorded').waitFor();
      for (const question of await page
        .getByRole('group')
        .filter({ has: page.getByRole('radio') })
        .all())
        await question.getByRole('radio', { name: '4' }).check();
      await page.getByRole('textbox', { name: 'What it rests on' }).fill('Everybody asks for it.');
      await page.getByRole('button', { name: 'Give this assessment' }).click();
      await page.getByRole('alert').filter({ hasText: 'You have declared a stake' }).waitFor();
      await page.getByText('Void: a stake was declared').waitFor();
    });
  });

  test.each([
    { language: 'en', name: 'Instruments need two', sector: '38', version: 1 },
    { language: 'ar', name: 'المضخات تحتاج موافقتين', sector: '42', version: 2 },
  ] as const)(
    'a compliance officer sees in a dry run whom a rule would stop before it counts; the hub reads it ($language)',
    async ({ language, name, sector, version }) => {
      const said = saidIn(language);
      await visitors.visit({ session: await asOfficer(), language }, async ({ page, go, axe }) => {
        await go('/admission');
        if (version === 1) await page.getByRole('heading', { name: 'No rule: everybody is admitted' }).waitFor();
        await page.getByRole('button', { name: said('New rule') }).click();
        await page.getByRole('textbox', { name: said('Name') }).fill(name);
        await page.getByRole('combobox', { name: said('What becomes of the pair') }).selectOption('approve');
        await page.getByLabel(said('Sectors')).and(page.locator('input:visible')).fill(sector);
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: said('Take it over') }).click();
        expect(await page.getByRole('button', { name: said('Set these rules') }).count()).toBe(0);
        await page.getByRole('button', { name: said('Dry run') }).click();
        await page.getByRole('heading', { name: said('What these rules would do') }).waitFor();
        await isInOneLanguage(page, language);
        expect(await axe()).toEqual([]);
        await page.getByRole('button', { name: said('Set these rules') }).click();
        await page.getByText(said('The rules count from now on', 'within')).first().waitFor();
      });
      await landfall.until(`select 1 from screening.admission_rules where hub = $1 and version = $2`, [hub.id, version]);
      await visitors.visit({ session: await asCoordinator(), language }, async ({ page, go }) => {
        await go('/hub');
        await page.getByRole('listitem').filter({ hasText: name }).getByText(said('Two approve')).waitFor();
        await isInOneLanguage(page, language);
      });
    },
  );

  test('a firm names a number and a domain; a mistyped one is refused at its field; an officer says which document proves it', async () => {
    await visitors.visit({ session: await asFirm() }, async ({ page, go, axe }) => {
      await go('/organisation');
      await page.getByText(firm.ownerEmail).waitFor();
      const value = page.getByRole('textbox', { name: 'Number or domain' });
      await page.getByRole('combobox', { name: 'What it is' }).selectOption('inn');
      await value.fill('1234567895');
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.locator('input[aria-invalid=true]').waitFor();
      await value.fill('1234567894');
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.getByRole('listitem').filter({ hasText: '1234567894' }).getByText('Said, not seen').waitFor();
      await page.getByRole('combobox', { name: 'What it is' }).selectOption('domain');
      await value.fill('hydroslukhan.invalid');
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.getByText('_landfall.hydroslukhan.invalid').waitFor();
      expect(await axe()).toEqual([]);
    });
    await visitors.visit({ session: await asOfficer() }, async ({ page, go }) => {
      await go(`/organisation/${firm.id}`);
      const number = page.getByRole('listitem').filter({ hasText: '1234567894' });
      await number.getByRole('button', { name: 'I have seen the document' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Which document' }).fill('Tax certificate 77');
      await dialog.getByLabel('The last day on which that counts').fill('2099-12-31');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await number.getByText('Proven').waitFor();
      // the line that proves a domain is the firm's own, and so are the names of its people
      expect(await page.getByText('landfall-proof').count()).toBe(0);
      expect(await page.getByText(firm.ownerEmail).count()).toBe(0);
    });
  });

  test('a firm says in another language what it offers, and a hub reads it there first; another hub’s words wait for the firm', async () => {
    const { id } = await given.offering(firm, { title: 'Hydrophones for mains' });
    await visitors.visit({ session: await asFirm(), width: 390 }, async ({ page, go, axe, overflow }) => {
      await go(`/listings/${id}?step=look`);
      await page.getByRole('button', { name: 'Translate Russian' }).click();
      const dialog = page.getByRole('dialog', { name: 'Russian' });
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Гидрофоны для магистралей');
      await dialog.getByRole('textbox', { name: 'Summary' }).fill('Слышат утечку ночью.');
      expect(await axe()).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      const russian = page.getByRole('listitem').filter({ hasText: 'Гидрофоны' });
      await russian.getByText('Confirmed', { exact: true }).waitFor();
      expect(await overflow()).toBe(0);
    });
    await visitors.visit({ session: await asCoordinator(), language: 'ru' }, async ({ page, go }) => {
      await go(`/offerings/${id}`);
      await page.getByText('Слышат утечку ночью.').waitFor();
      await page.getByText('Оригинал', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Перевести Арабский' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Название' }).fill('مسامع مائية للأنابيب');
      await dialog.getByRole('textbox', { name: 'Краткое описание' }).fill('تسمع التسرب ليلاً.');
      await dialog.getByRole('button', { name: 'Сохранить' }).click();
      await page.getByRole('listitem').filter({ hasText: 'مسامع' }).getByText('Не подтверждён').waitFor();
    });
    await visitors.visit({ session: await asFirm() }, async ({ page, go }) => {
      await go(`/listings/${id}?step=look`);
      const arabic = page.getByRole('listitem').filter({ hasText: 'مسامع' });
      await arabic.getByRole('button', { name: 'It says the same' }).click();
      await arabic.getByText('Confirmed', { exact: true }).waitFor();
      await arabic.getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Translate Arabic' }).waitFor();
    });
  });

  test('a machine translates what its firm asks for; a hub reads it as a machine’s, and the firm’s word makes it the firm’s', async () => {
    const { id } = await given.offering(firm, { title: 'Hydrophones for the harbour' });
    await landfall.settled();
    const line = 'vi: Hydrophones for the harbour';
    await visitors.visit({ session: await asFirm(), width: 390 }, async ({ page, go, axe, overflow }) => {
      await go(`/listings/${id}?step=look`);
      await page.getByRole('button', { name: 'Draft by machine Vietnamese' }).click();
      const made = page.getByRole('listitem').filter({ hasText: line });
      await made.getByText('Not confirmed').waitFor();
      await made.getByText('machine', { exact: false }).first().waitFor();
      expect([await axe(), await overflow()]).toEqual([[], 0]);
    });
    await visitors.visit({ session: await asCoordinator(), language: 'vi' }, async ({ page, go }) => {
      await go(`/offerings/${id}`);
      await page.getByText(line).first().waitFor();
    });
    await visitors.visit({ session: await asFirm() }, async ({ page, go }) => {
      await go(`/listings/${id}?step=look`);
      const made = page.getByRole('listitem').filter({ hasText: line });
      await made.getByRole('button', { name: 'It says the same' }).click();
      await made.getByText('Confirmed', { exact: true }).waitFor();
    });
  });

  test('of two that say the same one stays, once both were named', async () => {
    const said = { title: 'Loggers listed twice', summary: 'Found at night, shown on a map.' };
    const gone = await given.offering(firm, said);
    const stays = await given.offering(firm, said);
    await visitors.visit({ session: await asFirm(), width: 390 }, async ({ page, go, axe, overflow }) => {
      await go(`/listings/${gone.id}?step=look`);
      await page.getByRole('button', { name: 'Keep that one alone Loggers listed twice' }).click();
      const dialog = page.getByRole('dialog', { name: 'Of two, one stays' });
      await dialog.getByRole('button', { name: 'Keep that one alone' }).waitFor();
      expect(await axe()).toEqual([]);
      expect(await overflow()).toBe(0);
      await dialog.getByRole('button', { name: 'Keep that one alone' }).click();
      await page.waitForURL(`**/listings/${stays.id}?step=look`);
      await page.getByText('Nothing else that is listed says the same.').waitFor();
    });
    await landfall.until(`select 1 from listings.listings where id = $1 and state = 'archived'`, [gone.id]);
  });

  test('a coordinator offers the news to somebody of a buyer, who is only asked, and takes that back', async () => {
    await visitors.visit({ session: await asCoordinator() }, async ({ page, go, axe }) => {
      await go('/hub');
      await page.getByRole('button', { name: 'Offer the news to somebody' }).click();
      const dialog = page.getByRole('dialog');
      await page.locator('input[aria-haspopup=listbox]').and(page.getByLabel('Of which organisation')).click();
      await page.getByRole('option', { name: 'Wadimarra Water Works' }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Rana Reader');
      await dialog.getByRole('textbox', { name: 'Mail address' }).fill('rana@example.org');
      await dialog.getByRole('textbox', { name: 'Where you have the address from' }).fill('Her card');
      await dialog.getByRole('textbox', { name: 'Why you may write to them' }).fill('She asked for it at the fair');
      expect(await axe()).toEqual([]);
      await dialog.getByRole('button', { name: 'Send the question' }).click();
      const line = page.getByRole('listitem').filter({ hasText: 'rana@example.org' });
      await line.getByText('Asked', { exact: true }).waitFor();
      await line.getByRole('button', { name: 'Send no more' }).click();
      await line.getByText('No more', { exact: true }).waitFor();
    });
    await landfall.until(`select 1 from digests.recipients where ended_at is not null`);
  });
});
