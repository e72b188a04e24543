import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { addJob, derivedId, record } from '#ledger';
import { score, type Day, type Policy, type TopicEvidence } from '#scoring';
import type { Reading, Statistics } from '#retrieval';
import { candidates } from './candidates.js';
import { Documents } from './documents.js';
import { FindMatches } from './jobs.js';
import { asNeed, asOffering, isPublished, readListings, type ListingRow } from './listing-row.js';
import { Markets, statisticsOf, type Market } from './market.js';
import {
  dropOtherMatches,
  dropOtherRefusals,
  hubsOfPairs,
  locksInOrder,
  standingPairs,
  upsertMatches,
  upsertRefusals,
} from './pairs.sql.js';
import { policyInForce } from './policies.js';
import { declinedPairs, judge, noRematchDays, type Stop } from './rules.js';
import { Snapshots } from './snapshots.js';
import { topics } from './topic.js';

type Under = { policy: Policy; snapshot: number; statistics: Statistics; today: Day };
type Looking = { others: readonly string[]; reading: Reading; under: Under };
type PairKeys = { offering: string; need: string; offeringOrganisation: string; needOrganisation: string; hub: string };
type FoundMatch = PairKeys & { id: string; score: number | null };
type Found = { matches: FoundMatch[]; refusals: (PairKeys & Stop)[] };

