/** CPV 2008 is a tree written in eight digits: division 2, group 3, class 4, category 5, and finer to 8; the rest is zeros. */
const depthOf = (code: string): number => {
  let depth = 8;
  while (depth > 2 && code[depth - 1] === '0') depth--;
  return depth;
};

/** The codes above this one, nearest first: 72212000 → 72210000, 72200000, 72000000. */
export function sectorAncestors(code: string): string[] {
  const above: string[] = [];
  for (let depth = depthOf(code) - 1; depth >= 2; depth--) {
    const ancestor = code.slice(0, depth).padEnd(8, '0');
    if (ancestor !== code && ancestor !== above.at(-1)) above.push(ancestor);
  }
  return above;
}

// By digits in common, 2..6 and more. In one line: one code is the other or stands above it. Beside: they only share a parent.
// Starting judgement: sharing a division (45 of them, "IT services") says half of what sharing a category says.
const inOneLine = [0, 0, 0.5, 0.7, 0.85, 0.95, 1] as const;
const besideEachOther = [0, 0, 0.25, 0.5, 0.7, 0.85, 0.9] as const;

/** How near two codes are in the tree, 0..1; 1 for the same code of six digits or more. */
export function sectorNearness(a: string, b: string): number {
  const [depthA, depthB] = [depthOf(a), depthOf(b)];
  const shallower = Math.min(depthA, depthB);
  let common = 0;
  while (common < shallower && a[common] === b[common]) common++;
  return (common === shallower ? inOneLine : besideEachOther)[Math.min(common, 6)]!;
}

/** How near the nearest codes of two listings are, 0..1. */
export function nearestSectorsFit(offering: readonly string[], need: readonly string[]): number {
  let best = 0;
  for (const o of offering) for (const n of need) best = Math.max(best, sectorNearness(o, n));
  return best;
}

/** The nearest pair of codes of two listings. The best pair counts, so that one more code can only help. */
export function nearestSectors(offering: readonly string[], need: readonly string[]) {
  let best = { nearness: -1, offering: '', need: '' };
  for (const o of offering)
    for (const n of need) {
      const nearness = sectorNearness(o, n);
      if (nearness > best.nearness) best = { nearness, offering: o, need: n };
    }
  return best;
}
