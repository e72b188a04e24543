import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { dataSource, system, Transactions, type PersonActor } from '#database';
import { membersEntities } from '#members';
import { cloneDatabase } from '../../../test/setup/databases.js';
import { Drafts } from '../drafts.js';
import { Lifetimes } from '../lifetimes.js';
import { listingsEntities } from '../index.js';
import { Listings } from '../listings.js';

/** A database of one's own with the room open in it, and what a test puts there beforehand. */
export async function world() {
  const db = await cloneDatabase();
  const admin = new pg.Client({ connectionString: db.admin });
  await admin.connect();
  const entities = [...listingsEntities, ...membersEntities];
  const [api, worker] = await Promise.all([db.api, db.worker].map((url) => dataSource(url, entities, { pool: 3 }).initialize()));
  const [transactions, jobs] = [new Transactions(api!), new Transactions(worker!)];
  const listings = new Listings(transactions, new Drafts(transactions));
  const lifetimes = new Lifetimes();

  const rows = async <T>(sql: string, values: unknown[] = []) => (await admin.query(sql, values)).rows as T[];
  const given = {
    async hub(country = 'AE') {
      const id = randomUUID();
      await rows(
        `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to, state)
         values ($1, $2, $3, 'UTC', '{1,2,3,4,5}', '{en}', 'en', 'AED', 10, 'hub@example.org', 'open')`,
        [id, `Hub ${id}`, country],
      );
      return id;
    },
    /** Registered by nobody in particular; cleared, unless told otherwise. */
    async organisation({ result = 'clear' as string | null, registeredBy = null as string | null } = {}) {
      const id = randomUUID();
      await rows(
        `insert into members.organisations (id, kind, name, country, language, registered_by) values ($1, 'company', 'Sample firm', 'RU', 'en', $2)`,
        [id, registeredBy],
      );
      if (result) await given.screened(id, result);
      return id;
    },
    async screened(organisation: string, result: string) {
      await rows(
        `insert into screening.checks (organisation, result, checked_name) values ($1, $2, 'Sample firm')
         on conflict (organisation) do update set result = excluded.result`,
        [organisation, result],
      );
    },
    async mandate(hub: string, organisation: string, validUntil = '2099-12-31') {
      const [contact, id] = [randomUUID(), randomUUID()];
      await rows(
        `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground)
         values ($1, $2, $3, 'Somebody', $4, 'en', 'UTC', 'asked', 'consent')`,
        [contact, hub, organisation, `${contact}@example.net`],
      );
      await rows(`insert into members.mandates (id, hub, organisation, contact, valid_until) values ($1, $2, $3, $4, $5)`, [
        id,
        hub,
        organisation,
        contact,
        validUntil,
      ]);
      return id;
    },
    /** Moves the database's clock by so many days. */
    days: (days: number) =>
      rows(
        `insert into landfall.clock (shift) values (make_interval(days => $1)) on conflict on constraint clock_pkey do update set shift = excluded.shift`,
        [days],
      ),
  };

  return {
    api: transactions,
    listings,
    lifetimes,
    given,
    rows,
    run: <T>(job: string, work: (em: EntityManager) => Promise<T>) => jobs.run(system(job), work),
    events: async (listing: string) =>
      rows<{ name: string; facts: Record<string, unknown> }>(
        `select name, facts from ledger.entries where subject = $1 order by seq`,
        [listing],
      ),
    async end() {
      await Promise.all([api!.destroy(), worker!.destroy(), admin.end()]);
      await db.drop();
    },
  };
}

const somebody = {
  kind: 'person',
  name: 'Somebody',
  language: 'en',
  zone: 'UTC',
  duties: [],
  organisations: [],
  owns: [],
  hubs: [],
  countries: [],
} as const;
export const member = (organisation: string): PersonActor => ({
  ...somebody,
  person: randomUUID(),
  organisations: [organisation],
  owns: [organisation],
});
export const coordinator = (hub: string, country = 'AE'): PersonActor => ({
  ...somebody,
  person: randomUUID(),
  hubs: [hub],
  countries: [country],
});

/** All that a business offer must say. */
export const offer = {
  profileType: 'BO',
  title: 'Acoustic loggers for water pipes',
  summary: 'Loggers that listen to buried pipes at night and say by morning where they leak.',
  description:
    'A logger is held by a magnet to a valve, listens from two to four at night and sends what it heard by radio to the server.',
  keywords: ['leaks'],
  language: 'en',
  visibility: 'named',
  cooperationTypes: ['supply'],
  sectors: ['38000000'],
  targetCountries: ['AE'],
  languages: ['en'],
  deliveryModes: ['hardware'],
  settlementCurrencies: ['AED'],
  partnerSizes: [],
  capacity: 2,
  standardsHeld: ['ISO 27001'],
  presencesHeld: [],
} as const;

/** All that a business request must say, besides its mandate. */
export const request = {
  profileType: 'BR',
  origin: 'mandated',
  title: 'Leak detection for a water network',
  summary: 'A water utility looks for loggers that find leaks in buried pipes, with training of its crews.',
  description:
    'The network is 1,400 km long and loses nineteen per cent. Six hundred chambers are to get a logger in the next two years.',
  keywords: [],
  language: 'en',
  visibility: 'anonymous',
  cooperationTypes: ['supply'],
  sectors: ['65100000'],
  targetCountries: [],
  languages: ['en'],
  deliveryModes: ['hardware'],
  settlementCurrencies: ['AED'],
  partnerSizes: [],
  capacity: 3,
  deadline: '2098-01-31',
  licenceModelsAccepted: [],
  standardsRequired: [{ standard: 'ISO 27001', demand: 'must' }],
  criticalInfrastructure: false,
} as const;
