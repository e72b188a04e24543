/** Under this, two words are different words, however many letters they share. */
export const sameWordFrom = 0.75;
/** What a pair of words loses that differs in more letters than a slip would: "Luxon", "Luxford". */
const beyondSlip = 0.2;

/** 0..1. An initial stands for any word that begins with it, but says little; a number is itself or another. */
export function wordAlike(a: string, b: string): number {
  if (a === b) return 1;
  if (/\p{N}/u.test(a + b)) return 0;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.85 : 0;
  const likeness = alike(a, b);
  if (likeness < sameWordFrom) return likeness;
  return likeness - (slips(a, b) > Math.max(1, Math.floor(Math.max(a.length, b.length) / 4)) ? beyondSlip : 0);
}

/** Whether so many slips at most lie between two words; the lengths say no more cheaply. */
export const within = (most: number, a: string, b: string): boolean =>
  Math.abs(a.length - b.length) <= most && slips(a, b) <= most;

/** Letters to add, drop, change or swap with a neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** Jaro-Winkler (Winkler 1990): 0..1, prefix of at most four letters at 0.1 each. */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = Array.from({ length: b.length }, () => false);
  const fromA: string[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
      if (!taken[j] && a[i] === b[j]) {
        taken[j] = true;
        fromA.push(a[i]!);
        break;
      }
  if (fromA.length === 0) return 0;
  const fromB = [...b].length === b.length ? [...b].filter((_, j) => taken[j]) : b.split('').filter((_, j) => taken[j]);
  const transposed = fromA.filter((letter, at) => letter !== fromB[at]).length / 2;
  const m = fromA.length;
  const jaro = (m / a.length + m / b.length + (m - transposed) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
