import { directionOf, type Decisions } from './decisions.js';
import { priors } from './priors.js';

/** The mean of a Beta posterior: `yes` of `all`, shrunk to `prior` (0..1) as if `strength` had been said before. */
export const betaMean = (yes: number, all: number, prior: number, strength: number): number =>
  (yes + strength * prior) / (all + strength);

/**
 * How often each party says yes (selectivity) and is said yes to (popularity), shrunk to its hub, and the hub to the network. Usable from the
 * first decision. `probability` is on the logit: what is usual in the hub, moved by how choosy the one and how welcome the other is.
 */
export class BetaPosteriors {
  private readonly network: [number, number];
  private readonly hubs: Float64Array[];
  private readonly gives: Float64Array;
  private readonly gets: Float64Array;

  constructor(decisions: Decisions) {
    const { sides, groups, from, to, group, said } = decisions;
    const zeros = (size: number) => [new Float64Array(size), new Float64Array(size)] as const;
    const all = [zeros(2), zeros(2 * groups), zeros(sides.length), zeros(sides.length)] as const;
    for (let i = 0; i < said.length; i++) {
      const d = directionOf(decisions, i);
      [d, 2 * group[i]! + d, from[i]!, to[i]!].forEach((at, level) => {
        all[level]![0][at]! += said[i]!;
        all[level]![1][at]!++;
      });
    }
    this.network = [0, 1].map((d) => betaMean(all[0][0][d]!, all[0][1][d]!, 0.5, 2)) as [number, number];
    this.hubs = [0, 1].map((d) =>
      Float64Array.from({ length: groups }, (_, g) =>
        betaMean(all[1][0][2 * g + d]!, all[1][1][2 * g + d]!, this.network[d]!, priors.betaHub),
      ),
    );
    const groupOf = new Int32Array(sides.length);
    for (let i = 0; i < said.length; i++) [groupOf[from[i]!], groupOf[to[i]!]] = [group[i]!, group[i]!];
    const posterior = (level: 2 | 3, directionOfParty: (side: number) => number) =>
      Float64Array.from({ length: sides.length }, (_, p) =>
        betaMean(all[level][0][p]!, all[level][1][p]!, this.hubs[directionOfParty(sides[p]!)]![groupOf[p]!]!, priors.betaParty),
      );
    this.gives = posterior(2, (side) => side);
    this.gets = posterior(3, (side) => 1 - side);
  }

  /** How likely `from`, of a side, says yes to `to` in a group, 0..1. */
  probability(from: number, to: number, group: number, side: 0 | 1): number {
    const usual = Math.log(this.hubs[side]![group]! / (1 - this.hubs[side]![group]!));
    const of = (p: number) => Math.log(p / (1 - p)) - usual;
    return 1 / (1 + Math.exp(-(usual + of(this.gives[from]!) + of(this.gets[to]!))));
  }
}
