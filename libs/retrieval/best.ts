/** A listing found, and its score in whole units that mean something only beside others of the same query. */
export interface Hit {
  id: string;
  score: number;
}

const worse = (a: Hit, b: Hit): boolean => a.score < b.score || (a.score === b.score && a.id > b.id);

/** Keeps the best `most` of what it is shown; equals fall by id. A binary heap, the worst on top. */
export class Best {
  private readonly heap: Hit[] = [];

  constructor(private readonly most: number) {}

  /** What does not score above this, or equal with a smaller id, is not among the best any more. */
  get floor(): number {
    return this.heap.length < this.most ? 0 : (this.heap[0]?.score ?? Infinity);
  }

  show(hit: Hit): void {
    const { heap } = this;
    if (heap.length < this.most) {
      heap.push(hit);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!worse(heap[at]!, heap[parent]!)) break;
        [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
        at = parent;
      }
    } else if (heap.length > 0 && worse(heap[0]!, hit)) {
      heap[0] = hit;
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(heap[child]!, heap[least]!)) least = child;
        if (least === at) break;
        [heap[at], heap[least]] = [heap[least]!, heap[at]!];
        at = least;
      }
    }
  }

  /** The best first. */
  inOrder(): Hit[] {
    return this.heap.toSorted((a, b) => (worse(a, b) ? 1 : -1));
  }
}
