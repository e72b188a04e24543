import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { dataSource, system, Transactions, type Actor } from '#database';
import { Glossary } from '#language';
import { cloneDatabase } from '../../../test/setup/databases.js';
import { Settings } from '#settings';
import { Documents } from '../documents.js';
import { Embedding } from '../embedding.js';
import { Finding } from '../finding.js';
import { Learning } from '../learning.js';
import { SlateRuns } from '../slate-runs.js';
import { Markets } from '../market.js';
import { matchesEntities } from '../index.js';
import { Matches } from '../matches.js';
import { Snapshots } from '../snapshots.js';

const glossary = new Glossary(['en\tru\tvi\nsensor\tдатчик\tcảm biến\nleak\tутечка\trò rỉ\nwater pipe\tводопровод\tống nước\n']);

/** A database of its own with the worker's half and the API's half of the room, and listings made by a line each. */
export class World {
  readonly finding: Finding;
  readonly snapshots: Snapshots;
  readonly matches: Matches;
  readonly learning: Learning;
  readonly slateRuns: SlateRuns;

  private constructor(
    readonly admin: pg.Client,
    private readonly worker: Transactions,
    api: Transactions,
    private readonly end: () => Promise<void>,
    readonly embedding: Embedding,
  ) {
    this.snapshots = new Snapshots(api);
    this.finding = this.anotherFinding();
    this.matches = new Matches(api);
    this.learning = new Learning(api);
    this.slateRuns = new SlateRuns(api);
  }

  static async open(settings: Partial<Settings['values']> = {}): Promise<World> {
    const database = await cloneDatabase();
    const admin = new pg.Client({ connectionString: database.admin });
    await admin.connect();
    const sources: DataSource[] = [];
    for (const url of [database.worker, database.api])
      sources.push(await dataSource(url, matchesEntities, { statementSeconds: 30 }).initialize());
    const [worker, api] = sources.map((s) => new Transactions(s)) as [Transactions, Transactions];
    return new World(
      admin,
      worker,
      api,
      async () => {
        for (const source of sources) await source.destroy();
        await admin.end();
        await database.drop();
      },
      new Embedding(new Settings(settings as never)),
    );
  }

  close(): Promise<void> {
    return this.end();
  }

  /** What another process would find with: it has loaded nothing yet. */
  anotherFinding(): Finding {
    return new Finding(new Documents(glossary), new Markets(this.embedding), new Snapshots(this.worker), this.embedding);
  }

