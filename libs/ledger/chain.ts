import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { job } from '#queues';
import { canonical } from './ledger.js';

/** Gives entries their place in a chain, many in one transaction. */
export const ChainEntries = job('ChainEntries', 'upkeep', z.object({}), { seconds: 120, coalesce: () => 'chains' });
export const unchainedWait = `select null as key, '{}'::jsonb as payload where exists (select from ledger.unchained)`;

/** The chain of what belongs to no hub. */
export const network = '00000000-0000-0000-0000-000000000000';
/** What the first of a chain stands on. */
export const nothingBefore = '0'.repeat(64);
const atOnce = 5000;

/** An entry as it is proved: every column, with its moment to the microsecond. */
export type ProvedEntry = {
  id: string;
  seq: string;
  at: string;
  name: string;
  actor_kind: string;
  actor: string | null;
  subject: string | null;
  organisation: string | null;
  hub: string | null;
  canonical: string;
};
export const provedColumns = `e.id, e.seq::text as seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.name, e.actor_kind, e.actor, e.subject, e.organisation, e.hub, e.canonical`;

/** The hash of an entry upon the one before: SHA-256 over canonical JSON. */
export function linkHash(before: string, entry: ProvedEntry): string {
  const { id, seq, at, name, actor_kind, actor, subject, organisation, hub, canonical: facts } = entry;
  const said = { id, seq, at, name, actor_kind, actor, subject, organisation, hub, facts };
  return createHash('sha256')
    .update(`${before}\n${canonical(said)}`)
    .digest('hex');
}

/**
 * Job: the entries that are in no chain yet, each behind the last of its own (of its hub, or of the network). Only one runs at a
 * time, so a chain has one head; an entry that commits late simply stands behind those that were faster.
 */
export async function chainEntries(em: EntityManager): Promise<void> {
  const waiting = (await em.query(
    `select ${provedColumns} from (select entry from ledger.unchained order by seq limit $1 for update) u
     cross join lateral (select * from ledger.entries where id = u.entry limit 1) e order by e.seq`,
    [atOnce],
  )) as ProvedEntry[];
  const heads = await headsOf(em, [...new Set(waiting.map(chainOf))]);
  const links = waiting.map((entry) => {
    const chain = chainOf(entry);
    const { place, hash } = heads.get(chain) ?? { place: 0, hash: nothingBefore };
    const link = { entry: entry.id, chain, place: place + 1, hash: linkHash(hash, entry) };
    heads.set(chain, link);
    return link;
  });
  await em.query(
    `insert into ledger.links (entry, chain, place, hash)
     select entry, chain, place, hash from jsonb_to_recordset($1) as l (entry uuid, chain uuid, place bigint, hash text)`,
    [JSON.stringify(links)],
  );
  await em.query(`delete from ledger.unchained where seq = any ($1::bigint[])`, [waiting.map(({ seq }) => seq)]);
}

const chainOf = (entry: ProvedEntry): string => entry.hub ?? network;

async function headsOf(em: EntityManager, chains: string[]): Promise<Map<string, { place: number; hash: string }>> {
  const rows = (await em.query(
    `select c as chain, l.place::int as place, l.hash from unnest($1::uuid[]) c
     cross join lateral (select place, hash from ledger.links where chain = c order by place desc limit 1) l`,
    [chains],
  )) as { chain: string; place: number; hash: string }[];
  return new Map(rows.map(({ chain, place, hash }) => [chain, { place, hash }]));
}
