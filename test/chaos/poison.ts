import { randomUUID } from 'node:crypto';
import { must } from '../given/given.js';
import { poisons, TryPoison, type Poison } from './poison-jobs.js';
import type { Log } from './run.js';
import { Seeded } from './seeded.js';
import { World } from './world.js';

export type PoisonResult = { parked: string[]; problems: string[]; cleanSeconds: number; poisonedSeconds: number; ratio: number };
type Row = { poison: Poison | null; done: boolean; reason: string | null };

/** What each poison's reason must say, so that whoever reads it knows what happened. */
const says: Record<Poison, RegExp> = {
  throw: /^threw: Error: a poison that throws/,
  hang: /^hang: .*\d+ s/,
  busy_loop: /^busy_loop: .*\d+ s/,
  out_of_memory: /^out_of_memory: .*MB/,
  malformed: /^malformed: does /,
};

/** One job in a hundred is bad (and at least one of each kind): each ends parked, all others are done, and what that costs is measured. */
export async function poisonChaos({ seed, jobs }: { seed: number; jobs: number }, log: Log): Promise<PoisonResult> {
  log(`seed ${seed}: ${jobs} jobs`);
  const world = await World.start({ workerEntry: 'test/chaos/poison-worker' });
  try {
    const clean = await timed(
      world,
      Array.from({ length: jobs }, () => null),
    );
    log(`clean: ${jobs} jobs in ${clean.seconds.toFixed(1)} s`);
    const plan = poisoned(seed, jobs);
    const wrecked = await timed(world, plan);
    log(`with ${plan.filter(Boolean).length} bad ones: ${wrecked.seconds.toFixed(1)} s`);
    const found = await rows(world, wrecked.ids, plan);
    const problems = [
      ...whatIsWrong(found),
      ...(await retried(world, wrecked.ids, plan)),
      ...world.worker.ownEnds,
      ...world.api.ownEnds,
    ];
    return {
      parked: found.filter((r) => r.poison).map((r) => `${r.poison}: ${r.reason}`),
      problems,
      cleanSeconds: round(clean.seconds),
      poisonedSeconds: round(wrecked.seconds),
      ratio: round(wrecked.seconds / clean.seconds),
    };
  } finally {
    await world.close();
  }
}

function poisoned(seed: number, jobs: number): (Poison | null)[] {
  const random = new Seeded(seed, 'poison');
  const bad = new Set(
    random.some(
      Array.from({ length: jobs }, (_, i) => i),
      Math.max(poisons.length, Math.round(jobs / 100)),
    ),
  );
  let next = 0;
  return Array.from({ length: jobs }, (_, i) => (bad.has(i) ? poisons[next++ % poisons.length]! : null));
}

/** Records the jobs and waits until all are done or parked. `seconds`: until the last good one was done. */
async function timed(world: World, plan: readonly (Poison | null)[]): Promise<{ ids: string[]; seconds: number }> {
  const ids = plan.map(() => randomUUID());
  const payloads = plan.map((poison) => JSON.stringify({ does: poison === 'malformed' ? 7 : (poison ?? 'work') }));
  await world.admin.query(
    `insert into ledger.jobs (id, name, payload) select * from unnest($1::uuid[], array_fill($2::text, array[cardinality($1::uuid[])]), $3::jsonb[])`,
    [ids, TryPoison.name, payloads],
  );
  await world.settled();
  const { rows: times } = await world.admin.query(
    `select extract(epoch from max(done_at) - min(created_at))::float as s from ledger.jobs where id = any ($1)`,
    [ids],
  );
  return { ids, seconds: times[0].s as number };
}

async function rows(world: World, ids: readonly string[], plan: readonly (Poison | null)[]): Promise<Row[]> {
  const { rows: found } = await world.admin.query(
    `select id, done_at is not null as done, parked_reason as reason from ledger.jobs where id = any ($1)`,
    [ids],
  );
  const byId = new Map(found.map((r) => [r.id as string, r as Omit<Row, 'poison'>]));
  return ids.map((id, i) => ({ poison: plan[i]!, ...byId.get(id)! }));
}

function whatIsWrong(found: readonly Row[]): string[] {
  return found.flatMap(({ poison, done, reason }) => {
    if (!poison) return done ? [] : [`a good job is not done: ${reason ?? 'no reason'}`];
    if (done) return [`${poison} is done`];
    return says[poison].test(reason ?? '') ? [] : [`${poison} is parked with "${reason}"`];
  });
}

/** An operator finds them by the API, and mends and retries one: it is done. */
async function retried(world: World, ids: readonly string[], plan: readonly (Poison | null)[]): Promise<string[]> {
  const operator = await world.operator();
  const listed = must<{ items: { id: string; parkedReason: string | null }[] }>(
    200,
    await operator.get('/jobs?state=parked&limit=100'),
  ).items;
  const bad = ids.filter((_, i) => plan[i]);
  const unseen = bad.filter((id) => !listed.some((j) => j.id === id && j.parkedReason));
  const problems = unseen.map((id) => `the operator does not find ${id} with its reason`);
  await world.admin.query(`update ledger.jobs set payload = '{"does": "work"}' where id = any ($1)`, [bad]);
  for (const id of bad) must(204, await operator.post(`/jobs/${id}/retry`));
  await world.settled();
  for (const row of await rows(
    world,
    bad,
    bad.map(() => null),
  ))
    if (!row.done) problems.push(`mended and retried, a job is not done: ${row.reason}`);
  return problems;
}

const round = (n: number) => Math.round(n * 100) / 100;
