import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { dataSource, system, Transactions } from '#database';
import { addJob, after, JobRunner, on, Relay } from '#ledger';
import { DeliverMail, Delivery, Links, mailEntities, Outbox, Post } from '#mail';
import { Settings, type readSettings } from '#settings';
import { cloneDatabase } from '../../test/setup/databases.js';
import { personActor } from '../../test/setup/open-database.js';
import { headerOf, openSink } from '../../test/setup/sink.js';
import { Matches, matchesEntities } from '#matches';
import {
  AskRecipient,
  Composition,
  DeliverDigest,
  DeliverNotice,
  Digests,
  digestsDue,
  digestsEntities,
  Finds,
  History,
  noticesDue,
  Preferences,
  Recipients,
  NoteViewNews,
  SendDigestNow,
} from './index.js';
import { kinds } from './windows.js';

const sink = await openSink();
const database = await cloneDatabase();
const admin = await dataSource(database.admin, []).initialize();
const entities = [...digestsEntities, ...mailEntities, ...matchesEntities];
const api = await dataSource(database.api, entities).initialize();
const values = {
  PUBLIC_URL: 'https://landfall.example',
  MAIL_FROM: 'Landfall <landfall@centre.example>',
  DATA_DIR: '/nowhere',
  MAIL_PACE: 60_000,
  linkSecret: 'a secret of the tests, 32 characters and more',
  SMTP_URL: sink.url,
};
const settings = new Settings(values as ReturnType<typeof readSettings>);
const open: { source: DataSource; delivery: Delivery }[] = [];

async function worker() {
  const source = await dataSource(database.worker, entities, { statementSeconds: 30 }).initialize();
  const transactions = new Transactions(source);
  const links = new Links(transactions, settings);
  const delivery = new Delivery(transactions, settings, links, new Outbox(settings));
  const post = new Post(settings);
  const digests = new Digests(
    post,
    new History(post),
    new Composition(links, new Matches(transactions), new Finds(transactions)),
  );
  const recipients = new Recipients(transactions, post, links);
  open.push({ source, delivery });
  const runner = new JobRunner(transactions, [
    on(DeliverMail, (payload, em) => delivery.deliver(em, payload)),
    on(DeliverDigest, (payload, em) => digests.deliver(em, payload)),
    on(DeliverNotice, (payload, em) => digests.notify(em, payload)),
    on(SendDigestNow, (payload, em) => digests.sendNow(em, payload)),
    on(AskRecipient, (payload, em) => recipients.ask(em, payload)),
    on(NoteViewNews, (payload, em) => digests.noteView(em, payload)),
  ]);
  const relay = new Relay(
    transactions,
    { ring: async () => undefined },
    [after('MailPosted').run(DeliverMail), after('DigestWished').run(SendDigestNow), after('RecipientAdded').run(AskRecipient)],
    [DeliverMail, DeliverDigest, DeliverNotice, SendDigestNow, NoteViewNews, AskRecipient],
  );
  return { transactions, links, runner, relay };
}
const [first, second] = [await worker(), await worker()];

/** Only what the clock says is another time; what waits, waits as ever. */
const everyTimer = [
  'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout',
] as const; // prettier-ignore

const hub = randomUUID();
const otherHub = randomUUID();
const [firm, buyer] = [randomUUID(), randomUUID()];
const people = { anna: randomUUID(), layla: randomUUID(), minh: randomUUID() };
const card = {
  title: 'Leak detection wanted',
  summary: 'Pipes lose a third of the water.',
  country: 'AE',
  profileType: 'TR',
  reasons: [],
};
let offering: string;
let need: string;

