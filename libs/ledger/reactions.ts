import type { JobContract, PayloadOf } from '#queues';
import type { EventName, Facts } from './events.js';

/** A line of reactions.ts: after this event, this job. */
export type Reaction = { after: EventName; run: JobContract };

/** `after('ListingPublished').run(FindMatches)`: does not compile when the event does not carry the job's payload. */
export function after<N extends EventName>(event: N) {
  return {
    run: <C extends JobContract>(contract: Facts[N] extends PayloadOf<C> ? C : never): Reaction => ({
      after: event,
      run: contract as unknown as JobContract,
    }),
  };
}

/** A line of timetable.ts: every so many seconds, one job for each row that the query finds due. */
export type Due = { every: number; run: JobContract; where: string };

/**
 * `every(1).run(BeginAsking).for(sql)`: the query answers rows `{ key, payload }` by the database's clock. A key is due once, ever;
 * a null key is held by the contract's `coalesce`.
 */
export function every(seconds: number) {
  return { run: (contract: JobContract) => ({ for: (sql: string): Due => ({ every: seconds, run: contract, where: sql }) }) };
}
