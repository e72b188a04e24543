import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Words of another language for one word, and how likely they are. */
export interface Alternative {
  words: string;
  /** 0..1; those of one word add up to at most 1. */
  probability: number;
}

/**
 * One language's words into English and back, as `npm run lexicons` packs them: a line of JSON, then the lines of each way sorted by
 * their bytes, `key TAB words SPACE percent ...`. It is searched where it lies, unpacked and not parsed: 5 MB of memory and 30 ms to open.
 */
export class Lexicon {
  private readonly text: Buffer;
  private readonly intoEnglish: Int32Array;
  private readonly outOfEnglish: Int32Array;

  /** Throws on a file of another form. */
  constructor(packed: Buffer) {
    this.text = gunzipSync(packed);
    const end = this.text.indexOf('\n');
    const header = JSON.parse(this.text.toString('utf8', 0, end)) as { form: number; into: number; outOf: number };
    if (header.form !== 1)
      throw new Error(`This lexicon is of form ${header.form}, and form 1 is read here: run npm run lexicons.`);
    const lines = starts(this.text, end + 1, header.into + header.outOf);
    this.intoEnglish = lines.subarray(0, header.into + 1);
    this.outOfEnglish = lines.subarray(header.into);
  }

  /** English words for a key of this language, the likeliest first; nothing for one that it does not have. */
  into(key: string): Alternative[] {
    return this.at(key, this.intoEnglish);
  }

  /** Words of this language for an English key. */
  outOf(key: string): Alternative[] {
    return this.at(key, this.outOfEnglish);
  }

  /** The English words, each once, that words of this language may mean; phrases are left out. */
  englishWords(): Set<string> {
    const found = new Set<string>();
    const [from, to] = [this.intoEnglish[0]!, this.intoEnglish.at(-1)!];
    for (const [, word] of this.text.toString('utf8', from, to).matchAll(/\t([a-z]{3,}) \d/g)) found.add(word!);
    return found;
  }

  private at(key: string, lines: Int32Array): Alternative[] {
    const wanted = Buffer.from(`${key}\t`);
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = lines[middle]!;
      const order = this.text.compare(wanted, 0, wanted.length, start, Math.min(start + wanted.length, this.text.length));
      if (order === 0) return this.alternatives(start + wanted.length, lines[middle + 1]! - 1);
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return [];
  }

  private alternatives(start: number, end: number): Alternative[] {
    return this.text
      .toString('utf8', start, end)
      .split('\t')
      .map((cell) => {
        const at = cell.lastIndexOf(' ');
        return { words: cell.slice(0, at), probability: Number(cell.slice(at + 1)) / 100 };
      });
  }
}

/** Where each line begins, and after the last where it ends. */
function starts(text: Buffer, from: number, count: number): Int32Array {
  const found = new Int32Array(count + 1);
  let at = from;
  for (let line = 0; line <= count; line++) {
    found[line] = at;
    at = text.indexOf(10, at) + 1;
  }
  return found;
}

const folder = new URL('./lexicons/', import.meta.url);
const opened = new Map<string, Lexicon | undefined>();

/** The lexicon of a language that comes with this room, opened when it is first asked for. */
export function lexiconOf(language: string): Lexicon | undefined {
  if (!opened.has(language)) {
    const file = new URL(`${language}.lexicon.gz`, folder);
    opened.set(language, existsSync(file) ? new Lexicon(readFileSync(file)) : undefined);
  }
  return opened.get(language);
}

/** The languages that a lexicon is shipped for. */
export const lexiconLanguages = (): string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((name) => /^(\w+)\.lexicon\.gz$/.exec(name)?.[1] ?? []) : [];
