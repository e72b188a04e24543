import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { record } from '#ledger';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { anonymous, system, type Transactions } from './index.js';

const said = `select current_setting('app.kind', true) as kind, current_setting('app.person', true) as person,
  current_setting('app.organisations', true) as organisations, pg_backend_pid() as process`;
type Said = { kind: string; person: string; organisations: string; process: number };
const names = async (em: EntityManager) =>
  ((await em.query(`select name from members.organisations order by name`)) as { name: string }[]).map((r) => r.name);

describe('Transactions', () => {
  let db: OpenDatabase;
  let api: Transactions;
  let firms: Awaited<ReturnType<OpenDatabase['firm']>>[];

  beforeAll(async () => {
    db = await openDatabase();
    api = await db.transactions('api', { pool: 5 });
    firms = await Promise.all(['Aster', 'Birch', 'Cedar', 'Daisy'].map((name) => db.firm(name)));
  });
  afterAll(() => db.close());

  it('shows a person the rows of their own organisation only', async () => {
    for (const firm of firms) expect(await api.run(firm, names)).toEqual([firm.name]);
    expect(await api.run(personActor(), names)).toEqual([]);
    expect(await api.run(anonymous, names)).toEqual([]);
  });

  it('leaks nothing between 80 interleaved transactions of different actors on a pool of 5', async () => {
    const seen = await Promise.all(
      Array.from({ length: 80 }, async (_, i) => {
        const firm = firms[i % firms.length]!;
        return api.run(firm, async (em) => {
          const [before] = (await em.query(said)) as [Said];
          await em.query(`select pg_sleep($1)`, [(i % 7) / 1000]);
          const rows = await names(em);
          const [after] = (await em.query(said)) as [Said];
          return { firm, before, rows, after };
        });
      }),
    );
    expect(new Set(seen.map((s) => s.before.process)).size).toBeLessThanOrEqual(5);
    for (const { firm, before, rows, after } of seen) {
      expect(rows).toEqual([firm.name]);
      expect(before).toMatchObject({ kind: 'person', person: firm.person, organisations: `{${firm.organisation}}` });
      expect(after).toEqual(before);
    }
  });

  it('tells row security nothing once it has committed, or rolled back', async () => {
    const one = await db.source('api', { pool: 1 });
    const { Transactions } = await import('./index.js');
    const transactions = new Transactions(one);
    await transactions.run(firms[0]!, names);
    expect(await one.query(said)).toMatchObject([{ kind: '', person: '', organisations: '' }]);
    expect(await one.query(`select name from members.organisations`)).toEqual([]);
    await expect(transactions.run(firms[0]!, (em) => em.query('select 1/0'))).rejects.toThrow('division by zero');
    expect(await one.query(said)).toMatchObject([{ kind: '', person: '', organisations: '' }]);
  });

  it('joins a run of the same actor and refuses one of another', async () => {
    const transaction = `select pg_current_xact_id()::text as id`;
    const [outer, inner] = await api.run(firms[0]!, async (em) => [
      await em.query(transaction),
      await api.run({ ...firms[0]! }, (same) => same.query(transaction)),
    ]);
    expect(inner).toEqual(outer);
    await expect(api.run(firms[0]!, () => api.run(firms[1]!, names))).rejects.toThrow('cannot go on as another');
    await expect(api.run(firms[0]!, () => api.run(system('relay'), names))).rejects.toThrow('cannot go on as another');
  });

  it('opens a transaction of its own for work that outlives the one it was begun in', async () => {
    let late: Promise<string[]> | undefined;
    let ended!: () => void;
    const afterwards = new Promise<void>((r) => (ended = r));
    await api.run(firms[0]!, async () => {
      late = afterwards.then(() => api.run(firms[1]!, names));
    });
    ended();
    expect(await late).toEqual(['Birch']);
  });

  it('begins a deadlocked transaction again, and both effects are there', async () => {
    const worker = await db.transactions('worker');
    await db.rows(`insert into ledger.jobs (id, name, payload) values ($1, 'left', '{}'), ($2, 'right', '{}')`, [
      randomUUID(),
      randomUUID(),
    ]);
    const met = meetingOf(2);
    let runs = 0;
    const both = (first: string, second: string) =>
      worker.run(system('relay'), async (em) => {
        const again = ++runs > 2;
        await em.query(`update ledger.jobs set attempts = attempts + 1 where name = $1`, [first]);
        if (!again) await met();
        await em.query(`update ledger.jobs set attempts = attempts + 1 where name = $1`, [second]);
      });
    await Promise.all([both('left', 'right'), both('right', 'left')]);
    expect(runs).toBe(3);
    expect(await db.rows(`select name, attempts from ledger.jobs order by name`)).toEqual([
      { name: 'left', attempts: 2 },
      { name: 'right', attempts: 2 },
    ]);
  });

  it('does not begin again what failed for another reason', async () => {
    let runs = 0;
    await expect(api.run(anonymous, (em) => (runs++, em.query('select 1/0')))).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });

  it('leaves no ledger entry and no mark of a change that was rolled back', async () => {
    const happened = { name: 'HubProposed', facts: { hub: firms[0]!.organisation } } as const;
    const count = () =>
      db.rows(
        `select (select count(*)::int from ledger.entries) as entries, (select count(*)::int from ledger.unrelayed) as marks`,
      );
    const before = await count();
    const refused = api.run(firms[0]!, async (em) => {
      await record(em, firms[0]!, happened);
      throw new Error('after all, no');
    });
    await expect(refused).rejects.toThrow('after all, no');
    expect(await count()).toEqual(before);
    await api.run(firms[0]!, (em) => record(em, firms[0]!, happened));
    expect(await count()).toEqual([{ entries: before[0]!.entries + 1, marks: before[0]!.marks + 1 }]);
  });
});

/** Resolves for everybody once `parties` have come. */
function meetingOf(parties: number): () => Promise<void> {
  let come = 0;
  let all!: () => void;
  const together = new Promise<void>((r) => (all = r));
  return () => {
    if (++come === parties) all();
    return together;
  };
}
