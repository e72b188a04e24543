import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { anonymous, prepared, system, type Transactions } from './index.js';

const twice = prepared(`select n * 2 as twice from generate_series(1, $1::int) n`);
const forbidden = prepared(`update landfall.clock set shift = $1 returning single`);
const names = prepared(`select name from members.organisations where name <> $1 order by name`);

describe('a prepared query', () => {
  let db: OpenDatabase;
  let worker: Transactions;
  beforeAll(async () => {
    db = await openDatabase();
    worker = await db.transactions('worker', { pool: 1 });
  });
  afterAll(() => db.close());
  const asked = <T>(query: string, values: unknown[]) =>
    worker.run(system('test'), (em) => em.query(query, values)) as Promise<T>;

  it('answers as its text would, and its connection keeps one plan of it', async () => {
    for (const most of [1, 2, 3]) expect(await asked(twice, [most])).toHaveLength(most);
    const kept = await asked<{ statement: string }[]>(`select statement from pg_prepared_statements`, []);
    expect(kept.filter(({ statement }) => statement.includes('as twice'))).toHaveLength(1);
  });

  it('shows each actor their own rows, whoever had it planned', async () => {
    const api = await db.transactions('api', { pool: 1 });
    const firms = await Promise.all(['Aster', 'Birch'].map((name) => db.firm(name)));
    // the sixth time a plan may serve whatever is asked for
    for (let i = 0; i < 8; i++) {
      const firm = firms[i % 2]!;
      expect(await api.run(firm, (em) => em.query(names, ['Cedar']))).toEqual([{ name: firm.name }]);
      expect(await api.run(i % 2 ? anonymous : personActor(), (em) => em.query(names, ['Cedar']))).toEqual([]);
    }
  });

  it('that failed, or whose transaction was taken back, is there for the next', async () => {
    await expect(asked(twice, ['no number'])).rejects.toThrow('invalid input syntax');
    await expect(asked(forbidden, ['1 hour'])).rejects.toThrow('permission denied');
    expect(await asked(twice, [2])).toEqual([{ twice: 2 }, { twice: 4 }]);
  });
});
