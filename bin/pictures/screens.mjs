// Every screen of the console: who sees each, where, and what is done there before the picture.
import { beginImport, openDialog, openFirst, openForm, saveSearches, setUpSecondFactor, thenPress } from './acts.mjs';

/** Every screen: who sees it, where, and what is done there before the picture. */
export const screens = [
  { name: 'welcome', path: '/' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'second-factor', who: 'coordinator', alone: true, path: '/me', act: (page) => setUpSecondFactor(page) },
  { name: 'inbox', who: 'coordinator', path: '/inbox', act: (page) => openFirst(page) },
  { name: 'inbox-rejecting', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 'r') },
  { name: 'inbox-snoozing', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 's') },
  { name: 'inbox-beside', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 'b') },
  { name: 'inbox-many', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, 'x', 'j', 'x', 'a') },
  { name: 'inbox-keys', who: 'coordinator', path: '/inbox', act: (page) => thenPress(page, '?') },
  { name: 'palette', who: 'coordinator', path: '/inbox', act: (page) => page.keyboard.press('Control+k') },
  { name: 'introductions', who: 'coordinator', path: '/introductions' },
  { name: 'needs', who: 'coordinator', path: '/needs' },
  { name: 'needs-new', who: 'coordinator', path: '/needs/new' },
  { name: 'offerings', who: 'coordinator', path: '/offerings' },
  {
    name: 'offering',
    who: 'coordinator',
    path: '/offerings',
    shows: '/offerings/:id',
    act: async (page) => {
      await page.locator('main li a').first().click();
      await page.locator('main fieldset').first().waitFor();
    },
  },
  { name: 'why-not', who: 'coordinator', path: '/why-not' },
  { name: 'results', who: 'coordinator', path: '/results' },
  { name: 'imports', who: 'coordinator', path: '/imports' },
  { name: 'hub', who: 'coordinator', path: '/hub' },
  {
    name: 'hub-holidays',
    who: 'coordinator',
    path: '/hub',
    act: async (page) => {
      await page.locator('main button:has-text("2027")').first().click();
      await page.locator('main fieldset input[type=checkbox]').first().waitFor();
    },
  },
  { name: 'account', who: 'coordinator', path: '/me' },
  { name: 'partners', who: 'firm', path: '/partners' },
  { name: 'offers', who: 'firm', path: '/offers' },
  { name: 'offers-new', who: 'firm', path: '/offers/new' },
  ...['words', 'facts', 'terms', 'look'].map((step) => ({
    name: `offer-${step}`,
    who: 'firm',
    path: '/offers',
    shows: '/listings/:id',
    act: async (page) => {
      await page.locator('main li a').first().click();
      await page.locator('main nav button').nth(['words', 'facts', 'terms', 'look'].indexOf(step)).click();
    },
  })),
  { name: 'organisation', who: 'firm', path: '/organisation' },
  { name: 'organisation-inviting', who: 'firm', path: '/organisation', act: (page) => openDialog(page, 'section button', -3) },
  { name: 'organisation-closing', who: 'firm', path: '/organisation', act: (page) => openDialog(page, 'section button', -1) },
  { name: 'register', who: 'firm', path: '/register' },
  { name: 'searches', who: 'firm', path: '/searches', act: (page) => saveSearches(page) },
  { name: 'searches-new', who: 'firm', path: '/searches?text=leak+sensors&side=need&sector=38&country=AE' },
  { name: 'import', who: 'firm', path: '/imports', shows: '/imports/:id', act: (page) => beginImport(page) },
  { name: 'hits', who: 'officer', path: '/hits' },
  { name: 'lists', who: 'officer', path: '/lists' },
  { name: 'lists-new', who: 'officer', path: '/lists', act: (page) => openForm(page, 0) },
  { name: 'admission', who: 'officer', path: '/admission' },
  { name: 'hubs', who: 'operator', path: '/hubs' },
  { name: 'hubs-new', who: 'operator', path: '/hubs', act: (page) => openForm(page, 0) },
  { name: 'hubs-inviting', who: 'operator', path: '/hubs', act: (page) => openDialog(page, 'button', 2) },
  { name: 'people', who: 'operator', path: '/people' },
  { name: 'people-firm', who: 'operator', path: '/people', act: (page) => openDialog(page, 'button', 0) },
  { name: 'people-officer', who: 'operator', path: '/people', act: (page) => openDialog(page, 'button', 1) },
  { name: 'health', who: 'operator', path: '/health' },
  { name: 'matching', who: 'operator', path: '/matching' },
  { name: 'mails', who: 'operator', path: '/mails' },
  { name: 'ledger', who: 'operator', path: '/ledger' },
  { name: 'not-found', path: '/nowhere', shows: '*' },
];
