/** An eligible pair that may be put in front of a coordinator. */
export interface Candidate {
  /** Opaque and unique: ties are broken by it. */
  pair: string;
  offering: string;
  need: string;
  /** 0..1, from both sides. */
  score: number;
  /** A person has to look at a rule first: ranks below every pair without that. */
  reviewFirst?: boolean;
}

/** How much more each can carry now, in introductions: the hub, and each listing by its id. */
export interface Capacities {
  hub: number;
  perOffering: ReadonlyMap<string, number>;
  perNeed: ReadonlyMap<string, number>;
}

export type Cut = 'hub_capacity' | 'offering_capacity' | 'need_capacity';

export interface Slate {
  /** Best first. */
  chosen: Candidate[];
  /** What had no room, with the first capacity that was used up. */
  cut: { pair: string; cut: Cut }[];
}

/**
 * One hub's slate for one run. Greedy by score: at least half of the largest possible sum (two matroids, one of them cut off at the
 * hub's capacity), and the best pair first. Independent of the order of the candidates. Throws on a listing without a capacity, which is a caller's mistake.
 */
export function slate(candidates: readonly Candidate[], capacities: Capacities): Slate {
  return placeGreedily(candidates, capacities);
}

function placeGreedily(candidates: readonly Candidate[], capacities: Capacities): Slate {
  const left = { hub: capacities.hub, offering: new Map(capacities.perOffering), need: new Map(capacities.perNeed) };
  const found: Slate = { chosen: [], cut: [] };
  for (const candidate of [...candidates].sort(bestFirst)) {
    const offering = roomFor(candidate.offering, left.offering);
    const need = roomFor(candidate.need, left.need);
    const cut = left.hub <= 0 ? 'hub_capacity' : offering <= 0 ? 'offering_capacity' : need <= 0 ? 'need_capacity' : null;
    if (cut) {
      found.cut.push({ pair: candidate.pair, cut });
      continue;
    }
    left.hub--;
    left.offering.set(candidate.offering, offering - 1);
    left.need.set(candidate.need, need - 1);
    found.chosen.push(candidate);
  }
  return found;
}

/** By code units, not by a locale: the same order on every machine. */
const bestFirst = (a: Candidate, b: Candidate): number =>
  Number(a.reviewFirst ?? false) - Number(b.reviewFirst ?? false) ||
  b.score - a.score ||
  (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0);

function roomFor(listing: string, left: ReadonlyMap<string, number>): number {
  const room = left.get(listing);
  if (room === undefined) throw new Error(`No capacity is given for listing ${listing}.`);
  return room;
}
