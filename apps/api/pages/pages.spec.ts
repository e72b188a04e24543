import { address, html } from './html.js';
import * as pages from './index.js';
import { languages, type Sentence } from '#texts';

const evil = '"><script>alert(1)</script>\'&';
const when = { at: '2026-11-24T11:00:00Z', zone: 'Asia/Dubai' };
const reasons: Sentence[] = [
  { key: 'reason.topic.shared', facts: { words: ['датчик = sensor', evil] } },
  { key: 'reason.languages.shared', facts: { languages: ['en', 'ru'] } },
];
const card: pages.CardFacts = {
  title: evil,
  summary: evil,
  language: 'ru',
  country: 'AE',
  profileType: 'BR',
  reasons,
  gap: { key: 'missing.budget' },
};
const consent: pages.ConsentFacts = {
  action: '/answer/tok_1',
  organisation: evil,
  person: 'Omar',
  address: 'omar@buyer.example',
  hubAddress: 'hub@landfall.example',
  ownTitle: 'Pumps',
  card,
  until: when,
  hoursUntilEffective: 24,
  notNow: { from: '2026-12-01', to: '2027-03-01' },
};
const { person: _person, ...unnamed } = consent;
const code: pages.CodeFacts = {
  action: '/c/tok_1',
  kept: { answer: 'declined', reason: evil },
  address: 'omar@buyer.example',
  hubAddress: 'hub@landfall.example',
  notYou: '/c/tok_1/not-you',
  state: 'sent',
};
const pair = { title: evil, summary: evil, organisation: 'Example Works', country: 'VN', profileType: 'TO' };
const side = {
  wants: 0.66,
  contributions: [
    { criterion: 'topic', value: 1.2, reason: { key: 'reason.topic.shared', facts: { words: [evil] } } },
    { criterion: 'budget', value: -0.4 },
  ],
};
const proposal: pages.ProposalInQueue = {
  id: 'p1',
  version: 3,
  state: 'in_review',
  since: when,
  offering: pair,
  need: pair,
  score: 0.71,
  coverage: 0.8,
  views: { need: side, offering: side },
  gaps: [{ key: 'missing.trl' }],
  acts: { approve: '/queue/p1/approval', reject: '/queue/p1/rejection' },
};
const { score: _score, ...unscored } = {
  ...proposal,
  id: 'p2',
  state: 'approved',
  acts: { undo: '/queue/p2/undo' },
  effective: when,
};
const preferences: pages.PreferencesFacts = {
  action: '/preferences/p1',
  address: 'a@b.example',
  kinds: ['decisions', 'views', 'proposals', 'finds', 'listings', 'results'],
  frequencies: { decisions: 'each', views: 'daily', proposals: 'daily', finds: 'weekly', listings: 'weekly', results: 'off' },
  weekday: 1,
  hour: 9,
  zone: 'Asia/Ho_Chi_Minh',
  zones: ['Asia/Dubai', 'UTC'],
  languages: ['en', 'ru', 'ar', 'vi'],
  language: 'vi',
  today: '2026-11-22',
  saved: when,
};
const session = { person: evil, signOut: '/sign-out' };
const partner = { organisation: evil, day: '2026-11-02' };
const mail = { to: 'a@b.example', subject: evil, at: when, state: 'kept' as const };
const hit = {
  id: 'h1',
  version: 1,
  party: evil,
  listedName: 'Imaginary Trading',
  list: 'Sample list',
  listDated: '2026-11-01',
  likeness: 0.93,
  state: 'potential',
};

const shown: pages.ShowroomFacts['found']['items'][number] = {
  side: 'offering',
  profileType: 'BO',
  language: 'ru',
  title: evil,
  summary: evil,
  sectors: [{ code: '38435000', label: evil }],
  cooperationTypes: ['supply'],
  deliveryModes: ['hardware'],
  country: 'RU',
  organisation: evil,
  markets: ['AE'],
  publishedOn: '2026-11-02',
};

