import { z } from 'zod';
import { line, listOf } from '#problems';
import { stepNames } from './steps.js';

const said = z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(200)).max(60)]);

/** Where a field's value comes from: a column, or one value for every row; and what is done with it on the way. */
const source = z
  .strictObject({
    field: line(60),
    column: line(200).optional(),
    value: said.optional(),
    as: line(200)
      .refine((text) => text.includes('{}'), { message: 'says {} where the value goes' })
      .optional(),
    by: z.array(z.enum(stepNames)).max(4).default([]),
  })
  .refine((s) => (s.column === undefined) !== (s.value === undefined), {
    message: 'is a column or a value, and not both',
    path: ['column'],
  });

/** How a file is read. Rows of which a field begins so are held for compliance; of a list, its first counts. */
export const Mapping = z
  .strictObject({
    fields: z
      .array(source)
      .max(80)
      .refine((fields) => new Set(fields.map((f) => f.field)).size === fields.length, { message: 'names a field twice' }),
    hold: z
      .array(z.strictObject({ field: line(60), begins: listOf(line(20), 20, 1) }))
      .max(10)
      .default([]),
  })
  .meta({ id: 'ImportMapping' });
export type Mapping = z.infer<typeof Mapping>;