  asWorker<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.worker.run(system('test'), work);
  }

  async find(...listings: string[]): Promise<void> {
    for (const listing of listings) await this.asWorker((em) => this.finding.find(em, listing, randomUUID()));
  }

  findOfMany(listings: readonly string[]): Promise<void> {
    return this.asWorker((em) => this.finding.findOfMany(em, listings, randomUUID()));
  }

  async rows<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.admin.query(sql, values)).rows as T[];
  }

  /** All that a run leaves, without the ledger. */
  async everything(): Promise<string> {
    const tables = ['matches', 'refusals', 'documents', 'sector_groups'];
    const dumped = [];
    for (const table of tables)
      dumped.push(await this.rows(`select to_jsonb(t) - 'found_at' - 'indexed_at' as row from matches.${table} t order by 1`));
    return JSON.stringify(dumped, null, 1);
  }

  async organisation(country = 'RU', cleared = true): Promise<string> {
    const id = randomUUID();
    await this.rows(
      `insert into members.organisations (id, kind, name, country, size, language) values ($1, 'company', $2, $3, 'small', 'en')`,
      [id, `Org ${id}`, country],
    );
    await this.clear(id, cleared);
    return id;
  }

  async clear(organisation: string, cleared: boolean): Promise<void> {
    await this.rows(
      `insert into screening.checks (organisation, result, checked_name) values ($1, $2, 'x') on conflict (organisation) do update set result = excluded.result`,
      [organisation, cleared ? 'clear' : 'potential'],
    );
  }

  async hub(fields: { country?: string; state?: string; capacity?: number; name?: string } = {}): Promise<string> {
    const id = randomUUID();
    await this.rows(
      `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to, state)
       values ($1, $2, $3, 'Asia/Dubai', '{1,2,3}', '{en}', 'en', 'AED', $4, 'x@example.org', $5)`,
      [id, fields.name ?? `Hub ${id}`, fields.country ?? 'AE', fields.capacity ?? 20, fields.state ?? 'open'],
    );
    return id;
  }

  async mandate(hub: string, organisation: string, endedOn: string | null = null): Promise<string> {
    const [contact, mandate] = [randomUUID(), randomUUID()];
    await this.rows(
      `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground) values ($1, $2, $3, 'C', $4, 'en', 'Asia/Dubai', 's', 'g')`,
      [contact, hub, organisation, `${contact}@example.net`],
    );
    await this.rows(
      `insert into members.mandates (id, hub, organisation, contact, valid_until, ended_at) values ($1, $2, $3, $4, '2999-01-01', $5)`,
      [mandate, hub, organisation, contact, endedOn],
    );
    return mandate;
  }

  async offering(fields: Record<string, unknown> = {}): Promise<string> {
    return this.listing({
      side: 'offering',
      profile_type: 'BO',
      origin: 'own',
      organisation: fields.organisation ?? (await this.organisation()),
      target_countries: ['AE', 'VN'],
      standards_held: ['ISO 9001'],
      presences_held: JSON.stringify([{ country: 'AE', presence: 'local_partner' }]),
      trl: 9,
      licence_model: 'proprietary',
      ...fields,
    });
  }

  async need(fields: Record<string, unknown> = {}): Promise<string> {
    const hub = (fields.hub as string | undefined) ?? (await this.hub());
    const organisation = (fields.organisation as string | undefined) ?? (await this.organisation('AE'));
    const mandate = fields.mandate ?? (await this.mandate(hub, organisation));
    return this.listing({ side: 'need', profile_type: 'BR', origin: 'mandated', hub, organisation, mandate, ...fields });
  }

  private async listing(fields: Record<string, unknown>): Promise<string> {
    const row: Record<string, unknown> = {
      id: randomUUID(),
      state: 'published',
      visibility: 'anonymous',
      language: 'en',
      title: 'Acoustic sensor that finds a leak in a water pipe',
      summary: 'A sensor listens to pipes and finds leaks at night.',
      description: 'Loggers on valves listen to the network and show the dispatcher each leak on a map in the morning.',
      keywords: ['leak'],
      cooperation_types: ['supply'],
      sectors: ['38435000'],
      languages: ['en'],
      delivery_modes: ['hardware'],
      budget_from: 1000,
      budget_to: 4999,
      budget_currency: 'USD',
      settlement_currencies: ['USD'],
      published_at: '2026-01-05T10:00:00Z',
      expires_at: '2999-01-01T00:00:00Z',
      ...fields,
    };
    const columns = Object.keys(row);
    await this.rows(
      `insert into listings.listings (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
    return row.id as string;
  }

  /** Changes columns of a listing as its owner would: its version goes up. */
  async change(listing: string, fields: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(fields);
    await this.rows(
      `update listings.listings set version = version + 1, ${columns.map((c, i) => `${c} = $${i + 2}`).join(', ')} where id = $1`,
      [listing, ...Object.values(fields)],
    );
  }

  /** A pair that went as far as an introduction; `declined` by the offering's side, or still being asked. */
  async introduction(offering: string, need: string, state: 'asking' | 'declined', answeredAt = '2026-06-01'): Promise<void> {
    const [pair] = await this.rows<{ o: string; n: string; hub: string }>(
      `select o.organisation as o, n.organisation as n, n.hub from listings.listings o, listings.listings n where o.id = $1 and n.id = $2`,
      [offering, need],
    );
    const [proposal, introduction] = [randomUUID(), randomUUID()];
    await this.rows(
      `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, state, score, coverage, decided_at)
       values ($1, $1, $2, $3, $4, $5, $6, 'approved', 0.5, 1, $7)`,
      [proposal, offering, need, pair!.o, pair!.n, pair!.hub, answeredAt],
    );
    await this.rows(
      `insert into introductions.introductions (id, proposal, offering, need, offering_organisation, need_organisation, hub, state, takes_effect_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [introduction, proposal, offering, need, pair!.o, pair!.n, pair!.hub, state, answeredAt],
    );
    if (state === 'declined') {
      await this.rows(
        `insert into introductions.sides (introduction, side, hub, organisation, state, answered_at, decline_code) values ($1, 'offering', $2, $3, 'declined', $4, 'wrong_stage')`,
        [introduction, pair!.hub, pair!.o, answeredAt],
      );
      await this.rows(`update introductions.proposals set state = 'in_review' where id = $1`, [proposal]);
      await this.rows(`update introductions.proposals set state = 'expired' where id = $1`, [proposal]);
    }
  }
}

export const coordinatorOf = (hub: string, country = 'AE'): Actor => ({
  kind: 'person',
  person: randomUUID(),
  name: 'A coordinator',
  language: 'en',
  zone: 'Asia/Dubai',
  duties: [],
  organisations: [],
  owns: [],
  hubs: [hub],
  countries: [country],
});
