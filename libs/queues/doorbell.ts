import { createPostgresBackend, PostgresConnection, Queue, Worker, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { queueNames, type QueueName } from './contract.js';

/** What a ring carries: the id of a row in ledger.jobs. Truth is the row; a ring can be lost and is rung again. */
export type Ring = { job: string; name: string };

/** Where the queue lives: Redis when there is an address of one, else the worker's PostgreSQL. */
export type Bell = { redisUrl?: string | undefined; postgresUrl: string; onError: (error: Error) => void };

/** On PostgreSQL BullMQ makes four tables for each bulk: up to so many rings are added one by one. */
const mostApart = 8;
const kept = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/** BullMQ as a doorbell: `ring` offers jobs, `answer` takes them. */
export class Doorbell {
  private readonly queues = new Map<QueueName, Queue>();
  private readonly workers: Worker[] = [];
  private readonly redis: Redis[] = [];

  private constructor(private readonly bell: Bell) {
    for (const name of queueNames) {
      const queue = new Queue(name, this.options(), this.backend());
      queue.on('error', bell.onError);
      this.queues.set(name, queue);
    }
  }

  /** Prepares the backend (on PostgreSQL: its tables, or the worker spins) and opens the queues. */
  static async open(bell: Bell): Promise<Doorbell> {
    if (!bell.redisUrl) await migrateQueue(bell.postgresUrl);
    return new Doorbell(bell);
  }

  /** Offers jobs. An id that already waits is the same ring. Throws when the queue is away: the rows stay and are offered again. */
  async ring(queue: QueueName, rings: { id: string; name: string; job: string }[]): Promise<void> {
    if (!rings.length) return;
    const to = this.queues.get(queue)!;
    const adds = rings.map((r) => ({ name: r.name, data: { job: r.job, name: r.name }, opts: { ...kept, jobId: r.id } }));
    const few = adds.length <= mostApart;
    await withinSeconds(5, few ? Promise.all(adds.map((a) => to.add(a.name, a.data, a.opts))) : to.addBulk(adds));
  }

  /** How many rings a queue has that nobody has answered to the end: those that wait, and those that are in somebody's hand. */
  async held(queue: QueueName): Promise<number> {
    const { waiting = 0, active = 0 } = await withinSeconds(5, this.queues.get(queue)!.getJobCounts('waiting', 'active'));
    return waiting + active;
  }

  /** Takes rings of a queue, `atOnce` at a time. What `work` throws is for the log only: the row knows what became of it. */
  answer(queue: QueueName, atOnce: number, work: (ring: Ring) => Promise<void>): void {
    const worker = new Worker<Ring>(
      queue,
      async (job) => work(job.data),
      {
        ...this.options(true),
        concurrency: atOnce,
        // A ring that a killed worker had in hand is rung again after this: with BullMQ's 30 s it was 45 s without progress.
        lockDuration: 10_000,
        stalledInterval: 5_000,
        maxStalledCount: 100,
        ...kept,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      } as never,
      this.backend(),
    );
    worker.on('error', this.bell.onError);
    this.workers.push(worker);
  }

  /** How many rings wait, by queue. */
  async waiting(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [name, queue] of this.queues) counts[name] = await queue.getWaitingCount();
    return counts;
  }

  /** Takes no further ring, lets those under way end, and closes. */
  async close(): Promise<void> {
    await Promise.allSettled(this.workers.map((w) => withinSeconds(10, w.close())));
    await Promise.allSettled([...this.queues.values()].map((q) => withinSeconds(5, q.close())));
    for (const redis of this.redis) redis.disconnect();
  }

  private options(forWorker = false): { connection: ConnectionOptions } {
    if (!this.bell.redisUrl)
      return { connection: { connectionString: this.bell.postgresUrl, schema: 'bullmq', max: 4 } as never };
    const redis = new Redis(this.bell.redisUrl, {
      maxRetriesPerRequest: null,
      enableOfflineQueue: forWorker,
      retryStrategy: (times) => Math.min(times * 200, 2000),
    });
    redis.on('error', this.bell.onError);
    this.redis.push(redis);
    return { connection: redis as never };
  }

  private backend(): never {
    return (this.bell.redisUrl ? undefined : createPostgresBackend) as never;
  }
}

/**
 * Makes BullMQ's tables in schema `bullmq`, as the role that will use them; nothing when they are there. BullMQ begins with
 * `create schema if not exists`, which asks for CREATE on the database even when the schema exists, so it is only asked when needed.
 */
export async function migrateQueue(postgresUrl: string): Promise<void> {
  for (const migrate of [false, true]) {
    const connection = new PostgresConnection({ connectionString: postgresUrl, schema: 'bullmq', migrate, max: 1 });
    try {
      return await connection.waitUntilReady();
    } catch (error) {
      if (migrate) throw error;
    } finally {
      await connection.close();
    }
  }
}

async function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, no) => {
    timer = setTimeout(() => no(new Error(`the queue did not answer in ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
