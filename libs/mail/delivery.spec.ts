import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { dataSource, system, Transactions } from '#database';
import { JobRunner, Relay, after, on } from '#ledger';
import { Settings, type readSettings } from '#settings';
import { cloneDatabase } from '../../test/setup/databases.js';
import { Delivery } from './delivery.js';
import { DeliverMail, Links, mailEntities, Outbox, Post } from './index.js';
import { headerOf, openSink } from '../../test/setup/sink.js';

const sink = await openSink();
const database = await cloneDatabase();
const admin = await dataSource(database.admin, []).initialize();
const dataDir = mkdtempSync(path.join(tmpdir(), 'landfall-mail-'));
const values = {
  PUBLIC_URL: 'https://landfall.example',
  MAIL_FROM: 'Landfall <landfall@centre.example>',
  DATA_DIR: dataDir,
  MAIL_PACE: 60_000,
  linkSecret: 'a secret of the tests, 32 characters and more',
  demonstration: true,
} as ReturnType<typeof readSettings>;
const open: { source: DataSource; delivery: Delivery }[] = [];

/** A worker with its own connections. */
async function worker(smtpUrl: string | undefined = sink.url) {
  const source = await dataSource(database.worker, mailEntities, { statementSeconds: 30 }).initialize();
  const transactions = new Transactions(source);
  const settings = new Settings({ ...values, SMTP_URL: smtpUrl });
  const links = new Links(transactions, settings);
  const outbox = new Outbox(settings);
  const delivery = new Delivery(transactions, settings, links, outbox);
  open.push({ source, delivery });
  const runner = new JobRunner(transactions, [on(DeliverMail, (payload, em) => delivery.deliver(em, payload))]);
  const relay = new Relay(transactions, { ring: async () => undefined }, [after('MailPosted').run(DeliverMail)], [DeliverMail]);
  return { transactions, links, outbox, delivery, runner, relay, post: new Post(settings) };
}

const first = await worker();
const hub = randomUUID();
const person = randomUUID();
await admin.query(
  `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to)
   values ($1, $2, 'AE', 'Asia/Dubai', '{1,2,3,4,5}', '{ar,en}', 'en', 'AED', 10, 'desk@hub.example')`,
  [hub, 'Hub Dubai\r\nBcc: thief@x.example \u202Eevil'],
);
await admin.query(
  `insert into members.people (id, email, name, language, zone) values ($1, 'anna@works.example', 'Анна', 'ru', 'Europe/Moscow')`,
  [person],
);

const none = { items: [], more: 0 };
const proposals = {
  items: [{ offering: 'Pumps', need: 'Desalination', score: 0.7, coverage: 0.8, reasons: [], link: { page: '/queue' } }],
  more: 0,
};
let n = 0;

/** Posts a mail and answers its job. */
async function posted(
  kind: 'sign_in_link' | 'digest',
  mail: { language?: string; person?: string | null; key?: string; to?: string } = {},
) {
  const key = mail.key ?? `${kind}:${++n}`;
  const whom = mail.person === undefined ? person : mail.person;
  return first.transactions.run(system('tests'), async (em) => {
    const { id: link } = await first.links.makeLink(em, {
      purpose: kind === 'digest' ? 'unsubscribe' : 'sign_in',
      person: whom ?? person,
      days: 30,
    });
    const about = { key, person: whom, hub, address: mail.to ?? 'anna@works.example', language: mail.language ?? 'en' };
    const id =
      kind === 'digest'
        ? await first.post.postMail(em, system('tests'), {
            ...about,
            kind,
            atMostOnce: true,
            facts: {
              since: '2026-11-22',
              decisions: none,
              views: none,
              finds: none,
              proposals,
              listings: none,
              results: none,
              links: { preferences: { link, purpose: 'preferences' }, unsubscribe: { link, purpose: 'unsubscribe' } },
            },
          })
        : await first.post.postMail(em, system('tests'), {
            ...about,
            kind,
            facts: { link: { link, purpose: 'sign_in' }, expires: { at: '2026-11-23T08:00:00Z', zone: 'Asia/Dubai' } },
          });
    return { id, link };
  });
}