const sql = (text: string, parameters: unknown[] = []) => admin.query(text, parameters) as Promise<Record<string, unknown>[]>;
const timeIs = async (instant: string) => {
  await sql(`delete from landfall.clock`);
  await sql(`insert into landfall.clock (shift) values ($1::timestamptz - now())`, [instant]);
};
const listing = async (side: 'offering' | 'need', organisation: string, title: string, at: string | null) => {
  const id = randomUUID();
  await sql(
    `insert into listings.listings (id, side, profile_type, organisation, hub, origin, visibility, language, title, state, published_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, 'anonymous', 'en', $7, 'published', landfall.now(), landfall.now() + interval '1 year')`,
    [id, side, side === 'offering' ? 'TO' : 'TR', organisation, at, side === 'offering' ? 'own' : 'mandated', title],
  );
  return id;
};
const proposal = async (score: number, title: string) => {
  const [id, of] = [randomUUID(), await listing('offering', firm, title, null)];
  await sql(
    `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage) values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, 0.8)`,
    [id, of, need, firm, buyer, hub, score],
  );
  return id;
};
/** An introduction of the firm and the buyer in which the firm was asked just now. */
const asked = async () => {
  const [id, p] = [randomUUID(), await proposal(0.9, 'Sensors')];
  await sql(
    `insert into introductions.introductions (id, proposal, offering, need, offering_organisation, need_organisation, hub, state, takes_effect_at) values ($1, $2, $3, $4, $5, $6, $7, 'asking', landfall.now())`,
    [id, p, offering, need, firm, buyer, hub],
  );
  await sql(
    `insert into introductions.sides (introduction, side, hub, organisation, state, shown, asked_at, expires_at) values ($1, 'offering', $2, $3, 'asked', $4, landfall.now(), landfall.now() + interval '14 days'), ($1, 'need', $2, $5, 'not_asked', null, null, null)`,
    [id, hub, firm, JSON.stringify(card), buyer],
  );
  return id;
};

/** One turn of the timetable, by one worker or by two at once, and all mail that follows. */
async function turn(by = [first]) {
  await first.relay.fallDue({ every: 60, run: DeliverDigest, where: digestsDue });
  await first.relay.fallDue({ every: 60, run: DeliverNotice, where: noticesDue });
  await first.relay.relay();
  for (const job of [NoteViewNews, DeliverDigest, DeliverNotice, SendDigestNow, AskRecipient]) await run(job.name, by);
  await first.relay.relay();
  await run('DeliverMail', by);
}
async function run(name: string, by: (typeof first)[]) {
  const jobs = (await sql(`select id from ledger.jobs where name = $1 and done_at is null and parked_at is null`, [name])) as {
    id: string;
  }[];
  for (const { id } of jobs) await Promise.all(by.map((w) => w.runner.run(id)));
}
const digestsOf = (reader: string) => sql(`select period, state from digests.digests where reader = $1 order by until`, [reader]);

afterEach(() => void jest.useRealTimers());
beforeEach(async () => {
  sink.clear();
  await sql(`truncate ledger.jobs, ledger.unrelayed, ledger.entries, mail.messages, mail.paces, mail.links, mail.suppressions, digests.windows, digests.digests, digests.view_news, digests.finds, review.views, digests.preferences, digests.recipients, members.sessions,
    introductions.outcomes, introductions.sides, introductions.introductions, introductions.proposals, listings.listings, members.memberships, members.mandates, members.contacts, members.people, members.hubs, members.organisations cascade`);
  await timeIs('2026-11-23T02:00:00Z');
  for (const [id, name] of [
    [hub, 'Hub Dubai'],
    [otherHub, 'Hub Hanoi'],
  ]) {
    await sql(
      `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to) values ($1, $2, 'AE', 'Asia/Dubai', '{1,2,3,4,5}', '{ar,en}', 'en', 'AED', 10, 'desk@hub.example')`,
      [id, name],
    );
  }
  for (const [id, name] of [
    [firm, 'Example Works'],
    [buyer, 'Example Ports'],
  ])
    await sql(`insert into members.organisations (id, kind, name, country, language) values ($1, 'company', $2, 'AE', 'en')`, [
      id,
      name,
    ]);
  const member = async (
    id: string,
    email: string,
    language: string,
    zone: string,
    place: { organisation?: string; hub?: string },
  ) => {
    await sql(`insert into members.people (id, email, name, language, zone) values ($1, $2, 'Reader', $3, $4)`, [
      id,
      email,
      language,
      zone,
    ]);
    await sql(
      `insert into members.memberships (id, person, organisation, hub, role) values (gen_random_uuid(), $1, $2, $3, $4)`,
      [id, place.organisation ?? null, place.hub ?? null, place.hub ? 'coordinator' : 'owner'],
    );
  };
  await member(people.anna, 'anna@works.example', 'en', 'Europe/Moscow', { organisation: firm });
  await member(people.layla, 'layla@hub.example', 'ar', 'Asia/Dubai', { hub });
  await member(people.minh, 'minh@hub.example', 'vi', 'Asia/Ho_Chi_Minh', { hub: otherHub });
  offering = await listing('offering', firm, 'Acoustic sensors', null);
  need = await listing('need', buyer, 'Leak detection', hub);
});
afterAll(async () => {
  for (const { source, delivery } of open) {
    delivery.onModuleDestroy();
    await source.destroy();
  }
  await sink.close();
  await api.destroy();
  await admin.destroy();
  await database.drop();
});

