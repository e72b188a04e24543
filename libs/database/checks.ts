import type { DataSource } from 'typeorm';

/** Why a process may not start on this database; the message says what to run. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused';
}

/** Refuses a role that could look past the policies: a superuser, BYPASSRLS, or the owner of a tenant's table. */
export async function refuseRoleThatSeesAll(source: DataSource): Promise<void> {
  const [role] = (await source.query(`
    select current_user as name, r.rolsuper or r.rolbypassrls as bypasses,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'bullmq') and pg_has_role(c.relowner, 'usage')) as owns
    from pg_roles r where r.rolname = current_user`)) as { name: string; bypasses: boolean; owns: boolean }[];
  if (!role || role.bypasses || role.owns) {
    throw new DatabaseRefused(
      `The database role "${role?.name}" could look past row security (a superuser, BYPASSRLS or the tables' owner). ` +
        'Give DATABASE_URL and WORKER_DATABASE_URL roles of their own, members of landfall_api and landfall_worker.',
    );
  }
}

const [noTable, noSchema] = ['42P01', '3F000'];

/** Refuses a schema that is older or newer than this build. `expected` are the names of the migrations, in order. */
export async function refuseOtherSchema(source: DataSource, expected: readonly string[]): Promise<void> {
  const rows = (await source.query(`select name from landfall.migrations order by id`).catch((error: { code?: string }) => {
    if (error.code === noTable || error.code === noSchema) return [];
    throw error;
  })) as { name: string }[];
  const done = new Set(rows.map((r) => r.name));
  const missing = expected.filter((name) => !done.has(name));
  if (missing.length) {
    throw new DatabaseRefused(
      `The database lacks ${missing.length} of ${expected.length} migrations (first: ${missing[0]}). Run: npm run migrate`,
    );
  }
  const unknown = rows.filter((r) => !expected.includes(r.name));
  if (unknown.length) {
    throw new DatabaseRefused(
      `The database is newer than this build (it has ${unknown[0]!.name}). Start the build that made it, or a newer one.`,
    );
  }
}

/** Every table outside PostgreSQL's own schemas that row security is not forced on, less those named as shared. */
export async function tablesWithoutForcedRowSecurity(source: DataSource, shared: readonly string[]): Promise<string[]> {
  const rows = (await source.query(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'bullmq')
      and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`)) as { name: string }[];
  return rows.map((r) => r.name).filter((name) => !shared.includes(name));
}

/** Tables that belong to no tenant: clocks, lives, corpus statistics, policies, and the migrations' own. */
export const sharedTables = [
  'landfall.clock',
  'landfall.migrations',
  'landfall.steps',
  'matches.frequencies',
  'matches.policies',
  'matches.snapshots',
  'webhooks.told',
] as const;