/** Every view in every state, as a function of the language. */
const views: Record<string, (language: string) => string> = {
  welcome: (l) =>
    pages.welcome(l, { signIn: '/sign-in', seeAs: [{ role: 'buyer', link: '/once/b' }, { role: 'coordinator', link: '/once/c' }], mails: '/mails', api: '/openapi.json', sample: true }), // prettier-ignore
  catalogue: (l) =>
    pages.catalogue(l, {
      action: '/see/catalogue',
      text: evil,
      side: 'need',
      found: { count: 2, items: [shown, { ...shown, organisation: null, country: null, sectors: [], summary: null }] },
      sectors: [1, 2].map((count) => ({ label: evil, count, link: '/see/catalogue?sector=38' })),
      more: '/see/catalogue?cursor=1',
      save: '/app/searches?text=leak',
    }),
  'catalogue, nothing': (l) =>
    pages.catalogue(l, { action: '/see/catalogue', text: '', side: '', found: { count: 0, items: [] }, sectors: [] }),
  showroom: (l) => pages.showroom(l, { hub: evil, country: 'AE', found: { count: 1, items: [shown] } }),
  signIn: (l) => pages.signIn(l, { by: 'password', action: '/sign-in', address: evil, failed: true }),
  'signIn by link': (l) => pages.signIn(l, { by: 'link', action: '/once/c', person: evil, choosesPassword: true }),
  consent: (l) => pages.consent(l, consent),
  'consent, by a link': (l) => pages.consent(l, { ...consent, notYou: '/c/tok_1/not-you' }),
  'consent, a contact without a name': (l) => pages.consent(l, { ...unnamed, inFront: 'declined' }),
  'thanks: interested': (l) =>
    pages.consentThanks(l, { state: 'accepted', effective: when, takeBackAction: '/answer/tok_1/taking-back' }),
  'thanks: not now': (l) => pages.consentThanks(l, { state: 'not_now', until: '2027-01-10' }),
  'thanks: not for us': (l) => pages.consentThanks(l, { state: 'declined' }),
  'thanks: taken back': (l) => pages.consentThanks(l, { state: 'taken_back' }),
  'already answered': (l) =>
    pages.consentThanks(l, { state: 'answered', answer: 'declined', hubAddress: 'hub@landfall.example' }),
  'link expired': (l) => pages.consentThanks(l, { state: 'expired', hubAddress: 'hub@landfall.example' }),
  code: (l) => pages.code(l, code),
  'code, wrong': (l) => pages.code(l, { ...code, state: 'wrong' }),
  'code, too many': (l) => pages.code(l, { ...code, state: 'too_many' }),
  'not you': (l) => pages.notYou(l, { action: '/c/tok_1/not-you', person: evil, address: 'x@y.example', organisation: evil }),
  'not you, a contact without a name': (l) =>
    pages.notYou(l, { action: '/c/tok_1/not-you', address: 'x@y.example', organisation: evil }),
  'not you, told': (l) => pages.notYouTold(l, 'hub@landfall.example'),
  preferences: (l) => pages.preferences(l, preferences),
  'preferences, never': (l) => pages.preferences(l, { ...preferences, saved: 'never' }),
  'preferences, each': (l) => pages.preferences(l, { ...preferences, saved: 'each', sentNow: true }),
  preview: (l) => pages.preview(l, { back: '/p/1', subject: evil, text: evil, asHtml: '/p/1/preview/html' }),
  'preview, nothing': (l) => pages.preview(l, { back: '/p/1', subject: null, text: '', asHtml: '/p/1/preview/html' }),
  recipient: (l) => pages.recipient(l, { state: 'ask', address: evil, organisation: evil, action: '/n/1' }),
  interest: (l) =>
    pages.interest(l, { state: 'ask', action: '/i/1', ownTitle: evil, organisation: evil, card: { ...card, reasons: [] } }),
  'interest, sent': (l) => pages.interest(l, { state: 'sent', ownTitle: evil, organisation: evil, card }),
  'interest, over': (l) => pages.interest(l, { state: 'over', ownTitle: evil, organisation: evil, card }),
  'recipient, done': (l) => pages.recipient(l, { state: 'done', address: evil, organisation: evil }),
  unsubscribe: (l) =>
    pages.unsubscribe(l, { state: 'ask', address: evil, action: '/unsubscribe/u1', preferences: '/preferences/p1' }),
  'unsubscribe, done': (l) => pages.unsubscribe(l, { state: 'done', address: evil, preferences: '/preferences/p1' }),
  'outcome: met': (l) => pages.outcome(l, { ...partner, step: 'met', action: '/outcome/o1' }),
  'outcome: result': (l) => pages.outcome(l, { ...partner, step: 'result', action: '/outcome/o1' }),
  'outcome: value': (l) => pages.outcome(l, { ...partner, step: 'value', action: '/outcome/o1', currency: 'AED' }),
  'outcome: thanks': (l) => pages.outcome(l, { ...partner, step: 'thanks', outcome: 'pilot', correct: '/outcome/o1' }),
  problem: (l) =>
    pages.problem(l, {
      code: 'validation_failed',
      contact: 'hub@landfall.example',
      requestId: evil,
      start: '/',
      fields: [{ field: 'budget', message: evil }],
    }),
  'problem without a text': (l) =>
    pages.problem(l, { code: 'no_such_code', contact: 'hub@landfall.example', requestId: 'r1', start: '/' }),
  held: (l) => pages.held(l, { address: 'compliance@landfall.example' }),
  coordinatorQueue: (l) => pages.coordinatorQueue(l, { session, hub: evil, proposals: [proposal, unscored] }),
  'coordinatorQueue, empty': (l) => pages.coordinatorQueue(l, { hub: 'Hub Hanoi', proposals: [] }),
  firmCards: (l) =>
    pages.firmCards(l, {
      session,
      organisation: evil,
      decisions: [{ card, ownTitle: 'Pumps', until: when, link: '/answer/tok_1' }],
      introduced: [{ organisation: evil, person: evil, address: 'x@y.example', title: evil, since: when }],
      listings: [{ title: evil, profileType: 'BO', state: 'published' }],
    }),
  'firmCards, empty': (l) => pages.firmCards(l, { organisation: 'Example Works', decisions: [], introduced: [], listings: [] }),
  complianceHits: (l) =>
    pages.complianceHits(l, {
      session,
      hits: [
        { ...hit, action: '/hits/h1' },
        { ...hit, id: 'h2', state: 'dismissed' },
      ],
    }),
  'complianceHits, empty': (l) => pages.complianceHits(l, { hits: [] }),
  outbox: (l) => pages.outbox(l, { sends: false, mails: [{ ...mail, link: '/mails/1' }] }),
  'outbox, empty': (l) => pages.outbox(l, { sends: true, mails: [] }),
  outboxMail: (l) =>
    pages.outboxMail(l, {
      ...mail,
      text: `See https://landfall.example/answer/1?answer=accepted\n${evil}`,
      asHtml: '/mails/1/html',
      back: '/mails',
    }),
};
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe.each(languages)('in %s', (language) => {
  it.each(Object.keys(views))('the page "%s" names its language and direction, once each', (name) => {
    const text = views[name]!(language);
    expect(text).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text.match(/<main /g)).toHaveLength(1);
  });

  it.each(Object.keys(views))('the page "%s" lets no word of people become HTML', (name) => {
    const text = views[name]!(language);
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it.each(Object.keys(views))('the page "%s" labels each field, and each form comes to us with a button', (name) => {
    const text = views[name]!(language);
    const ids = matches(text, /\sid="([^"]+)"/g);
    expect(ids).toEqual([...new Set(ids)]);
    const labelled = matches(text, /<label for="([^"]+)"/g);
    for (const field of text.match(/<(input|select|textarea)\b[^>]*>/g) ?? [])
      if (!field.includes('type="hidden"'))
        expect([field, labelled.includes(/ id="([^"]+)"/.exec(field)?.[1] ?? '')]).toEqual([field, true]);
    for (const form of text.match(/<form[\s\S]*?<\/form>/g) ?? []) {
      expect(form).toMatch(/^<form method="(post|get)" action="\/[^"]+">/);
      expect(form).toContain('<button');
    }
    for (const meter of text.match(/<meter[^>]*>/g) ?? []) expect(meter).toMatch(/aria-label="[^"]+"/);
  });
});

