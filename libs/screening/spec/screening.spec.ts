import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource, system, Transactions, type PersonActor } from '#database';
import { Settings } from '#settings';
import { cloneDatabase } from '../../../test/setup/databases.js';
import { screeningEntities } from '../entities.js';
import { cleared, mustBeCleared } from '../gate.js';
import { askedUnder } from '../hits.js';
import { Rescreening } from '../rescreening.js';
import { ScreeningLists } from '../screening-lists.js';
import { Screening } from '../screening.js';
import { LoadList, type HitQuery } from '../screening.schema.js';

const nobody = {
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
const withDuty = (...duties: string[]): PersonActor => ({ ...nobody, person: randomUUID(), duties });
const [officer, operator] = [withDuty('compliance'), withDuty('operator')];
const everyone: HitQuery = { limit: 100 };

let db: Awaited<ReturnType<typeof cloneDatabase>>;
let admin: pg.Client;
let sources: DataSource[];
let api: Transactions;
let worker: Transactions;
const settings = (mode: string) => new Settings({ NODE_ENV: mode } as Settings['values']);
const inMode = (mode: string) => new Screening(api, settings(mode));
const lists = (mode = 'test') => new ScreeningLists(api, settings(mode));
let screening: Screening;

beforeEach(async () => {
  db = await cloneDatabase();
  admin = new pg.Client({ connectionString: db.admin });
  await admin.connect();
  sources = await Promise.all([db.api, db.worker].map((url) => dataSource(url, screeningEntities, { pool: 2 }).initialize()));
  [api, worker] = sources.map((source) => new Transactions(source)) as [Transactions, Transactions];
  screening = inMode('test');
});
afterEach(async () => {
  await Promise.all([...sources.map((s) => s.destroy()), admin.end()]);
  await db.drop();
});

async function organisation(name: string, registrationNumber: string | null = null): Promise<string> {
  const id = randomUUID();
  await admin.query(
    `insert into members.organisations (id, kind, name, country, language, registration_number) values ($1, 'company', $2, 'RU', 'en', $3)`,
    [id, name, registrationNumber],
  );
  return id;
}
const load = (parties: { names: string[]; identifiers?: string[] }[], name = 'A list of invented names', actor = officer) =>
  lists().load(actor, LoadList.parse({ name, kind: 'own', dated: '2026-11-15', parties }));
const screen = (id: string) => worker.run(system('ScreenOrganisation'), (em) => screening.screen(em, id));
const passes = (id: string) => api.run({ kind: 'anonymous' }, (em) => cleared(em, id));
const gate = (actor: PersonActor, ...ids: string[]) => api.run(actor, (em) => mustBeCleared(em, ...ids));
const check = async (id: string) =>
  (await admin.query(`select result, version, hits from screening.checks where organisation = $1`, [id])).rows[0] as {
    result: string;
    version: number;
    hits: unknown[];
  };
const events = async (id: string) =>
  (await admin.query(`select name from ledger.entries where subject = $1 order by seq`, [id])).rows.map(
    (r: { name: string }) => r.name,
  );

const denied = { names: ['Poliokryl Aero LLC', 'Полиокрыл Аэро'], identifiers: ['sample-001'] };

describe('the gate', () => {
  it('holds who was never screened', async () => {
    await load([denied]);
    expect(await passes(await organisation('Hydroslukhan LLC'))).toBe(false);
  });

  it('holds everybody while no list is loaded, and tells compliance and the operator, and nobody else, how to load one', async () => {
    const firm = await organisation('Hydroslukhan LLC');
    await screen(firm);
    expect(await check(firm)).toMatchObject({ result: 'stale_list' });
    for (const actor of [officer, operator])
      await expect(gate(actor, firm)).rejects.toMatchObject({ code: 'held_for_check', facts: { load: 'POST /screening-lists' } });
    await expect(gate({ ...withDuty(), organisations: [firm] }, firm)).rejects.toMatchObject({
      code: 'held_for_check',
      facts: {},
      errors: [],
    });
    expect((await screening.hits(officer, everyone)).load).toBe('POST /screening-lists');
    await load([denied]);
    await screen(firm);
    await expect(gate(operator, firm)).resolves.toBeUndefined();
    expect(await events(firm)).toEqual(['OrganisationHeld', 'OrganisationCleared']);
  });

  it('holds all when it holds one', async () => {
    await load([denied]);
    const [good, bad] = [await organisation('Hydroslukhan LLC'), await organisation('Poliokryl Aero')];
    await screen(good);
    await screen(bad);
    await expect(gate(withDuty(), good)).resolves.toBeUndefined();
    await expect(gate(withDuty(), good, bad)).rejects.toMatchObject({ code: 'held_for_check', facts: {} });
  });
});

describe('a check', () => {
  it.each(['Poliokryl Aero', 'ООО «Полиокрыл Аэро»', 'Poliokrill Aero FZE', 'POLIOKRYL-AERO'])(
    'holds %s, however it is spelled',
    async (name) => {
      await load([denied]);
      const firm = await organisation(name);
      await screen(firm);
      expect(await check(firm)).toMatchObject({ result: 'potential', hits: [{ on: 'name' }] });
      expect(await passes(firm)).toBe(false);
    },
  );

  it('holds a registration number on a list, whatever the name and however it is spaced', async () => {
    await load([denied]);
    const firm = await organisation('Quite Another Name', 'SAMPLE 001');
    await screen(firm);
    expect(await check(firm)).toMatchObject({ result: 'potential', hits: [{ on: 'identifier', matched: 'sample-001' }] });
  });

  it('reads of a list only the entries that may be meant, and one from before there were keys', async () => {
    await load([denied, { names: ['Quelmora Holdings'] }, { names: ['Ostrevik Marine Agency'] }]);
    const found = (name: string) =>
      worker.run(system('test'), (em) =>
        em.query(`select names from screening.candidates($1, (select array_agg(id) from screening.lists))`, [
          askedUnder({ name, registrationNumber: null }),
        ]),
      ) as Promise<{ names: string[] }[]>;
    expect((await found('ООО «Полиокрил»')).map((f) => f.names)).toEqual([denied.names]);
    await admin.query(`update screening.denied_parties set keys = '{}' where 'Quelmora Holdings' = any (names)`);
    expect((await found('Hydroslukhan')).map((f) => f.names)).toEqual([['Quelmora Holdings']]);
  });

  it('clears who is on no list, and says so once however often it is run', async () => {
    await load([denied]);
    const firm = await organisation('Hydroslukhan LLC', 'SAMPLE-RU-400112');
    await Promise.all([1, 2].map(() => screen(firm).catch(() => undefined)));
    await screen(firm);
    expect(await passes(firm)).toBe(true);
    expect(await events(firm)).toEqual(['OrganisationCleared']);
  });

  it('of whomever it may concern, and of nobody else, follows a new list, which holds who was clear', async () => {
    await load([denied]);
    const firm = await organisation('Ostrevik Marine Agency');
    await screen(firm);
    const untouched = await organisation('Hydroslukhan LLC');
    await screen(untouched);
    const second = await load([{ names: ['Ostrewik Marine'] }], 'A second list');
    const { id } = second;
    await worker.run(system('RescreenChanged'), (em) => new Rescreening().after(em, id));
    const { rows } = await admin.query(`select payload from ledger.jobs where name = 'ScreenOrganisation'`);
    expect(rows).toEqual([{ payload: { organisation: firm } }]);
    await screen(firm);
    expect(await passes(firm)).toBe(false);
    expect(await events(firm)).toEqual(['OrganisationCleared', 'OrganisationHeld']);
  });
});

describe('a list', () => {
  it('replaces the live one of its name, whoever of the two duties loads it', async () => {
    const first = await load([denied]);
    const second = await load([{ names: ['Quelmora Holdings'] }], undefined, operator);
    const { rows } = await admin.query(`select id, retired_at is null as live from screening.lists order by loaded_at`);
    expect(rows).toEqual([
      { id: first.id, live: false },
      { id: second.id, live: true },
    ]);
    const firm = await organisation('Poliokryl Aero');
    await screen(firm);
    expect(await passes(firm)).toBe(true);
  });

  it('of samples is refused in production, and one that is there already counts for nothing', async () => {
    const sample = LoadList.parse({ name: 'Sample', kind: 'sample', dated: '2026-11-15', parties: [denied] });
    await expect(lists('production').load(officer, sample)).rejects.toMatchObject({
      status: 422,
      errors: [{ field: 'kind', rule: 'no_sample_in_production' }],
    });
    expect((await admin.query(`select from screening.lists`)).rowCount).toBe(0);
    await lists().load(officer, sample);
    const firm = await organisation('Hydroslukhan LLC');
    await worker.run(system('ScreenOrganisation'), (em) => inMode('production').screen(em, firm));
    expect(await check(firm)).toMatchObject({ result: 'stale_list' });
  });

  it('has at most 5,000 parties a request', () => {
    const parties = (length: number) => Array.from({ length }, (_, n) => ({ names: [`Party ${n}`] }));
    const list = { name: 'Long', kind: 'own', dated: '2026-11-15' };
    expect(LoadList.safeParse({ ...list, parties: parties(5000) }).success).toBe(true);
    expect(LoadList.safeParse({ ...list, parties: parties(5001) }).success).toBe(false);
  });
});

describe('a decision', () => {
  async function held() {
    await load([denied]);
    const firm = await organisation('Poliokryl Aero');
    await screen(firm);
    return firm;
  }
  const dismiss = (firm: string, version = 1) =>
    screening.decide(officer, firm, version, { decision: 'dismissed', note: 'Another firm of that name.' });

  it('to dismiss clears, and stands when a list comes again with the same entry', async () => {
    const firm = await held();
    expect(await dismiss(firm)).toMatchObject({ result: 'dismissed', version: 2, decisionNote: 'Another firm of that name.' });
    expect(await passes(firm)).toBe(true);
    await load([{ names: ['Korvundal Shipping FZE'] }, denied]);
    await screen(firm);
    expect(await check(firm)).toMatchObject({ result: 'dismissed', version: 2 });
    expect(await events(firm)).toEqual(['OrganisationHeld', 'HitDecided', 'OrganisationCleared']);
  });

  it('to dismiss does not cover another hit, nor another name of the party', async () => {
    const [one, two] = [await held(), await organisation('Poliokryl Aero LLC')];
    await screen(two);
    await dismiss(one);
    await dismiss(two);
    await admin.query(`update members.organisations set name = 'Poliokril Aero' where id = $1`, [two]);
    await screen(two);
    expect(await check(two)).toMatchObject({ result: 'potential' });
    await load([{ names: ['Poliokryl Aero Trading'] }], 'A second list');
    await screen(one);
    expect(await check(one)).toMatchObject({ result: 'potential', version: 3 });
    expect(await passes(one)).toBe(false);
  });

  it('to confirm holds until compliance says otherwise, also when the list no longer has the entry', async () => {
    const firm = await held();
    await screening.decide(officer, firm, 1, { decision: 'confirmed', note: 'The same owners.' });
    await load([{ names: ['Korvundal Shipping FZE'] }]);
    await screen(firm);
    expect(await check(firm)).toMatchObject({ result: 'confirmed', hits: [{ names: denied.names }] });
    expect(await passes(firm)).toBe(false);
    await expect(dismiss(firm, 1)).rejects.toMatchObject({ status: 412 });
    const { version } = await check(firm);
    await dismiss(firm, version);
    expect(await passes(firm)).toBe(true);
  });

  it('is not asked of who is clear', async () => {
    await load([denied]);
    const firm = await organisation('Hydroslukhan LLC');
    await screen(firm);
    await expect(dismiss(firm)).rejects.toMatchObject({ code: 'illegal_step' });
  });
});

describe('who reads of it', () => {
  it('is compliance only, and each asking is in the ledger', async () => {
    await load([denied]);
    const firm = await organisation('Poliokryl Aero');
    await screen(firm);
    const page = await screening.hits(officer, everyone);
    expect(page).toMatchObject({
      items: [{ organisation: firm, result: 'potential', hits: [{ names: denied.names, score: expect.any(Number) }] }],
      next: null,
      load: null,
    });
    const { rows } = await admin.query(`select actor, facts from ledger.entries where name = 'HitsAsked'`);
    expect(rows).toEqual([{ actor: officer.person, facts: { organisations: [firm] } }]);
  });

  it('is nobody else, neither through the room nor past it', async () => {
    await load([denied]);
    const firm = await organisation('Poliokryl Aero');
    await screen(firm);
    const member: PersonActor = { ...withDuty(), organisations: [firm], owns: [firm] };
    const coordinator: PersonActor = { ...withDuty(), hubs: [randomUUID()], countries: ['RU'] };
    for (const actor of [member, coordinator, operator]) {
      await expect(screening.hits(actor, everyone)).rejects.toMatchObject({ status: 403 });
      await expect(screening.decide(actor, firm, 1, { decision: 'dismissed', note: 'I say so.' })).rejects.toMatchObject({
        status: 403,
      });
      const seen = (table: string) => api.run(actor, (em) => em.query(`select * from ${table}`) as Promise<unknown[]>);
      expect(await seen('screening.checks')).toEqual([]);
      expect(await seen('screening.denied_parties')).toEqual([]);
    }
    for (const actor of [member, coordinator]) {
      await expect(load([denied], undefined, actor)).rejects.toMatchObject({ status: 403 });
      expect(await api.run(actor, (em) => em.query(`select * from screening.lists`) as Promise<unknown[]>)).toEqual([]);
      expect(await api.run(actor, (em) => em.query(`select * from ledger.entries`) as Promise<unknown[]>)).toEqual([]);
    }
  });

  it('reads page by page, each party once', async () => {
    await load([denied]);
    for (let n = 0; n < 3; n++) await screen(await organisation('Poliokryl Aero'));
    const one = await screening.hits(officer, { limit: 2 });
    const two = await screening.hits(officer, { limit: 2, cursor: one.next! });
    expect(new Set([...one.items, ...two.items].map((h) => h.organisation)).size).toBe(3);
    expect(two.next).toBeNull();
  });
});
