import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { addJob, record } from '#ledger';
import { Vocabulary } from '#retrieval';
import { candidates } from './candidates.js';
import { Documents } from './documents.js';
import { Embedding } from './embedding.js';
import { FindMatches, FindMatchesOfMany } from './jobs.js';
import { isPublished, readListings, type ListingRow } from './listing-row.js';
import { Markets, statisticsOf, type Market } from './market.js';
import { Pairing, type Found, type Under } from './pairing.js';
import { dropOtherMatches, dropOtherRefusals, hubsOfPairs, lock } from './pairs.sql.js';
import { policyInForce } from './policies.js';
import { Shelf } from './shelf.js';
import { Snapshots } from './snapshots.js';

/** The worker's half of matching. Every method runs in the transaction of a job. */
@Injectable()
export class Finding {
  constructor(
    private readonly documents: Documents,
    private readonly markets: Markets,
    private readonly snapshots: Snapshots,
    private readonly embedding: Embedding,
  ) {}

  /**
   * Indexes a listing and brings its matches and refusals up to date. What is left is a function of the listings, the policy, the
   * snapshot and the day: run twice, at once or in turn, and from whichever end of a pair, it is the same. `run` names the run in
   * the ledger. Beyond the best candidates of each way in that fit, a pair stands while either end finds it.
   */
  async find(em: EntityManager, listing: string, run: string): Promise<void> {
    let row = (await readListings(em, [listing])).get(listing);
    if (!row) return;
    const stale = !(await this.documents.isCurrent(em, row));
    if (stale) {
      // Two listings indexed at the same time would not see one another, and their pair would be lost: one at a time.
      await em.query(`select pg_advisory_xact_lock(hashtextextended('matches:index', 0))`);
      row = (await readListings(em, [listing])).get(listing)!;
    }
    const hubsBefore = await this.hubs(em, [row]);
    const found = isPublished(row) ? await this.pairs(em, row, stale) : await this.nobody(em, row);
    await this.embedding.wish(em, [row]);
    const hubs = [...new Set([...hubsBefore, ...(await this.hubs(em, [row])), ...(row.hub ? [row.hub] : [])])].sort();
    await record(
      em,
      system(FindMatches.name),
      { name: 'MatchesRefreshed', facts: { listing, run, hubs, matched: found.matches.length, refused: found.refusals.length } },
      { subject: listing, organisation: row.organisation, hub: row.hub },
    );
  }

  /**
   * What `find` does, for listings of one side at once: what a run reads and writes costs less by the hundred. Left to a `find` of its own is
   * who is not in the index as they are now.
   */
  async findOfMany(em: EntityManager, listings: readonly string[], run: string): Promise<void> {
    const rows = [...(await readListings(em, listings)).values()];
    const indexed = await this.documents.versions(em, listings);
    const current = rows.filter((row) => isPublished(row) && indexed.get(row.id) === row.version);
    for (const row of rows) if (!current.includes(row)) await addJob(em, FindMatches, { listing: row.id });
    if (current.length === 0) return;
    const hubsBefore = await this.hubs(em, current);
    const market = await this.markets.current(em);
    // The index has their words as they are now: reading them anew would take longer than finding who may meet them.
    const readings = await this.documents.readings(
      em,
      current.map((row) => row.id),
    );
    const looking = [];
    for (const row of current) {
      const reading = readings.get(row.id) ?? this.documents.wordsOf(row);
      looking.push({ row, reading, reachable: await candidates(em, { row, reading, market, documents: this.documents }) });
    }
    await this.embedding.wish(em, current);
    const under = await this.under(em, market);
    const found = await new Pairing(em, this.documents, current[0]!.side).run(looking, under, { onlyOthers: true });
    const hubs = [...new Set([...hubsBefore, ...(await this.hubs(em, current))])].sort();
    const [matched, refused] = [found.matches.length, found.refusals.length];
    await record(em, system(FindMatchesOfMany.name), {
      name: 'ManyMatchesRefreshed',
      facts: { run, listings: current.length, hubs, matched, refused },
    });
  }

  /** Matches the published listings of an organisation again. */
  async rematchOrganisation(em: EntityManager, organisation: string): Promise<void> {
    const listings = (await em.query(
      `select id from listings.listings where organisation = $1 and state = 'published' order by id`,
      [organisation],
    )) as { id: string }[];
    for (const { id } of listings) await addJob(em, FindMatches, { listing: id });
  }

  /** Matches the published needs of a hub again. */
  async rematchHub(em: EntityManager, hub: string): Promise<void> {
    const needs = (await em.query(`select id from listings.listings where hub = $1 and state = 'published' order by id`, [
      hub,
    ])) as { id: string }[];
    for (const { id } of needs) await addJob(em, FindMatches, { listing: id });
  }

  /** Who of the other side may meet a listing that is indexed, by the latest snapshot. */
  async candidates(em: EntityManager, row: ListingRow, reading = this.documents.wordsOf(row)): Promise<string[]> {
    const market = await this.markets.current(em);
    return candidates(em, { row, reading, market, documents: this.documents });
  }

  private async nobody(em: EntityManager, row: ListingRow): Promise<Found> {
    await em.query(lock.own, [[row.id]]);
    await em.query(dropOtherMatches[row.side], [[row.id], [], [], 0]);
    await em.query(dropOtherRefusals[row.side], [[row.id], [], []]);
    await this.documents.remove(em, row.id);
    return { matches: [], refusals: [] };
  }

  private async pairs(em: EntityManager, row: ListingRow, stale: boolean): Promise<Found> {
    const market = await this.markets.current(em);
    const reading = this.documents.wordsOf(row);
    // A document that nobody has seen needs no lock; its lengths must be there before the first snapshot counts them.
    const isNew = stale && (await this.documents.enter(em, [{ row, reading }])).has(row.id);
    const under = await this.under(em, market);
    const reachable = await candidates(em, { row, reading, market, documents: this.documents });
    const locked = async () => {
      if (stale && !isNew) await this.documents.settle(em, row, reading);
    };
    return new Pairing(em, this.documents, row.side).run([{ row, reading, reachable }], under, { locked });
  }

  /** The snapshot is the one that the market is weighed by: another may come while this runs, and starts a run of its own. */
  private async under(em: EntityManager, market: Market | undefined): Promise<Under> {
    const [{ today }] = (await em.query(`select (landfall.now() at time zone 'UTC')::date::text as today`)) as [
      { today: string },
    ];
    const snapshot = market?.snapshot ?? (await this.snapshots.latest(em));
    const shelf = market?.shelf ?? new Shelf(new Vocabulary(await statisticsOf(em, snapshot)));
    return { policy: await policyInForce(em), snapshot, shelf, today };
  }

  /** The hubs that listings of one side have pairs in. */
  private async hubs(em: EntityManager, [first, ...rest]: readonly ListingRow[]): Promise<string[]> {
    const ids = [first!, ...rest].map((row) => row.id);
    return ((await em.query(hubsOfPairs[first!.side], [ids])) as { hub: string }[]).map((r) => r.hub);
  }
}
