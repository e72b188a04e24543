import { z } from 'zod';
import { id, line, listOf } from '#problems';
import { QueueFilters } from './proposals.schema.js';

export const SaveView = z
  .strictObject({
    name: line(100),
    shared: z.boolean().default(false).describe('With every coordinator of the hub; only its owner changes it'),
    filters: QueueFilters,
    columns: listOf(line(40), 20).default([]),
    mails: z.boolean().default(false).describe('Whether its owner hears of what is new in it'),
  })
  .meta({ id: 'SaveView' });
export type SaveView = z.infer<typeof SaveView>;

export const SavedViewView = z
  .object({
    id: z.string(),
    hub: z.string(),
    owner: z.object({ id: z.string(), name: z.string().nullable() }),
    name: z.string(),
    shared: z.boolean(),
    filters: QueueFilters,
    columns: z.array(z.string()),
    mails: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'SavedView' });
export type SavedViewView = z.infer<typeof SavedViewView>;

export const ByView = z.strictObject({ id, view: id });
