import { tracingChannel } from 'node:diagnostics_channel';
import type { EntityManager } from 'typeorm';
import { prepared, system, type Transactions } from '#database';
import type { JobContract, PayloadOf } from '#queues';

/** What became of one ring: the effect is in, there was nothing to do, its twin is at work, or the run failed (and is offered again or parked). */
export type RunOutcome = 'done' | 'nothing' | 'waits' | 'failed' | 'parked';

/** A contract and the code that does it. */
export type Handler = { contract: JobContract; handle: (payload: never, em: EntityManager) => Promise<void> };

/** `on(FindMatches, (payload, em) => ...)`: payload is typed by the contract. */
export function on<C extends JobContract>(
  contract: C,
  handle: (payload: PayloadOf<C>, em: EntityManager) => Promise<void>,
): Handler {
  return { contract, handle: handle as Handler['handle'] };
}

/** Stops the process when a job has no handler, or two, and says which line to add. */
export function checkHandlers(contracts: readonly JobContract[], handlers: readonly Handler[]): void {
  const problems = contracts.flatMap((c) => {
    const n = handlers.filter((h) => h.contract.name === c.name).length;
    return n === 1
      ? []
      : [`${c.name} has ${n} handlers: ${n ? 'leave one' : `add on(${c.name}, ...)`} in apps/worker/handlers.ts`];
  });
  for (const h of handlers)
    if (!contracts.some((c) => c.name === h.contract.name))
      problems.push(`${h.contract.name} is not listed: add it to contracts in apps/worker/handlers.ts`);
  if (problems.length) throw new Error(problems.join('\n'));
}

/** Told of on a channel of Node's diagnostics, for whoever follows it (apps/tracing.ts). */
const jobs = tracingChannel('landfall.job');

type Started = { name: string; payload: unknown; attempts: number; trace: string | null };

/** A crash of the whole worker is not the job's fault, but one that has seen this many starts is. */
const mostStarts = 60;

/** The twin of a coalesced job is at work and takes long: neither this job's fault nor a reason to hold a process. */
class TwinAtWork extends Error {}

/** Thrown by a handler that can say when to come again: nothing failed, and nothing of its transaction stays. */
export class NotNow extends Error {
  constructor(readonly seconds: number) {
    super(`not before ${Math.ceil(seconds)} s have passed`);
  }
}

const begun = prepared(`update ledger.jobs set attempts = attempts + 1, started_at = landfall.now() where id = (
    select id from ledger.jobs where id = $1 and done_at is null and parked_at is null for update skip locked)
  returning name, payload, attempts, trace`);
const taken = prepared(
  `select 1 from ledger.jobs where id = $1 and done_at is null and parked_at is null for update skip locked`,
);
const done = prepared(`update ledger.jobs set done_at = landfall.now() where id = $1`);

/**
 * Runs one job: counts the start in a transaction of its own, then locks the row, does the work and marks it done in one
 * transaction. Run twice, at once or in turn, the effect is there once.
 */
export class JobRunner {
  private readonly handlers: Map<string, Handler>;

  constructor(
    private readonly transactions: Transactions,
    handlers: readonly Handler[],
  ) {
    this.handlers = new Map(handlers.map((h) => [h.contract.name, h]));
  }

  async run(job: string): Promise<RunOutcome> {
    const started = await this.start(job);
    if (!started) return 'nothing';
    const handler = this.handlers.get(started.name);
    if (!handler) return this.park(job, `no_handler: nothing here does ${started.name}`);
    const payload = handler.contract.payload.safeParse(started.payload);
    if (!payload.success)
      return this.park(
        job,
        `malformed: ${payload.error.issues
          .map((i) => `${i.path.join('.')} ${i.message}`)
          .join('; ')
          .slice(0, 500)}`,
      );
    if (started.attempts > mostStarts) return this.park(job, `gave_up: begun ${started.attempts} times and never ended`);
    try {
      return await jobs.tracePromise(() => this.work(job, handler, payload.data), {
        name: started.name,
        job,
        trace: started.trace,
      });
    } catch (error) {
      if (error instanceof TwinAtWork) return this.handBack(job, 5);
      if (error instanceof NotNow) return this.handBack(job, error.seconds);
      return this.fail(job, handler.contract, error as Error);
    }
  }

  /** Parks a job that its supervisor had to end, or that cannot be done. An operator can retry it. */
  async park(job: string, reason: string): Promise<RunOutcome> {
    await this.transactions.run(system('jobs'), (em) =>
      em.query(
        `update ledger.jobs set parked_at = landfall.now(), parked_reason = $2 where id = $1 and done_at is null and parked_at is null`,
        [job, reason.slice(0, 2000)],
      ),
    );
    return 'parked';
  }

  private async start(job: string): Promise<Started | undefined> {
    return this.transactions.run(system('jobs'), async (em) => {
      const [rows] = (await em.query(begun, [job])) as [Started[]];
      return rows[0];
    });
  }

  private async work(job: string, handler: Handler, payload: unknown): Promise<RunOutcome> {
    return this.transactions.run(system(handler.contract.name), async (em) => {
      const mine = (await em.query(taken, [job])) as unknown[];
      if (!mine.length) return 'nothing';
      const key = handler.contract.coalesce?.(payload as never);
      if (key !== undefined) await takeTurn(em, `${handler.contract.name}:${key}`);
      await handler.handle(payload as never, em);
      await em.query(done, [job]);
      return 'done';
    });
  }

  /** Offered again so many seconds later. Of a twin five: the longest job (300 s) ends before so many starts are too many. */
  private async handBack(job: string, seconds: number): Promise<RunOutcome> {
    await this.transactions.run(system('jobs'), (em) =>
      em.query(
        `update ledger.jobs set offered_at = null, not_before = landfall.now() + make_interval(secs => $2) where id = $1 and done_at is null and parked_at is null`,
        [job, seconds],
      ),
    );
    return 'waits';
  }

  /** Backs off about 1, 2, 4 ... seconds, none quite like another, so that what failed together does not come again together. */
  private async fail(job: string, contract: JobContract, error: Error): Promise<RunOutcome> {
    const reason = `${error.name}: ${error.message}`.slice(0, 1000);
    return this.transactions.run(system('jobs'), async (em) => {
      const [rows] = (await em.query(
        `update ledger.jobs set failures = failures + 1, last_error = $2, offered_at = null,
           not_before = landfall.now() + make_interval(secs => power(2, failures) * (0.8 + 0.4 * random())),
           parked_at = case when failures + 1 >= $3 then landfall.now() end,
           parked_reason = case when failures + 1 >= $3 then 'threw: ' || $2 end
         where id = $1 and done_at is null and parked_at is null returning parked_at`,
        [job, reason, contract.failures],
      )) as [{ parked_at: Date | null }[]];
      return rows[0]?.parked_at ? 'parked' : 'failed';
    });
  }
}

/** At most one runs for a key. Waits two seconds, which most runs need less than; the lock ends with the transaction. */
async function takeTurn(em: EntityManager, key: string): Promise<void> {
  await em.query(`set local lock_timeout = '2s'`);
  try {
    await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw new TwinAtWork();
    throw error;
  }
  await em.query(`set local lock_timeout to default`);
}