/** The worker's half of matching. Every method runs in the transaction of a job. */
@Injectable()
export class Finding {
  constructor(
    private readonly documents: Documents,
    private readonly markets: Markets,
    private readonly snapshots: Snapshots,
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
    const hubsBefore = await this.hubs(em, row);
    const found = isPublished(row) ? await this.pairs(em, row, stale) : await this.nobody(em, row);
    const hubs = [...new Set([...hubsBefore, ...(await this.hubs(em, row)), ...(row.hub ? [row.hub] : [])])].sort();
    await record(
      em,
      system(FindMatches.name),
      { name: 'MatchesRefreshed', facts: { listing, run, hubs, matched: found.matches.length, refused: found.refusals.length } },
      { subject: listing, organisation: row.organisation, hub: row.hub },
    );
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
  async candidates(em: EntityManager, row: ListingRow): Promise<string[]> {
    const market = await this.markets.current(em);
    return candidates(em, { row, reading: this.documents.wordsOf(row), market, documents: this.documents });
  }

  private async nobody(em: EntityManager, row: ListingRow): Promise<Found> {
    await em.query(locksInOrder.own, [row.id]);
    await em.query(dropOtherMatches[row.side], [row.id, [], 0]);
    await em.query(dropOtherRefusals[row.side], [row.id, []]);
    await this.documents.remove(em, row.id);
    return { matches: [], refusals: [] };
  }

  private async pairs(em: EntityManager, row: ListingRow, stale: boolean): Promise<Found> {
    const market = await this.markets.current(em);
    const reading = this.documents.wordsOf(row);
    // A document that nobody has seen needs no lock; its lengths must be there before the first snapshot counts them.
    const isNew = stale && (await this.documents.enter(em, row));
    if (isNew) await this.documents.settle(em, row, reading);
    const under = await this.under(em, market);
    const reachable = [
      ...new Set([
        ...(await candidates(em, { row, reading, market, documents: this.documents })),
        ...(await this.standing(em, row)),
      ]),
    ];
    await em.query(locksInOrder.below, [row.id, reachable]);
    await em.query(locksInOrder.own, [row.id]);
    await em.query(locksInOrder.above, [row.id, reachable]);
    if (stale && !isNew) await this.documents.settle(em, row, reading);
    // Read again under the lock: what another run wrote of this listing in the meantime is this run's to keep or to drop.
    const others = [...new Set([...reachable, ...(await this.standing(em, row))])].sort();
    const found = await this.assessed(em, row, { others, reading, under });
    await this.keep(em, row, found, under.policy.version);
    return found;
  }

  /** The snapshot is the one that the market is weighed by: another may come while this runs, and starts a run of its own. */
  private async under(em: EntityManager, market: Market | undefined): Promise<Under> {
    const [{ today }] = (await em.query(`select (landfall.now() at time zone 'UTC')::date::text as today`)) as [{ today: Day }];
    const snapshot = market?.snapshot ?? (await this.snapshots.latest(em));
    const statistics = market?.statistics ?? (await statisticsOf(em, snapshot));
    return { policy: await policyInForce(em), snapshot, statistics, today };
  }

  private async standing(em: EntityManager, row: ListingRow): Promise<string[]> {
    return ((await em.query(standingPairs[row.side], [row.id])) as { other: string }[]).map((r) => r.other);
  }

  private async hubs(em: EntityManager, row: ListingRow): Promise<string[]> {
    return ((await em.query(hubsOfPairs[row.side], [row.id])) as { hub: string }[]).map((r) => r.hub);
  }

  private async assessed(em: EntityManager, row: ListingRow, { others: ids, reading, under }: Looking): Promise<Found> {
    const readings = await this.documents.readings(em, ids);
    const others = ids.filter((id) => readings.has(id));
    const topic = topics({ side: row.side, reading }, readings, under.statistics);
    const [rows, declined] = [
      await readListings(em, others),
      (await em.query(declinedPairs, [row.id, noRematchDays])) as { offering: string; need: string; until: Day }[],
    ];
    const found: Found = { matches: [], refusals: [] };
    for (const id of others) {
      const other = rows.get(id)!;
      const [offering, need] = row.side === 'offering' ? [row, other] : [other, row];
      const met = topic.get(id);
      if (!met?.fit && !sharesSectorGroup(offering, need)) continue;
      const until = declined.find((d) => d.offering === offering.id && d.need === need.id)?.until;
      const verdict = judge(offering, need, until, under.today);
      if ('stop' in verdict) found.refusals.push({ ...keys(offering, need), ...verdict.stop });
      else found.matches.push(asMatch(offering, need, met, verdict.reviewRules, under));
    }
    return found;
  }

  private async keep(em: EntityManager, row: ListingRow, { matches, refusals }: Found, policy: number): Promise<void> {
    const other = row.side === 'offering' ? 'need' : 'offering';
    await em.query(dropOtherMatches[row.side], [row.id, matches.map((m) => m[other]), policy]);
    await em.query(upsertMatches, [JSON.stringify(matches)]);
    await em.query(dropOtherRefusals[row.side], [row.id, refusals.map((r) => r[other])]);
    await em.query(upsertRefusals, [JSON.stringify(refusals)]);
  }
}

const keys = (offering: ListingRow, need: ListingRow): PairKeys => ({
  offering: offering.id,
  need: need.id,
  offeringOrganisation: offering.organisation,
  needOrganisation: need.organisation,
  hub: need.hub!,
});

const groupsOf = (row: ListingRow) => row.sectors.map((code) => code.slice(0, 3));
const sharesSectorGroup = (a: ListingRow, b: ListingRow) => groupsOf(a).some((group) => groupsOf(b).includes(group));

function asMatch(
  offering: ListingRow,
  need: ListingRow,
  topic: TopicEvidence | undefined,
  reviewRules: string[],
  under: Under,
): FoundMatch {
  const numbers = score({ offering: asOffering(offering), need: asNeed(need), topic }, under.policy, under.today);
  const row = {
    ...keys(offering, need),
    id: derivedId(offering.id, need.id, String(under.policy.version)),
    policy: under.policy.version,
    snapshot: under.snapshot,
    today: under.today,
    score: numbers.score,
    coverage: numbers.coverage,
    pNeed: numbers.pNeed,
    pOffering: numbers.pOffering,
    contributionsNeed: numbers.contributionsNeed,
    contributionsOffering: numbers.contributionsOffering,
    topic: topic ? topic.fit : null,
    met: topic?.matched ?? [],
    needsReview: reviewRules.length > 0,
    reviewRules,
    enoughKnown: numbers.enoughKnown,
  };
  return row;
}
