import pg from 'pg';
import type { Log } from './run.js';
import { OwnPostgres } from './own-postgres.js';
import { Seeded } from './seeded.js';
import { World } from './world.js';

export type PostgresChaos = {
  problems: string[];
  restarts: number;
  acknowledged: number;
  unavailable: number;
  /** Seconds from the moment that PostgreSQL takes connections again until a write is taken, of each restart. */
  recovered: number[];
  connections: number;
};

/** Writes go on while PostgreSQL is cut off and comes again: nothing that was acknowledged is gone, nobody but it ends, and it is told by 503. */
export async function postgresChaos(size: { seed: number; restarts: number }, log: Log): Promise<PostgresChaos> {
  const postgres = await OwnPostgres.start();
  const problems: string[] = [];
  try {
    const world = await World.start({ database: postgres.database });
    const load = new Load(world.url, await world.keyOf('operator@localhost'), problems);
    try {
      const pids = [world.api.pid, world.worker.pid];
      const random = new Seeded(size.seed, 'restarts');
      const recovered: number[] = [];
      const running = load.run(6);
      for (let n = 1; n <= size.restarts; n++) {
        await load.sawWrites(10);
        await new Promise((r) => setTimeout(r, random.int(0, 400)));
        await postgres.cut();
        await postgres.again();
        const began = Date.now();
        await load.sawWrites(1);
        recovered.push((Date.now() - began) / 1000);
        log(
          `restart ${n}: ${load.acknowledged.size} acknowledged, ${load.unavailable} told to wait, a write again after ${recovered.at(-1)} s`,
        );
      }
      await load.sawWrites(10);
      load.stop();
      await running;
      await allDone(postgres.database.admin);
      const after = await asked(
        postgres.database.admin,
        `select (select count(*)::int from unnest($1::uuid[]) a where not exists (select from members.organisations o where o.id = a)) as gone,
           (select count(*)::int from members.organisations o where not exists (select from screening.checks c where c.organisation = o.id)) as unscreened,
           (select count(*)::int from ledger.jobs where parked_at is not null) as parked,
           (select count(*)::int from pg_stat_activity where usename in ('landfall_api', 'landfall_worker')) as connections`,
        [[...load.acknowledged]],
      );
      if (after.gone) problems.push(`${after.gone} acknowledged writes are gone`);
      if (after.unscreened) problems.push(`what follows from ${after.unscreened} writes was not done`);
      if (after.parked) problems.push(`${after.parked} jobs are parked`);
      if (world.api.pid !== pids[0] || world.worker.pid !== pids[1]) problems.push('a process is another one than before');
      problems.push(...world.api.ownEnds, ...world.worker.ownEnds);
      const { unavailable, acknowledged } = load;
      return {
        problems,
        restarts: size.restarts,
        acknowledged: acknowledged.size,
        unavailable,
        recovered,
        connections: after.connections!,
      };
    } finally {
      load.stop();
      await world.close();
    }
  } finally {
    await postgres.remove();
  }
}

/** Callers who register organisations, one after another each, and remember what was acknowledged. */
class Load {
  readonly acknowledged = new Set<string>();
  unavailable = 0;
  private stopped = false;
  private next = 0;

  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly problems: string[],
  ) {}

  async run(callers: number): Promise<void> {
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (!this.stopped && this.problems.length < 20) await this.write(this.next++);
      }),
    );
  }

  stop(): void {
    this.stopped = true;
  }

  /** Waits for so many more. */
  async sawWrites(more: number): Promise<void> {
    const wanted = this.acknowledged.size + more;
    for (const until = Date.now() + 60_000; this.acknowledged.size < wanted;) {
      if (Date.now() > until || this.problems.length >= 20) throw new Error(`no write is taken any more: ${this.problems[0]}`);
      await new Promise((r) => setTimeout(r, 10));
    }
  }

  /** Until it is taken. One that was committed while its reply was lost is found by its key: that is no second row. */
  private async write(n: number): Promise<void> {
    const body = { kind: 'company', name: `Pumpworks ${n}`, country: 'RU', language: 'en', externalId: `w${n}` };
    while (!this.stopped) {
      const answer = await fetch(`${this.url}/organisations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).catch((error: Error) => error);
      if (answer instanceof Error) return void this.problems.push(`the API does not answer: ${answer.message}`);
      const said = (await answer.json()) as { id?: string; facts?: { id?: string } };
      if (answer.status === 201) return void this.acknowledged.add(said.id!);
      if (answer.status === 409 && said.facts?.id) return void this.acknowledged.add(said.facts.id);
      if (answer.status !== 503 || !answer.headers.get('retry-after'))
        return void this.problems.push(`${answer.status} ${JSON.stringify(said).slice(0, 300)}`);
      this.unavailable++;
      await new Promise((r) => setTimeout(r, 100));
    }
  }
}

/** Waits until all that followed is done. */
async function allDone(admin: string): Promise<void> {
  for (const until = Date.now() + 120_000; ;) {
    const open = await asked(
      admin,
      `select (select count(*)::int from ledger.unrelayed) as entries, count(*)::int as jobs from ledger.jobs
       where done_at is null and parked_at is null and name = 'ScreenOrganisation'`,
    );
    if (!open.entries && !open.jobs) return;
    if (Date.now() > until) throw new Error(`still open: ${JSON.stringify(open)}`);
    await new Promise((r) => setTimeout(r, 100));
  }
}

/** Over a connection of its own: those from before are cut. */
async function asked(url: string, sql: string, values: unknown[] = []): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows[0] as Record<string, number>;
  } finally {
    await client.end();
  }
}
