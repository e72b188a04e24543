import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import PostalMime from 'postal-mime';
import { dataSource, system, Transactions } from '#database';
import { JobRunner, on } from '#ledger';
import { Settings, type readSettings } from '#settings';
import { cloneDatabase } from '../../test/setup/databases.js';
import { headerOf, openSink } from '../../test/setup/sink.js';
import { Delivery } from './delivery.js';
import { DeliverMail, Links, mailEntities, mailKinds, Outbox, Post, Reports, type MailKind } from './index.js';
import { fixtureOf } from './templates/index.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
});
const sink = await openSink();
const database = await cloneDatabase();
const admin = await dataSource(database.admin, []).initialize();
const values = {
  PUBLIC_URL: 'https://landfall.example',
  MAIL_FROM: 'Landfall <landfall@centre.example>',
  DATA_DIR: '/nowhere',
  MAIL_PACE: 60_000,
  DKIM_SELECTOR: 'autumn',
  SMTP_URL: sink.url,
  linkSecret: 'a secret of the tests, 32 characters and more',
  dkimPrivateKey: privateKey,
} as ReturnType<typeof readSettings>;
const source = await dataSource(database.worker, mailEntities, { statementSeconds: 30 }).initialize();
const api = await dataSource(database.api, mailEntities).initialize();
const transactions = new Transactions(source);
const settings = new Settings(values);
const links = new Links(transactions, settings);
const delivery = new Delivery(transactions, settings, links, new Outbox(settings));
const runner = new JobRunner(transactions, [on(DeliverMail, (payload, em) => delivery.deliver(em, payload))]);
const post = new Post(settings);
const reports = new Reports(new Transactions(api), settings);
const [hub, person, coordinator] = [randomUUID(), randomUUID(), randomUUID()];

/** Everything that somebody could try to smuggle into a mail by a name or a title. */
const planted =
  '<img src=x onerror=alert(1)>\r\nBcc: thief@x.example\r\n\r\n{{constructor}} ${7*7} \u202Eevil\u2066 https://x.example/phish';

await admin.query(
  `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to)
   values ($1, $2, 'AE', 'Asia/Dubai', '{1,2,3,4,5}', '{ar,en}', 'en', 'AED', 10, 'desk@hub.example')`,
  [hub, planted],
);
await admin.query(
  `insert into members.people (id, email, name, language, zone) values ($1, 'anna@works.example', $2, 'ru', 'Europe/Moscow'),
   ($3, 'layla@hub.example', $4, 'en', 'Asia/Dubai')`,
  [person, `Анна ${planted}`, coordinator, `Layla\u202E\r\nTo: thief@x.example`],
);
await admin.query(`insert into members.memberships (id, person, hub, role) values (gen_random_uuid(), $1, $2, 'coordinator')`, [
  coordinator,
  hub,
]);

afterAll(async () => {
  delivery.onModuleDestroy();
  await source.destroy();
  await api.destroy();
  await sink.close();
  await admin.destroy();
  await database.drop();
});
beforeEach(async () => {
  sink.clear();
  await admin.query(`truncate mail.suppressions, mail.tries, mail.messages, mail.paces, ledger.jobs, landfall.clock cascade`);
});

/** The fixture of a kind with every text of people replaced by the worst, its links made real. */
async function hostile(kind: MailKind) {
  const { id } = await transactions.run(system('tests'), (em) => links.makeLink(em, { purpose: 'consent', person, days: 30 }));
  const link = { link: id, purpose: 'consent' };
  const codes = new Set([
    'key',
    'language',
    'country',
    'profileType',
    'answer',
    'at',
    'zone',
    'since',
    'day',
    'until',
    'outcome',
    'address',
    'cooperation',
    'meeting',
    'startsAt',
    'stamp',
  ]);
  const worst = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((v) => worst(v, key));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, worst(v, k)]));
    if (typeof value !== 'string') return value;
    if (['link', 'preferences', 'unsubscribe'].includes(key)) return link;
    return codes.has(key) ? value : planted;
  };
  const { hub: _, person: __, ...facts } = worst(fixtureOf(kind, values.PUBLIC_URL)) as { hub: unknown; person: unknown };
  return facts;
}

