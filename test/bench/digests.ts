import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { dataSource, type PersonActor } from '#database';
import { DigestPreview } from '#digests';
import { Previews } from '#mail';
import { readSettings, Settings } from '#settings';
import { entities } from '../../apps/rooms.js';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { MailSink } from '../chaos/mail-sink.js';
import { Program } from '../chaos/processes.js';
import { cloneDatabase } from '../setup/databases.js';

const firm = randomUUID();
/** How many read of one hub's queue. */
const readersAHub = 50;
type Reader = { id: string; hub: string };
const due = '2026-11-24T05:00:00Z';

/** Composes and renders digests in one process, then has the product's own worker send one to everybody who is due at once. */
export async function digests(words: string[]): Promise<boolean> {
  const { values } = parseArgs({ args: words, options: { recipients: { type: 'string' }, rendered: { type: 'string' } } });
  const recipients = Number(values.recipients ?? 10_000);
  const rendered = Number(values.rendered ?? 1000);
  const database = await cloneDatabase();
  const sink = await MailSink.open(() => new Date());
  const folder = mkdtempSync(path.join(tmpdir(), 'landfall-bench-'));
  const admin = new pg.Client({ connectionString: database.admin });
  await admin.connect();
  try {
    const people = await populate(admin, recipients);
    const env = settingsIn(folder, database, sink.url);
    const made = await composeAndRender(env, database.api, people.slice(0, rendered));
    console.log(`one process composes ${made.composedASecond} digests a second, and renders ${made.renderedASecond}`);
    const figures = { recipients, ...made, ...(await sendAll(env, admin, sink, recipients)) };
    for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(24)} ${figure}`);
    console.log(JSON.stringify(figures));
    return figures.sent === recipients;
  } finally {
    await admin.end();
    await sink.away();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A second of one process: from rows to subject, HTML and text; and the same for rendering alone. */
async function composeAndRender(env: Record<string, string>, url: string, people: readonly Reader[]) {
  const source = await dataSource(url, entities).initialize();
  const app = await NestFactory.createApplicationContext(WorkerModule.with(new Settings(readSettings(env)), source), {
    logger: false,
  });
  const preview = app.get(DigestPreview);
  const previews = app.get(Previews);
  const as = ({ id, hub }: Reader): PersonActor => ({
    kind: 'person',
    person: id,
    name: '',
    language: 'en',
    zone: 'Asia/Dubai',
    duties: [],
    organisations: [],
    owns: [],
    hubs: [hub],
    countries: ['AE'],
  });
  const aSecond = async (work: (n: number) => Promise<unknown>) => {
    for (let n = 0; n < 20; n++) await work(n);
    const began = performance.now();
    for (let n = 0; n < people.length; n++) await work(n);
    return Math.round((people.length / (performance.now() - began)) * 1000);
  };
  const composed = await aSecond((n) => preview.of(as(people[n % people.length]!)));
  const renderedOnly = await aSecond((n) => previews.ofFixture('digest', (['en', 'ru', 'ar', 'vi'] as const)[n % 4]!));
  await app.close();
  await source.destroy();
  return { composedASecond: composed, renderedASecond: renderedOnly };
}

/** From the moment that everybody is due until the server has the last mail, with two handler processes. */
async function sendAll(env: Record<string, string>, admin: pg.Client, sink: MailSink, recipients: number) {
  const worker = new Program('apps/worker/main', env);
  worker.start();
  await worker.ready();
  await admin.query(`update landfall.clock set shift = $1::timestamptz - clock_timestamp()`, [due]);
  const began = performance.now();
  const limit = began + 20 * 60_000;
  let said = began;
  while (sink.taken.length < recipients && performance.now() < limit && !worker.ownEnds.length) {
    await new Promise((r) => setTimeout(r, 200));
    if (performance.now() - said > 10_000) {
      said = performance.now();
      console.log(`${Math.round((said - began) / 1000)} s: ${sink.taken.length} of ${recipients}`);
    }
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  await worker.stop();
  return { sent: new Set(sink.taken.map((t) => t.messageId)).size, sentInSeconds: seconds };
}

async function populate(admin: pg.Client, recipients: number): Promise<Reader[]> {
  await admin.query(`insert into landfall.clock (shift) values ($1::timestamptz - interval '3 hours' - clock_timestamp())`, [
    due,
  ]);
  await admin.query(
    `insert into members.organisations (id, kind, name, country, language) values ($1, 'company', 'Example Works', 'AE', 'en')`,
    [firm],
  );
  await admin.query(
    `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to)
     select gen_random_uuid(), 'Hub ' || n, 'AE', 'Asia/Dubai', '{1,2,3,4,5}', '{en}', 'en', 'AED', 5, 'desk@hub.example' from generate_series(1, $1::int) n`,
    [Math.ceil(recipients / readersAHub)],
  );
  const { rows } = await admin.query<Reader>(
    `with hubs as (select id, row_number() over () as place, count(*) over () as hubs from members.hubs),
     p as (insert into members.people (id, email, name, language, zone)
       select gen_random_uuid(), 'reader' || n || '@d' || n % 50 || '.example', 'Reader ' || n, (array['en', 'ru', 'ar', 'vi'])[1 + n % 4], 'Asia/Dubai'
       from generate_series(1, $1::int) n returning id),
     numbered as (select id, row_number() over () as n from p)
     insert into members.memberships (id, person, hub, role)
       select gen_random_uuid(), n.id, h.id, 'coordinator' from numbered n join hubs h on h.place = 1 + n.n % h.hubs returning person as id, hub`,
    [recipients],
  );
  await admin.query(
    `insert into digests.preferences (reader, person, decisions, views, proposals, finds, listings, results, hour, zone, language, changed_at)
     select id, id, 'daily', 'daily', 'daily', 'off', 'weekly', 'weekly', 9, 'Asia/Dubai', language, landfall.now() from members.people`,
  );
  await admin.query(
    `with need as (insert into listings.listings (id, side, profile_type, organisation, hub, origin, visibility, language, title, state, published_at, expires_at)
       select gen_random_uuid(), 'need', 'TR', $1, h.id, 'mandated', 'anonymous', 'en', 'Leak detection', 'published', landfall.now(), landfall.now() + interval '1 year'
       from members.hubs h returning id, hub),
     offering as (insert into listings.listings (id, side, profile_type, organisation, origin, visibility, language, title, state, published_at, expires_at)
       select gen_random_uuid(), 'offering', 'TO', $1, 'own', 'anonymous', 'en', 'Acoustic sensors ' || n, 'published', landfall.now(), landfall.now() + interval '1 year'
       from generate_series(1, 12) n returning id)
     insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage)
       select gen_random_uuid(), gen_random_uuid(), o.id, n.id, $1, $1, n.hub, random(), 0.8 from need n, offering o`,
    [firm],
  );
  return rows;
}

function settingsIn(folder: string, database: { worker: string; api: string }, smtp: string): Record<string, string> {
  const secrets = path.join(folder, 'secrets.json');
  const linkSecret = 'a secret of the bench, 32 characters and more';
  writeFileSync(secrets, JSON.stringify({ linkSecret, cookieSecret: `another: ${linkSecret}` }), { mode: 0o600 });
  return {
    NODE_ENV: 'production',
    SECRETS_FILE: secrets,
    DATA_DIR: folder,
    WORKER_DATABASE_URL: database.worker,
    DATABASE_URL: database.api,
    SMTP_URL: smtp,
    PUBLIC_URL: 'https://landfall.example',
  };
}
