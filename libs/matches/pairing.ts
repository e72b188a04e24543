import { setImmediate as breath } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { derivedId } from '#ledger';
import type { Reading } from '#retrieval';
import { score, type Day, type Facts, type Policy, type Side, type TopicEvidence } from '#scoring';
import type { Documents } from './documents.js';
import { asNeed, asOfferingTo, once, readListings, type ListingRow } from './listing-row.js';
import { dropOtherMatches, dropOtherRefusals, inParts, lock, standingPairs, upsertMatches, upsertRefusals } from './pairs.sql.js';
import { declinedPairs, judge, noRematchDays, type Stop } from './rules.js';
import type { Shelf } from './shelf.js';
import { Topics } from './topic.js';

/** What a run goes by: a match is a function of two listings and these. */
export type Under = { policy: Policy; snapshot: number; shelf: Shelf; today: Day };
/** A listing that is looked at, with the others that it may meet. */
type Looking = { row: ListingRow; reading: Reading; reachable: readonly string[] };
type Version = { listing: string; version: number };
type PairKeys = { offering: string; need: string; offeringOrganisation: string; needOrganisation: string; hub: string };
/** A pair that has a row: a match, and whether these made it; or a refusal. */
type Standing = { own: string; other: string; current: boolean; rule: string | null; facts: Facts | null };
/** A match as it is written: its row is text already, for a batch has thousands and the rest of the objects would wait with it. */
type Made = Pick<PairKeys, 'offering' | 'need'> & { row: string };
export type Found = { matches: Made[]; refusals: (PairKeys & Stop)[] };

/** The pairs of some listings of one side, from looking at them to writing them down. */
export class Pairing {
  constructor(
    private readonly em: EntityManager,
    private readonly documents: Documents,
    private readonly side: Side,
  ) {}

  /**
   * Brings the pairs of these listings up to date; `locked` runs when everybody who may be in one is locked. Where `onlyOthers` is said, a
   * match that stands under the same policy, snapshot and day stays as it is: of a run over everything, the other end has made it. What
   * has changed since in either listing starts a run of its own.
   */
  async run(
    looking: readonly Looking[],
    under: Under,
    { onlyOthers = false, locked = async () => {} }: { onlyOthers?: boolean; locked?: () => Promise<void> } = {},
  ): Promise<Found> {
    const own = looking.map(({ row }) => row.id);
    const reachable = new Map(looking.map((l) => [l.row.id, new Set(l.reachable)]));
    for (const pair of await this.standing(own, under)) reachable.get(pair.own)!.add(pair.other);
    const versions = await this.lock(own, [...new Set([...reachable.values()].flatMap((others) => [...others]))]);
    await locked();
    // Read again under the lock: what another run wrote of these listings in the meantime is this run's to keep or to drop.
    const standing = await this.standing(own, under);
    const [made, stopped] = [[] as Pick<PairKeys, 'offering' | 'need'>[], new Map<string, Standing>()];
    for (const pair of standing) {
      if (pair.current && onlyOthers) {
        reachable.get(pair.own)!.delete(pair.other);
        made.push(this.side === 'offering' ? { offering: pair.own, need: pair.other } : { offering: pair.other, need: pair.own });
      } else reachable.get(pair.own)!.add(pair.other);
      if (pair.rule !== null) stopped.set(`${pair.own} ${pair.other}`, pair);
    }
    const found = await this.assessed(looking, { reachable, versions, under });
    await this.keep(own, found, { made, stopped, policy: under.policy.version });
    return found;
  }

  private async standing(own: readonly string[], { policy, snapshot, today }: Under): Promise<Standing[]> {
    return (await this.em.query(standingPairs[this.side], [own, policy.version, snapshot, today])) as Standing[];
  }

  /** Answers which version of each of the others the index holds, for as long as the lock does. */
  private async lock(own: readonly string[], others: readonly string[]): Promise<Map<string, number>> {
    const versions = new Map<string, number>();
    const isOwn = new Set(own);
    const inOrder = [...own, ...others].sort();
    for (let from = 0, to = 0; from < inOrder.length; from = to) {
      const mine = isOwn.has(inOrder[from]!);
      while (to < inOrder.length && isOwn.has(inOrder[to]!) === mine) to++;
      const rows = (await this.em.query(mine ? lock.own : lock.others, [inOrder.slice(from, to)])) as Version[];
      if (!mine) for (const { listing, version } of rows) versions.set(listing, version);
    }
    return versions;
  }

