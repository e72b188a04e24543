import PostalMime from 'postal-mime';
import { canSay } from '#texts';
import { renderMail, type CardFacts, type MailFactsOf, type MailKind } from './index.js';
import { subjectLine } from './render-mail.js';

const languages = ['en', 'ru', 'ar', 'vi'];
const evil = '<script>alert("1")</script> & Sons';
const hub = { name: 'Hub Dubai', postal: '1 Example Street, Dubai', address: 'hub@landfall.example' };
const until = { at: '2026-11-24T11:00:00Z', zone: 'Asia/Dubai' };
const link = 'https://landfall.example/answer/tok_1';
const card: CardFacts = {
  title: evil,
  summary: 'Датчики уровня для резервуаров',
  language: 'ru',
  country: 'AE',
  profileType: 'BR',
  reasons: [
    { key: 'reason.topic.shared', facts: { words: ['датчик = sensor'] } },
    { key: 'reason.cooperation.shared', facts: { cooperation: ['supply'] } },
    { key: 'reason.sectors.same', facts: { sectors: ['third reason'] } },
  ],
  gap: { key: 'missing.budget' },
};
const none = { items: [], more: 0 };
const meeting = {
  organisation: [evil],
  starts: until,
  minutes: 45,
  place: evil,
  calendar: { meeting: 'm', sequence: 1, startsAt: until.at, minutes: 45, stamp: until.at, attendees: [] },
};
const mails: MailFactsOf = {
  consent_asked: { hub, person: 'Anna', organisation: 'Example Works', ownTitle: 'Level meters', card, until, link },
  consent_recorded: { hub, organisation: 'Example Works', title: evil, answer: 'accepted', effective: until, link },
  introduction_made: {
    hub,
    ownTitle: 'Level meters',
    card,
    partner: {
      organisation: 'Example\r\nBcc: x@y.example \u202EWorks',
      person: 'Omar',
      address: 'omar@buyer.example',
      phone: '+971 4 000 00 00',
    },
    coordinator: { person: 'Layla', address: 'layla@hub.example' },
  },
  introduction_copied: {
    hub,
    parties: [
      { organisation: 'Example Works', person: 'Omar', address: 'omar@buyer.example' },
      { organisation: evil, person: evil, address: 'anna@firm.example' },
    ],
  },
  digest: {
    hub,
    since: '2026-11-16',
    decisions: { items: [{ card, ownTitle: 'Level meters', until, link }], more: 3 },
    views: none,
    finds: { items: [{ card, ownTitle: 'Level meters', link }], more: 0 },
    proposals: {
      items: [
        {
          offering: 'Pumps',
          need: 'Desalination',
          score: 0.71,
          coverage: 0.8,
          reasons: card.reasons,
          gap: { key: 'missing.budget' },
          link: 'https://landfall.example/queue/7',
        },
      ],
      more: 0,
    },
    listings: {
      items: [{ sentence: { key: 'mail.digest.result.expiring', facts: { title: evil, until: '2026-12-01' } } }],
      more: 2,
    },
    results: {
      items: [{ sentence: { key: 'mail.digest.result.made', facts: { organisation: 'Example Ports' } }, again: true }],
      more: 0,
    },
    links: { preferences: 'https://landfall.example/preferences/p1', unsubscribe: 'https://landfall.example/unsubscribe/u1' },
  },
  recipient_asked: { hub, organisation: evil, days: 14, link },
  contact_entered: {
    hub: { ...hub, entered: { source: evil, ground: 'asked', link: 'https://landfall.example/d/x' } },
    organisation: 'Example Works',
  },
  introduction_held: { hub, ownTitle: evil },
  outcome_asked: { hub, organisation: 'Example Works', day: '2026-11-02', link },
  sign_in_link: { hub, link, expires: until },
  times_asked: { hub, organisation: [evil], minutes: 45, link },
  meeting_booked: { hub, ...meeting },
  meeting_cancelled: { hub, ...meeting },
  question_asked: { hub, organisation: evil, title: evil, link },
  message_received: { hub, organisation: evil, link },
  letter_issued: { hub, organisation: 'Example Works', reference: 'LF-7K3M-9QXP', link },
  not_me: { hub, organisation: evil, asked: evil, address: 'omar@buyer.example', title: evil },
  answer_code: { hub, digits: '048213', expires: until },
  password_reset: { hub, link, expires: until },
  invitation: { hub, organisation: 'Example Works', link, expires: until },
};
const kinds = Object.keys(mails) as MailKind[];
const render = (kind: MailKind, language: string) => renderMail(kind, language, mails[kind]);
const linksOf = (facts: unknown): string[] => JSON.stringify(facts).match(/https:\/\/[^"]+/g) ?? [];

describe.each(languages)('a mail in %s', (language) => {
  it.each(kinds)('of the kind %s has a subject of one line, and each link in both parts', async (kind) => {
    const { subject, html, text } = await render(kind, language);
    expect(subject.length).toBeGreaterThan(3);
    expect(subject).not.toMatch(/[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u);
    for (const address of linksOf(mails[kind])) expect([html.includes(address), text.includes(address)]).toEqual([true, true]);
  });

  it.each(kinds)('of the kind %s runs the way of its language, says who writes and why', async (kind) => {
    const { html, text } = await render(kind, language);
    expect(html).toMatch(
      new RegExp(
        `<html[^>]* lang="${language}"[^>]* dir="${language === 'ar' ? 'rtl' : 'ltr'}"|<html[^>]* dir="${language === 'ar' ? 'rtl' : 'ltr'}"[^>]* lang="${language}"`,
      ),
    );
    expect(html).toContain(`align="${language === 'ar' ? 'right' : 'left'}"`);
    expect(text).toContain(hub.postal);
    expect(text).toContain(hub.address);
  });
});

describe('a mail', () => {
  it.each(kinds)('of the kind %s has a name for operators', (kind) => {
    expect(canSay(`code.mailKinds.${kind}`)).toBe(true);
  });

  it('escapes people’s words in its HTML and leaves them as they are in its text', async () => {
    const { html, text } = await render('consent_asked', 'en');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(text).toContain(evil);
  });

  it('shows two reasons and one gap on a card, with the words that met', async () => {
    const { text } = await render('consent_asked', 'en');
    expect(text).toContain('датчик = sensor');
    expect(text).toContain('supply');
    expect(text).not.toContain('third reason');
    expect(text).toContain('Not stated: price or budget.');
    expect(text).toContain('United Arab Emirates');
  });

  it('says until when in the zone by its name', async () => {
    expect((await render('consent_asked', 'en')).text).toContain('24 November 2026 at 15:00 (Gulf Standard Time)');
  });

  it('offers three answers, each a link to the page with that answer in front', async () => {
    const { text } = await render('consent_asked', 'vi');
    for (const answer of ['accepted', 'not_now', 'declined']) expect(text).toContain(`${link}?answer=${answer}`);
  });

  it.each(languages)('that asks of several pairs in %s counts them, and offers each its own three answers', async (language) => {
    const other = `${link}_other`;
    const more = [{ card: { ...card, title: 'A second offer' }, ownTitle: 'Level meters', until, link: other }];
    const { subject, text } = await renderMail('consent_asked', language, { ...mails.consent_asked, more });
    expect(subject).toMatch(language === 'ar' ? /شريكان/ : /^2 /);
    expect(text).toContain('A second offer');
    for (const page of [link, other])
      for (const answer of ['accepted', 'not_now', 'declined']) expect(text).toContain(`${page}?answer=${answer}`);
  });

  it('gives an introduction the other’s name, person and address, and no header can be broken by a name', async () => {
    const { subject, text } = await render('introduction_made', 'ar');
    expect(text).toContain('omar@buyer.example');
    expect(subject).toContain('Example Bcc: x@y.example Works');
    const parsed = await PostalMime.parse(`Subject: ${subject}\r\n\r\nbody`);
    expect(parsed.headers.map(({ key }) => key)).toEqual(['subject']);
  });

  it('of news counts what did not fit, and marks what may have come before', async () => {
    const { subject, text } = await render('digest', 'en');
    expect(subject).toBe('4 answers are asked of you');
    expect(text).toContain('and 3 more');
    expect(text).toContain('You may have had this one already.');
    expect(text).toContain('Score 71%, known 80%');
  });

  it('of news says in its subject what waits, or else what is new', async () => {
    const subject = async (less: object) => (await renderMail('digest', 'en', { ...mails.digest, ...less })).subject;
    expect(await subject({ decisions: none })).toBe('Hub Dubai: 1 pair to review');
    expect(await subject({ decisions: none, proposals: none })).toBe('Hub Dubai: Introduced: Example Ports');
    expect(await subject({ decisions: none, proposals: none, results: none })).toBe(
      `Hub Dubai: Its time runs out on 1 December 2026: ${evil}`,
    );
  });

  it('without news is not written', async () => {
    await expect(
      renderMail('digest', 'en', {
        ...mails.digest,
        decisions: none,
        proposals: none,
        finds: none,
        searches: none,
        overdue: none,
        listings: none,
        results: none,
      }),
    ).rejects.toThrow('without news');
  });

  it('with a link that is no web address is not written', async () => {
    await expect(renderMail('sign_in_link', 'en', { ...mails.sign_in_link, link: 'javascript:alert(1)' })).rejects.toThrow(
      'http(s)',
    );
  });

  it('offers to unsubscribe from regular news only', async () => {
    const unsubscribe = 'Stop the regular news';
    for (const kind of kinds)
      expect([kind, (await render(kind, 'en')).text.includes(unsubscribe)]).toEqual([kind, kind === 'digest']);
  });

  it('cuts a long subject between characters', () => {
    expect(subjectLine(`${'a'.repeat(199)}😀`)).toBe('a'.repeat(199));
  });
});
