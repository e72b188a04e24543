import { gzipSync } from 'node:zlib';
import type { Entries, Learnt } from './learn.js';

/** A lexicon as `Lexicon` of libs/language reads it. */
export function pack({ into, outOf }: Learnt, language: string): Buffer {
  const [a, b] = [linesOf(into), linesOf(outOf)];
  const header = JSON.stringify({ form: 1, language, into: a.length, outOf: b.length });
  return gzipSync(Buffer.from([header, ...a, ...b, ''].join('\n')), { level: 9 });
}

const linesOf = (entries: Entries): string[] =>
  [...entries]
    .filter(([key]) => !/[\t\n]/.test(key))
    .sort(([a], [b]) => Buffer.compare(Buffer.from(`${a}\t`), Buffer.from(`${b}\t`)))
    .map(([key, { ways }]) => {
      const cells = ways.map(
        ({ words, probability }) => `${words.replace(/\s+/g, ' ')} ${Math.max(1, Math.round(probability * 100))}`,
      );
      return [key, ...cells].join('\t');
    });
