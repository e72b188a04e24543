import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { system, type Transactions } from '#database';
import { addJob, JobRunner, on, Relay } from '#ledger';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import { job, openDoorbell, type Doorbell, type Ring } from './index.js';

const Write = job('Write', 'matching', z.object({ n: z.number() }));
const redis = process.env.TEST_REDIS_URL;
const backends: { name: string; redisUrl?: string }[] = [
  { name: 'PostgreSQL' },
  ...(redis ? [{ name: 'Redis', redisUrl: redis }] : []),
];

describe.each(backends)('the doorbell on $name', ({ redisUrl }) => {
  let db: OpenDatabase;
  let worker: Transactions;
  let bell: Doorbell;
  const errors: Error[] = [];

  beforeAll(async () => {
    db = await openDatabase();
    worker = await db.transactions('worker', { pool: 8 });
  });
  beforeEach(async () => {
    await forget();
    await db.rows(`truncate ledger.jobs, ledger.unrelayed, ledger.entries, landfall.clock cascade`);
    errors.length = 0;
    bell = await open();
  });
  afterEach(() => bell.close());
  afterAll(() => db.close());

  const open = () => openDoorbell({ redisUrl, postgresUrl: db.worker, onError: (e) => errors.push(e) });
  const ringOf = (id: string = randomUUID()) => ({ id: `${id}.0`, name: 'Write', job: id });

  /** The queue loses everything that it holds. */
  async function forget(): Promise<void> {
    if (redisUrl) {
      const client = new Redis(redisUrl);
      await client.flushall();
      await client.quit();
      return;
    }
    for (const { name } of await db.rows(
      `select c.oid::regclass::text as name from pg_class c where relkind = 'r' and relnamespace = 'bullmq'::regnamespace and relname !~ 'migration|version|meta'`,
    )) {
      await db.rows(`delete from ${name}`);
    }
  }

  it('answers every ring once', async () => {
    const rings = Array.from({ length: 60 }, () => ringOf());
    const heard: string[] = [];
    await bell.ring('matching', rings.slice(0, 30));
    bell.answer('matching', 4, async ({ job: id }) => void heard.push(id));
    await bell.ring('matching', rings.slice(30));
    await until(() => heard.length >= 60);
    await bell.close();
    expect(heard.sort()).toEqual(rings.map((r) => r.job).sort());
    expect(errors).toEqual([]);
  });

  it('takes the same id twice for one ring while it waits, and for a new one when it was answered', async () => {
    const ring = ringOf();
    await bell.ring('matching', [ring, ring]);
    await bell.ring('matching', [ring]);
    expect((await bell.waiting()).matching).toBe(1);
    const heard: Ring[] = [];
    bell.answer('matching', 1, async (one) => void heard.push(one));
    await until(() => heard.length > 0);
    await untilAsync(async () => (await bell.ring('matching', [ring]), heard.length > 1));
    expect(new Set(heard.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify({ job: ring.job, name: 'Write' })]));
  });

  it('can be rung again for one whose work threw', async () => {
    const ring = ringOf();
    let runs = 0;
    bell.answer('matching', 1, async () => {
      if (++runs === 1) throw new Error('broken');
    });
    await bell.ring('matching', [ring]);
    await until(() => runs === 1);
    await untilAsync(async () => (await bell.ring('matching', [ring]), runs > 1));
    expect(runs).toBeGreaterThan(1);
  });

  it('gives no more at once than was asked, and no less', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    let full!: () => void;
    const together = new Promise<void>((r) => (full = r));
    bell.answer('mail', 3, async () => {
      most = Math.max(most, ++running);
      if (running === 3) full();
      await together;
      await new Promise((r) => setImmediate(r));
      running--;
      done++;
    });
    await bell.ring(
      'mail',
      Array.from({ length: 12 }, () => ringOf()),
    );
    await until(() => done === 12);
    expect(most).toBe(3);
  });

  it('keeps queues apart', async () => {
    const heard: string[] = [];
    bell.answer('mail', 1, async ({ job: id }) => void heard.push(id));
    const [mail, upkeep] = [ringOf(), ringOf()];
    await bell.ring('upkeep', [upkeep]);
    await bell.ring('mail', [mail]);
    await until(() => heard.length === 1);
    expect(heard).toEqual([mail.job]);
    expect(await bell.waiting()).toMatchObject({ upkeep: 1 });
  });

  it('holds a ring until it was answered to the end, the one in hand too', async () => {
    let answer!: () => void;
    const answered = new Promise<void>((r) => (answer = r));
    await bell.ring(
      'matching',
      Array.from({ length: 9 }, () => ringOf()),
    );
    await bell.ring('matching', [ringOf(), ringOf()]);
    expect(await bell.held('matching')).toBe(11);
    let begun = 0;
    bell.answer('matching', 1, () => (begun++, answered));
    await until(() => begun === 1);
    expect([await bell.held('matching'), await bell.held('mail')]).toEqual([11, 0]);
    answer();
    await untilAsync(async () => (await bell.held('matching')) === 0);
  });

  it('loses everything it holds, and the reconciler brings every job to its end, each once', async () => {
    for (let n = 0; n < 40; n++) await worker.run(system('test'), (em) => addJob(em, Write, { n }));
    const relay = new Relay(worker, bell, [], [Write]);
    expect(await relay.reconcile()).toBe(40);
    await forget();
    const runs: number[] = [];
    const runner = new JobRunner(worker, [on(Write, async ({ n }) => void runs.push(n))]);
    bell.answer('matching', 4, async ({ job: id }) => void (await runner.run(id)));
    await db.later('11 seconds');
    expect(await relay.reconcile()).toBe(40);
    const open = async () => (await db.rows(`select count(*)::int as n from ledger.jobs where done_at is null`))[0]!.n as number;
    await untilAsync(async () => (await open()) === 0);
    expect(runs.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it('lets a run that is under way end before it closes, takes none after, and leaves nothing open', async () => {
    await bell.waiting();
    const before = handles();
    const own = await open();
    let began = false;
    let ended = false;
    let finish!: () => void;
    const gate = new Promise<void>((r) => (finish = r));
    own.answer('introductions', 1, async () => {
      began = true;
      await gate;
      ended = true;
    });
    await own.ring('introductions', [ringOf(), ringOf()]);
    await until(() => began);
    const closing = own.close();
    finish();
    await closing;
    expect(ended).toBe(true);
    expect((await bell.waiting()).introductions).toBe(1);
    await untilAsync(async () => handles() <= before);
  });
});

/** Sockets and timers that keep this process awake. */
function handles(): number {
  return process.getActiveResourcesInfo().filter((name) => /TCP|Pipe|Socket/.test(name)).length;
}

async function until(fact: () => boolean): Promise<void> {
  await untilAsync(async () => fact());
}

async function untilAsync(fact: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + 20_000;
  while (!(await fact())) {
    if (performance.now() > late) throw new Error(`not so within 20 s: ${fact}`);
    await new Promise((r) => setTimeout(r, 5));
  }
}
