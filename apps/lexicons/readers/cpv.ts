import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The labels of the CPV in a language and in English, as the rooms keep them. */
export function cpvLabels(libs: string, language: string): { label: string; english: string }[] {
  const rows = readFileSync(path.join(libs, 'listings/sectors/cpv-2008.tsv'), 'utf8').trimEnd().split('\n');
  const english = new Map(rows.map((row) => row.split('\t')).map(([code, , label]) => [code!, label!]));
  const labels = gunzipSync(readFileSync(path.join(libs, `sectors/labels/${language}.tsv.gz`))).toString('utf8').trimEnd().split('\n'); // prettier-ignore
  return labels.map((line) => {
    const [code, label] = line.split('\t');
    return { label: label!, english: english.get(code!)! };
  });
}
