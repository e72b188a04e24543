import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions } from '#database';
import { asNeed, asOffering, atOnce, Documents, Finding, Markets, readListings, Snapshots, Topics } from '#matches';
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
    private readonly size: { seed: number; run: number },
  ) {
    this.transactions = app.get(Transactions);
    this.random = new Seeded(size.seed, 'steps');
  }

  async all(listings: readonly string[]): Promise<Figure[]> {
    const figures = [await this.indexing(listings)];
    await this.work((em) => this.app.get(Snapshots).renew(em));
    figures.push(...(await this.candidates(listings)), await this.recall(listings), ...(await this.scoring(listings)));
    figures.push(...(await this.fullRun(listings)));
    return figures;
  }

  private async indexing(listings: readonly string[]): Promise<Figure> {
    const documents = this.app.get(Documents);
    const seconds = await this.inBatches('listings indexed', listings, async (em, ids) => {
      const rows = [...(await readListings(em, ids)).values()];
      await documents.enter(
        em,
        rows.map((row) => ({ row, reading: documents.wordsOf(row) })),
      );
    });
    return { name: 'listings indexed', value: listings.length / seconds, unit: 'a second' };
  }

  private async candidates(listings: readonly string[]): Promise<Figure[]> {
    const [documents, finding] = [this.app.get(Documents), this.app.get(Finding)];
    const took: number[] = [];
    const asked = this.random.some(listings, 200);
    const show = progress('candidates', asked.length);
    for (const listing of asked)
      await this.work(async (em) => {
        const row = (await readListings(em, [listing])).get(listing)!;
        const reading = documents.wordsOf(row);
        const began = performance.now();
        await finding.candidates(em, row, reading);
        took.push(performance.now() - began);
        show(took.length);
      });
    return [
      { name: 'candidates of a listing, p50', value: quantile(took, 0.5), unit: 'ms' },
      { name: 'candidates of a listing, p95', value: quantile(took, 0.95), unit: 'ms' },
    ];
  }

  /** Of the twenty offerings that fit a need's text best, of all there are, the share that is among its candidates; over twenty needs. */
  private async recall(listings: readonly string[]): Promise<Figure> {
    const [documents, finding] = [this.app.get(Documents), this.app.get(Finding)];
    const [offerings, needs] = await this.work((em) => sidesOf(em, listings));
    const asked = this.random.some(needs!, 20);
    const rows = await this.work((em) => readListings(em, asked));
    const { vocabulary } = (await this.work((em) => this.app.get(Markets).current(em)))!;
    const topics = new Topics(
      'need',
      [...rows].map(([id, row]) => [id, documents.wordsOf(row)] as const),
      vocabulary,
    );
    const fits = new Map(asked.map((id) => [id, [] as { id: string; fit: number }[]]));
    const show = progress('every offering laid out', offerings!.length);
    for (let at = 0; at < offerings!.length; at += batch) {
      for (const [id, reading] of await this.work((em) => documents.readings(em, offerings!.slice(at, at + batch)))) {
        const laid = topics.laid(reading);
        for (const need of asked) fits.get(need)!.push({ id, fit: topics.of(need, laid)?.fit ?? 0 });
      }
      show(Math.min(offerings!.length, at + batch));
    }
    let found = 0;
    let all = 0;
    for (const need of asked) {
      const reached = new Set(await this.work((em) => finding.candidates(em, rows.get(need)!)));
      const best = fits.get(need)!.sort((a, b) => b.fit - a.fit).slice(0, 20).filter((o) => o.fit > 0); // prettier-ignore
      all += best.length;
      found += best.filter((o) => reached.has(o.id)).length;
    }
    return { name: 'of the 20 best by fit, candidates', value: (100 * found) / all, unit: '%' };
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
    const some = this.size.run < listings.length ? this.random.some(listings, this.size.run) : listings;
    const show = progress('full run', some.length);
    const sides = await this.work((em) => sidesOf(em, some));
    const began = performance.now();
    let done = 0;
    const where = await whereTimeGoes(async () => {
      for (const own of sides)
        for (let at = 0; at < own.length; at += atOnce) {
          const next = own.slice(at, at + atOnce);
          await this.work((em) => finding.findOfMany(em, next, randomUUID()));
          show((done += next.length));
        }
    });
    const seconds = (performance.now() - began) / 1000;
    return [
      { name: some.length < listings.length ? `run of ${some.length} listings, rows written` : 'full run, rows written', value: seconds, unit: 's' }, // prettier-ignore
      { name: 'listings matched again', value: some.length / seconds, unit: 'a second' },
      ...where,
    ];
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
