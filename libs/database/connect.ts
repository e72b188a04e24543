import pg from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { SnakeNames } from './naming.js';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
export type Entities = MixedList<Function>;

// A date is a calendar day, not a moment: pg would make it midnight of this machine's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
pg.types.setTypeParser(1182 as number, (days) => days.replace(/[{}]/g, '').split(',').filter(Boolean));

/**
 * A pool for one process. Timeouts are the last line: a statement 5 s (30 s for jobs), a lock 2 s, an idle transaction 10 s.
 * A lost idle connection is an event for the log, never the end of the process.
 */
export function dataSource(
  url: string,
  entities: Entities,
  options: { pool?: number; statementSeconds?: number; onError?: (e: Error) => void } = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    namingStrategy: new SnakeNames(),
    poolSize: options.pool ?? 10,
    poolErrorHandler: options.onError ?? (() => undefined),
    connectTimeoutMS: 5000,
    applicationName: 'landfall',
    extra: {
      options: `-c statement_timeout=${(options.statementSeconds ?? 5) * 1000} -c lock_timeout=${(options.statementSeconds ?? 5) * 400} -c idle_in_transaction_session_timeout=${options.statementSeconds ? 600_000 : 10_000}`,
      keepAlive: true,
    },
  });
}