async function posted(kind: MailKind, facts: unknown, more: { language?: string; key?: string; address?: string } = {}) {
  const id = await transactions.run(system('tests'), (em) =>
    post.postMail(em, system('tests'), {
      key: more.key ?? randomUUID(),
      kind,
      person: more.address ? null : person,
      hub,
      address: more.address ?? 'anna@works.example',
      language: more.language ?? 'ar',
      facts: facts as never,
      atMostOnce: kind === 'digest',
    }),
  );
  return id;
}
async function deliver(message: string) {
  const job = randomUUID();
  await admin.query(`insert into ledger.jobs (id, name, payload) values ($1, 'DeliverMail', $2)`, [job, { message }]);
  return runner.run(job);
}
const state = async (id: string) =>
  (
    (await admin.query(`select state, last_error from mail.messages where id = $1`, [id])) as {
      state: string;
      last_error: string;
    }[]
  )[0]!;

describe.each(mailKinds)('the source of a mail of the kind %s', (kind) => {
  it.each(['en', 'ar'])('is signed, whole and inert, whatever stands in its names and titles (%s)', async (language) => {
    const id = await posted(kind, await hostile(kind), { language });
    expect(await deliver(id)).toBe('done');
    const [raw] = sink.texts;
    const mail = await PostalMime.parse(raw!);
    const { results } = await dkimVerify(raw!, {
      resolver: async () => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]],
    } as never);
    expect(results.map((r) => [r.signingDomain, r.selector, r.status.result])).toEqual([['centre.example', 'autumn', 'pass']]);
    const signed = headerOf(mail, 'dkim-signature')[0]!.toLowerCase();
    for (const name of ['from', 'to', 'subject', 'message-id', 'reply-to', 'list-id'].concat(
      kind === 'digest' ? ['list-unsubscribe', 'list-unsubscribe-post'] : [],
    ))
      expect([kind, name, new RegExp(`h=[^;]*\\b${name}\\b`).test(signed.replace(/\s/g, ''))]).toEqual([kind, name, true]);

    const one = ['from', 'to', 'reply-to', 'subject', 'message-id', 'date', 'list-id', 'auto-submitted'];
    expect(one.map((name) => [name, headerOf(mail, name).length])).toEqual(one.map((name) => [name, 1]));
    expect(headerOf(mail, 'bcc')).toEqual([]);
    expect(sink.recipients).toEqual(['anna@works.example']);
    expect(mail.replyTo?.map((a) => a.address)).toEqual(['desk@hub.example']);
    expect(mail.from).toMatchObject({ address: 'landfall@centre.example' });
    expect(mail.from!.name).toContain('Layla');
    expect(mail.messageId).toBe(`<${id}@landfall.example>`);
    expect(headerOf(mail, 'precedence')).toEqual(kind === 'digest' ? ['bulk'] : []);
    expect(headerOf(mail, 'list-unsubscribe-post')).toEqual(kind === 'digest' ? ['List-Unsubscribe=One-Click'] : []);
    for (const header of [mail.subject!, mail.from!.name!, mail.to![0]!.name!])
      expect(header).not.toMatch(/[\p{Cc}\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u);

    expect(mail.text!.length).toBeGreaterThan(80);
    // What a mail program makes a link of by itself: our address and mailboxes, and nothing that stands in a name or a title.
    const seen = mail.html!.replace(/<[^>]*>/g, ' ');
    for (const part of [mail.text!, seen]) {
      expect(part).toContain('phish');
      expect(
        [...part.matchAll(/[a-z]+:\/\/[^\s<>"\])]+/gi)]
          .map(([url]) => url)
          .filter((url) => !url.startsWith('https://landfall.example/')),
      ).toEqual([]);
      expect(part).not.toMatch(/(?<![@\w-])x\.example/);
    }
    expect(mail.html).not.toMatch(/<(script|img|iframe|object|form|link|base|svg)\b/i);
    expect(mail.html).toMatch(new RegExp(`<html[^>]*dir="${language === 'ar' ? 'rtl' : 'ltr'}"`));
    expect(mail.html).not.toContain('$49');
    const addresses = [...mail.html!.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, to]) => to!);
    expect(addresses.filter((to) => !to.startsWith('https://landfall.example/') && !to.startsWith('mailto:'))).toEqual([]);
  });
});