/** Runs the jobs that wait for a message, once. */
async function deliver(id: string, by = first) {
  await by.relay.relay();
  const jobs = (await admin.query(
    `select id from ledger.jobs where payload->>'message' = $1 and done_at is null and parked_at is null`,
    [id],
  )) as { id: string }[];
  const outcomes: string[] = [];
  for (const job of jobs) outcomes.push(await by.runner.run(job.id));
  return outcomes;
}
const row = async (id: string) =>
  ((await admin.query(`select * from mail.messages where id = $1`, [id])) as Record<string, unknown>[])[0]!;

beforeEach(async () => {
  sink.clear();
  await admin.query(`delete from mail.suppressions`);
});
afterAll(async () => {
  for (const { source, delivery } of open) {
    delivery.onModuleDestroy();
    await source.destroy();
  }
  await sink.close();
  await admin.destroy();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a mail', () => {
  it('goes to the reader’s address of this moment, in the hub’s name, with replies to the hub’s desk', async () => {
    const { id, link } = await posted('sign_in_link', { to: 'old@works.example' });
    expect(await deliver(id)).toEqual(['done']);
    const [mail] = await sink.mails();
    expect(sink.recipients).toEqual(['anna@works.example']);
    expect(mail!.from).toMatchObject({ address: 'landfall@centre.example', name: 'Hub Dubai Bcc: thief@x.example evil' });
    expect(mail!.replyTo?.[0]?.address).toBe('desk@hub.example');
    expect(mail!.messageId).toBe(`<${id}@landfall.example>`);
    expect(headerOf(mail!, 'auto-submitted')).toEqual(['auto-generated']);
    expect(headerOf(mail!, 'list-id')).toEqual(['<sign-in-link.landfall.example>']);
    expect(mail!.text).toContain(`https://landfall.example/s/${first.links.tokenOf(link)}`);
    expect(await row(id)).toMatchObject({ state: 'sent', tries: 1, last_error: null });
  });

  it('gains no header and no recipient from a hub’s name', async () => {
    const { id } = await posted('sign_in_link');
    await deliver(id);
    const [mail] = await sink.mails();
    expect([headerOf(mail!, 'bcc'), headerOf(mail!, 'from').length, sink.recipients.length]).toEqual([[], 1, 1]);
    expect(sink.texts[0]!.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im);
  });

  it('of the regular news can be stopped by one click, without a page', async () => {
    const { id, link } = await posted('digest');
    await deliver(id);
    const [mail] = await sink.mails();
    expect(headerOf(mail!, 'list-unsubscribe')).toEqual([`<${first.links.urlOf(link, 'unsubscribe')}>`]);
    expect(headerOf(mail!, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  });

  it('in Arabic runs from right to left', async () => {
    const { id } = await posted('digest', { language: 'ar' });
    await deliver(id);
    expect((await sink.mails())[0]!.html).toMatch(/<html[^>]*dir="rtl"/);
  });

  it('posted twice is one mail', async () => {
    const { id } = await posted('sign_in_link', { key: 'twice' });
    expect((await posted('sign_in_link', { key: 'twice' })).id).toBe(id);
    await deliver(id);
    expect(sink.texts.length).toBe(1);
  });

  it('to somebody who is gone is not sent', async () => {
    const { id } = await posted('sign_in_link', { person: randomUUID() });
    await deliver(id);
    expect([(await row(id)).state, sink.texts.length]).toEqual(['suppressed', 0]);
  });
});

describe('a mail server', () => {
  it('that greylists is tried again, with the same Message-ID', async () => {
    const { id } = await posted('sign_in_link');
    for (const mood of ['greylist', 'stop'] as const) {
      sink.feel(mood);
      expect(await deliver(id)).toEqual(['failed']);
      expect((await row(id)).state).toBe('waiting');
    }
    sink.feel('take');
    expect(await deliver(id)).toEqual(['done']);
    expect((await sink.mails()).map((m) => m.messageId)).toEqual([`<${id}@landfall.example>`]);
    expect((await row(id)).tries).toBe(3);
  });

  it('that refuses an address with 550 is never asked for it again', async () => {
    const { id } = await posted('sign_in_link');
    sink.feel('refuse_address');
    expect(await deliver(id)).toEqual(['done']);
    sink.feel('take');
    const next = await posted('digest');
    expect(await deliver(next.id)).toEqual(['done']);
    expect([(await row(id)).state, (await row(next.id)).state, sink.recipients.length]).toEqual(['failed', 'suppressed', 1]);
  });

  it('that refuses a text says nothing of the address', async () => {
    const { id } = await posted('sign_in_link');
    sink.feel('refuse_text');
    await deliver(id);
    expect((await row(id)).state).toBe('failed');
    expect(await admin.query(`select * from mail.suppressions`)).toEqual([]);
  });

  it('that drops the connection after the text gets a needed mail again, with the same Message-ID', async () => {
    const { id } = await posted('sign_in_link');
    sink.feel('drop');
    expect(await deliver(id)).toEqual(['failed']);
    sink.feel('take');
    expect(await deliver(id)).toEqual(['done']);
    expect((await sink.mails()).map((m) => m.messageId)).toEqual(Array(2).fill(`<${id}@landfall.example>`));
  });

  it('that drops the connection after the text gets a digest no second time', async () => {
    const { id } = await posted('digest');
    sink.feel('drop');
    expect(await deliver(id)).toEqual(['done']);
    sink.feel('take');
    expect(await deliver(id)).toEqual([]);
    expect([(await row(id)).state, sink.texts.length]).toEqual(['unknown', 1]);
  });

  it('that has not got a digest’s text is given it again', async () => {
    const { id } = await posted('digest');
    sink.feel('greylist');
    expect(await deliver(id)).toEqual(['failed']);
    sink.feel('take');
    expect(await deliver(id)).toEqual(['done']);
    expect([(await row(id)).state, sink.texts.length]).toEqual(['sent', 1]);
  });

  it('that is away loses nothing', async () => {
    const away = await worker('smtp://127.0.0.1:1');
    const { id } = await posted('digest');
    expect(await deliver(id, away)).toEqual(['failed']);
    expect(await deliver(id)).toEqual(['done']);
    expect(sink.texts.length).toBe(1);
  });
});

describe('a worker', () => {
  it('that ended during a digest’s only try leaves it of unknown fate, and nobody repeats it', async () => {
    const { id } = await posted('digest');
    await admin.query(`update mail.messages set state = 'sending' where id = $1`, [id]);
    expect(await deliver(id)).toEqual(['done']);
    expect([(await row(id)).state, sink.texts.length]).toEqual(['unknown', 0]);
  });

  it('and another at once deliver one mail', async () => {
    const second = await worker();
    const { id } = await posted('digest', { key: 'at once' });
    await posted('digest', { key: 'at once' });
    await first.relay.relay();
    const jobs = (await admin.query(`select id from ledger.jobs where payload->>'message' = $1`, [id])) as { id: string }[];
    expect(jobs.length).toBe(2);
    const outcomes = await Promise.all([
      first.runner.run(jobs[0]!.id),
      second.runner.run(jobs[1]!.id),
      second.runner.run(jobs[0]!.id),
    ]);
    expect(outcomes.filter((o) => o === 'failed')).toEqual([]);
    expect([sink.texts.length, (await row(id)).state]).toEqual([1, 'sent']);
  });
});

describe('without a mail server', () => {
  it('a mail is kept as a file, once, and can be read', async () => {
    const settings = new Settings({ ...values, SMTP_URL: undefined });
    const transactions = first.transactions;
    const outbox = new Outbox(settings);
    const delivery = new Delivery(transactions, settings, new Links(transactions, settings), outbox);
    const { id } = await posted('sign_in_link', { language: 'vi' });
    for (let i = 0; i < 2; i++) {
      await admin.query(`update mail.messages set state = 'waiting' where id = $1`, [id]);
      await transactions.run(system('DeliverMail'), (em) => delivery.deliver(em, { message: id }));
    }
    expect((await row(id)).state).toBe('kept');
    const kept = await outbox.list();
    expect(kept).toEqual([
      {
        id,
        kind: 'sign_in_link',
        to: 'anna@works.example',
        subject: expect.stringMatching(/.{5}/),
        date: expect.stringMatching(/T/),
      },
    ]);
    const mail = await outbox.read(id);
    expect(mail.html).toContain('lang="vi"');
    expect(mail.raw).toContain(`Message-ID: <${id}@landfall.example>`);
    await expect(outbox.read(randomUUID())).rejects.toMatchObject({ status: 404 });
    const elsewhere = new Outbox(new Settings({ ...values, demonstration: false }));
    await expect(elsewhere.list()).rejects.toMatchObject({ status: 404 });
  });
});
