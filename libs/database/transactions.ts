import { AsyncLocalStorage } from 'node:async_hooks';
import { channel, tracingChannel } from 'node:diagnostics_channel';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { actorSettings, setActor, type Actor } from './actor.js';
import { prepared } from './prepared.js';

type Open = { em: EntityManager; actor: Actor; spent: boolean };

/** A deadlock or a serialisation failure: the database chose this one to begin again. */
const begunAgain = new Set(['40P01', '40001']);

/**
 * The only way to the database. `run` opens one transaction, tells row security who acts, and commits what `work` did, or nothing.
 * Inside a `run` a further `run` of the same actor joins it, so that what changes together commits together; another actor is refused.
 */
export class Transactions {
  private readonly open = new AsyncLocalStorage<Open>();

  constructor(private readonly source: DataSource) {}

  /** Runs `work` as `actor`. Begun again up to three times when the database asks for it, so `work` touches nothing but `em`. */
  async run<T>(actor: Actor, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const around = this.open.getStore();
    if (around && !around.spent) {
      if (JSON.stringify(around.actor) !== JSON.stringify(actor))
        throw new Error('a transaction of one actor cannot go on as another');
      return work(around.em);
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, work);
      } catch (error) {
        if (attempt >= 3 || !begunAgain.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  /** As `run`, in a transaction of its own even inside another: for what must be committed whatever becomes of that one. */
  async apart<T>(actor: Actor, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.open.exit(() => this.run(actor, work));
  }

  private async once<T>(actor: Actor, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(async (em) => {
      if (statements.hasSubscribers) told(em.queryRunner!);
      await em.query(setActor, actorSettings(actor));
      const within: Beginning = {};
      beginnings.publish(within);
      if (within.trace) await em.query(setTrace, [within.trace]);
      const open: Open = { em, actor, spent: false };
      try {
        return await this.open.run(open, () => work(em));
      } finally {
        open.spent = true;
      }
    });
  }
}

/** A transaction that begins. Whoever traces says within what, in the words of W3C Trace Context: what is written down in it bears that. */
export type Beginning = { trace?: string };
const beginnings = channel('landfall.transaction');
const setTrace = prepared(`select set_config('landfall.trace', $1, true)`);

/** Told of on a channel of Node's diagnostics, for whoever follows it (apps/tracing.ts); where nobody does, each goes its way untouched. */
const statements = tracingChannel('landfall.statement');

function told(runner: QueryRunner): void {
  const ask = runner.query.bind(runner) as (text: string, ...more: unknown[]) => Promise<unknown>;
  runner.query = ((text: string, ...more: unknown[]) =>
    statements.tracePromise(() => ask(text, ...more), { text })) as QueryRunner['query'];
}
