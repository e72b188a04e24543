import { createServer } from 'node:http';
import pg from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Settings } from '#settings';

/**
 * Counts for Prometheus on 127.0.0.1:METRICS_PORT, when that is set: jobs, mails and introductions by state, how far behind each step is, and
 * what Node says of this process.
 */
export async function serveMetrics({ values }: Settings): Promise<() => Promise<void>> {
  const port = values.METRICS_PORT;
  if (!port) return async () => undefined;
  const pool = new pg.Pool({ connectionString: values.WORKER_DATABASE_URL, max: 1 });
  pool.on('error', () => undefined);
  const ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  const server = createServer((_, answer) => {
    counts(pool)
      .then((ofLandfall) => Registry.merge([ofLandfall, ofProcess]).metrics())
      .then(
        (text) => answer.setHeader('content-type', ofProcess.contentType).end(text),
        () => answer.writeHead(503).end(),
      );
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return async () => {
    await new Promise((done) => server.close(done));
    await pool.end();
  };
}

/** Read at each look, in one transaction: nothing is counted that another worker would count too. */
export async function counts(pool: pg.Pool): Promise<Registry> {
  const registry = new Registry();
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select set_config('app.kind', 'system', true)`);
    for (const { name, help, by, sql } of families) {
      const gauge = new Gauge({ name, help, labelNames: by ? [by] : [], registers: [registry] });
      const { rows } = (await client.query(sql)) as { rows: { of: string; n: number }[] };
      for (const { of, n } of rows) gauge.set(by ? { [by]: of } : {}, n);
    }
    return registry;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

const families: readonly { name: string; help: string; by?: 'state' | 'step'; sql: string }[] = [
  {
    name: 'landfall_jobs',
    help: 'Jobs that are not done, by state',
    by: 'state',
    sql: `select state as of, count(*)::int as n from ops.jobs where state <> 'done' group by 1`,
  },
  {
    name: 'landfall_mails',
    help: 'Mails, by state',
    by: 'state',
    sql: `select state as of, count(*)::int as n from ops.mail group by 1`,
  },
  {
    name: 'landfall_oldest_job_seconds',
    help: 'How long the oldest job that nobody has begun has been due',
    sql: `select greatest(coalesce(extract(epoch from landfall.now() - min(not_before)), 0), 0)::float as n from ops.jobs
          where state in ('recorded', 'offered')`,
  },
  {
    name: 'landfall_introductions',
    help: 'Introductions, by state',
    by: 'state',
    sql: `select state as of, sum(introductions)::int as n from ops.introductions group by 1 order by 1`,
  },
  {
    name: 'landfall_waiting',
    help: 'What waits for each step',
    by: 'step',
    sql: `select step as of, waiting::int as n from ops.lag order by 1`,
  },
  {
    name: 'landfall_lag_seconds',
    help: 'How long the oldest of what waits for each step has waited',
    by: 'step',
    sql: `select step as of, seconds as n from ops.lag order by 1`,
  },
];
