import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { count, InvertedIndex, read, type Reading, type Statistics } from '#retrieval';
import { lineage } from './tree.js';

/** The labels of a scheme in one language, as they were read and to be searched. */
export interface Labels {
  label(code: string): Reading | undefined;
  index: InvertedIndex;
  statistics: Statistics;
}

/** Labels by code: a code's own name, and that with what stands above it, which is what is searched. */
export function labelsOf(sectors: Iterable<{ code: string; label: Reading; path: Reading }>): Labels {
  const labels = new Map<string, Reading>();
  const paths = new Map<string, Reading>();
  for (const { code, label, path } of sectors) {
    labels.set(code, label);
    paths.set(code, path);
  }
  const statistics = count(paths.values());
  const index = new InvertedIndex(statistics);
  for (const [code, path] of paths) index.add(code, path);
  index.pack();
  return { label: (code) => labels.get(code), index, statistics };
}

const opened = new Map<string, Labels | undefined>();

/** The labels of the CPV in one of the Union's languages, which come with this room; read when first asked for, some 200 ms. */
export function ownLabels(language: string): Labels | undefined {
  if (!opened.has(language)) opened.set(language, unpacked(language));
  return opened.get(language);
}

function unpacked(language: string): Labels | undefined {
  const file = new URL(`./labels/${language}.tsv.gz`, import.meta.url);
  if (!/^[a-z]{2}$/.test(language) || !existsSync(file)) return undefined;
  const rows = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const names = new Map(rows.map((row) => row.split('\t') as [code: string, label: string]));
  const inOwnWords = (title: string, text: string) => read({ language, title, keywords: [], text }, undefined);
  return labelsOf(
    [...names].map(([code, name]) => {
      const above = [...lineage(code)].slice(0, -1).flatMap((c) => names.get(c) ?? []);
      return { code, label: inOwnWords(name, ''), path: inOwnWords(name, above.join(' > ')) };
    }),
  );
}
