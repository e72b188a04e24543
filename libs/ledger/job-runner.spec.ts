import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { system, type Transactions } from '#database';
import { job } from '#queues';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { addJob, checkHandlers, JobRunner, on, record, type Handler } from './index.js';

const Write = job('Write', 'matching', z.object({ hub: z.uuid() }), { failures: 3 });
const Sweep = job('Sweep', 'upkeep', z.object({ hub: z.uuid() }), { coalesce: ({ hub }) => hub });

describe('a job', () => {
  let db: OpenDatabase;
  let worker: Transactions;

  beforeAll(async () => {
    db = await openDatabase();
    worker = await db.transactions('worker', { pool: 8 });
  });
  beforeEach(async () => {
    await db.rows(`truncate ledger.jobs, ledger.unrelayed, ledger.entries, landfall.clock cascade`);
  });
  afterAll(() => db.close());

  const add = async (contract: typeof Write | typeof Sweep = Write, hub: string = randomUUID()): Promise<string> => {
    const id = randomUUID();
    await worker.run(system('test'), (em) => addJob(em, contract, { hub }, { id }));
    return id;
  };
  const runner = (...handlers: Handler[]) => new JobRunner(worker, handlers);
  const effect = on(
    Write,
    async ({ hub }, em) => void (await record(em, system('Write'), { name: 'HubProposed', facts: { hub } })),
  );
  const effects = async () => (await db.rows(`select 1 from ledger.entries`)).length;
  const row = async (id: string) => (await db.rows(`select * from ledger.jobs where id = $1`, [id]))[0]!;

  it('run twice at once and twice in turn has one effect', async () => {
    const id = await add();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => runner(effect).run(id)));
    expect(outcomes.filter((o) => o === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'nothing']));
    expect(await runner(effect).run(id)).toBe('nothing');
    expect(await effects()).toBe(1);
    expect((await row(id)).done_at).not.toBeNull();
  });

  it('that nobody recorded does nothing', async () => {
    expect(await runner(effect).run(randomUUID())).toBe('nothing');
    expect(await effects()).toBe(0);
  });

  it('counts its start before it runs, so that a death in between is seen', async () => {
    const id = await add();
    let seen: Record<string, unknown> | undefined;
    await runner(on(Write, async () => void (seen = await row(id)))).run(id);
    expect(seen).toMatchObject({ attempts: 1, done_at: null });
    expect(seen!.started_at).not.toBeNull();
  });

  it('that throws leaves no effect, waits 1, 2 seconds, and is parked with its reason after the failures of its contract', async () => {
    const id = await add();
    const throwing = runner(
      on(Write, async (payload, em) => {
        await effect.handle(payload as never, em);
        throw new TypeError('the scale is broken');
      }),
    );
    const wait = async () =>
      (
        await db.rows(`select round(extract(epoch from not_before - landfall.now()))::int as s from ledger.jobs where id = $1`, [
          id,
        ])
      )[0]!.s;
    expect(await throwing.run(id)).toBe('failed');
    expect([await wait(), (await row(id)).failures, (await row(id)).offered_at]).toEqual([1, 1, null]);
    expect(await throwing.run(id)).toBe('failed');
    expect(await wait()).toBe(2);
    expect(await throwing.run(id)).toBe('parked');
    expect(await row(id)).toMatchObject({
      failures: 3,
      done_at: null,
      last_error: 'TypeError: the scale is broken',
      parked_reason: 'threw: TypeError: the scale is broken',
    });
    expect(await throwing.run(id)).toBe('nothing');
    expect(await effects()).toBe(0);
  });

  it('with a malformed payload is parked at once and says which field', async () => {
    const id = await add();
    await db.rows(`update ledger.jobs set payload = '{"hub": "not an id"}' where id = $1`, [id]);
    expect(await runner(effect).run(id)).toBe('parked');
    expect((await row(id)).parked_reason).toMatch(/^malformed: hub /);
    expect(await effects()).toBe(0);
  });

  it('that nobody here can do is parked and says so', async () => {
    const id = await add();
    expect(await runner().run(id)).toBe('parked');
    expect((await row(id)).parked_reason).toBe('no_handler: nothing here does Write');
  });

  it('begun more than 60 times without an end is parked', async () => {
    const id = await add();
    await db.rows(`update ledger.jobs set attempts = 59 where id = $1`, [id]);
    const dying = runner(on(Write, () => Promise.reject(new Error('not now'))));
    expect(await dying.run(id)).toBe('failed');
    expect(await runner(effect).run(id)).toBe('parked');
    expect((await row(id)).parked_reason).toBe('gave_up: begun 61 times and never ended');
  });

  it('of a coalesced contract runs alone for its key, and beside one of another key', async () => {
    const [north, south] = [randomUUID(), randomUUID()];
    const [first, other] = [await add(Sweep, north), await add(Sweep, south)];
    let running = 0;
    let most = 0;
    let open!: () => void;
    const gate = new Promise<void>((r) => (open = r));
    let second = '';
    const sweeping = runner(
      on(Sweep, async ({ hub }) => {
        if (hub === south) return open();
        most = Math.max(most, ++running);
        await gate;
        running--;
      }),
    );
    const one = sweeping.run(first);
    await until(() => running === 1);
    second = await add(Sweep, north);
    const two = sweeping.run(second);
    const aside = sweeping.run(other);
    expect(await Promise.all([one, two, aside])).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
  });

  it('that finds its twin at work for long is handed back, unfailed, and done when offered again', async () => {
    const hub = randomUUID();
    const first = await add(Sweep, hub);
    let open!: () => void;
    const gate = new Promise<void>((r) => (open = r));
    let running = 0;
    const sweeping = runner(on(Sweep, async () => void (running++, await gate)));
    const one = sweeping.run(first);
    await until(() => running === 1);
    const second = await add(Sweep, hub);
    expect(await sweeping.run(second)).toBe('waits');
    expect(await row(second)).toMatchObject({ failures: 0, last_error: null, offered_at: null, done_at: null, parked_at: null });
    open();
    expect(await one).toBe('done');
    expect(await sweeping.run(second)).toBe('done');
  });

  describe('that is parked', () => {
    const parked = async () => {
      const id = await add();
      await runner(effect).park(id, 'hang: still running after 30 s');
      return id;
    };
    const retry = async (as: Parameters<Transactions['run']>[0], id: string) => {
      const api = await db.transactions('api', { pool: 1 });
      return ((await api.run(as, (em) => em.query(`select ops.retry_job($1) as done`, [id]))) as [{ done: boolean }])[0].done;
    };

    it('is not run, and is retried by an operator only', async () => {
      const id = await parked();
      expect(await runner(effect).run(id)).toBe('nothing');
      for (const actor of [
        personActor(),
        personActor(undefined, { duties: ['compliance'], hubs: [randomUUID()] }),
        { kind: 'anonymous' } as const,
      ]) {
        expect(await retry(actor, id)).toBe(false);
      }
      expect((await row(id)).parked_reason).toBe('hang: still running after 30 s');
      expect(await retry(personActor(undefined, { duties: ['operator'] }), id)).toBe(true);
      expect(await row(id)).toMatchObject({ parked_at: null, parked_reason: null, failures: 0, offered_at: null });
      expect(await runner(effect).run(id)).toBe('done');
      expect(await effects()).toBe(1);
    });

    it('is shown with its reason to operators and to nobody else', async () => {
      await parked();
      const api = await db.transactions('api', { pool: 1 });
      const shown = (actor: Parameters<Transactions['run']>[0]) =>
        api.run(actor, (em) => em.query(`select state, parked_reason from ops.jobs`));
      expect(await shown(personActor(undefined, { duties: ['operator'] }))).toEqual([
        { state: 'parked', parked_reason: 'hang: still running after 30 s' },
      ]);
      expect(await shown(personActor(undefined, { duties: ['compliance'] }))).toEqual([]);
    });

    it('can be retried while another of its key waits', async () => {
      const hub = randomUUID();
      const id = await add(Sweep, hub);
      await runner(on(Sweep, async () => undefined)).park(id, 'crash: the process ended with code 1');
      const twin = await add(Sweep, hub);
      expect(await retry(personActor(undefined, { duties: ['operator'] }), id)).toBe(true);
      expect(
        (await db.rows(`select id from ledger.jobs where parked_at is null order by created_at`)).map((r) => r.id),
      ).toContain(twin);
      const sweeping = runner(on(Sweep, async () => undefined));
      expect(await sweeping.run(twin)).toBe('done');
      expect((await db.rows(`select 1 from ledger.jobs where parked_at is not null`)).length).toBe(0);
    });
  });
});

describe('the handlers', () => {
  const nothing = async () => undefined;
  it('are one for each contract, or the start stops and names the line to add', () => {
    expect(() => checkHandlers([Write, Sweep], [on(Write, nothing), on(Sweep, nothing)])).not.toThrow();
    expect(() => checkHandlers([Write, Sweep], [on(Write, nothing)])).toThrow(
      'Sweep has 0 handlers: add on(Sweep, ...) in apps/worker/handlers.ts',
    );
    expect(() => checkHandlers([Write], [on(Write, nothing), on(Write, nothing)])).toThrow('Write has 2 handlers: leave one');
    expect(() => checkHandlers([Write], [on(Write, nothing), on(Sweep, nothing)])).toThrow('Sweep is not listed');
  });
});

async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await new Promise((r) => setImmediate(r));
}
