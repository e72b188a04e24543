import { assign } from './assignment.js';
import { share } from './share.js';

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
  /** What a slate is to be diverse in: the division of the need's first sector. */
  sector?: string | undefined;
}

/** How much more each can carry now, in introductions: the hub, and each listing by its id. */
export interface Capacities {
  hub: number;
  perOffering: ReadonlyMap<string, number>;
  perNeed: ReadonlyMap<string, number>;
}

/** What a slate is to do beside fitting best. Left out: nothing. */
export interface SlateWishes {
  /** Listings that have waited for a showing as long as the floor allows: they come first, where they have an eligible pair. */
  due?: ReadonlySet<string>;
  /** Of one sector `freeShare` of the hub's places (0..1) are free; each further pair counts less by `costs`. */
  diversity?: { freeShare: number; costs: number };
  /** Each place goes, with this probability (0..1), to another pair of its need, to learn. The same seed draws the same. */
  exploration?: { probability: number; seed: string };
}

/** `diversity`: there was room, and enough of its sector. */
export type Cut = 'hub_capacity' | 'offering_capacity' | 'need_capacity' | 'diversity';

export interface Placed extends Candidate {
  /** 1 for the best. */
  position: number;
  /** How likely it was to be shown, given who came before it: what learning weighs it by. */
  probability: number;
  /** Drawn to learn from, not because it is the best. */
  shownToLearn: boolean;
}

export interface Slate {
  /** Best first. */
  chosen: Placed[];
  /** What had no room, with the first capacity that was used up. */
  cut: { pair: string; cut: Cut }[];
}

/**
 * One hub's slate for one run: the pairs whose scores add up to the most under the capacities (an optimal b-matching), first of those
 * that need no review, then of the rest. Independent of the order of the candidates. Throws on a listing without a capacity, which is
 * a caller's mistake.
 */
export function slate(candidates: readonly Candidate[], capacities: Capacities, wishes: SlateWishes = {}): Slate {
  const inOrder = [...candidates].sort(bestFirst);
  const room = new Room(capacities);
  const chosen: Omit<Placed, 'position'>[] = [];
  for (const tier of [inOrder.filter((c) => !c.reviewFirst), inOrder.filter((c) => c.reviewFirst)]) {
    const best = optimum(tier, room, wishes);
    for (const candidate of best) room.take(candidate);
    chosen.push(...drawn(best, tier, room, wishes.exploration).sort(bestFirst));
  }
  const isChosen = new Set(chosen.map((c) => c.pair));
  return {
    chosen: chosen.map((c, at) => ({ ...c, position: at + 1 })),
    cut: inOrder.filter((c) => !isChosen.has(c.pair)).map((c) => ({ pair: c.pair, cut: room.usedUp(c) })),
  };
}

function optimum(tier: readonly Candidate[], room: Room, { due, diversity }: SlateWishes): Candidate[] {
  const [needs, offerings, sectors] = [new Numbered(), new Numbered(), new Numbered()];
  const sender = tier.map((c) => needs.of(c.need));
  const receiver = tier.map((c) => offerings.of(c.offering));
  const sectorOf: number[] = [];
  tier.forEach((c, at) => (sectorOf[sender[at]!] ??= sectors.of(c.sector ?? '')));
  const chosen = assign({
    senders: needs.names.map((id) => room.ofNeed(id)),
    receivers: offerings.names.map((id) => room.ofOffering(id)),
    total: room.hub,
    sender,
    receiver,
    // a score of nothing still fills a place that nobody else wants
    weight: tier.map((c) => Math.max(c.score, 1e-9)),
    ...(due && {
      senderIsDue: (s: number) => due.has(needs.names[s]!),
      receiverIsDue: (r: number) => due.has(offerings.names[r]!),
    }),
    ...(diversity && {
      groups: {
        of: sectorOf,
        count: sectors.names.length,
        free: Math.max(1, Math.ceil(diversity.freeShare * room.hub)),
        costs: diversity.costs,
      },
    }),
  });
  return chosen.map((e) => tier[e]!);
}

/** Gives some of the places to others of the same need; who is replaced gives its room back. */
function drawn(
  best: readonly Candidate[],
  tier: readonly Candidate[],
  room: Room,
  exploration: SlateWishes['exploration'],
): Omit<Placed, 'position'>[] {
  if (!exploration?.probability) return best.map((c) => ({ ...c, probability: 1, shownToLearn: false }));
  const { probability, seed } = exploration;
  const ofNeed = new Map<string, Candidate[]>();
  for (const c of tier) {
    const others = ofNeed.get(c.need);
    if (others) others.push(c);
    else ofNeed.set(c.need, [c]);
  }
  const taken = new Set(best.map((c) => c.pair));
  return best.map((candidate) => {
    const others = ofNeed.get(candidate.need)!.filter((c) => !taken.has(c.pair) && room.ofOffering(c.offering) > 0);
    if (others.length === 0) return { ...candidate, probability: 1, shownToLearn: false };
    if (share(seed, candidate.pair) >= probability) return { ...candidate, probability: 1 - probability, shownToLearn: false };
    const instead = others[Math.floor(share(seed, candidate.pair, 'instead') * others.length)]!;
    taken.add(instead.pair);
    room.giveBack(candidate);
    room.take(instead);
    return { ...instead, probability: probability / others.length, shownToLearn: true };
  });
}

class Room {
  hub: number;
  private readonly offerings: Map<string, number>;
  private readonly needs: Map<string, number>;

  constructor({ hub, perOffering, perNeed }: Capacities) {
    this.hub = Math.max(0, hub);
    this.offerings = new Map(perOffering);
    this.needs = new Map(perNeed);
  }

  ofOffering(id: string): number {
    return left(id, this.offerings);
  }

  ofNeed(id: string): number {
    return left(id, this.needs);
  }

  take({ offering, need }: Candidate): void {
    this.hub--;
    this.offerings.set(offering, this.ofOffering(offering) - 1);
    this.needs.set(need, this.ofNeed(need) - 1);
  }

  giveBack({ offering, need }: Candidate): void {
    this.hub++;
    this.offerings.set(offering, this.ofOffering(offering) + 1);
    this.needs.set(need, this.ofNeed(need) + 1);
  }

  /** What a pair that is not chosen had no room in. */
  usedUp({ offering, need }: Candidate): Cut {
    if (this.hub <= 0) return 'hub_capacity';
    if (this.ofOffering(offering) <= 0) return 'offering_capacity';
    return this.ofNeed(need) <= 0 ? 'need_capacity' : 'diversity';
  }
}

/** Names in the order in which they came, each with its number. */
class Numbered {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** By code units, not by a locale: the same order on every machine. */
const bestFirst = (a: Candidate, b: Candidate): number =>
  Number(a.reviewFirst ?? false) - Number(b.reviewFirst ?? false) ||
  b.score - a.score ||
  (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0);

function left(listing: string, room: ReadonlyMap<string, number>): number {
  const found = room.get(listing);
  if (found === undefined) throw new Error(`No capacity is given for listing ${listing}.`);
  return found;
}
