/** Listings of one shard: their numbers fit in two bytes, and the sums of a search in a core's own cache. */
export const shardSize = 65_536;

/** How much a posting weighs: what the listing says of the term, or how much it asks for it. */
export type Reads = 'says' | 'asks';

/**
 * The postings of up to 65,536 listings in typed arrays. Those that were there when it was last packed lie term after term; later
 * ones hang in a list per term, newest first, until they are packed too. A listing that is gone keeps its number until then.
 */
export class Shard {
  /** By number; undefined where a listing is gone. */
  readonly ids: (string | undefined)[] = [];
  readonly languages = new Uint8Array(shardSize);
  private readonly numbers = new Map<string, number>();

  private packed = {
    starts: new Uint32Array(1),
    numbers: new Uint16Array(0),
    says: new Uint16Array(0),
    asks: new Uint16Array(0),
  };
  private loose = looseOf(1024);
  private heads = new Int32Array(1024).fill(-1);

  get isFull(): boolean {
    return this.ids.length === shardSize;
  }

  add(id: string, language: number, terms: Int32Array, says: Uint16Array, asks: Uint16Array): void {
    const number = this.ids.push(id) - 1;
    this.numbers.set(id, number);
    this.languages[number] = language;
    for (let i = 0; i < terms.length; i++) this.hang(terms[i]!, number, says[i]!, asks[i]!);
  }

  remove(id: string): void {
    this.ids[this.numbers.get(id)!] = undefined;
    this.numbers.delete(id);
  }

  /** Packs a shard of which an eighth is gone, so that others may have their places; answers whether it did. */
  makesRoom(terms: number): boolean {
    if (this.gone < shardSize / 8) return false;
    this.pack(terms);
    return true;
  }

  /** Whether so much hangs loose that packing is worth its time. */
  get wantsPacking(): boolean {
    return this.loose.count > Math.max(250_000, this.packed.numbers.length / 2);
  }

  /** Adds `weight` times what each listing says of (or asks for) this term to its sum. */
  sum(term: number, weight: number, reads: Reads, sums: Float64Array): void {
    const { starts, numbers, [reads]: values } = this.packed;
    for (let at = starts[term] ?? 0, end = starts[term + 1] ?? 0; at < end; at++) sums[numbers[at]!]! += weight * values[at]!;
    const { loose } = this;
    const looseValues = loose[reads];
    for (let at = this.heads[term] ?? -1; at >= 0; at = loose.next[at]!) sums[loose.numbers[at]!]! += weight * looseValues[at]!;
  }

  /** Lays every posting of a listing that is still there term after term, and numbers the listings anew. */
  pack(terms: number): void {
    const { packed, loose, heads } = this;
    const renumbered = new Int32Array(this.ids.length).fill(-1);
    let kept = 0;
    for (let number = 0; number < this.ids.length; number++) {
      if (this.ids[number] === undefined) continue;
      this.ids[kept] = this.ids[number];
      this.languages[kept] = this.languages[number]!;
      this.numbers.set(this.ids[kept]!, kept);
      renumbered[number] = kept++;
    }
    this.ids.length = kept;
    const most = packed.numbers.length + loose.count;
    const starts = new Uint32Array(terms + 1);
    const [numbers, says, asks] = [new Uint16Array(most), new Uint16Array(most), new Uint16Array(most)];
    let to = 0;
    const take = (number: number, said: number, asked: number) => {
      const now = renumbered[number]!;
      if (now < 0) return;
      numbers[to] = now;
      says[to] = said;
      asks[to++] = asked;
    };
    for (let term = 0; term < terms; term++) {
      starts[term] = to;
      for (let at = packed.starts[term] ?? 0, end = packed.starts[term + 1] ?? 0; at < end; at++)
        take(packed.numbers[at]!, packed.says[at]!, packed.asks[at]!);
      for (let at = heads[term] ?? -1; at >= 0; at = loose.next[at]!) take(loose.numbers[at]!, loose.says[at]!, loose.asks[at]!);
    }
    starts[terms] = to;
    this.packed = { starts, numbers: numbers.slice(0, to), says: says.slice(0, to), asks: asks.slice(0, to) };
    this.loose = looseOf(1024);
    this.heads = new Int32Array(1024).fill(-1);
  }

  private get gone(): number {
    return this.ids.length - this.numbers.size;
  }

  private hang(term: number, number: number, said: number, asked: number): void {
    if (term >= this.heads.length) {
      const heads = new Int32Array(Math.max(term + 1, this.heads.length * 2)).fill(-1);
      heads.set(this.heads);
      this.heads = heads;
    }
    if (this.loose.count === this.loose.next.length) this.loose = looseOf(this.loose.count * 2, this.loose);
    const { loose } = this;
    const at = loose.count++;
    loose.numbers[at] = number;
    loose.says[at] = said;
    loose.asks[at] = asked;
    loose.next[at] = this.heads[term]!;
    this.heads[term] = at;
  }
}

interface Loose {
  count: number;
  next: Int32Array;
  numbers: Uint16Array;
  says: Uint16Array;
  asks: Uint16Array;
}

function looseOf(room: number, before?: Loose): Loose {
  const made: Loose = {
    count: before?.count ?? 0,
    next: new Int32Array(room),
    numbers: new Uint16Array(room),
    says: new Uint16Array(room),
    asks: new Uint16Array(room),
  };
  if (before) for (const part of ['next', 'numbers', 'says', 'asks'] as const) made[part].set(before[part]);
  return made;
}