  private async assessed(
    looking: readonly Looking[],
    {
      reachable,
      versions,
      under,
    }: { reachable: ReadonlyMap<string, ReadonlySet<string>>; versions: Map<string, number>; under: Under },
  ): Promise<Found> {
    const topics = new Topics(
      this.side,
      looking.map(({ row, reading }) => [row.id, reading]),
      under.shelf.vocabulary,
    );
    const wanted = new Set([...reachable.values()].flatMap((others) => [...others]));
    // who was found by another run meanwhile is in no lock
    const missing = [...wanted].filter((id) => !versions.has(id));
    for (const [id, version] of await this.documents.versions(this.em, missing)) versions.set(id, version);
    for (const id of versions.keys()) if (!wanted.has(id)) versions.delete(id);
    const laid = await this.documents.laid(this.em, versions, under.shelf);
    const rows = await readListings(this.em, [...laid.keys()]);
    const declined = await this.declined(looking.map(({ row }) => row.id));
    const found: Found = { matches: [], refusals: [] };
    for (const { row } of looking) {
      // thousands of pairs in one breath look like a loop without end to the supervisor, which parks the job
      await breath();
      for (const id of [...reachable.get(row.id)!].filter((other) => laid.has(other)).sort()) {
        const [offering, need] = this.side === 'offering' ? [row, rows.get(id)!] : [rows.get(id)!, row];
        const verdict = judge(offering, need, declined.get(`${offering.id} ${need.id}`), under.today);
        // How the texts meet takes longest, and of a pair that a rule stops it is asked only whether they do.
        if ('stop' in verdict) {
          if (sharesSectorGroup(offering, need) || topics.of(row.id, laid.get(id)!)?.fit)
            found.refusals.push({ ...keys(offering, need), ...verdict.stop });
          continue;
        }
        const met = topics.of(row.id, laid.get(id)!);
        if (met?.fit || sharesSectorGroup(offering, need))
          found.matches.push(asMatch(offering, need, met, verdict.reviewRules, under));
      }
    }
    return found;
  }

  private async declined(own: readonly string[]): Promise<Map<string, Day>> {
    const rows = (await this.em.query(declinedPairs, [own, noRematchDays])) as { offering: string; need: string; until: Day }[];
    return new Map(rows.map(({ offering, need, until }) => [`${offering} ${need}`, until]));
  }

  /** Writes what was found beside what was `made` before. A refusal that stands as it was is not sent again. */
  private async keep(
    own: readonly string[],
    { matches, refusals }: Found,
    {
      made,
      stopped,
      policy,
    }: { made: readonly Pick<PairKeys, 'offering' | 'need'>[]; stopped: ReadonlyMap<string, Standing>; policy: number },
  ): Promise<void> {
    const columns = (pairs: readonly Pick<PairKeys, 'offering' | 'need'>[]) => [
      pairs.map((p) => p.offering),
      pairs.map((p) => p.need),
    ];
    const isNew = ({ offering, need, rule, facts }: Found['refusals'][number]) => {
      const known = stopped.get(this.side === 'offering' ? `${offering} ${need}` : `${need} ${offering}`);
      return known?.rule !== rule || !isDeepStrictEqual(known.facts, JSON.parse(JSON.stringify(facts)));
    };
    await this.em.query(dropOtherMatches[this.side], [own, ...columns([...made, ...matches]), policy]);
    for (const some of inParts(matches)) await this.em.query(upsertMatches, [`[${some.map((m) => m.row).join(',')}]`]);
    await this.em.query(dropOtherRefusals[this.side], [own, ...columns(refusals)]);
    for (const some of inParts(refusals.filter(isNew))) await this.em.query(upsertRefusals, [JSON.stringify(some)]);
  }
}

const keys = (offering: ListingRow, need: ListingRow): PairKeys => ({
  offering: offering.id,
  need: need.id,
  offeringOrganisation: offering.organisation,
  needOrganisation: need.organisation,
  hub: need.hub!,
});

const groupsOf = once((row) => row.sectors.map((code) => code.slice(0, 3)));
const sharesSectorGroup = (a: ListingRow, b: ListingRow): boolean => {
  const groups = groupsOf(b);
  return groupsOf(a).some((group) => groups.includes(group));
};

function asMatch(
  offering: ListingRow,
  need: ListingRow,
  topic: TopicEvidence | undefined,
  reviewRules: string[],
  under: Under,
): Found['matches'][number] {
  const numbers = score({ offering: asOfferingTo(offering, need), need: asNeed(need), topic }, under.policy, under.today);
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
  return { offering: offering.id, need: need.id, row: JSON.stringify(row) };
}
