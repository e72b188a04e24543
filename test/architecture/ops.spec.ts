import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { system, type Actor } from '#database';
import { record } from '#ledger';
import { counts } from '../../apps/worker/metrics.js';
import { openDatabase, personActor, type OpenDatabase } from '../setup/open-database.js';

const views = ['introductions', 'matches', 'ledger', 'lag', 'pulse'] as const;

describe('what whoever runs Landfall watches', () => {
  let db: OpenDatabase;
  let api: Awaited<ReturnType<OpenDatabase['transactions']>>;
  const hub = randomUUID();
  const seen = (actor: Actor, view: (typeof views)[number]) =>
    api.run(actor, (em) => em.query(`select * from ops.${view}`)) as Promise<Record<string, unknown>[]>;
  const operator = personActor(undefined, { duties: ['operator'] });

  beforeAll(async () => {
    db = await openDatabase();
    api = await db.transactions('api');
    const firm = await db.firm('Firm');
    const jobs = await db.transactions('worker');
    await jobs.run(system('test'), (em) =>
      record(em, system('test'), { name: 'HubProposed', facts: { hub } }, { subject: hub, hub, organisation: firm.organisation }),
    );
    await db.rows(
      `insert into ledger.jobs (id, name, payload, offered_at, started_at, parked_at) values
         (gen_random_uuid(), 'Waits', '{}', null, null, null), (gen_random_uuid(), 'Goes', '{}', landfall.now(), landfall.now(), null),
         (gen_random_uuid(), 'Parked', '{}', landfall.now(), landfall.now(), landfall.now())`,
    );
    // what stands behind an introduction is not asked about here
    await db.rows(`set session_replication_role = replica`);
    await db.rows(
      `insert into introductions.introductions (id, proposal, offering, need, offering_organisation, need_organisation, hub, state, takes_effect_at)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, s, landfall.now()
       from unnest(array['asking', 'asking', 'made']) s`,
      [hub],
    );
    await db.rows(
      `insert into digests.digests (id, reader, person, period, until, state, created_at)
       select gen_random_uuid(), $1, $1, 'day ' || days, landfall.now(), case when days = 0 then 'silent' else 'sent' end, landfall.now() - days * interval '20 hours'
       from generate_series(0, 3) days`,
      [randomUUID()],
    );
    await db.rows(
      `insert into mail.tries (message, fate, at) select gen_random_uuid(), fate, landfall.now() - days * interval '1 day'
       from unnest(array['sent', 'bounced', 'complained']) fate, unnest(array[1, 10]) days`,
    );
    await db.rows(`insert into mail.suppressions (address, kind, reason) values ('nobody@example.org', '*', 'no such mailbox')`);
    await db.rows(`set session_replication_role = origin`);
    await db.later('90 seconds');
  });
  afterAll(() => db.close());

  it('is what waits, and how long the oldest of it has', async () => {
    const lag = await seen(operator, 'lag');
    const of = (step: string) => lag.find((row) => row.step === step)!;
    expect(lag.map(({ step, waiting }) => [step, Number(waiting)]).sort()).toEqual([
      ['chain', 1],
      ['jobs', 1],
      ['mails', 0],
      ['relay', 1],
    ]);
    for (const step of ['chain', 'jobs', 'relay']) expect(of(step).seconds).toBeGreaterThanOrEqual(90);
    expect(of('mails').seconds).toBe(0);
  });

  it('is when a digest was last made, how many went out today and how many mails came back this week', async () => {
    const [pulse] = await seen(operator, 'pulse');
    expect(pulse).toMatchObject({ digests_sent: 1, mails_returned: 2, addresses_stopped: 1 });
    const [last] = await db.rows(`select max(created_at) as at from digests.digests`);
    expect(pulse!.last_digest_at).toEqual(last!.at);
  });

  it('is states and counts, and says of nobody who they are', async () => {
    const introductions = (await seen(operator, 'introductions')).map((row) => [row.hub, row.state, Number(row.introductions)]);
    expect(introductions.sort()).toEqual([
      [hub, 'asking', 2],
      [hub, 'made', 1],
    ]);
    expect(await seen(operator, 'ledger')).toMatchObject([{ name: 'HubProposed', entries: '1' }]);
    const columns = await db.rows<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'ops' and table_name in ('introductions', 'matches', 'ledger', 'lag', 'pulse')`,
    );
    expect(
      columns.map(({ name }) => name).filter((name) => /organisation|offering|need$|person|facts|subject/.test(name)),
    ).toEqual([]);
  });

  it('is nothing for anybody else', async () => {
    const others = [
      personActor(),
      personActor(undefined, { hubs: [hub] }),
      personActor(undefined, { duties: ['compliance'] }),
      { kind: 'anonymous' } as const,
    ];
    for (const other of others) for (const view of views) expect([view, await seen(other, view)]).toEqual([view, []]);
  });

  it('is counted for Prometheus too', async () => {
    const pool = new pg.Pool({ connectionString: db.worker, max: 1 });
    pool.on('error', () => undefined);
    try {
      const text = await (await counts(pool)).metrics();
      for (const line of [
        'landfall_introductions{state="asking"} 2',
        'landfall_jobs{state="parked"} 1',
        'landfall_waiting{step="relay"} 1',
      ])
        expect(text.split('\n')).toContain(line);
      expect(Number(/^landfall_lag_seconds\{step="jobs"\} (\S+)$/m.exec(text)![1])).toBeGreaterThanOrEqual(90);
      // each family is named once, before its samples
      const named = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name);
      expect(named).toEqual([...new Set(named)]);
      for (const [, sample] of text.matchAll(/^(landfall_\w+)[{ ]/gm)) expect(named).toContain(sample);
    } finally {
      await pool.end();
    }
  });
});
