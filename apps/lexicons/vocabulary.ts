import { join, unitsOf } from '#language';

/** The words of one language as numbers, each with the spelling that it is most often met in. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>([['', 0]]);
  private readonly keys: string[] = [''];
  private readonly spellings: Map<string, number>[] = [new Map()];
  private readonly longWords = new Set<string>();
  private longest = 1;

  constructor(private readonly language: string) {}

  get size(): number {
    return this.keys.length;
  }

  /** Words of several syllables or characters, known from dictionaries; for the languages that write them apart or with no space between. */
  learn(words: string): void {
    if (!this.parted) return;
    const keys = unitsOf(words, this.language).map((u) => u.key);
    if (keys.length < 2 || keys.length > 5) return;
    this.longWords.add(join(keys, this.language));
    this.longest = Math.max(this.longest, keys.length);
  }

  /** The words of a text as numbers; those of Vietnamese and Chinese by the longest match. */
  read(text: string, weight: number): number[] {
    const units = unitsOf(text, this.language);
    const found: number[] = [];
    for (let at = 0; at < units.length;) {
      let length = 1;
      if (this.parted)
        for (let tried = Math.min(this.longest, units.length - at); tried > 1; tried--)
          if (
            units.slice(at + 1, at + tried).every((u) => u.follows) &&
            this.longWords.has(this.keyOf(units.slice(at, at + tried)))
          ) {
            length = tried;
            break;
          }
      const word = units.slice(at, at + length);
      found.push(this.number(this.keyOf(word), word.map((u) => u.folded).join(this.language === 'zh' ? '' : ' '), weight));
      at += length;
    }
    return found;
  }

  key = (number: number): string => this.keys[number]!;

  /** The spelling met most often, the shorter of two. */
  spelling(number: number): string {
    return [...this.spellings[number]!].reduce((a, b) =>
      b[1] > a[1] || (b[1] === a[1] && b[0].length < a[0].length) ? b : a,
    )[0];
  }

  /** It is written in another script than Latin. */
  get scripted(): boolean {
    return ['ar', 'hi', 'ru', 'zh'].includes(this.language);
  }

  private get parted(): boolean {
    return this.language === 'vi' || this.language === 'zh';
  }

  private keyOf = (units: readonly { key: string }[]): string => join(units.map((u) => u.key), this.language); // prettier-ignore

  private number(key: string, spelling: string, weight: number): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.keys.length;
      this.numbers.set(key, number);
      this.keys.push(key);
      this.spellings.push(new Map());
    }
    const spellings = this.spellings[number]!;
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + weight);
    return number;
  }
}
