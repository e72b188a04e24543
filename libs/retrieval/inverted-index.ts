import { Best, type Hit } from './best.js';
import type { Query } from './query.js';
import { isAsked, pivot, type Reading } from './reading.js';
import { Shard, shardSize, type Reads } from './shard.js';
import type { Statistics } from './statistics.js';
import { tuned, type Tuning } from './tuned.js';
import { asking, impact, normsOf, whole } from './weights.js';

/**
 * The listings of one side, to be searched exhaustively: every listing that says a word of the query is weighed, none is skipped by a
 * bound. Weights are those of one snapshot of the corpus; under another one an index is built anew.
 */
export class InvertedIndex {
  private readonly shards: Shard[] = [];
  private readonly places = new Map<string, Shard>();
  private readonly terms = new Map<string, number>();
  private readonly languages = new Map<string, number>();
  private readonly sums = { own: new Float64Array(shardSize), common: new Float64Array(shardSize) };

  constructor(
    readonly statistics: Statistics,
    private readonly tuning: Tuning = tuned,
  ) {}

  get size(): number {
    return this.places.size;
  }

  /** Puts a listing in, in place of what was known of it. */
  add(id: string, { language, entries, lengths }: Reading): void {
    this.remove(id);
    const [terms, says, asks] = [[] as number[], [] as number[], [] as number[]];
    const norms = normsOf(lengths, this.statistics, this.tuning);
    for (const entry of entries) {
      terms.push(this.numberOf(entry.term));
      says.push(impact(entry, norms, this.tuning));
      const asked = isAsked(entry.term, language) ? asking(entry, this.tuning) : 0;
      asks.push(Math.round((asked * whole) / (1 + this.tuning.asks.k3)));
    }
    const shard = this.shardWithRoom();
    shard.add(id, this.languageOf(language), terms, says, asks);
    this.places.set(id, shard);
    if (shard.wantsPacking) shard.pack(this.terms.size);
  }

  remove(id: string): void {
    const shard = this.places.get(id);
    if (!shard) return;
    shard.remove(id);
    this.places.delete(id);
  }

  /** Lays everything tightly: for after a load. */
  pack(): void {
    for (const shard of this.shards) shard.pack(this.terms.size);
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
      const number = this.terms.get(term);
      if (number !== undefined) known.push([number, weight]);
    }
    return known;
  }

  private shardWithRoom(): Shard {
    const last = this.shards.at(-1);
    if (last && !last.isFull) return last;
    const roomy = this.shards.find((s) => s.makesRoom(this.terms.size));
    if (roomy) return roomy;
    const made = new Shard();
    this.shards.push(made);
    return made;
  }

  private numberOf(term: string): number {
    const known = this.terms.get(term);
    if (known !== undefined) return known;
    this.terms.set(term, this.terms.size);
    return this.terms.size - 1;
  }

  private languageOf(language: string): number {
    const known = this.languages.get(language);
    if (known !== undefined) return known;
    this.languages.set(language, this.languages.size);
    return this.languages.size - 1;
  }
}