describe('a digest', () => {
  it('comes once for one person and period, though its job runs in two workers at once', async () => {
    await proposal(0.7, 'Sensors');
    await timeIs('2026-11-23T04:10:00Z');
    await turn([first, second]);
    await turn([first, second]);
    await first.transactions.run(system('x'), (em) => addJob(em, DeliverDigest, { reader: people.layla, period: '2026-11-23' }));
    await turn([second]);
    expect(sink.recipients).toEqual(['layla@hub.example']);
    expect(await digestsOf(people.layla)).toEqual([{ period: '2026-11-23', state: 'sent' }]);
    expect((await sql(`select count(*)::int as n from ledger.entries where name = 'DigestSent'`))[0]!.n).toBe(1);
  });

  it('is looked for once: of a day whose job waits, or was done, nobody asks again', async () => {
    await timeIs('2026-11-23T05:10:00Z');
    const look = () => first.transactions.run(system('x'), (em) => em.query(digestsDue)) as Promise<unknown[]>;
    expect((await look()).length).toBe(3);
    await first.relay.fallDue({ every: 60, run: DeliverDigest, where: digestsDue });
    expect(await look()).toEqual([]);
    await turn();
    expect(await look()).toEqual([]);
  });

  it('without news is silent', async () => {
    await timeIs('2026-11-23T05:10:00Z');
    await turn();
    expect(await digestsOf(people.anna)).toEqual([{ period: '2026-11-23', state: 'silent' }]);
    expect(sink.texts).toEqual([]);
  });

  it('comes at each reader’s own hour, in their language, with one click to stop it', async () => {
    await proposal(0.7, 'Sensors <script>');
    await timeIs('2026-11-23T03:59:00Z');
    await turn();
    expect(sink.recipients).toEqual([]);
    await timeIs('2026-11-23T04:00:00Z');
    await turn();
    const [mail] = await sink.mails();
    expect(mail!.html).toMatch(/<html[^>]*dir="rtl"/);
    expect(mail!.html).not.toContain('<script>');
    expect(mail!.text).toContain('Leak detection');
    expect(headerOf(mail!, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(headerOf(mail!, 'list-unsubscribe')[0]).toMatch(/^<https:\/\/landfall\.example\/u\/[\w-]{43}>$/);
    expect(mail!.replyTo?.[0]?.address).toBe('desk@hub.example');
  });

  it('tells a coordinator the best five proposals and counts the rest, and nothing of another hub', async () => {
    for (let i = 0; i < 8; i++) await proposal(0.5 + i / 100, `Sensors ${i}`);
    await sql(`update members.people set language = 'en'`);
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    const text = (await sink.mails())[0]!.text!;
    expect([7, 6, 5, 4, 3].map((i) => text.includes(`Sensors ${i}`))).toEqual(Array(5).fill(true));
    expect(text).not.toContain('Sensors 2');
    expect(text).toContain('and 3 more');
    expect(sink.recipients).toEqual(['layla@hub.example']);
  });

  it('tells a coordinator once which pairs have waited longer than the hub wants, before what is new', async () => {
    const [late, decided] = [await proposal(0.5, 'Sensors too late'), await proposal(0.6, 'Sensors decided')];
    await proposal(0.7, 'Sensors in time');
    await sql(`update members.people set language = 'en'`);
    await sql(`update introductions.proposals set created_at = landfall.now() - interval '9 days'`);
    await timeIs('2026-11-23T03:30:00Z');
    await sql(`update introductions.proposals set escalated_at = landfall.now() where id in ($1, $2)`, [late, decided]);
    await sql(`update introductions.proposals set state = 'expired' where id = $1`, [decided]);
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    const [mail] = await sink.mails();
    expect(mail!.subject).toBe('Hub Dubai: 1 pair waits too long');
    expect(mail!.text).toContain('Sensors too late');
    expect(mail!.text).toContain('https://landfall.example/inbox?overdue=yes');
    expect(mail!.text).not.toMatch(/Sensors decided/);
    await timeIs('2026-11-24T04:10:00Z');
    await turn();
    expect((await sink.mails()).filter(({ text }) => text!.includes('Sensors too late'))).toHaveLength(1);
  });

  it('tells a company what it is asked, and neither name nor address of the other', async () => {
    await asked();
    await timeIs('2026-11-23T05:10:00Z');
    await turn();
    const mail = (await sink.mails()).find((m) => m.to?.[0]?.address === 'anna@works.example')!;
    expect(mail.subject).toBe('1 answer is asked of you');
    expect(mail.text).toContain('Leak detection wanted');
    expect(mail.text).toMatch(/https:\/\/landfall\.example\/c\/[\w-]{43}/);
    expect(mail.text).not.toContain('Example Ports');
    expect(mail.text).not.toContain(buyer);
  });

  it('tells both sides’ people and the coordinator what was made, each what they may know', async () => {
    const introduction = await asked();
    await sql(`update introductions.sides set state = 'asked', asked_at = landfall.now() where state = 'not_asked'`);
    await sql(`update introductions.sides set state = 'accepted', effective_at = landfall.now()`);
    await sql(`update introductions.introductions set state = 'made', made_at = landfall.now() where id = $1`, [introduction]);
    await sql(
      `insert into introductions.outcomes (introduction, side, hub, organisation, met, stage) values ($1, 'offering', $2, $3, true, 'pilot')`,
      [introduction, hub, firm],
    );
    await sql(`update members.people set language = 'en'`);
    await timeIs('2026-11-23T05:10:00Z');
    await turn();
    const texts = new Map((await sink.mails()).map((m) => [m.to?.[0]?.address, m.text!]));
    expect(texts.get('anna@works.example')).toContain('Introduced: Example Ports');
    expect(texts.get('anna@works.example')).not.toContain('pilot');
    expect(texts.get('layla@hub.example')).toContain('Introduced: Example Works and Example Ports');
    expect(texts.get('layla@hub.example')).toContain('Example Works: pilot');
    expect(texts.has('minh@hub.example')).toBe(false);
  });

  it('tells nothing twice, and what came while one was composed is in the next', async () => {
    await proposal(0.7, 'Early');
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    const late = await proposal(0.6, 'Under way');
    await sql(`update introductions.proposals set created_at = created_at - interval '1 minute' where id = $1`, [late]);
    await timeIs('2026-11-24T04:10:00Z');
    await turn();
    await timeIs('2026-11-25T04:10:00Z');
    await turn();
    const texts = (await sink.mails()).map((m) => m.text!);
    expect(texts.map((t) => [t.includes('Early'), t.includes('Under way')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect((await digestsOf(people.layla)).map((d) => d.state)).toEqual(['sent', 'sent', 'silent']);
  });

  const minutes = 60_000;
  it.each([10 * minutes, -10 * minutes, 8 * 24 * 60 * minutes, -8 * 24 * 60 * minutes])(
    'asks the database for the time, whatever the clock of the worker’s machine says: %i ms off',
    async (off) => {
      jest.useFakeTimers({ now: Date.now() + off, doNotFake: [...everyTimer] });
      await proposal(0.7, 'Sensors');
      for (const at of ['2026-11-23T03:55:00Z', '2026-11-23T04:05:00Z', '2026-11-23T04:10:00Z']) {
        await timeIs(at);
        await turn();
        expect([at, sink.recipients.length]).toEqual([at, at < '2026-11-23T04' ? 0 : 1]);
      }
      await proposal(0.6, 'Gauges');
      await timeIs('2026-11-24T04:05:00Z');
      await turn();
      expect(await digestsOf(people.layla)).toEqual([
        { period: '2026-11-23', state: 'sent' },
        { period: '2026-11-24', state: 'sent' },
      ]);
      expect((await sink.mails()).map((m) => [m.text!.includes('Sensors'), m.text!.includes('Gauges')])).toEqual([
        [true, false],
        [false, true],
      ]);
    },
  );

  it('comes no second time when the database’s clock is put back ten minutes, and what happened in these is in the next', async () => {
    await proposal(0.7, 'Sensors');
    await timeIs('2026-11-23T04:05:00Z');
    await turn();
    await timeIs('2026-11-23T03:55:00Z');
    await turn();
    await proposal(0.6, 'In the ten minutes');
    await timeIs('2026-11-23T04:04:00Z');
    await turn();
    expect(sink.recipients).toEqual(['layla@hub.example']);
    await timeIs('2026-11-24T04:05:00Z');
    await turn();
    expect((await sink.mails()).map((m) => m.text!.includes('In the ten minutes'))).toEqual([false, true]);
  });

  it('comes once when the database’s clock leaps eight days, with all that nobody was told', async () => {
    await proposal(0.7, 'Sensors');
    await timeIs('2026-12-01T04:05:00Z');
    await turn();
    await turn();
    expect(await digestsOf(people.layla)).toEqual([{ period: '2026-12-01', state: 'sent' }]);
    expect((await sink.mails()).map((m) => m.text!.includes('Sensors'))).toEqual([true]);
  });

  it('whose connection was dropped after its text is not repeated; the next tells its news once more, marked', async () => {
    await sql(`update members.people set language = 'en'`);
    await proposal(0.7, 'Sensors');
    await timeIs('2026-11-23T04:10:00Z');
    sink.feel('drop');
    await turn();
    await turn();
    expect(sink.texts.length).toBe(1);
    expect((await sql(`select state from mail.messages`)).map((m) => m.state)).toEqual(['unknown']);
    sink.feel('take');
    await timeIs('2026-11-24T04:10:00Z');
    await turn();
    const next = (await sink.mails())[1]!;
    expect(next.text).toContain('Sensors');
    expect(next.text).toContain('You may have had this one already.');
    await timeIs('2026-11-25T04:10:00Z');
    await turn();
    expect(sink.texts.length).toBe(2);
  });

  it('that waited for its server all day is taken back, and the next tells all of it', async () => {
    await proposal(0.7, 'Yesterday');
    await timeIs('2026-11-23T04:10:00Z');
    sink.feel('greylist');
    await turn();
    await proposal(0.6, 'Today');
    await timeIs('2026-11-24T04:10:00Z');
    sink.feel('take');
    await first.relay.fallDue({ every: 60, run: DeliverDigest, where: digestsDue });
    await run('DeliverDigest', [first]);
    await turn();
    const mails = await sink.mails();
    expect(mails.length).toBe(1);
    expect([mails[0]!.text!.includes('Yesterday'), mails[0]!.text!.includes('Today')]).toEqual([true, true]);
  });

  it('more than six hours late does not come; its news rolls on', async () => {
    await proposal(0.7, 'Sensors');
    await timeIs('2026-11-23T04:10:00Z');
    await first.relay.fallDue({ every: 60, run: DeliverDigest, where: digestsDue });
    await timeIs('2026-11-23T10:30:00Z');
    await turn();
    expect(sink.recipients).toEqual([]);
    await timeIs('2026-11-24T04:10:00Z');
    await turn();
    expect(sink.recipients).toEqual(['layla@hub.example']);
  });
});

describe('news', () => {
  const wishes = async (person: string, kinds: Record<string, string>) =>
    sql(
      `insert into digests.preferences (reader, person, decisions, views, proposals, finds, listings, results, zone, language, changed_at)
       values ($1, $1, $2, $6, $3, $7, $4, $5, 'Asia/Dubai', 'en', landfall.now() - interval '30 days')`,
      [
        person,
        kinds.decisions ?? 'off',
        kinds.proposals ?? 'off',
        kinds.listings ?? 'off',
        kinds.results ?? 'off',
        kinds.views ?? 'off',
        kinds.finds ?? 'off',
      ],
    );
  const textTo = async (address: string) =>
    (await sink.mails()).filter((m) => m.to?.[0]?.address === address).map((m) => m.text!);

  it('of a listing near its end is in the week’s digest of its firm and, for a need, of its hub', async () => {
    await sql(`update listings.listings set expires_at = landfall.now() + interval '10 days'`);
    await sql(`update members.people set language = 'en', created_at = landfall.now() - interval '30 days'`);
    await timeIs('2026-11-23T05:10:00Z');
    await turn();
    expect((await textTo('anna@works.example'))[0]).toContain('Its time runs out on 3 December 2026: Acoustic sensors');
    expect((await textTo('layla@hub.example'))[0]).toContain('Leak detection');
    await timeIs('2026-11-30T05:10:00Z');
    await turn();
    expect((await textTo('anna@works.example')).length).toBe(1);
  });

  it.each([
    ['that nobody could be told for a month is in the next, however old it is', undefined, ['Leak detection']],
    ['that is two months old is none for somebody who wished otherwise in between', '2027-03-10', []],
  ])('%s', async (_, changedAt, told) => {
    await wishes(people.layla, { listings: 'monthly' });
    await sql(`update listings.listings set expires_at = '2027-03-15T12:00:00Z' where id = $1`, [need]);
    await timeIs('2027-03-01T04:10:00Z');
    await turn();
    expect(await digestsOf(people.layla)).toMatchObject([{ period: '2027-03-01', state: 'silent' }]);
    if (changedAt) await sql(`update digests.preferences set changed_at = $1`, [changedAt]);
    await timeIs('2027-05-03T04:10:00Z');
    await turn();
    const texts = await textTo('layla@hub.example');
    expect(texts.flatMap((text) => told.filter((title) => text.includes(title)))).toEqual(told);
    expect(texts).toHaveLength(told.length);
  });

  it('that somebody wants one by one comes by itself, all of a quarter of an hour in one, and is in no digest', async () => {
    await wishes(people.layla, { proposals: 'each', results: 'daily' });
    await timeIs('2026-11-23T03:20:00Z');
    await proposal(0.7, 'First');
    await proposal(0.6, 'Second');
    await timeIs('2026-11-23T03:31:00Z');
    await turn();
    await turn();
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    const texts = await textTo('layla@hub.example');
    expect(texts.map((t) => [t.includes('First'), t.includes('Second')])).toEqual([[true, true]]);
    expect(await digestsOf(people.layla)).toEqual([
      { period: '2026-11-23T07:30', state: 'sent' },
      { period: '2026-11-23', state: 'silent' },
    ]);
  });

  it('of a saved view that mails comes under its name, and once: not again among the other proposals', async () => {
    await wishes(people.layla, { views: 'daily', proposals: 'daily' });
    const view = randomUUID();
    await sql(
      `insert into review.views (id, hub, owner, name, shared, filters, columns, mails) values ($1, $2, $3, 'Water above all', false, '{}', '{}', true)`,
      [view, hub, people.layla],
    );
    const [seen, other] = [await proposal(0.7, 'Told by its view'), await proposal(0.6, 'Told as all are')];
    const note = (proposals: string[]) =>
      first.transactions.run(system('x'), (em) => addJob(em, NoteViewNews, { view, person: people.layla, proposals }));
    await note([seen]);
    await note([seen]);
    await turn();
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    await note([other]);
    await turn();
    await timeIs('2026-11-24T04:10:00Z');
    await turn();
    const [text, ...more] = await textTo('layla@hub.example');
    expect(more).toEqual([]);
    const [views, proposals] = text!.split('Proposals to review');
    expect([views!.includes('In your view “Water above all”'), views!.includes('Told by its view')]).toEqual([true, true]);
    expect([proposals!.includes('Told by its view'), proposals!.includes('Told as all are')]).toEqual([false, true]);
  });

  it('asked for now comes now, once, and the morning’s digest does not repeat it', async () => {
    await proposal(0.7, 'Sensors');
    const wish = randomUUID();
    const now = { reader: people.layla, wish };
    await first.transactions.run(system('x'), (em) => addJob(em, SendDigestNow, now));
    await first.transactions.run(system('x'), (em) => addJob(em, SendDigestNow, now));
    await turn([first, second]);
    await first.transactions.run(system('x'), (em) => addJob(em, SendDigestNow, { ...now, wish: randomUUID() }));
    await turn();
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    expect(sink.recipients).toEqual(['layla@hub.example']);
  });

  it('waits until some hours after a visit, and for the next day where the morning is then over', async () => {
    await proposal(0.7, 'Sensors');
    await sql(`insert into members.sessions (id_hash, person, seen_at) values ('x', $1, '2026-11-23T03:55:00Z')`, [people.layla]);
    await timeIs('2026-11-23T07:54:00Z');
    await turn();
    expect(sink.recipients).toEqual([]);
    await timeIs('2026-11-23T07:56:00Z');
    await turn();
    expect(sink.recipients).toEqual(['layla@hub.example']);
  });

  it('comes no oftener in a week than is bearable', async () => {
    await sql(
      `insert into digests.digests (id, reader, person, period, until, state)
       select gen_random_uuid(), $1, $1, 'now:' || n, landfall.now() - interval '6 days', 'sent' from generate_series(1, 14) n`,
      [people.layla],
    );
    await proposal(0.7, 'Sensors');
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    expect(sink.recipients).toEqual([]);
    await timeIs('2026-11-24T04:10:00Z');
    await turn();
    expect(sink.recipients).toEqual(['layla@hub.example']);
  });

  it('of the week that waited for its server comes with the next day’s digest, when that takes it back', async () => {
    await proposal(0.7, 'Yesterday');
    await sql(`update listings.listings set expires_at = landfall.now() + interval '10 days'`);
    await sql(`update members.people set language = 'en', created_at = landfall.now() - interval '30 days'`);
    await timeIs('2026-11-23T04:10:00Z');
    sink.feel('greylist');
    await turn();
    sink.feel('take');
    await timeIs('2026-11-24T04:10:00Z');
    await first.relay.fallDue({ every: 60, run: DeliverDigest, where: digestsDue });
    await run('DeliverDigest', [first]);
    await turn();
    const [text, ...more] = await textTo('layla@hub.example');
    expect(text).toContain('Yesterday');
    expect(text).toContain('Its time runs out');
    expect(more).toEqual([]);
  });
});

describe('a recipient without an account', () => {
  const recipients = new Recipients(new Transactions(api), new Post(settings), new Links(new Transactions(api), settings));
  const links = new Links(new Transactions(api), settings);
  const coordinator = personActor(people.layla, { hubs: [hub], scopes: ['*'] });
  const body = {
    organisation: buyer,
    name: 'Omar',
    email: 'omar@ports.example',
    language: 'en',
    zone: 'Asia/Dubai',
    source: 'met at the hub',
    ground: 'asked for it',
  };
  const mandate = async () => {
    const contact = randomUUID();
    await sql(
      `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground) values ($1, $2, $3, 'Huda', 'huda@ports.example', 'en', 'Asia/Dubai', 'met', 'asked')`,
      [contact, hub, buyer],
    );
    await sql(
      `insert into members.mandates (id, hub, organisation, contact, valid_until) values (gen_random_uuid(), $1, $2, $3, '2099-12-31')`,
      [hub, buyer, contact],
    );
  };
  const tokenIn = (text: string) => /\/n\/([\w-]{43})/.exec(text)![1]!;

  it('is asked first, hears nothing before they confirm, and then the news of their organisation’s listings', async () => {
    await mandate();
    await recipients.add(coordinator, hub, body);
    await recipients.add(coordinator, hub, body);
    await turn();
    const [asked, ...more] = await sink.mails();
    expect(more).toEqual([]);
    expect([asked!.subject, asked!.to?.[0]?.address]).toEqual(['Do you want news from Hub Dubai?', 'omar@ports.example']);
    await sql(`update listings.listings set expires_at = landfall.now() + interval '10 days'`);
    await timeIs('2026-11-30T04:10:00Z');
    sink.clear();
    await turn();
    expect(sink.recipients).not.toContain('omar@ports.example');
    const link = (await links.open(tokenIn(asked!.text!)))!;
    await recipients.confirm(link);
    await recipients.confirm(link);
    expect((await recipients.list(coordinator, hub)).map(({ email, state }) => [email, state])).toEqual([
      ['omar@ports.example', 'confirmed'],
    ]);
    await sql(`update listings.listings set expires_at = landfall.now() + interval '15 days'`);
    await timeIs('2026-12-07T04:10:00Z');
    sink.clear();
    await turn();
    const news = (await sink.mails()).find((m) => m.to?.[0]?.address === 'omar@ports.example')!;
    expect(news.text).toContain('Leak detection');
    expect(news.text).not.toContain('Acoustic sensors');
    const names = (await sql(`select name from ledger.entries where name like 'Recipient%' order by seq`)).map((e) => e.name);
    expect(names).toEqual(['RecipientAdded', 'RecipientConfirmed']);
  });

  it('stops the news by the link in it, and is not written to once the coordinator ends it', async () => {
    await mandate();
    const { contact } = await recipients.add(coordinator, hub, body);
    await sql(`update digests.recipients set confirmed_at = landfall.now() - interval '30 days'`);
    const preferences = new Preferences(new Transactions(api));
    const { id } = await first.transactions.run(system('x'), (em) =>
      links.makeLink(em, { purpose: 'unsubscribe', contact, minutes: 60 }),
    );
    const link = (await links.open(links.tokenOf(id)))!;
    expect((await preferences.readByLink(link)).kinds).toEqual(['decisions', 'finds', 'listings', 'results']);
    expect((await preferences.unsubscribe(link)).nextDay).toBeNull();
    await recipients.end(coordinator, hub, contact);
    await recipients.end(coordinator, hub, contact);
    await expect(preferences.readByLink(link)).rejects.toMatchObject({ status: 404 });
    expect((await recipients.list(coordinator, hub))[0]!.state).toBe('ended');
  });

  it('is of an organisation that the hub has a mandate of, of one’s own hub, and of so many a day', async () => {
    await expect(recipients.add(coordinator, hub, body)).rejects.toMatchObject({ status: 404 });
    await mandate();
    await expect(recipients.add(coordinator, otherHub, body)).rejects.toMatchObject({ status: 404 });
    await sql(
      `with c as (insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground)
         select gen_random_uuid(), $1, $2, 'X', 'x' || n || '@ports.example', 'en', 'UTC', 'met', 'asked' from generate_series(1, 50) n returning id)
       insert into digests.recipients (contact, hub, organisation, added_by) select id, $1, $2, $2 from c`,
      [hub, buyer],
    );
    await expect(recipients.add(coordinator, hub, body)).rejects.toMatchObject({ status: 429 });
  });
});

describe('preferences', () => {
  const transactions = new Transactions(api);
  const preferences = new Preferences(transactions);
  const links = new Links(transactions, settings);
  const linkFor = async (person: string, purpose: 'unsubscribe' | 'consent', minutes = 60) => {
    const { id } = await first.transactions.run(system('x'), (em) => links.makeLink(em, { purpose, person, minutes }));
    return (await links.open(links.tokenOf(id)))!;
  };
  const untouched = {
    frequencies: {
      decisions: 'daily',
      views: 'daily',
      proposals: 'daily',
      finds: 'weekly',
      listings: 'weekly',
      results: 'weekly',
    },
    kinds: ['decisions', 'views', 'proposals', 'finds', 'listings', 'results'],
    weekday: 1,
    hour: 8,
    zone: 'Asia/Dubai',
    language: 'ar',
    pausedUntil: null,
    address: 'layla@hub.example',
    nextDay: '2026-11-23',
    nextAt: new Date('2026-11-23T04:00:00Z'),
  };
  const off = { decisions: 'off', views: 'off', proposals: 'off', finds: 'off', listings: 'off', results: 'off' };

  it('are right without being touched', async () => {
    expect(await preferences.readByLink(await linkFor(people.layla, 'unsubscribe'))).toEqual(untouched);
    expect(await sql(`select * from digests.preferences`)).toEqual([]);
  });

  it('end the digests of one person by a link, once and repeatably, and of nobody else', async () => {
    await proposal(0.7, 'Sensors');
    const link = await linkFor(people.layla, 'unsubscribe');
    await preferences.unsubscribe(link);
    expect(await preferences.unsubscribe(link)).toEqual({ ...untouched, frequencies: off, nextDay: null, nextAt: null });
    expect(await sql(`select reader, ${kinds.join(', ')} from digests.preferences`)).toEqual([{ reader: people.layla, ...off }]);
    expect((await sql(`select name from ledger.entries order by seq`)).map((e) => e.name)).toEqual([
      'PreferencesChanged',
      'Unsubscribed',
    ]);
    await timeIs('2026-11-23T04:10:00Z');
    await turn();
    expect(sink.recipients).toEqual([]);
  });

  it('change the hour, the zone and the language of the next digest', async () => {
    await proposal(0.7, 'Sensors');
    const link = await linkFor(people.layla, 'unsubscribe');
    const { address: _, nextDay: __, nextAt: ___, kinds: ____, ...wish } = await preferences.readByLink(link);
    const changed = await preferences.changeByLink(link, {
      ...wish,
      hour: 17,
      zone: 'Asia/Ho_Chi_Minh',
      language: 'vi',
    });
    expect(changed).toMatchObject({ hour: 17, nextDay: '2026-11-23' });
    await timeIs('2026-11-23T10:05:00Z');
    await turn();
    expect((await sink.mails())[0]!.html).toMatch(/<html[^>]*lang="vi"/);
  });

  it('open by no other link, nor by one past its time', async () => {
    await expect(preferences.readByLink(await linkFor(people.layla, 'consent'))).rejects.toMatchObject({ status: 404 });
    await expect(preferences.unsubscribe(await linkFor(people.layla, 'unsubscribe', -1))).rejects.toMatchObject({ status: 404 });
  });
});
