import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { dataSource, Transactions, type Entities, type PersonActor } from '#database';
import { cloneDatabase } from './databases.js';

type Role = 'api' | 'worker' | 'owner' | 'admin';

/** A database of one's own for a spec that needs no running product: pools by role, and a superuser who sets the scene. */
export async function openDatabase(entities: Entities = []) {
  const database = await cloneDatabase();
  const superuser = new pg.Client({ connectionString: database.admin });
  await superuser.connect();
  const sources: DataSource[] = [];
  const source = async (role: Role, options: { pool?: number; statementSeconds?: number } = {}) => {
    const opened = await dataSource(database[role], entities, options).initialize();
    sources.push(opened);
    return opened;
  };
  return {
    ...database,
    superuser,
    source,
    transactions: async (role: Role, options: { pool?: number; statementSeconds?: number } = {}) =>
      new Transactions(await source(role, options)),
    // A row is whatever the query names.
    // oxlint-disable-next-line no-explicit-any
    rows: async <Row = Record<string, any>>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
      (await superuser.query(sql, parameters)).rows as Row[],
    /** A person of one organisation, both new. */
    firm: async (name: string): Promise<PersonActor & { organisation: string }> => {
      const [person, organisation] = [randomUUID(), randomUUID()];
      await superuser.query(`insert into members.people (id, email, name, language, zone) values ($1, $2, $3, 'en', 'UTC')`, [
        person,
        `${person}@firm.test`,
        name,
      ]);
      await superuser.query(
        `insert into members.organisations (id, kind, name, country, language) values ($1, 'company', $2, 'AE', 'en')`,
        [organisation, name],
      );
      await superuser.query(`insert into members.memberships (id, person, organisation, role) values ($1, $2, $3, 'owner')`, [
        randomUUID(),
        person,
        organisation,
      ]);
      return { ...personActor(person), name, organisations: [organisation], owns: [organisation], organisation };
    },
    /** Moves the product's one clock. */
    later: async (interval: string) => {
      await superuser.query(
        `insert into landfall.clock (shift) values ($1) on conflict (single) do update set shift = landfall.clock.shift + excluded.shift`,
        [interval],
      );
    },
    close: async () => {
      for (const opened of sources) await opened.destroy();
      await superuser.end();
      await database.drop();
    },
  };
}

export type OpenDatabase = Awaited<ReturnType<typeof openDatabase>>;

/** Somebody who acts for nothing, but for what is added. */
export function personActor(person: string = randomUUID(), added: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: 'person',
    person,
    name: 'Somebody',
    language: 'en',
    zone: 'UTC',
    duties: [],
    organisations: [],
    owns: [],
    hubs: [],
    countries: [],
    ...added,
  };
}
