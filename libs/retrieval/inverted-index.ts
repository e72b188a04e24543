import { Best, type Hit } from './best.js';
import type { Query } from './query.js';
import { numbered, saidIn, type Numbered } from './numbered.js';
import { pivot, type Reading } from './reading.js';
import { Shard, shardSize, type Reads } from './shard.js';
import type { Statistics } from './statistics.js';
import { tuned, type Tuning } from './tuned.js';
import { Vocabulary } from './vocabulary.js';
import { asking, impact, normsOf, whole } from './weights.js';

/**
 * The listings of one side, to be searched exhaustively: every listing that says a word of the query is weighed, none is skipped by a
 * bound. Weights are those of one snapshot of the corpus; under another one an index is built anew.
 */
export class InvertedIndex {
  private readonly shards: Shard[] = [];
  private readonly places = new Map<string, Shard>();
  private readonly languages = new Map<string, number>();
  private readonly sums = { own: new Float64Array(shardSize), common: new Float64Array(shardSize) };

  constructor(
    readonly statistics: Statistics,
    private readonly tuning: Tuning = tuned,
    private readonly vocabulary = new Vocabulary(statistics),
  ) {}

  get size(): number {
    return this.places.size;
  }

  /** Puts a listing in, in place of what was known of it. */
  add(id: string, reading: Reading): void {
    this.put(id, numbered(reading, this.vocabulary));
  }

  /** As `add`, of a listing that has its numbers. */
  put(id: string, { language, lengths, numbers, said, asked }: Numbered): void {
    this.remove(id);
    const [says, asks] = [new Uint16Array(numbers.length), new Uint16Array(numbers.length)];
    const norms = normsOf(lengths, this.statistics, this.tuning);
    for (let row = 0; row < numbers.length; row++) {
      const entry = saidIn(said, row);
      says[row] = impact(entry, norms, this.tuning);
      if (asked[row]) asks[row] = Math.round((asking(entry, this.tuning) * whole) / (1 + this.tuning.asks.k3));
    }
    const shard = this.shardWithRoom();
    shard.add(id, this.languageOf(language), numbers, says, asks);
    this.places.set(id, shard);
    if (shard.wantsPacking) shard.pack(this.vocabulary.size);
  }

  remove(id: string): void {
    const shard = this.places.get(id);
    if (!shard) return;
    shard.remove(id);
    this.places.delete(id);
  }

  /** Lays everything tightly: for after a load. */
  pack(): void {
    for (const shard of this.shards) shard.pack(this.vocabulary.size);
  }

  /** The listings that say most of what is asked. */
  saying(query: Query, most: number): Hit[] {
    return this.search(query, 'says', most);
  }

  /** The listings that ask most for what is said (`answerOf`). */
  asking(answer: Query, most: number): Hit[] {
    return this.search(answer, 'asks', most);
  }

  private search(query: Query, reads: Reads, most: number): Hit[] {
    const best = new Best(most);
    const [own, common] = [this.known(query.own), this.known(query.common)];
    const language = query.language === pivot ? -1 : (this.languages.get(query.language) ?? -1);
    const { sums } = this;
    for (const shard of this.shards) {
      for (const [term, weight] of common) shard.sum(term, weight, reads, sums.common);
      for (const [term, weight] of own) shard.sum(term, weight, reads, sums.own);
      const count = shard.ids.length;
      for (let number = 0; number < count; number++) {
        const score = (shard.languages[number] === language ? sums.own : sums.common)[number]!;
        if (score === 0 || score < best.floor) continue;
        const id = shard.ids[number];
        if (id !== undefined) best.show({ id, score });
      }
      sums.common.fill(0, 0, count);
      if (own.length > 0) sums.own.fill(0, 0, count);
    }
    return best.inOrder();
  }

  private known(weights: ReadonlyMap<string, number>): [term: number, weight: number][] {
    const known: [number, number][] = [];
    for (const [term, weight] of weights) {
      const number = this.vocabulary.known(term);
      if (number !== undefined) known.push([number, weight]);
    }
    return known;
  }

  private shardWithRoom(): Shard {
    const last = this.shards.at(-1);
    if (last && !last.isFull) return last;
    const roomy = this.shards.find((s) => s.makesRoom(this.vocabulary.size));
    if (roomy) return roomy;
    const made = new Shard();
    this.shards.push(made);
    return made;
  }

  private languageOf(language: string): number {
    const known = this.languages.get(language);
    if (known !== undefined) return known;
    this.languages.set(language, this.languages.size);
    return this.languages.size - 1;
  }
}
