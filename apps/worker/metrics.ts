import { createServer } from 'node:http';
import pg from 'pg';
import type { Settings } from '#settings';

/** Counts for Prometheus on 127.0.0.1:METRICS_PORT, when that is set: jobs, mails and introductions by state, and how far behind each step is. */
export async function serveMetrics({ values }: Settings): Promise<() => Promise<void>> {
  const port = values.METRICS_PORT;
  if (!port) return async () => undefined;
  const pool = new pg.Pool({ connectionString: values.WORKER_DATABASE_URL, max: 1 });
  pool.on('error', () => undefined);
  const server = createServer((_, answer) => {
    counts(pool).then(
      (text) => answer.setHeader('content-type', 'text/plain; version=0.0.4').end(text),
      () => answer.writeHead(503).end(),
    );
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return async () => {
    await new Promise((done) => server.close(done));
    await pool.end();
  };
}

/** In Prometheus' text format. */
export async function counts(pool: pg.Pool): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select set_config('app.kind', 'system', true)`);
    const jobs = await client.query(`select state, count(*)::int as n from ops.jobs where state <> 'done' group by 1`);
    const mails = await client.query(`select state, count(*)::int as n from ops.mail group by 1`);
    const oldest = await client.query(
      `select coalesce(extract(epoch from landfall.now() - min(not_before)), 0)::float as s from ops.jobs where state in ('recorded', 'offered')`,
    );
    const introductions = await client.query(
      `select state, sum(introductions)::int as n from ops.introductions group by 1 order by 1`,
    );
    const lag = await client.query(`select step, waiting::int as n, seconds from ops.lag order by 1`);
    return [
      '# TYPE landfall_jobs gauge',
      ...jobs.rows.map((r) => `landfall_jobs{state="${r.state}"} ${r.n}`),
      '# TYPE landfall_mails gauge',
      ...mails.rows.map((r) => `landfall_mails{state="${r.state}"} ${r.n}`),
      '# TYPE landfall_oldest_job_seconds gauge',
      `landfall_oldest_job_seconds ${Math.max(0, oldest.rows[0].s)}`,
      '# TYPE landfall_introductions gauge',
      ...introductions.rows.map((r) => `landfall_introductions{state="${r.state}"} ${r.n}`),
      '# TYPE landfall_waiting gauge',
      ...lag.rows.map((r) => `landfall_waiting{step="${r.step}"} ${r.n}`),
      '# TYPE landfall_lag_seconds gauge',
      ...lag.rows.map((r) => `landfall_lag_seconds{step="${r.step}"} ${r.seconds}`),
      '',
    ].join('\n');
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}
