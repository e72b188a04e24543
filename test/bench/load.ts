import type pg from 'pg';
import type { BenchMarket } from './market.js';

type Row = Record<string, unknown>;
const batch = 2000;

/** Every column that has no default, or a default that a whole row must spell out. */
const listingDefaults: Row = {
  version: 1,
  licence_models_accepted: [],
  standards_held: [],
  standards_required: '[]',
  target_countries: [],
  presences_held: '[]',
  ipr: 'none_applied',
  critical_infrastructure: false,
};

/** Writes a market straight into its tables, cleared and published; what follows is the worker's. Answers the listings' ids. */
export async function load(admin: pg.Client, market: BenchMarket, onProgress: (done: number) => void): Promise<string[]> {
  await write(admin, 'members.hubs', market.hubs);
  await write(admin, 'members.organisations', market.organisations);
  await write(
    admin,
    'screening.checks',
    market.organisations.map((o) => ({
      organisation: o.id,
      result: 'clear',
      checked_name: o.name,
      lists: [],
      hits: '[]',
      version: 1,
    })),
  );
  const ids: string[] = [];
  let rows: Row[] = [];
  const flush = async () => {
    await writeListings(admin, rows);
    ids.push(...rows.map((r) => r.id as string));
    rows = [];
    onProgress(ids.length);
  };
  for (const row of market.listings()) if (rows.push(row) === batch) await flush();
  await flush();
  await admin.query(`analyze`);
  return ids;
}

/** Listings as their owners would leave them. */
export const writeListings = (admin: pg.Client, rows: readonly Row[]): Promise<void> =>
  write(
    admin,
    'listings.listings',
    rows.map((row) => ({ ...listingDefaults, ...row })),
  );

async function write(admin: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  for (let at = 0; at < rows.length; at += batch) {
    const json = rows.slice(at, at + batch).map((row) => ({
      ...row,
      ...Object.fromEntries(Object.entries(row).flatMap(([k, v]) => (isJson(k) ? [[k, JSON.parse(String(v))]] : []))),
    }));
    await admin.query(
      `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(json)],
    );
  }
}

const isJson = (column: string) => ['standards_required', 'presences_held', 'hits'].includes(column);
