/** Two sentences as numbers of words, and how much they count. */
export interface Sample {
  source: Int32Array;
  target: Int32Array;
  weight: number;
}

/**
 * IBM Model 1 (Brown and others 1993): how likely each target word is as the translation of a source word, learnt from pairs of sentences
 * by expectation maximisation. Source word 0 is the empty word, which every sentence has.
 */
export class WordModel {
  private readonly slots: Int32Array;
  private readonly keys: Float64Array;
  private readonly likely: Float32Array;
  private readonly counts: Float32Array;
  private readonly mask: number;

  constructor(
    private readonly samples: readonly Sample[],
    private readonly sources: number,
    private readonly targets: number,
  ) {
    let capacity = 1 << 16;
    const pairs = this.distinct();
    while (capacity < pairs * 1.6) capacity *= 2;
    this.mask = capacity - 1;
    this.slots = new Int32Array(capacity).fill(-1);
    this.keys = new Float64Array(pairs);
    this.likely = new Float32Array(pairs).fill(1);
    this.counts = new Float32Array(pairs);
    let used = 0;
    for (const { source, target } of samples)
      for (const t of target)
        for (let i = -1; i < source.length; i++) {
          const key = this.key(i < 0 ? 0 : source[i]!, t);
          const slot = this.slotOf(key);
          if (this.slots[slot] !== -1) continue;
          this.slots[slot] = used;
          this.keys[used++] = key;
        }
    this.used = used;
  }
  private readonly used: number;

  /** An upper bound of the pairs of words that meet. */
  private distinct(): number {
    let pairs = 0;
    for (const { source, target } of this.samples) pairs += (source.length + 1) * target.length;
    return pairs;
  }

  train(rounds: number, progress: (round: number) => void): void {
    for (let round = 1; round <= rounds; round++) {
      this.counts.fill(0);
      const totals = new Float64Array(this.sources);
      for (const sample of this.samples) this.expect(sample);
      for (let i = 0; i < this.used; i++) totals[Math.floor(this.keys[i]! / this.targets)]! += this.counts[i]!;
      for (let i = 0; i < this.used; i++)
        this.likely[i] = this.counts[i]! / (totals[Math.floor(this.keys[i]! / this.targets)]! || 1);
      progress(round);
    }
  }

  /** Every pair whose probability is at least `floor`. */
  *pairs(floor: number): Generator<{ source: number; target: number; probability: number; count: number }> {
    for (let i = 0; i < this.used; i++) {
      if (this.likely[i]! < floor) continue;
      const source = Math.floor(this.keys[i]! / this.targets);
      if (source === 0) continue;
      yield { source, target: this.keys[i]! % this.targets, probability: this.likely[i]!, count: this.counts[i]! };
    }
  }

  probability(source: number, target: number): number {
    const at = this.slots[this.slotOf(this.key(source, target))]!;
    return at === -1 ? 0 : this.likely[at]!;
  }

  private expect({ source, target, weight }: Sample): void {
    for (const t of target) {
      let sum = 0;
      for (let i = -1; i < source.length; i++) sum += this.likely[this.at(i < 0 ? 0 : source[i]!, t)]!;
      const share = weight / (sum || 1);
      for (let i = -1; i < source.length; i++) {
        const at = this.at(i < 0 ? 0 : source[i]!, t);
        this.counts[at]! += this.likely[at]! * share;
      }
    }
  }

  private at = (source: number, target: number): number => this.slots[this.slotOf(this.key(source, target))]!;
  private key = (source: number, target: number): number => source * this.targets + target;

  private slotOf(key: number): number {
    let slot = (Math.imul(key % 4294967296, 2654435761) ^ Math.imul(Math.floor(key / 65536), 40503)) & this.mask;
    while (this.slots[slot] !== -1 && this.keys[this.slots[slot]!] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}
