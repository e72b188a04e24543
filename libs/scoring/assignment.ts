import { minCostFlow, type Arcs } from './min-cost-flow.js';

/** Who may be put together with whom, and how many each can take. Everybody is an index. */
export interface AssignmentProblem {
  /** How many each sender may be given, and each receiver. */
  senders: ArrayLike<number>;
  receivers: ArrayLike<number>;
  /** How many pairs in all. */
  total: number;
  /** The edges, in three columns of one length; a weight is 0..1. */
  sender: ArrayLike<number>;
  receiver: ArrayLike<number>;
  weight: ArrayLike<number>;
  /** Whose first pair is worth more than any weight: what an exposure floor asks. */
  senderIsDue?: ((s: number) => boolean) | undefined;
  receiverIsDue?: ((r: number) => boolean) | undefined;
  /** Each sender's group: so many of one group are free, and each further pair counts less by `costs`. */
  groups?: { of: ArrayLike<number>; count: number; free: number; costs: number } | undefined;
}

/** Weights are rounded to this many parts: sums are exact, and within 1e-6 of what true weights give for 1,000 pairs. */
const parts = 1e9;
/** More than two pairs can weigh, so that nobody who is due gives way to two who are not. */
const dueBonus = 3 * parts;

/**
 * The edges, by index, whose weights add up to the most under everybody's capacity: an optimal b-matching. Pairs that add nothing are
 * left out. The same problem gives the same answer.
 */
export function assign(problem: AssignmentProblem): number[] {
  const { senders, receivers, groups, weight } = problem;
  const [n, m, size, groupCount] = [senders.length, receivers.length, weight.length, groups?.count ?? 0];
  const senderNode = (s: number) => 1 + groupCount + s;
  const receiverNode = (r: number) => senderNode(n) + r;
  const sink = receiverNode(m);
  const wanted = Array.from(senders).reduce((sum, c) => sum + Math.max(0, c), 0);
  const supply = Math.max(0, Math.min(problem.total, wanted, size));

  const arcs = new Columns(size + 1 + 2 * (groupCount + n + m));
  for (let e = 0; e < size; e++)
    arcs.add(senderNode(problem.sender[e]!), receiverNode(problem.receiver[e]!), 1, -Math.round(weight[e]! * parts));
  arcs.add(0, sink, supply + 1, 0);
  for (let g = 0; g < groupCount; g++) {
    arcs.add(0, 1 + g, groups!.free, 0);
    arcs.add(0, 1 + g, supply, Math.round(groups!.costs * parts));
  }
  const first = (from: number, to: number, capacity: number, isDue: boolean) => {
    arcs.add(from, to, isDue ? Math.min(1, capacity) : 0, -dueBonus);
    arcs.add(from, to, isDue ? capacity - 1 : capacity, 0);
  };
  for (let s = 0; s < n; s++)
    first(groups ? 1 + groups.of[s]! : 0, senderNode(s), senders[s]!, problem.senderIsDue?.(s) ?? false);
  for (let r = 0; r < m; r++) first(receiverNode(r), sink, receivers[r]!, problem.receiverIsDue?.(r) ?? false);

  const flow = minCostFlow(sink + 1, arcs.all(), supply);
  const chosen: number[] = [];
  for (let e = 0; e < size; e++) if (flow[e]! > 0 && weight[e]! > 0) chosen.push(e);
  return chosen;
}

class Columns {
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly capacity: Int32Array;
  private readonly cost: Float64Array;
  private size = 0;

  constructor(most: number) {
    [this.from, this.to, this.capacity] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
    this.cost = new Float64Array(most);
  }

  /** Where there is no room there is no arc; but an edge keeps its place. */
  add(from: number, to: number, capacity: number, cost: number): void {
    if (capacity <= 0) return;
    const at = this.size++;
    [this.from[at], this.to[at], this.capacity[at], this.cost[at]] = [from, to, Math.min(capacity, 2 ** 30), cost];
  }

  all(): Arcs {
    const { size } = this;
    return {
      from: this.from.subarray(0, size),
      to: this.to.subarray(0, size),
      capacity: this.capacity.subarray(0, size),
      cost: this.cost.subarray(0, size),
    };
  }
}
