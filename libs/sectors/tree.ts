/**
 * CPV 2008 writes its tree into its digits: 72 is a division, 722 a group, 7222 a class, 72221 a category, and what follows is finer;
 * zeros fill up to eight.
 */
export const levels = [2, 3, 4, 5] as const;

/** How many digits of a code say something: 2 for a division to 8. */
export function depth(code: string): number {
  return Math.max(2, code.replace(/0+$/, '').length);
}

/** The code itself and those above it, where the scheme has them. */
export function* lineage(code: string): Generator<string> {
  for (const digits of [...levels, 6, 7]) if (digits < depth(code)) yield code.slice(0, digits).padEnd(8, '0');
  yield code;
}
