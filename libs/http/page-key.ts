import type { z } from 'zod';
import { invalid } from '#problems';
import { keyIn } from './cursor.js';

/** The values in a cursor whose key has this shape; nulls for the first page. A cursor of another list is refused as none of ours is. */
export function pageKey(cursor: string | undefined, shape: z.ZodTuple): readonly unknown[] {
  const { length } = shape.def.items;
  if (!cursor) return Array.from({ length }, () => null);
  const key = shape.safeParse(keyIn(cursor, length));
  if (!key.success)
    throw invalid([
      {
        field: 'cursor',
        rule: 'cursor',
        message: 'is a cursor of another list: use the `next` of the page before, or leave it out',
      },
    ]);
  return key.data;
}
