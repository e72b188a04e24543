// The database `landfall` and its three roles: the owner migrates, the API and the worker are neither owners nor superusers, so that
// row security holds for them. Runs as often as wanted. Also a command, for a PostgreSQL of one's own:
//   ADMIN_DATABASE_URL=postgres://... LANDFALL_OWNER_PASSWORD=... LANDFALL_API_PASSWORD=... LANDFALL_WORKER_PASSWORD=... node bin/database-roles.mjs
import { pathToFileURL } from 'node:url';
import { Refusal, command } from './refusal.mjs';

export const database = 'landfall';

/** Limits that hold even when a client forgets its own; a person waits for the API, nobody waits for the worker. */
const roles = {
  owner: {},
  api: { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '10s' },
  worker: { idle_in_transaction_session_timeout: '60s' },
};

/** @param passwords { owner, api, worker } @param connect (databaseName) => a connected superuser client */
export async function prepareDatabase(connect, passwords) {
  await using(connect('postgres'), async (server) => {
    for (const [name, limits] of Object.entries(roles)) await prepareRole(server, `landfall_${name}`, passwords[name], limits);
    const { rowCount } = await server.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await server.query(`create database ${database} owner landfall_owner`);
    await server.query(`revoke all on database ${database} from public`);
    await server.query(`grant connect on database ${database} to landfall_api`);
    // the queue's own migration says "create schema if not exists", for which PostgreSQL asks this right first
    await server.query(`grant connect, create, temporary on database ${database} to landfall_worker`);
  });
  // ... and its bulk insert makes a temporary table
  await using(connect(database), (db) => db.query('create schema if not exists bullmq authorization landfall_worker'));
}

async function prepareRole(server, role, password, limits) {
  const { rowCount } = await server.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) await server.query(`create role ${role}`);
  await server.query(
    `alter role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${server.escapeLiteral(password)}`,
  );
  for (const [limit, value] of Object.entries(limits)) await server.query(`alter role ${role} set ${limit} = '${value}'`);
}

async function using(connecting, work) {
  const client = await connecting;
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function main() {
  const needed = ['ADMIN_DATABASE_URL', 'LANDFALL_OWNER_PASSWORD', 'LANDFALL_API_PASSWORD', 'LANDFALL_WORKER_PASSWORD'];
  const missing = needed.filter((name) => !process.env[name]);
  if (missing.length)
    throw new Refusal(`${missing.join(', ')} must be set, because the roles are made by a superuser and need a password each.`);
  const { Client } = (await import('pg')).default;
  const connect = async (name) => {
    const url = new URL(process.env.ADMIN_DATABASE_URL);
    url.pathname = `/${name}`;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    return client;
  };
  const [owner, api, worker] = needed.slice(1).map((name) => process.env[name]);
  await prepareDatabase(connect, { owner, api, worker });
  console.log(`The database ${database} and its three roles are ready.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await command(main);
