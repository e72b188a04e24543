import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { Caller } from '../caller.js';
import { freePort, NoRedis, PrivateRedis, Program } from '../chaos/processes.js';
import { progress, quantile, type Figure } from './figures.js';
import { writeListings } from './load.js';
import type { BenchMarket } from './market.js';

type Asked = { admin: pg.Client; env: Record<string, string>; market: BenchMarket; publications: number };

/** From the request that publishes an offering to the row that its need's coordinator sees: API, Redis and worker as in production. */
export async function publishToProposal(asked: Asked): Promise<Figure[]> {
  if (asked.publications === 0) return [];
  // the bench's own snapshot would have everything matched again meanwhile, which is another figure
  await asked.admin.query(
    `delete from ledger.unrelayed u using ledger.entries e where e.id = u.entry and e.name = 'CorpusRenewed'`,
  );
  const redis = await PrivateRedis.start().catch((error: unknown) => {
    if (error instanceof NoRedis) return undefined;
    throw error;
  });
  if (!redis) console.log('No redis-server in PATH: the queue is the one in PostgreSQL.');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...asked.env, PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: 'warn', ...(redis && { REDIS_URL: redis.url }) };
  const [api, worker] = [new Program('apps/api/main', env), new Program('apps/worker/main', env)];
  try {
    for (const program of [api, worker]) program.start();
    await Promise.all([api.ready(), worker.ready()]);
    const operator = new Caller(url, { authorization: `Bearer ${await operatorKey(asked.admin)}` });
    return await published(asked, operator, redis ? 'Redis' : 'PostgreSQL', worker);
  } finally {
    await Promise.all([api.stop(), worker.stop()]);
    await redis?.kill9();
  }
}

async function published({ admin, market, publications }: Asked, operator: Caller, queue: string, worker: Program) {
  const took: number[] = [];
  const unproposed = new Map<string, number>();
  const show = progress('publications', publications);
  // the first few find a worker that reads everything for the first time, and do not count
  for (let n = -3; n < publications; n++) {
    const row = { ...market.newcomer(n + 3), id: randomUUID(), state: 'draft', published_at: null, expires_at: null };
    await writeListings(admin, [row]);
    const began = performance.now();
    const answer = await operator.put(`/listings/${row.id}/publication`, undefined, 1);
    if (answer.status !== 200) throw new Error(`a listing could not be published: ${answer.status} ${answer.text}`);
    const proposed = await seen(admin, `select 1 from introductions.proposals where offering = $1`, row.id, n < 0 ? 120 : 20);
    if (n < 0) continue;
    if (proposed) took.push(performance.now() - began);
    else {
      const why = await whyNot(admin, row.id);
      unproposed.set(why, (unproposed.get(why) ?? 0) + 1);
    }
    show(n + 1);
  }
  return [
    { name: `publish to proposal (${queue}), p50`, value: quantile(took, 0.5), unit: 'ms' },
    { name: `publish to proposal (${queue}), p95`, value: quantile(took, 0.95), unit: 'ms' },
    ...[...unproposed].map(([why, value]) => ({ name: `not proposed in 20 s, ${why}`, value, unit: 'listings' })),
    { name: 'peak memory of the worker', value: peakOf(worker), unit: 'MB' },
  ];
}

/**
 * Why a listing has no proposal, by what the database says of it: rightly none, or one that was lost. Rightly none has who is outscored on every
 * place but the fifth that the floor gives to whoever has waited.
 */
const reason = `
  with own as (select hub, max(score) as best from matches.matches where offering = $1 and enough_known and score is not null group by hub)
  select case
    when not exists (select from ledger.jobs where name = 'FindMatches' and payload ->> 'listing' = $1::text and done_at is not null) then 'not matched'
    when not exists (select from own) then 'no pair: ' || coalesce((select string_agg(distinct rule, ', ' order by rule) from matches.refusals where offering = $1), 'nothing in common')
    when (select bool_and((select count(*) from introductions.proposals p where p.hub = h.id and p.state = 'queued' and p.score >= own.best) >= floor(h.capacity * 0.8))
        from own join members.hubs h on h.id = own.hub)
      then 'outscored in every hub of its pairs'
    else 'lost' end as why`;

async function whyNot(admin: pg.Client, listing: string): Promise<string> {
  return ((await admin.query(reason, [listing])).rows[0] as { why: string }).why;
}

async function seen(admin: pg.Client, sql: string, id: string, seconds: number): Promise<boolean> {
  for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
    if ((await admin.query(sql, [id])).rowCount) return true;
    await new Promise((r) => setTimeout(r, 2));
  }
  return false;
}

/** The worker and its handler processes, by /proc; elsewhere not a number. */
function peakOf(worker: Program): number {
  return [worker.pid, ...worker.children()].reduce<number>((sum, pid) => {
    try {
      return sum + Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
    } catch {
      return Number.NaN;
    }
  }, 0);
}

async function operatorKey(admin: pg.Client): Promise<string> {
  const [person, prefix, secret] = [randomUUID(), randomBytes(6).toString('hex'), randomBytes(32).toString('base64url')];
  await admin.query(
    `insert into members.people (id, email, name, language, zone, duties) values ($1, $2, 'Bench', 'en', 'UTC', '{operator}')`,
    [person, `${prefix}@example.org`],
  );
  await admin.query(
    `insert into members.api_keys (id, person, name, prefix, hash, scopes, expires_at)
     values ($1, $2, 'bench', $3, $4, '{*}', landfall.now() + interval '300 days')`,
    [randomUUID(), person, prefix, createHash('sha256').update(secret).digest('hex')],
  );
  return `lf_${prefix}_${secret}`;
}
