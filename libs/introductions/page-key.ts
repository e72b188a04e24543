import { z } from 'zod';
import { keyIn } from '#http';
import { id, invalid } from '#problems';

/** The score and id that a page of proposals ended with, and the time and id that a page of introductions ended with. */
export const ByScore = z.tuple([z.number(), id]);
export const ByTime = z.tuple([z.iso.datetime(), id]);

/** The key in a cursor; nulls for the first page. A cursor of another list is refused as none of ours is. */
export function keyOf<K extends [unknown, string]>(cursor: string | undefined, shape: z.ZodType<K>): K | [null, null] {
  if (!cursor) return [null, null];
  const key = shape.safeParse(keyIn(cursor, 2));
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
