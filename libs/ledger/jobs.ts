import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { JobContract, PayloadOf } from '#queues';

/** A row of ledger.jobs as it is offered. */
export type OfferedJob = { id: string; name: string; attempts: number };

/**
 * Records a job to be done, in the caller's transaction. `key` makes it due once (`(name, key)` is unique); a coalesced contract
 * makes a second wish the same as one that still waits. True when a row was added.
 */
export async function addJob<C extends JobContract>(
  em: EntityManager,
  contract: C,
  payload: PayloadOf<C>,
  options: { id?: string; entry?: string; key?: string } = {},
): Promise<boolean> {
  const rows = (await em.query(
    `insert into ledger.jobs (id, name, payload, entry, due_key, coalesce_key) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [
      options.id ?? randomUUID(),
      contract.name,
      JSON.stringify(contract.payload.parse(payload)),
      options.entry ?? null,
      options.key ?? null,
      contract.coalesce?.(payload as never) ?? null,
    ],
  )) as unknown[];
  return rows.length > 0;
}
