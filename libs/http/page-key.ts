import { z } from 'zod';
import { day, id, invalid } from '#problems';
import { keyIn } from './cursor.js';

/** An instant as PostgreSQL or JSON writes it, on a day that a person of today may mean; PostgreSQL takes every one of them. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)$/)
  .refine((s) => day.safeParse(s.slice(0, 10)).success);

/** The key of a list that goes by time, and by id where two came at once. */
export const ByTime = z.tuple([instant, id]);

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
