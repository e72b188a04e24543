import { newStemmer } from 'snowball-stemmers';
import type { Text } from './sets.js';

const [k1, b] = [1.2, 0.75];

/**
 * The measure of every figure: BM25 as anybody would write it, over title and text as one, English Snowball stems, no function words
 * left out, no other language known, a word of the query counted as often as it is said.
 */
export class PlainBm25 {
  private readonly stemmer = newStemmer('english');
  private readonly stems = new Map<string, string>();
  private readonly postings = new Map<string, { at: number[]; times: number[] }>();
  private readonly ids: string[];
  private readonly lengths: number[] = [];

  constructor(documents: readonly Text[]) {
    this.ids = documents.map((d) => d.id);
    documents.forEach((document, at) => {
      const said = this.read(document);
      this.lengths.push([...said.values()].reduce((x, y) => x + y, 0));
      for (const [term, times] of said) {
        const list = this.postings.get(term) ?? { at: [], times: [] };
        list.at.push(at);
        list.times.push(times);
        this.postings.set(term, list);
      }
    });
  }

  rank(query: Text, most: number, exclude?: string): string[] {
    const scores = new Float64Array(this.ids.length);
    const mean = this.lengths.reduce((x, y) => x + y, 0) / Math.max(1, this.lengths.length) || 1;
    for (const [term, asked] of this.read(query)) {
      const list = this.postings.get(term);
      if (!list) continue;
      const rarity = Math.log(1 + (this.ids.length - list.at.length + 0.5) / (list.at.length + 0.5));
      list.at.forEach((at, i) => {
        const times = list.times[i]!;
        scores[at]! += (asked * rarity * times) / (times + k1 * (1 - b + (b * this.lengths[at]!) / mean));
      });
    }
    return [...scores.keys()]
      .filter((at) => scores[at]! > 0 && this.ids[at] !== exclude)
      .sort((x, y) => scores[y]! - scores[x]! || x - y)
      .slice(0, most)
      .map((at) => this.ids[at]!);
  }

  private read({ title, text }: Text): Map<string, number> {
    const said = new Map<string, number>();
    for (const [word] of `${title} ${text}`.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
      let stem = this.stems.get(word);
      if (stem === undefined) this.stems.set(word, (stem = this.stemmer.stem(word)));
      said.set(stem, (said.get(stem) ?? 0) + 1);
    }
    return said;
  }
}
