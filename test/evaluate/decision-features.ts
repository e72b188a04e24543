import type { DecisionSet } from './decision-set.js';

/** Columns a person, standardised, and which of them may be compared with the same column of another. */
export type Encoded = { width: number; of: Float64Array[]; isCategory: boolean[] };

const mostCategories = 12;
const mostColumns = 60;

/**
 * People's features as numbers: numbers (also written as text) standardised and cut at three deviations, categories and lists a column
 * each for the commonest, what is missing or odd 0, which is the usual. Nothing is read of what anybody said.
 */
export function encode({ people }: DecisionSet): Encoded {
  const names = [...new Set(people.flatMap((p) => Object.keys(p.features)))].sort();
  const columns: { values: number[]; isCategory: boolean }[] = [];
  for (const name of names) {
    const values = people.map((p) => p.features[name]);
    const told = values.filter((v) => v !== null && v !== undefined && v !== '' && !Number.isNaN(v));
    if (told.length < Math.min(10, people.length / 20)) continue;
    const numbers = values.map(asNumber);
    const known = numbers.filter((n) => Number.isFinite(n));
    if (known.length >= 0.9 * told.length) {
      columns.push({ values: numbers, isCategory: false });
      // few whole numbers may be codes, of which the greater is not the more
      const codes = new Set(known);
      if (codes.size > 2 && codes.size <= mostCategories && known.every(Number.isInteger))
        columns.push(...categories(numbers.map((n) => (Number.isFinite(n) ? [String(n)] : []))));
    } else columns.push(...categories(values.map(asWords)));
  }
  const kept = columns
    .map((c) => ({ ...c, values: standardised(c.values) }))
    .filter((c) => c.values.some((v) => v !== 0))
    .slice(0, mostColumns);
  return {
    width: kept.length,
    of: people.map((_, p) => Float64Array.from(kept, (c) => c.values[p]!)),
    isCategory: kept.map((c) => c.isCategory),
  };
}

/** What of two people a decision may rest on: who decides, who is decided about, how far apart they are, and how they go together. */
export const pairWidth = ({ width }: Encoded): number => 4 * width;
export const pairKinds = ({ width }: Encoded): number[] => [0, 1, 2, 3].flatMap((kind) => Array<number>(width).fill(kind));

export function pairFeatures({ of, width }: Encoded, from: number, to: number, into: Float64Array, at = 0): void {
  const [a, b] = [of[from]!, of[to]!];
  for (let f = 0; f < width; f++) {
    into[at + f] = a[f]!;
    into[at + width + f] = b[f]!;
    // of two standard normal numbers, the distance is 1.13 on average and deviates by 0.85
    into[at + 2 * width + f] = a[f] === 0 || b[f] === 0 ? 0 : (Math.abs(a[f]! - b[f]!) - 1.13) / 0.85;
    into[at + 3 * width + f] = a[f]! * b[f]!;
  }
}

function categories(words: readonly (readonly string[])[]): { values: number[]; isCategory: boolean }[] {
  const counts = new Map<string, number>();
  for (const list of words) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts].filter(([, n]) => n >= 5).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return common.slice(0, mostCategories).map(([word]) => ({
    values: words.map((list) => (list.length ? Number(list.includes(word)) : Number.NaN)),
    isCategory: true,
  }));
}

function standardised(values: readonly number[]): number[] {
  const known = values.filter((v) => Number.isFinite(v));
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length);
  const deviation = Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, known.length));
  return values.map((v) => (Number.isFinite(v) && deviation > 1e-9 ? Math.max(-3, Math.min(3, (v - mean) / deviation)) : 0));
}

function asNumber(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && /^\s*-?\d[\d,]*(\.\d+)?\s*%?\s*$/.test(value)
    ? parseFloat(value.replaceAll(',', ''))
    : Number.NaN;
}

function asWords(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((v) => String(v).trim().toLowerCase());
  if (value === null || value === undefined || value === '' || typeof value === 'object') return [];
  return [String(value).trim().toLowerCase()];
}