describe('a report that comes back', () => {
  const key = Reports.addressFor(values).split('/').at(-1)!;
  const back = (messageId: string, recipient: string, status = '5.1.1', action = 'failed') =>
    Buffer.from(
      [
        'From: MAILER-DAEMON@mx.example', 'To: landfall@centre.example', 'Subject: Undelivered', 'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
        '--b', 'Content-Type: text/plain', '', 'Sorry.',
        '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '',
        `Final-Recipient: rfc822; ${recipient}`, `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 no', ' such user', '',
        '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, 'Subject: x', '', '--b--', '',
      ].join('\r\n'),
    ); // prettier-ignore
  const complaint = (messageId: string, recipient: string) =>
    Buffer.from(
      [
        'From: fbl@provider.example', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=feedback-report; boundary="b"', '',
        '--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'Version: 1', `Original-Rcpt-To: ${recipient}`, '',
        '--b', 'Content-Type: message/rfc822', '', `Message-ID: ${messageId}`, 'Subject: x', '', 'body', '--b--', '',
      ].join('\r\n'),
    ); // prettier-ignore
  const sent = async (kind: MailKind = 'digest') => {
    const id = await posted(kind, await hostile(kind));
    await deliver(id);
    return { id, messageId: `<${id}@landfall.example>` };
  };
  const suppressions = () => admin.query(`select address, kind from mail.suppressions order by 1`);

  it('of an address that does not exist stops all mail to it, also the next that waits', async () => {
    const { id, messageId } = await sent();
    expect(await reports.take(key, back(messageId, 'Anna@Works.example'))).toEqual({ taken: 1 });
    expect(await state(id)).toMatchObject({ state: 'failed', last_error: 'failed 5.1.1 smtp; 550 no such user' });
    expect(await suppressions()).toEqual([{ address: 'anna@works.example', kind: '*' }]);
    const next = await posted('consent_asked', await hostile('consent_asked'));
    await deliver(next);
    expect([(await state(next)).state, sink.texts.length]).toEqual(['suppressed', 1]);
    expect(
      (await admin.query(`select fate from mail.tries where message = $1 order by id`, [id])).map(
        (t: { fate: string }) => t.fate,
      ),
    ).toEqual(['sent', 'bounced']);
  });

  it('of a full mailbox or a delay stops nothing', async () => {
    const { messageId } = await sent();
    expect(await reports.take(key, back(messageId, 'anna@works.example', '4.4.7', 'delayed'))).toEqual({ taken: 1 });
    expect(await reports.take(key, back(messageId, 'anna@works.example', '5.2.2'))).toEqual({ taken: 1 });
    expect(await suppressions()).toEqual([]);
  });

  it('that is a complaint stops the regular news, and no mail that asks for an answer', async () => {
    const { messageId } = await sent();
    expect(await reports.take(key, complaint(messageId, 'anna@works.example'))).toEqual({ taken: 1 });
    expect(await suppressions()).toEqual([{ address: 'anna@works.example', kind: 'digest' }]);
    const [digest, question] = [await sent(), await sent('consent_asked')];
    expect([(await state(digest.id)).state, (await state(question.id)).state]).toEqual(['suppressed', 'sent']);
  });

  it('is believed of the mail it names and of that mail’s address only, and at its signed address only', async () => {
    const { messageId } = await sent();
    expect(await reports.take(key, back(messageId, 'layla@hub.example'))).toEqual({ taken: 0 });
    expect(await reports.take(key, back(`<${randomUUID()}@landfall.example>`, 'anna@works.example'))).toEqual({ taken: 0 });
    expect(await reports.take(key, Buffer.from('Subject: hello\r\n\r\nAction: failed'))).toEqual({ taken: 0 });
    expect(await reports.take(key, Buffer.from([0, 255, 10, 13, 1]))).toEqual({ taken: 0 });
    await expect(
      reports.take(key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A'), back(messageId, 'anna@works.example')),
    ).rejects.toMatchObject({ status: 404 });
    expect(await suppressions()).toEqual([]);
  });
});

describe('what is not sent', () => {
  const asked = () => fixtureOf('recipient_asked', values.PUBLIC_URL);
  const question = async (address: string) => {
    const { hub: _, person: __, ...facts } = asked();
    const { id: link } = await transactions.run(system('tests'), (em) =>
      links.makeLink(em, { purpose: 'recipient', person, days: 1 }),
    );
    const id = await posted('recipient_asked', { ...facts, link: { link, purpose: 'recipient' } }, { address });
    await deliver(id);
    return (await state(id)).state;
  };

  it('is a fourth question in a day to an address that never wrote to us', async () => {
    const states = [];
    for (let i = 0; i < 4; i++) states.push(await question('stranger@x.example'));
    expect(states).toEqual(['sent', 'sent', 'sent', 'suppressed']);
    expect(await question('other@x.example')).toBe('sent');
  });

  it('is a link to sign in that had to wait until it was over', async () => {
    const { hub: _, person: __, ...facts } = fixtureOf('sign_in_link', values.PUBLIC_URL);
    const { id: link } = await transactions.run(system('tests'), (em) =>
      links.makeLink(em, { purpose: 'sign_in', person, minutes: 30 }),
    );
    const id = await posted('sign_in_link', { ...facts, link: { link, purpose: 'sign_in' } });
    await admin.query(`insert into landfall.clock (shift) values ('31 minutes')`);
    await deliver(id);
    expect(await state(id)).toMatchObject({ state: 'suppressed', last_error: expect.stringContaining('expired') });
  });

  it('is more to one domain at once than its pace: each comes at the moment that is left for it', async () => {
    // a minute apart, so that no machine is slow enough to let one pass meanwhile
    const slow = new Settings({ ...values, MAIL_PACE: 1 });
    const slowly = new Delivery(transactions, slow, links, new Outbox(slow));
    const by = new JobRunner(transactions, [on(DeliverMail, (payload, em) => slowly.deliver(em, payload))]);
    const outcomes: string[] = [];
    const jobs: string[] = [];
    for (let i = 0; i < 3; i++) {
      const message = await posted('outcome_asked', await hostile('outcome_asked'));
      jobs.push(randomUUID());
      await admin.query(`insert into ledger.jobs (id, name, payload) values ($1, 'DeliverMail', $2)`, [jobs[i], { message }]);
      outcomes.push(await by.run(jobs[i]!));
    }
    expect(outcomes).toEqual(['done', 'waits', 'waits']);
    const waits = (await admin.query(
      `select round(extract(epoch from not_before - landfall.now()))::int as s, failures from ledger.jobs where done_at is null order by 1`,
    )) as { s: number; failures: number }[];
    expect(waits.map(({ s, failures }) => [s > 30 * (1 + waits.findIndex((w) => w.s === s)), failures])).toEqual([
      [true, 0],
      [true, 0],
    ]);
    await admin.query(`insert into landfall.clock (shift) values ('3 minutes')`);
    expect([await by.run(jobs[1]!), await by.run(jobs[2]!)]).toEqual(['done', 'done']);
    slowly.onModuleDestroy();
  });
});

it('what was kept while no server was set leaves when there is one, but for what is over', async () => {
  const { hub: _, person: __, ...facts } = fixtureOf('sign_in_link', values.PUBLIC_URL);
  const old = await posted('sign_in_link', facts);
  const question = await posted('consent_asked', await hostile('consent_asked'));
  await admin.query(`update mail.messages set state = 'kept'`);
  await admin.query(`insert into landfall.clock (shift) values ('2 hours')`);
  expect(await delivery.sendKept()).toBe(1);
  expect([(await state(old)).state, (await state(question)).state]).toEqual(['kept', 'waiting']);
  await deliver(question);
  expect((await state(question)).state).toBe('sent');
  expect(await delivery.sendKept()).toBe(0);
});
