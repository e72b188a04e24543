import type { EntityManager } from 'typeorm';
import { Reach, type Candidate, type Capacities, type Side, type SlateWishes } from '#scoring';
import { bestPairs, bestPairsOf, filledOfHub, filledOfListings, pairsAmong } from './proposable.sql.js';

/** A match that could be proposed, as `proposable.sql.ts` reads it. */
export type Proposable = {
  match: string;
  offering: string;
  need: string;
  offeringOrganisation: string;
  needOrganisation: string;
  hub: string;
  score: number;
  coverage: number;
  reviewFirst: boolean;
  pOffering: number;
  pNeed: number;
  /** The division of the need's first sector. */
  sector: string | null;
  offeringCapacity: number;
  needCapacity: number;
  /** The others are told only so that who reads them knows how far it has read. */
  proposable: boolean;
};
export type Listing = { id: string; side: Side };

/** Pairs that are read at once, of a hub and of one listing. More are read where these do not reach; sixty places seldom need more. */
const part = { hub: 400, listing: 200 };
/** Pairs of a need that one of its places may be drawn from, beside what an optimum could choose. */
const drawnFrom = 20;

/**
 * The pairs that a hub's slate can be made of: best first, and no more of them than `Reach` asks for. A hub has tens of thousands that could be
 * proposed, and a slate that read all of them took seconds of each publication.
 */
export class SlatePairs {
  readonly capacities: Capacities & { perOffering: Map<string, number>; perNeed: Map<string, number> };

  private constructor(
    private readonly em: EntityManager,
    private readonly hub: string,
    private readonly policy: number,
    places: number,
    private readonly atOnce: typeof part,
  ) {
    this.capacities = { hub: places, perOffering: new Map(), perNeed: new Map() };
  }

  static async of(em: EntityManager, hub: { id: string; capacity: number }, policy: number, atOnce = part): Promise<SlatePairs> {
    const [{ filled }] = (await em.query(filledOfHub, [hub.id])) as [{ filled: number }];
    return new SlatePairs(em, hub.id, policy, hub.capacity - filled, atOnce);
  }

  /** Whatever an optimum can choose, of those that need review only where the others may leave a place. */
  async toChooseFrom(wishes: SlateWishes, due: readonly Listing[]): Promise<Proposable[]> {
    if (this.capacities.hub <= 0) return [];
    const found: Proposable[] = [];
    for (const review of [false, true]) {
      const best = await this.best(review, wishes);
      found.push(...best.pairs);
      for (const side of ['offering', 'need'] as const)
        found.push(...(await this.bestOf(side, idsOf(due, side), review, wishes)));
      found.push(...(await this.read(pairsAmong, [review, due.map(({ id }) => id)])).filter(isProposable));
      if (!best.isAll) break;
    }
    return once(found);
  }

  /** A few of each of these needs. */
  async toDrawFrom(needs: readonly string[]): Promise<Proposable[]> {
    const tiers = [];
    for (const review of [false, true]) tiers.push(...(await this.read(bestPairsOf.need, [review, drawnFrom, needs])));
    return tiers.filter(isProposable);
  }

  private async best(review: boolean, wishes: SlateWishes): Promise<{ pairs: Proposable[]; isAll: boolean }> {
    for (let limit = this.atOnce.hub; ; limit *= 4) {
      const read = await this.read(bestPairs, [review, limit]);
      const needed = upTo(Reach.ofSlate(this.capacities, wishes), read.filter(isProposable));
      if (needed) return { pairs: needed, isAll: false };
      if (read.length < limit) return { pairs: read.filter(isProposable), isAll: true };
    }
  }

  private async bestOf(side: Side, listings: readonly string[], review: boolean, wishes: SlateWishes): Promise<Proposable[]> {
    for (let limit = this.atOnce.listing; listings.length > 0; limit *= 4) {
      const read = await this.read(bestPairsOf[side], [review, limit, listings]);
      const needed = listings.map((id) => {
        const own = read.filter((pair) => pair[side] === id);
        const reached = upTo(Reach.ofListing(id, this.capacities, wishes), own.filter(isProposable));
        return reached ?? (own.length < limit ? own.filter(isProposable) : undefined);
      });
      if (needed.every((pairs) => pairs !== undefined)) return needed.flat();
    }
    return [];
  }

  /** What is read is in its order, and what room its listings have is known. */
  private async read(sql: string, asked: readonly unknown[]): Promise<Proposable[]> {
    const pairs = (await this.em.query(sql, [this.hub, this.policy, ...asked])) as Proposable[];
    const { perOffering, perNeed } = this.capacities;
    const unknown = pairs.filter((pair) => !perOffering.has(pair.offering) || !perNeed.has(pair.need));
    if (unknown.length === 0) return pairs;
    const ids = [...new Set(unknown.flatMap((pair) => [pair.offering, pair.need]))];
    const rows = (await this.em.query(filledOfListings, [ids])) as { listing: string; filled: number }[];
    const filled = new Map(rows.map((row) => [row.listing, row.filled]));
    for (const { offering, need, offeringCapacity, needCapacity } of unknown) {
      perOffering.set(offering, offeringCapacity - (filled.get(offering) ?? 0));
      perNeed.set(need, needCapacity - (filled.get(need) ?? 0));
    }
    return pairs;
  }
}

export const asCandidate = ({ match, offering, need, score, reviewFirst, sector }: Proposable): Candidate => ({
  pair: match,
  offering,
  need,
  score,
  reviewFirst,
  sector: sector ?? undefined,
});

/** Each pair once, whichever way it was found. */
export const once = (pairs: readonly Proposable[]): Proposable[] => [...new Map(pairs.map((p) => [p.match, p])).values()];
const isProposable = (pair: Proposable): boolean => pair.proposable;
const idsOf = (listings: readonly Listing[], side: Side) => listings.filter((l) => l.side === side).map((l) => l.id);

/** As far as it reaches, or nothing where it reaches further than these. */
function upTo(reach: Reach, pairs: readonly Proposable[]): Proposable[] | undefined {
  const last = pairs.findIndex((pair) => reach.endsWith(asCandidate(pair)));
  return last < 0 ? undefined : pairs.slice(0, last + 1);
}
