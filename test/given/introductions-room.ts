import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { dataSource, system, Transactions, type ContactActor, type PersonActor } from '#database';
import { addJob, JobRunner, record, Relay, type LandfallEvent } from '#ledger';
import type { JobContract } from '#queues';
import { startingPolicy } from '#scoring';
import { cloneDatabase } from '../setup/databases.js';
import { entities, Ground, handlersOf, reactions, timetable } from './introductions-wiring.js';
import * as room from '#introductions';
import * as review from '#review';

export type Pair = { offering: string; need: string; match: string };

/** The room on a database of its own, with an API's and a worker's role, and a clock to move. One firm, one buyer, two hubs. */
export class World {
  readonly hub = randomUUID();
  readonly otherHub = randomUUID();
  readonly firm = randomUUID();
  readonly buyer = randomUUID();
  readonly owner = person('Firm Owner');
  readonly coordinator = person('Hub Coordinator');
  readonly stranger = person('Other Coordinator');
  readonly contact: ContactActor = { kind: 'contact', contact: randomUUID() };
  private readonly mandate = randomUUID();

  private constructor(
    readonly admin: pg.Client,
    readonly app: INestApplicationContext,
    readonly worker: Transactions,
    readonly runner: JobRunner,
    private readonly relay: Relay,
    private readonly end: (() => Promise<unknown>)[],
  ) {}

  static async open(): Promise<World> {
    const database = await cloneDatabase();
    const admin = new pg.Client({ connectionString: database.admin });
    await admin.connect();
    const api = await dataSource(database.api, entities).initialize();
    const work = await dataSource(database.worker, entities, { statementSeconds: 30 }).initialize();
    const app = await NestFactory.createApplicationContext(Ground.on(api), { logger: false });
    const shop = await NestFactory.createApplicationContext(Ground.on(work), { logger: false });
    const transactions = new Transactions(work);
    const handlers = handlersOf(shop);
    const relay = new Relay(
      transactions,
      { ring: async () => undefined },
      reactions,
      handlers.map((h) => h.contract),
    );
    const end = [
      () => app.close(),
      () => shop.close(),
      () => api.destroy(),
      () => work.destroy(),
      () => admin.end(),
      database.drop,
    ];
    const world = new World(admin, app, transactions, new JobRunner(transactions, handlers), relay, end);
    await world.settle();
    return world;
  }

  async close(): Promise<void> {
    for (const step of this.end) await step();
  }

  get = <T>(service: new (...args: never[]) => T): T => this.app.get(service as never);

