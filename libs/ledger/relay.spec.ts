import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { system, type Transactions } from '#database';
import { job } from '#queues';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import { addJob, after, every, record, Relay } from './index.js';

const Greet = job('Greet', 'matching', z.object({ hub: z.uuid() }));
const Count = job('Count', 'upkeep', z.object({ hub: z.uuid() }));
const Sweep = job('Sweep', 'upkeep', z.object({ hub: z.uuid() }), { coalesce: ({ hub }) => hub });
const reactions = [after('HubProposed').run(Greet), after('HubProposed').run(Count), after('HubMoved').run(Sweep)];

type Rung = { id: string; name: string; job: string };
class Bell {
  readonly rung: Rung[] = [];
  lost = false;
  async ring(_queue: string, rings: Rung[]): Promise<void> {
    if (this.lost) throw new Error('the queue is away');
    this.rung.push(...rings);
  }
}

describe('the relay', () => {
  let db: OpenDatabase;
  let worker: Transactions;
  let bell: Bell;
  let relay: Relay;

  beforeAll(async () => {
    db = await openDatabase();
    worker = await db.transactions('worker', { pool: 8 });
  });
  beforeEach(async () => {
    await db.rows(`truncate ledger.jobs, ledger.unrelayed, ledger.entries, landfall.clock cascade`);
    bell = new Bell();
    relay = newRelay(bell);
  });
  afterAll(() => db.close());

  const newRelay = (to: Bell, batch?: number) => new Relay(worker, to, reactions, [Greet, Count, Sweep], batch);
  const propose = (hub = randomUUID()) =>
    worker.run(system('test'), (em) => record(em, system('test'), { name: 'HubProposed', facts: { hub } }));
  const move = (hub: string) =>
    worker.run(system('test'), (em) =>
      record(em, system('test'), { name: 'HubMoved', facts: { hub, from: 'planned', to: 'open' } }),
    );
  const start = (id: string) =>
    db.rows(`update ledger.jobs set started_at = landfall.now(), attempts = attempts + 1 where id = $1`, [id]);

  it('is rung for a job that a handler wishes for, and not for its own', async () => {
    const told: string[] = [];
    const listener = new pg.Client({ connectionString: db.worker });
    await listener.connect();
    listener.on('notification', ({ channel }) => told.push(channel));
    await listener.query('listen landfall_unrelayed');
    await worker.run(system('test'), (em) => addJob(em, Sweep, { hub: randomUUID() }));
    // what a connection was told comes before the answer to what it asks next
    await listener.query('select 1');
    expect(told).toEqual(['landfall_unrelayed']);
    await propose();
    await listener.query('select 1');
    await relay.relay();
    await listener.query('select 1');
    expect(told).toEqual(['landfall_unrelayed', 'landfall_unrelayed']);
    await listener.end();
  });

  it('delivers each reaction to each of 500 entries exactly once when two relays run at once', async () => {
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 25 }, () => propose()));
    const bells = [new Bell(), new Bell()];
    await Promise.all(
      bells.map(async (one) => {
        const mine = newRelay(one, 20);
        while ((await mine.relay()) > 0);
      }),
    );
    while ((await relay.relay()) > 0);
    expect(
      await db.rows(
        `select name, count(*)::int, count(distinct entry)::int as entries from ledger.jobs group by name order by name`,
      ),
    ).toEqual([
      { name: 'Count', count: 500, entries: 500 },
      { name: 'Greet', count: 500, entries: 500 },
    ]);
    expect(await db.rows(`select 1 from ledger.unrelayed`)).toEqual([]);
    const rung = [...bells, bell].flatMap((b) => b.rung.map((r) => r.job));
    expect(rung).toHaveLength(1000);
    expect(new Set(rung).size).toBe(1000);
  });

  it('carries an entry that commits behind a later one', async () => {
    let commit!: () => void;
    const held = new Promise<void>((r) => (commit = r));
    let early!: () => void;
    const recorded = new Promise<void>((r) => (early = r));
    const slow = worker.run(system('test'), async (em) => {
      await record(em, system('test'), { name: 'HubProposed', facts: { hub: randomUUID() } });
      early();
      await held;
    });
    await recorded;
    await propose();
    expect(await relay.relay()).toBe(1);
    commit();
    await slow;
    expect(await relay.relay()).toBe(1);
    expect(bell.rung).toHaveLength(4);
  });

  it('records what follows once of an entry that is marked twice, as the version before still does', async () => {
    await propose();
    await db.rows(`insert into ledger.unrelayed (entry) select id from ledger.entries`);
    expect([await newRelay(bell, 1).relay(), await newRelay(bell, 1).relay()]).toEqual([1, 1]);
    expect(bell.rung.map((r) => r.name).sort()).toEqual(['Count', 'Greet']);
    expect(await db.rows(`select name from ledger.jobs order by name`)).toEqual([{ name: 'Count' }, { name: 'Greet' }]);
    expect(await relay.relay()).toBe(0);
  });

  it('takes the marks in the order of their entries, some at a time', async () => {
    const hubs = Array.from({ length: 5 }, () => randomUUID());
    for (const hub of hubs) await move(hub);
    const some = newRelay(bell, 2);
    const told: unknown[] = [];
    while ((await some.relay()) > 0)
      told.push((await db.rows(`select payload ->> 'hub' as hub from ledger.jobs`)).map(({ hub }) => hub).sort());
    expect(told).toEqual([2, 4, 5].map((n) => hubs.slice(0, n).sort()));
  });

  it('gives a job the facts its contract names and nothing else', async () => {
    const hub = randomUUID();
    await move(hub);
    await relay.relay();
    expect(await db.rows(`select name, payload from ledger.jobs`)).toEqual([{ name: 'Sweep', payload: { hub } }]);
  });

  it('keeps a job whose ring the queue refused, and offers it again', async () => {
    await propose();
    bell.lost = true;
    await expect(relay.relay()).rejects.toThrow('the queue is away');
    bell.lost = false;
    expect(await relay.reconcile()).toBe(0);
    await db.later('11 seconds');
    expect(await relay.reconcile()).toBe(2);
    expect(bell.rung.map((r) => r.name).sort()).toEqual(['Count', 'Greet']);
  });

  it('offers a lost ring again under the same id, so that one which only waits is rung once', async () => {
    await propose();
    await relay.relay();
    await db.later('11 seconds');
    await relay.reconcile();
    expect(bell.rung).toHaveLength(4);
    expect(new Set(bell.rung.map((r) => r.id)).size).toBe(2);
    expect(bell.rung.every((r) => !r.id.includes(':'))).toBe(true);
  });

  it('offers nothing again of a queue that holds a ring for each job that waits, until one is missing or two minutes have passed', async () => {
    let held = 2;
    const patient = new Relay(worker, { ring: (to, rings) => bell.ring(to, rings), held: async () => held }, reactions, [
      Greet,
      Count,
    ]);
    for (let i = 0; i < 2; i++) await worker.run(system('test'), (em) => addJob(em, Greet, { hub: randomUUID() }));
    expect(await patient.reconcile()).toBe(2);
    await db.later('11 seconds');
    expect(await patient.reconcile()).toBe(0);
    held = 1;
    expect(await patient.reconcile()).toBe(2);
    held = 2;
    await db.later('119 seconds');
    expect(await patient.reconcile()).toBe(0);
    await db.later('2 seconds');
    expect(await patient.reconcile()).toBe(2);
  });

  it('offers a job whose worker died again, under another id, and leaves one that still works alone', async () => {
    await propose();
    await relay.relay();
    const [dead, alive] = bell.rung as [Rung, Rung];
    await Promise.all([start(dead.job), start(alive.job)]);
    expect(await relay.reconcile()).toBe(0);
    await db.later('5 seconds');
    await worker.run(system('test'), async (em) => {
      await em.query(`select 1 from ledger.jobs where id = $1 for update`, [alive.job]);
      expect(await newRelayOutside(bell)).toBe(1);
    });
    expect(bell.rung.slice(2)).toEqual([{ id: `${dead.job}.1`, name: dead.name, job: dead.job }]);
    expect(dead.id).toBe(`${dead.job}.0`);
  });

  it('offers neither what is done, nor what is parked, nor what is not yet due', async () => {
    for (let i = 0; i < 3; i++) await worker.run(system('test'), (em) => addJob(em, Greet, { hub: randomUUID() }));
    const [done, parked, later] = await db.rows(`select id from ledger.jobs`);
    await db.rows(`update ledger.jobs set done_at = landfall.now() where id = $1`, [done!.id]);
    await db.rows(`update ledger.jobs set parked_at = landfall.now() where id = $1`, [parked!.id]);
    await db.rows(`update ledger.jobs set not_before = landfall.now() + interval '1 minute' where id = $1`, [later!.id]);
    expect(await relay.reconcile()).toBe(0);
    await db.later('61 seconds');
    expect(await relay.reconcile()).toBe(1);
    expect(bell.rung.map((r) => r.job)).toEqual([later!.id]);
  });

  it('lets a key fall due once, ever, also when two look at once and after it is done', async () => {
    const hub = randomUUID();
    const due = every(1).run(Greet).for(`select 'spring' as key, jsonb_build_object('hub', '${hub}'::uuid) as payload`);
    const added = await Promise.all([relay.fallDue(due), relay.fallDue(due), relay.fallDue(due)]);
    expect(added.reduce((a, b) => a + b)).toBe(1);
    await db.rows(`update ledger.jobs set done_at = landfall.now()`);
    expect(await relay.fallDue(due)).toBe(0);
    expect(await db.rows(`select due_key, payload from ledger.jobs`)).toEqual([{ due_key: 'spring', payload: { hub } }]);
  });

  it('lets a coalesced job wait once for each key, and again as soon as that one has begun', async () => {
    const [north, south] = [randomUUID(), randomUUID()];
    for (const hub of [north, north, south, north]) await move(hub);
    await relay.relay();
    const waiting = () =>
      db.rows(`select coalesce_key from ledger.jobs where name = 'Sweep' and started_at is null order by created_at`);
    expect((await waiting()).map((r) => r.coalesce_key).sort()).toEqual([north, south].sort());
    await start((await db.rows(`select id from ledger.jobs where coalesce_key = $1`, [north]))[0]!.id);
    await move(north);
    await move(north);
    await relay.relay();
    expect((await waiting()).map((r) => r.coalesce_key).sort()).toEqual([north, south].sort());
    expect(await db.rows(`select 1 from ledger.jobs`)).toHaveLength(3);
  });

  /** A reconciliation on connections of its own, outside the transaction that is open around the caller. */
  async function newRelayOutside(to: Bell): Promise<number> {
    const other = await db.transactions('worker', { pool: 1 });
    return new Relay(other, to, reactions, [Greet, Count, Sweep]).reconcile();
  }
});
