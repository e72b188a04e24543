import { createServer } from 'node:http';
import pg from 'pg';
import type { Settings } from '#settings';

/** Counts for Prometheus on 127.0.0.1:METRICS_PORT, when that is set: jobs and mails by state, the oldest job that waits, in seconds. */
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

async function counts(pool: pg.Pool): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select set_config('app.kind', 'system', true)`);
    const jobs = await client.query(`select state, count(*)::int as n from ops.jobs where state <> 'done' group by 1`);
    const mails = await client.query(`select state, count(*)::int as n from ops.mail group by 1`);
    const oldest = await client.query(
      `select coalesce(extract(epoch from landfall.now() - min(not_before)), 0)::float as s from ops.jobs where state in ('recorded', 'offered')`,
    );
    return [
      '# TYPE landfall_jobs gauge',
      ...jobs.rows.map((r) => `landfall_jobs{state="${r.state}"} ${r.n}`),
      '# TYPE landfall_mails gauge',
      ...mails.rows.map((r) => `landfall_mails{state="${r.state}"} ${r.n}`),
      '# TYPE landfall_oldest_job_seconds gauge',
      `landfall_oldest_job_seconds ${Math.max(0, oldest.rows[0].s)}`,
      '',
    ].join('\n');
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}
