import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { prepared } from '#database';
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
  return (await addJobs(em, [{ contract, payload, ...options }])) > 0;
}

/** `trace`: what was going on when this was wished for, as W3C Trace Context says it. */
export type JobToAdd = {
  contract: JobContract;
  payload: unknown;
  id?: string;
  entry?: string;
  key?: string;
  trace?: string | null;
};

/** As `addJob`, for any number in one statement, in their order. Answers how many rows were added. */
export async function addJobs(em: EntityManager, jobs: readonly JobToAdd[]): Promise<number> {
  if (!jobs.length) return 0;
  const rows = jobs.map(({ contract, payload, id, entry, key, trace }) => ({
    id: id ?? randomUUID(),
    name: contract.name,
    payload: contract.payload.parse(payload),
    entry,
    due_key: key,
    coalesce_key: contract.coalesce?.(payload as never),
    trace,
  }));
  const added = (await em.query(jobsAdded, [JSON.stringify(rows)])) as unknown[];
  return added.length;
}

const jobsAdded = prepared(`insert into ledger.jobs (id, name, payload, entry, due_key, coalesce_key, trace)
  select id, name, payload, entry, due_key, coalesce_key, trace
  from rows from (jsonb_to_recordset($1) as (id uuid, name text, payload jsonb, entry uuid, due_key text, coalesce_key text, trace text)) with ordinality as j
  order by ordinality on conflict do nothing returning id`);
