import { z } from 'zod';
import { Telling } from '#listings';

export const QualityView = z
  .object({
    lengths: z.array(
      z.object({
        field: z.string(),
        length: z.number().int().describe('In UTF-16 units; 0 where nothing is said'),
        least: z.number().int().describe('What is fewer is not published'),
        most: z.number().int(),
      }),
    ),
    coverage: z.number().describe('0..1: how much of what matters would be known beside a partner that says everything'),
    missing: z
      .array(
        z.object({
          field: z.string(),
          adds: z.number().describe('To the coverage, 0..1; 0 where it is asked for a wish of the partner only'),
        }),
      )
      .describe('The most telling first'),
    tellsWho: z.array(Telling).describe('Empty where it is shown by name'),
    policy: z.number().int().describe('By whose weights'),
  })
  .meta({ id: 'QualityView', description: 'What would make a listing easier to match, for whoever may change it' });
export type QualityView = z.infer<typeof QualityView>;
