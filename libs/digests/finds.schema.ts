import { z } from 'zod';
import { cooperationTypes } from '#listings';
import { text } from '#problems';

/** What somebody says with their "interested": what cooperation they think of, what is still unknown to them, a word about themselves. */
export const ExpressInterest = z
  .strictObject({
    cooperation: z.enum(cooperationTypes).nullable(),
    unknown: text(500).nullable(),
    note: text(400).nullable(),
  })
  .meta({ id: 'ExpressInterest' });
export type ExpressInterest = z.infer<typeof ExpressInterest>;
