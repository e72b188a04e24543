import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions } from '#database';
import { asNeed, asOffering, atOnce, Documents, Finding, readListings, Snapshots } from '#matches';
import { explain, score, startingPolicy, type Pair } from '#scoring';
import { Seeded } from '../chaos/seeded.js';
import { whereTimeGoes } from './where.js';
import { progress, quantile, type Figure } from './figures.js';

const today = '2026-11-15';
const batch = 200;

/** The steps of matching, each by the worker's own code and each with its clock. */
export class Steps {
  private readonly transactions: Transactions;
  private readonly random: Seeded;

  constructor(
    private readonly app: INestApplicationContext,
    seed: number,
  ) {
    this.transactions = app.get(Transactions);
    this.random = new Seeded(seed, 'steps');
  }

  async all(listings: readonly string[]): Promise<Figure[]> {
    const figures = [await this.indexing(listings)];
    await this.work((em) => this.app.get(Snapshots).renew(em));
    figures.push(...(await this.candidates(listings)), ...(await this.scoring(listings)), ...(await this.fullRun(listings)));
    return figures;
  }

  private async indexing(listings: readonly string[]): Promise<Figure> {
    const documents = this.app.get(Documents);
    const seconds = await this.inBatches('listings indexed', listings, async (em, ids) => {
      for (const row of (await readListings(em, ids)).values()) {
        await documents.enter(em, row);
        await documents.settle(em, row, documents.wordsOf(row));
      }
    });
    return { name: 'listings indexed', value: listings.length / seconds, unit: 'a second' };
  }

  private async candidates(listings: readonly string[]): Promise<Figure[]> {
    const finding = this.app.get(Finding);
    const took: number[] = [];
    const asked = this.random.some(listings, 200);
    const show = progress('candidates', asked.length);
    for (const listing of asked)
      await this.work(async (em) => {
        const row = (await readListings(em, [listing])).get(listing)!;
        const began = performance.now();
        await finding.candidates(em, row);
        took.push(performance.now() - began);
        show(took.length);
      });
    return [
      { name: 'candidates of a listing, p50', value: quantile(took, 0.5), unit: 'ms' },
      { name: 'candidates of a listing, p95', value: quantile(took, 0.95), unit: 'ms' },
    ];
  }

  /** The pure core on pairs of the market, whoever would be candidates: three seconds each. */
  private async scoring(listings: readonly string[]): Promise<Figure[]> {
    const rows = await this.work((em) => readListings(em, this.random.some(listings, 600)));
    const offerings = [...rows.values()].filter((r) => r.side === 'offering').map(asOffering);
    const needs = [...rows.values()].filter((r) => r.side === 'need').map(asNeed);
    const pairs: Pair[] = offerings.flatMap((offering) =>
      needs.map((need) => ({
        offering,
        need,
        topic: { fit: this.random.next(), matched: [{ offering: 'sensor', need: 'датчик', weight: 1 }] },
      })),
    );
    const plain = forSeconds(3, (n) => score(pairs[n % pairs.length]!, startingPolicy, today));
    const withReasons = forSeconds(3, (n) => explain(pairs[n % pairs.length]!, startingPolicy, today));
    return [
      { name: 'pairs scored', value: plain, unit: 'a second' },
      { name: 'pairs scored with reasons', value: withReasons, unit: 'a second' },
    ];
  }

  /** As after a new snapshot: every listing, some of a side at once, each pair that is found from both ends twice. */
  private async fullRun(listings: readonly string[]): Promise<Figure[]> {
    const finding = this.app.get(Finding);
    const show = progress('full run', listings.length);
    const sides = await this.work((em) => sidesOf(em, listings));
    const began = performance.now();
    let done = 0;
    const where = await whereTimeGoes(async () => {
      for (const own of sides)
        for (let at = 0; at < own.length; at += atOnce) {
          const some = own.slice(at, at + atOnce);
          await this.work((em) => finding.findOfMany(em, some, randomUUID()));
          show((done += some.length));
        }
    });
    return [{ name: 'full run, rows written', value: (performance.now() - began) / 1000, unit: 's' }, ...where];
  }

  private async inBatches(
    what: string,
    ids: readonly string[],
    work: (em: EntityManager, ids: readonly string[]) => Promise<void>,
  ): Promise<number> {
    const show = progress(what, ids.length);
    const began = performance.now();
    for (let at = 0; at < ids.length; at += batch) {
      await this.work((em) => work(em, ids.slice(at, at + batch)));
      show(Math.min(ids.length, at + batch));
    }
    return (performance.now() - began) / 1000;
  }

  private work<T>(what: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(system('bench'), what);
  }
}

async function sidesOf(em: EntityManager, listings: readonly string[]): Promise<string[][]> {
  const rows = (await em.query(`select side, listing from matches.documents where listing = any ($1) order by listing`, [
    listings,
  ])) as { side: string; listing: string }[];
  return ['offering', 'need'].map((side) => rows.filter((r) => r.side === side).map((r) => r.listing));
}

/** How often a second; begins with half a second that does not count. */
function forSeconds(seconds: number, once: (n: number) => unknown): number {
  const run = (ms: number): number => {
    const until = performance.now() + ms;
    let n = 0;
    while (performance.now() < until) for (const end = n + 500; n < end; n++) once(n);
    return n;
  };
  run(500);
  const began = performance.now();
  const done = run(seconds * 1000);
  return done / ((performance.now() - began) / 1000);
}