  async rows<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.admin.query(sql, values)).rows as T[];
  }

  /** Moves the clock, for everybody, to `shift` from now. */
  async later(shift: string): Promise<void> {
    await this.admin.query(
      `insert into landfall.clock (shift) values ($1::interval) on conflict (single) do update set shift = excluded.shift`,
      [shift],
    );
  }

  async happened(event: LandfallEvent): Promise<void> {
    const by = system('test');
    await this.worker.run(by, (em) => record(em, by, event));
  }

  /** What the worker does until nothing is left: the relay, what is due, every job. */
  async work(): Promise<void> {
    for (;;) {
      while ((await this.relay.relay()) > 0);
      for (const due of timetable) await this.relay.fallDue(due);
      const jobs = await this.rows<{ id: string }>(
        `select id from ledger.jobs where done_at is null and parked_at is null order by created_at, id`,
      );
      if (!jobs.length) return;
      for (const { id } of jobs)
        if ((await this.runner.run(id)) === 'failed')
          throw new Error(JSON.stringify(await this.rows(`select name, last_error from ledger.jobs where id = $1`, [id])));
    }
  }

  async job<C extends JobContract>(contract: C, payload: object): Promise<string> {
    const id = randomUUID();
    await this.worker.run(system('test'), (em) => addJob(em, contract, payload as never, { id }));
    return id;
  }

  /** An offering of the firm and a need of the buyer, published and matched; `need`: one that is there. */
  async pair(given: { score?: number; capacity?: number; hub?: string; need?: string } = {}): Promise<Pair> {
    const pair = { offering: randomUUID(), need: given.need ?? randomUUID(), match: randomUUID() };
    const hub = given.hub ?? this.hub;
    const listing = `insert into listings.listings (id, side, profile_type, organisation, hub, mandate, origin, state, visibility, language, title, summary, target_countries,
      languages, capacity, published_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, 'published', 'anonymous', 'en', $8, 'In short.', '{AE}', '{en}', $9, landfall.now(), landfall.now() + interval '1 year')`;
    await this.rows(listing, [
      pair.offering,
      'offering',
      'TO',
      this.firm,
      null,
      null,
      'own',
      'Leak detection for pipes',
      given.capacity ?? 50,
    ]);
    const keeping = hub === this.hub ? [hub, this.mandate, 'mandated'] : [hub, null, 'own'];
    if (!given.need)
      await this.rows(listing, [
        pair.need,
        'need',
        'TR',
        this.buyer,
        ...keeping,
        'Finding leaks in a water network',
        given.capacity ?? 50,
      ]);
    await this.rows(
      `insert into matches.matches (id, offering, need, offering_organisation, need_organisation, hub, policy, snapshot, today, score, coverage, p_need, p_offering,
         contributions_need, contributions_offering, topic, needs_review, enough_known)
       values ($1, $2, $3, $4, $5, $6, 1, 1, landfall.now()::date, $7, 0.8, 0.7, 0.7, '{}', '{}', 0.5, false, true)`,
      [pair.match, pair.offering, pair.need, this.firm, this.buyer, hub, given.score ?? 0.75],
    );
    return pair;
  }

  /** The pair's proposal, placed by the worker. */
  async proposed(pair: Pair): Promise<string> {
    await this.job(review.ProposeToHub, { hub: this.hub });
    await this.work();
    const [row] = await this.rows<{ id: string }>(
      `select id from introductions.proposals where offering = $1 and need = $2 and state = 'queued'`,
      [pair.offering, pair.need],
    );
    return row!.id;
  }

  /** An introduction of the pair that is asking the firm (`until` `offering`), or the buyer too. */
  async asking(until: 'offering' | 'need' = 'offering', pair?: Pair): Promise<string> {
    const proposal = await this.proposed(pair ?? (await this.pair()));
    const { introduction } = await this.get(review.Proposals).approve(this.coordinator, proposal, 1);
    const id = introduction!.id;
    await this.rows(`update introductions.introductions set takes_effect_at = landfall.now() where id = $1`, [id]);
    await this.work();
    if (until === 'offering') return id;
    await this.get(room.Consent).answer(this.owner, id, undefined, 2, { answer: 'accept' });
    await this.work();
    return id;
  }

  async stateOf(introduction: string): Promise<string> {
    const [row] = await this.rows<{ state: string }>(`select state from introductions.introductions where id = $1`, [
      introduction,
    ]);
    return row!.state;
  }

  /** Screening's last word about a party. */
  async screened(organisation: string, result: 'clear' | 'potential'): Promise<void> {
    await this.rows(
      `insert into screening.checks (organisation, result, checked_name) values ($1, $2, 'a name') on conflict (organisation) do update set result = excluded.result`,
      [organisation, result],
    );
  }

  private async settle(): Promise<void> {
    for (const [someone, own] of [
      [this.owner, this.firm],
      [this.coordinator, this.hub],
      [this.stranger, this.otherHub],
    ] as const) {
      await this.rows(`insert into members.people (id, email, name, language, zone) values ($1, $2, $3, 'en', 'Asia/Dubai')`, [
        someone.person,
        `${someone.person}@example.org`,
        someone.name,
      ]);
      Object.assign(someone, someone === this.owner ? { organisations: [own], owns: [own] } : { hubs: [own], countries: ['AE'] });
    }
    for (const [id, name, country] of [
      [this.firm, 'Invented Firm', 'RU'],
      [this.buyer, 'Invented Buyer', 'AE'],
    ]) {
      await this.rows(
        `insert into members.organisations (id, kind, name, country, language) values ($1, 'company', $2, $3, 'en')`,
        [id, name, country],
      );
      await this.screened(id!, 'clear');
    }
    for (const [id, name] of [
      [this.hub, 'First hub'],
      [this.otherHub, 'Second hub'],
    ]) {
      await this.rows(
        `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to, state)
         values ($1, $2, 'AE', 'Asia/Dubai', '{1,2,3,4,5}', '{en}', 'en', 'AED', 1000, 'hub@example.org', 'open')`,
        [id, name],
      );
    }
    await this.rows(`insert into members.memberships (id, person, organisation, role) values ($1, $2, $3, 'owner')`, [
      randomUUID(),
      this.owner.person,
      this.firm,
    ]);
    await this.rows(
      `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground) values ($1, $2, $3, 'Buyer Contact', 'contact@example.org', 'ar', 'Asia/Dubai', 'fair', 'consent')`,
      [this.contact.contact, this.hub, this.buyer],
    );
    await this.rows(
      `insert into members.mandates (id, hub, organisation, contact, valid_until) values ($1, $2, $3, $4, '2100-01-01')`,
      [this.mandate, this.hub, this.buyer, this.contact.contact],
    );
    await this.rows(
      `insert into matches.policies (version, data, shipped_at) values (1, $1, landfall.now()) on conflict do nothing`,
      [JSON.stringify(startingPolicy)],
    );
  }
}

const person = (name: string): PersonActor => ({
  kind: 'person',
  person: randomUUID(),
  name,
  language: 'en',
  zone: 'Asia/Dubai',
  duties: [],
  organisations: [],
  owns: [],
  hubs: [],
  countries: [],
});
