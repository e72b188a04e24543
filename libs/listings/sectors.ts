import { readFileSync } from 'node:fs';

/** CPV 2008 with its labels, read once and only when somebody asks (9,454 codes, about 1 MB). */
let sectors: Map<string, Record<string, string>> | undefined;

/** Whether this is a code of CPV 2008. */
export function sectorExists(code: string): boolean {
  return all().has(code);
}

/** The sector's name in this language, else in English; a code that is none is its own name. */
export function sectorLabel(code: string, language: string): string {
  const labels = all().get(code);
  return (Object.hasOwn(labels ?? {}, language) && labels?.[language]) || labels?.en || code;
}

/** Every code with its English label and, from the top, what stands above it. */
export function* sectorScheme(): Generator<{ code: string; label: string; path: string }> {
  const parents = new Map(rows('cpv-2008.tsv').map(([code = '', parent = '']) => [code, parent]));
  for (const [code, { en = '' }] of all()) {
    const above: string[] = [];
    for (let parent = parents.get(code); parent; parent = parents.get(parent)) above.unshift(all().get(parent)?.en ?? '');
    yield { code, label: en, path: above.join(' > ') };
  }
}

function all(): Map<string, Record<string, string>> {
  if (sectors) return sectors;
  const read = new Map(rows('cpv-2008.tsv').map(([code = '', , en = '']): [string, Record<string, string>] => [code, { en }]));
  for (const [code = '', en = '', ru = '', ar = '', vi = ''] of rows('labels.tsv')) read.set(code, { en, ru, ar, vi });
  return (sectors = read);
}

const rows = (file: string) =>
  readFileSync(new URL(`./sectors/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));
