import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The codes of the CPV with their labels by language. */
export function cpvLabels(folder: string): { code: string; labels: Record<string, string> }[] {
  const [header, ...rows] = gunzipSync(readFileSync(path.join(folder, 'labels.tsv.gz'))).toString('utf8').trimEnd().split('\n'); // prettier-ignore
  const [, ...languages] = header!.split('\t');
  return rows.map((row) => {
    const [code, ...labels] = row.split('\t');
    return { code: code!, labels: Object.fromEntries(languages.map((language, at) => [language, labels[at]!])) };
  });
}

/** Whether a code's labels are kept out of what is learnt: about every fifth, told by the sum of its digits. */
export const held = (code: string): boolean => [...code].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
