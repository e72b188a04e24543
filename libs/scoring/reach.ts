import type { Candidate, Capacities, SlateWishes } from './slate.js';

/**
 * How far down the pairs of one tier, told best first, an optimal slate can reach: nobody has to read what comes after. Of a slate of k places
 * the other k - 1 pairs use up the room of no more than 2k - 2 pairs that fit side by side within every listing's capacity, one at each
 * end. So with 2k - 1 such pairs told, whatever comes later could give its place to one that is at least as good. It might pay for a full
 * sector in doing so: therefore what comes later scores less by that price, or as many were told apart from the sector that has most of
 * them; where half of the places are free to each, no second one can be full.
 * Of the pairs of one listing that is due, which keeps its place by any of them, k are enough: only the other end can be taken. Pairs of two who
 * are due are worth more than either's others; they are all to be read.
 */
export class Reach {
  private readonly used = new Map<string, number>();
  private readonly ofSector = new Map<string, number>();
  private fitting = 0;
  private lastNeeded = -Infinity;

  private constructor(
    private readonly wanted: number,
    private readonly left: (listing: string) => number,
    private readonly price: number,
  ) {}

  static ofSlate({ hub, perOffering, perNeed }: Capacities, { diversity }: SlateWishes = {}): Reach {
    return new Reach(2 * hub - 1, (id) => perOffering.get(id) ?? perNeed.get(id) ?? 0, diversity?.costs ?? 0);
  }

  /** Among the pairs of one listing. */
  static ofListing(listing: string, { hub, perOffering, perNeed }: Capacities, { diversity }: SlateWishes = {}): Reach {
    const left = (id: string) => (id === listing ? Infinity : (perOffering.get(id) ?? perNeed.get(id) ?? 0));
    return new Reach(hub, left, diversity?.costs ?? 0);
  }

  /** Whether nothing that comes after this pair can be needed. */
  endsWith({ offering, need, score, sector = '' }: Candidate): boolean {
    if (this.hasRoom(offering) && this.hasRoom(need)) {
      for (const listing of [offering, need]) this.used.set(listing, (this.used.get(listing) ?? 0) + 1);
      this.ofSector.set(sector, (this.ofSector.get(sector) ?? 0) + 1);
      if (++this.fitting === this.wanted) this.lastNeeded = score;
    }
    return score <= this.lastNeeded - this.price || this.fitting - Math.max(0, ...this.ofSector.values()) >= this.wanted;
  }

  private hasRoom(listing: string): boolean {
    return (this.used.get(listing) ?? 0) < this.left(listing);
  }
}
