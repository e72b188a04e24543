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

/** Codes by their name in this language or in English, every word begun; the broadest sectors first, then the shortest names. */
export function findSectors(words: string, language: string, most: number): string[] {
  const begun = words
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ` ${word}`);
  return namesIn(language)
    .filter(({ name }) => begun.every((word) => name.includes(word)))
    .slice(0, most)
    .map(({ code }) => code);
}

/** What each code is found by, in the order in which they are shown. Made once a language: made for each search, it held up the process for 30 ms. */
function namesIn(language: string): readonly { code: string; name: string }[] {
  const known = (labelled as readonly string[]).includes(language) ? language : 'en';
  const made = names.get(known);
  if (made) return made;
  const width = (code: string) => code.replace(/0+$/, '').length;
  const sorted = [...all()]
    .map(([code, { en }]) => ({ code, en, label: sectorLabel(code, known), width: width(code) }))
    .sort((a, b) => a.width - b.width || a.label.length - b.label.length || (a.code < b.code ? -1 : 1))
    .map(({ code, en, label }) => ({ code, name: ` ${code} ${en} ${label}`.toLowerCase().replace(/[(«"]/g, ' ') }))
    .map(({ code, name }) => ({ code, name: `${name}${plain(name)}` }));
  names.set(known, sorted);
  return sorted;
}

/** As it is typed in haste: letters without their marks, and Arabic words without the article. */
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace(/ و?ال/g, ' ');

const labelled = ['ru', 'ar', 'vi'] as const;
const names = new Map<string, readonly { code: string; name: string }[]>();

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