describe('the pages', () => {
  it('escape in text and in attributes, and leave out what is nothing', () => {
    expect(html`<a title="${evil}">${evil}</a>`.toString()).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;</a>',
    );
    expect(html`${null}${undefined}${false}${0}${['<', html`<hr />`]}`.toString()).toBe('0&lt;<hr />');
  });

  it.each(['javascript:alert(1)', '//evil.example', '/\\evil.example', '/\t/evil.example', 'data:text/html,x', ''])(
    'never point at %j',
    (to) => {
      expect(() => address(to)).toThrow('own paths');
    },
  );

  it('make links of the web addresses in a mail, and of nothing else', () => {
    const text = views.outboxMail!('en');
    expect(text).toContain('<a href="https://landfall.example/answer/1?answer=accepted">');
    expect(text).toContain('&lt;script&gt;alert(1)');
  });

  it('put the answer touched in the mail first, and carry each answer in a form of its own', () => {
    const answers = (inFront?: pages.Answer) =>
      matches(pages.consent('en', inFront ? { ...consent, inFront } : consent), /name="answer" value="([^"]+)"/g);
    expect(answers()).toEqual(['accepted', 'not_now', 'declined']);
    expect(answers('declined')).toEqual(['declined', 'accepted', 'not_now']);
  });

  it('show no number where not enough is known', () => {
    expect(pages.coordinatorQueue('en', { hub: 'Hub', proposals: [unscored] })).toContain('Not enough is known for a number.');
  });

  it('say of a held party nothing but where to write', () => {
    const text = pages.held('en', { address: 'compliance@landfall.example' });
    expect(text).toContain('This is held for a check. To ask about it, write to compliance@landfall.example.');
    expect(text).not.toMatch(/list|score|rule|sanction/i);
  });

  it('have a stylesheet with no physical side, and focus that is seen', () => {
    expect(pages.stylesheet).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right)|text-align:\s*(?:left|right)|[{;\s](?:left|right):/,
    );
    expect(pages.stylesheet).toContain(':focus-visible');
    expect(pages.stylesheet).toContain('prefers-color-scheme: dark');
  });
});
