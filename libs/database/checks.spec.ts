import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectedMigrations } from '../../migrations/run.js';
import { on } from '../../test/setup/databases.js';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import {
  DatabaseRefused,
  dataSource,
  refuseOtherSchema,
  refuseRoleThatSeesAll,
  sharedTables,
  tablesWithoutForcedRowSecurity,
} from './index.js';

describe('the checks before a start', () => {
  let db: OpenDatabase;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());

  it('refuse a superuser and the owner of the tables, and let the two runtime roles pass', async () => {
    for (const role of ['admin', 'owner'] as const) {
      const refusal = refuseRoleThatSeesAll(await db.source(role));
      await expect(refusal).rejects.toThrow(DatabaseRefused);
      await expect(refusal).rejects.toThrow('Give DATABASE_URL and WORKER_DATABASE_URL roles of their own');
    }
    for (const role of ['api', 'worker'] as const)
      await expect(refuseRoleThatSeesAll(await db.source(role))).resolves.toBeUndefined();
  });

  it('refuse a role that bypasses row security, and one that inherits the owner', async () => {
    const name = `looker_${db.name}`;
    await db.rows(`create role ${name} login password 'looks-past-policies' bypassrls`);
    try {
      const address = new URL(db.api);
      [address.username, address.password] = [name, 'looks-past-policies'];
      const source = await dataSource(address.href, []).initialize();
      await expect(refuseRoleThatSeesAll(source)).rejects.toThrow(`"${name}" could look past row security`);
      await db.rows(`alter role ${name} nobypassrls`);
      await expect(refuseRoleThatSeesAll(source)).resolves.toBeUndefined();
      await db.rows(`grant landfall_owner to ${name}`);
      await expect(refuseRoleThatSeesAll(source)).rejects.toThrow(DatabaseRefused);
      await source.destroy();
    } finally {
      await db.rows(`drop role ${name}`);
    }
  });

  it('let this schema pass, and refuse an older one with what to run', async () => {
    const source = await db.source('api');
    await expect(refuseOtherSchema(source, expectedMigrations)).resolves.toBeUndefined();
    const older = refuseOtherSchema(source, [...expectedMigrations, 'SomethingNew1999000000000']);
    await expect(older).rejects.toThrow(DatabaseRefused);
    await expect(older).rejects.toThrow('SomethingNew1999000000000). Run: npm run migrate');
  });

  it('refuse a newer schema with what to start', async () => {
    const newer = refuseOtherSchema(await db.source('worker'), expectedMigrations.slice(0, -1));
    await expect(newer).rejects.toThrow(DatabaseRefused);
    await expect(newer).rejects.toThrow('Start the build that made it, or a newer one');
  });

  it('refuse an empty database with what to run', async () => {
    const nowhere = await dataSource(on(db.admin, 'postgres'), []).initialize();
    await expect(refuseOtherSchema(nowhere, expectedMigrations)).rejects.toThrow('Run: npm run migrate');
    await nowhere.destroy();
  });
});

describe('row security', () => {
  let db: OpenDatabase;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());

  it('is forced on every table outside the shared list, and every shared table is there', async () => {
    const source = await db.source('api');
    expect(await tablesWithoutForcedRowSecurity(source, sharedTables)).toEqual([]);
    expect(await tablesWithoutForcedRowSecurity(source, [])).toEqual([...sharedTables]);
  });

  it('is missed on a planted table, also when it is enabled but not forced', async () => {
    const source = await db.source('api');
    await db.rows(`create table members.planted (id int)`);
    expect(await tablesWithoutForcedRowSecurity(source, sharedTables)).toEqual(['members.planted']);
    await db.rows(`alter table members.planted enable row level security`);
    expect(await tablesWithoutForcedRowSecurity(source, sharedTables)).toEqual(['members.planted']);
    await db.rows(`alter table members.planted force row level security`);
    expect(await tablesWithoutForcedRowSecurity(source, sharedTables)).toEqual([]);
  });

  it('has a policy for the owner on every table it is forced on, so that views and definer functions see rows', async () => {
    const without = await db.rows(`
      select c.oid::regclass::text as name from pg_class c where c.relforcerowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and c.relowner = any (p.polroles))`);
    expect(without.filter((t) => t.name !== 'members.planted')).toEqual([]);
  });

  it('shows neither runtime role a single row before anybody acts', async () => {
    const firm = await db.firm('Unseen');
    const forced = await db.rows<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relforcerowsecurity and c.relkind = 'r'`,
    );
    await db.rows(
      `insert into ledger.entries (id, name, actor_kind, organisation, facts, canonical) values (gen_random_uuid(), 'X', 'system', $1, '{}', '{}')`,
      [firm.organisation],
    );
    expect(forced.length).toBeGreaterThan(20);
    for (const role of ['api', 'worker'] as const) {
      const source = await db.source(role, { pool: 2 });
      for (const { name } of forced) {
        const [may] = (await source.query(`select has_table_privilege($1, 'select') as may`, [name])) as [{ may: boolean }];
        if (may.may) expect({ role, name, rows: await source.query(`select * from ${name}`) }).toEqual({ role, name, rows: [] });
      }
    }
  });
});

describe('the ledger', () => {
  it('can be changed or emptied by neither runtime role', async () => {
    const db = await openDatabase();
    try {
      await db.rows(
        `insert into ledger.entries (id, name, actor_kind, facts, canonical) values (gen_random_uuid(), 'X', 'system', '{}', '{}')`,
      );
      for (const role of ['api', 'worker'] as const) {
        const source = await db.source(role, { pool: 1 });
        for (const tampering of [
          `update ledger.entries set name = 'Y'`,
          `delete from ledger.entries`,
          `truncate ledger.entries cascade`,
          `alter table ledger.entries disable row level security`,
        ]) {
          await expect(
            source.transaction(
              async (em) => (await em.query(`select set_config('app.kind', 'system', true)`), em.query(tampering)),
            ),
          ).rejects.toThrow(/permission denied|must be owner/);
        }
      }
      expect(await db.rows(`select name from ledger.entries`)).toEqual([{ name: 'X' }]);
    } finally {
      await db.close();
    }
  });
});

describe('landfall.now()', () => {
  it('is the time of the transaction, moved by the clock row', async () => {
    const db = await openDatabase();
    try {
      const source = await db.source('api');
      const apart = async () =>
        Number(((await source.query(`select extract(epoch from landfall.now() - now()) as s`)) as { s: string }[])[0]!.s);
      expect(await apart()).toBe(0);
      await db.later('8 days');
      expect(await apart()).toBe(8 * 86400);
      await db.later('-10 days');
      expect(await apart()).toBe(-2 * 86400);
      await expect(source.query(`update landfall.clock set shift = '0'`)).rejects.toThrow('permission denied');
    } finally {
      await db.close();
    }
  });
});
