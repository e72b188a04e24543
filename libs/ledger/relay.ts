import type { EntityManager } from 'typeorm';
import { prepared, system, type Transactions } from '#database';
import type { Doorbell, JobContract } from '#queues';
import { addJobs, type OfferedJob } from './jobs.js';
import { derivedId } from './ledger.js';
import type { Due, Reaction } from './reactions.js';

const asRelay = system('relay');

/**
 * Turns what happened into what is to be done, and offers it to the queue. Any number may run at once: an entry's mark is deleted
 * by exactly one, in the transaction that inserts its jobs.
 */
export class Relay {
  private readonly contracts: Map<string, JobContract>;

  constructor(
    private readonly transactions: Transactions,
    private readonly bell: Pick<Doorbell, 'ring'> & Partial<Pick<Doorbell, 'held'>>,
    private readonly reactions: readonly Reaction[],
    contracts: readonly JobContract[],
    private readonly batch = 1000,
  ) {
    this.contracts = new Map(contracts.map((c) => [c.name, c]));
  }

  /** One batch of entries. Answers how many; fewer than the batch means that none is left. */
  async relay(): Promise<number> {
    const { entries, offered } = await this.transactions.run(asRelay, async (em) => {
      const taken = (await em.query(taking, [this.batch])) as {
        id: string;
        name: string;
        facts: Record<string, unknown>;
        trace: string | null;
      }[];
      const jobs = taken.flatMap(({ id, name, facts, trace }) =>
        this.reactions
          .filter((reaction) => reaction.after === name)
          .map(({ run }) => ({ contract: run, payload: facts, id: derivedId(id, run.name), entry: id, trace })),
      );
      await addJobs(em, jobs);
      return { entries: taken.length, offered: await this.take(em, unoffered, 500) };
    });
    await this.offer(offered);
    return entries;
  }

  /** One line of the timetable: a job for each thing that is due by the database's clock. Answers how many were new. */
  async fallDue(due: Due): Promise<number> {
    return this.transactions.run(asRelay, async (em) => {
      const rows = (await em.query(due.where)) as { key: string | null; payload: unknown }[];
      return addJobs(
        em,
        rows.map(({ key, payload }) => ({ contract: due.run, payload, ...(key === null ? {} : { key }) })),
      );
    });
  }

  /**
   * Offers again what is recorded and not done: never offered, offered and not begun for 10 s (the ring was lost; one that still
   * waits keeps its id and is the same ring), or begun by a worker that is gone. A handler holds its row's lock while it works, so
   * the lock is the lease: a begun job whose row can be locked has nobody working on it.
   */
  async reconcile(): Promise<number> {
    const patient = await this.patient();
    const offered = await this.transactions.run(asRelay, (em) => this.take(em, unbegun, 1000, [patient]));
    await this.offer(offered);
    return offered.length;
  }

  /**
   * The jobs of the queues that hold a ring for each job that is late: none was lost, there is only much to do, and to offer ten
   * thousand again every ten seconds was most of what the database did. A loss that stale rings hide is found two minutes later.
   */
  private async patient(): Promise<string[]> {
    if (!this.bell.held) return [];
    const late = (await this.transactions.run(asRelay, (em) => em.query(lateOfEach))) as { name: string; jobs: number }[];
    const byQueue = new Map<JobContract['queue'], { names: string[]; jobs: number }>();
    for (const { name, jobs } of late) {
      const queue = this.queueOf(name);
      const sum = byQueue.get(queue) ?? { names: [], jobs: 0 };
      byQueue.set(queue, { names: [...sum.names, name], jobs: sum.jobs + jobs });
    }
    const patient: string[] = [];
    for (const [queue, { names, jobs }] of byQueue) if ((await this.bell.held(queue)) >= jobs) patient.push(...names);
    return patient;
  }

  private async take(em: EntityManager, which: string, limit: number, more: unknown[] = []): Promise<OfferedJob[]> {
    const [rows] = (await em.query(which, [limit, ...more])) as [OfferedJob[]];
    return rows;
  }

  private async offer(jobs: OfferedJob[]): Promise<void> {
    const byQueue = new Map<JobContract['queue'], { id: string; name: string; job: string }[]>();
    for (const job of jobs) {
      const queue = this.queueOf(job.name);
      const rings = byQueue.get(queue) ?? [];
      rings.push({ id: `${job.id}.${job.attempts}`, name: job.name, job: job.id });
      byQueue.set(queue, rings);
    }
    for (const [queue, rings] of byQueue) await this.bell.ring(queue, rings);
  }

  private queueOf(name: string): JobContract['queue'] {
    return this.contracts.get(name)?.queue ?? 'upkeep';
  }
}

/** The `limit 1` has each mark's entry looked up by its id: joined, all entries there ever were may be read for some marks. */
const taking = prepared(`
  with taken as (
    delete from ledger.unrelayed where ctid = any (array(select ctid from ledger.unrelayed order by seq limit $1 for update skip locked))
    returning entry, trace)
  select e.id, e.name, e.facts, taken.trace from taken
  cross join lateral (select id, name, facts, seq from ledger.entries where id = taken.entry limit 1) e order by e.seq`);

/** The time is asked once a query; asked a row, it was a quarter of the work where thousands wait. */
const now = `(select landfall.now())`;
const open = `done_at is null and parked_at is null`;
const offering = (which: string) => `
  update ledger.jobs j set offered_at = landfall.now() where j.id in (
    select id from ledger.jobs where ${open} and not_before <= ${now} and ${which} order by not_before limit $1 for update skip locked)
  returning j.id, j.name, j.attempts`;
const unoffered = prepared(offering(`offered_at is null`));
const unbegun = prepared(
  offering(`(offered_at is null
    or (started_at is null and offered_at < ${now} - case when name = any ($2::text[]) then interval '2 minutes' else interval '10 seconds' end)
    or (started_at is not null and greatest(started_at, offered_at) < ${now} - interval '4 seconds'))`),
);
const lateOfEach = prepared(`
  select name, count(*)::int as jobs from ledger.jobs
  where ${open} and not_before <= ${now} and started_at is null and offered_at < ${now} - interval '10 seconds' group by name`);
