import { broken, difference, endOf, oddities, type Ended } from './compare.js';
import { Driver } from './driver.js';
import { makeMarket } from './market.js';
import { PrivateRedis } from './processes.js';
import { Seeded } from './seeded.js';
import { World } from './world.js';
import { Wrecker } from './wrecker.js';

export type Log = (line: string) => void;
export type Size = { seed: number; offerings: number; needs: number };
export type Queue = 'postgres' | 'redis';
export type Result = {
  lost: string[];
  doubled: string[];
  broken: string[];
  counts: Record<string, number>;
  kills: number;
  unknownMails: number;
  repeatedLetters: number;
};

/** What goes wrong during a run, in its two halves: while listings are published, and while everybody acts. */
type Trouble = {
  publishing: (world: World, publish: Promise<void>) => Promise<void>;
  acting: (world: World, act: Promise<void>) => Promise<void>;
  kills: () => number;
};

/** The worker is killed `kills` times, on a queue of this kind; the result is compared with a run in which nothing happened. */
export async function workerChaos(size: Size & { kills: number; queue: Queue }, log: Log): Promise<Result> {
  return compared(size, size.queue, log, (world) => {
    const wrecker = new Wrecker(world.worker, new Seeded(size.seed, 'kills'), log);
    const first = Math.ceil(size.kills / 2);
    const during = async (work: Promise<void>, times: number) => void (await Promise.all([work, wrecker.wreck(times)]));
    return {
      publishing: (_, publish) => during(publish, first),
      acting: (_, act) => during(act, size.kills - first),
      kills: () => wrecker.kills,
    };
  });
}

/** Redis forgets everything in the middle of publishing, then is away for so many seconds while the API goes on taking writes. */
export async function redisChaos(size: Size & { awaySeconds: number }, log: Log): Promise<Result> {
  return compared(size, 'redis', log, (_, redis) => ({
    publishing: async (world, publish) => {
      const done = publish.then(() => true);
      await world.sawWork(50);
      await redis!.flush();
      log('FLUSHALL');
      await redis!.kill9();
      log(`Redis is killed, and away for ${size.awaySeconds} s`);
      const away = new Promise<false>((r) => setTimeout(() => r(false), size.awaySeconds * 1000));
      // The API never asks the queue: what it is told meanwhile is written down, every answer is checked by the driver.
      const wrote = await Promise.race([done, away]);
      if (wrote) log('everything was published meanwhile');
      await away;
      await redis!.again();
      const back = Date.now();
      if (await world.hasOpenJobs()) {
        await world.sawProgress(30);
        log(`progress again ${((Date.now() - back) / 1000).toFixed(1)} s after Redis was back`);
      }
      await done;
      await redis!.flush();
      log('FLUSHALL');
    },
    acting: async (_world, act) => {
      await redis!.flush();
      log('FLUSHALL');
      await act;
    },
    kills: () => 0,
  }));
}

async function compared(
  size: Size,
  queue: Queue,
  log: Log,
  trouble: (world: World, redis?: PrivateRedis) => Trouble,
): Promise<Result> {
  log(
    `seed ${size.seed}: ${size.offerings} offerings x ${size.needs} needs, queue on ${queue === 'redis' ? 'Redis' : 'PostgreSQL'}`,
  );
  const quiet = await run(size, queue, (line) => log(`undisturbed: ${line}`));
  const wrecked = await run(size, queue, (line) => log(`in trouble: ${line}`), trouble);
  return {
    ...difference(quiet.ended, wrecked.ended),
    broken: [...quiet.broken.map((b) => `undisturbed: ${b}`), ...wrecked.broken],
    counts: Object.fromEntries(
      Object.entries(quiet.ended).map(([name, rows]) => [name, [...rows.values()].reduce((a, b) => a + b, 0)]),
    ),
    kills: wrecked.kills,
    unknownMails: wrecked.unknown,
    repeatedLetters: wrecked.repeated,
  };
}

type Run = { ended: Ended; broken: string[]; kills: number; unknown: number; repeated: number };

/** One market from its registration to a week after its introductions. */
async function run(
  size: Size,
  queue: Queue,
  log: Log,
  makeTrouble?: (world: World, redis?: PrivateRedis) => Trouble,
): Promise<Run> {
  const redis = queue === 'redis' ? await PrivateRedis.start() : undefined;
  let world: World | undefined;
  try {
    world = await World.start(redis && { redisUrl: redis.url });
    const driver = new Driver(world, makeMarket(size.seed, size.offerings, size.needs), log);
    const trouble = makeTrouble?.(world, redis);
    await driver.register();
    const publish = driver.publish();
    await (trouble ? trouble.publishing(world, publish) : publish);
    await world.settled();
    await driver.renewCorpus();
    const act = acts(driver);
    await (trouble ? trouble.acting(world, act) : act);
    await world.settled();
    await driver.renewCorpus();
    const { letters } = world.mailbox;
    return {
      ended: await endOf(world.admin),
      broken: [...(await broken(world.admin, letters)), ...world.api.ownEnds, ...world.worker.ownEnds],
      kills: trouble?.kills() ?? 0,
      ...(await oddities(world.admin, letters)),
    };
  } finally {
    await world?.close();
    await redis?.kill9();
  }
}

async function acts(driver: Driver): Promise<void> {
  await driver.review();
  await driver.firmsAnswer();
  await driver.buyersAnswer();
  await driver.time();
}
