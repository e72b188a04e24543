import { z } from 'zod';
import { pageOf, PageQuery } from '#http';
import { country, day, id, line, listOf, text } from '#problems';
import { listKinds, results } from './entities.js';

const party = z.strictObject({
  names: listOf(line(200, 2), 50, 1),
  country: country.optional(),
  named: z.enum(['person', 'body', 'vessel']).optional(),
  identifiers: listOf(line(100), 20).default([]),
});

/** A denied-party list, whole: it replaces the live one of the same name. */
export const LoadList = z
  .strictObject({ name: line(200, 2), kind: z.enum(listKinds), dated: day, parties: z.array(party).min(1).max(5000) })
  .meta({ id: 'LoadList' });
export type LoadList = z.infer<typeof LoadList>;

export const ListView = z
  .object({ id, name: z.string(), kind: z.enum(listKinds), dated: day, parties: z.number().int() })
  .meta({ id: 'ScreeningListView' });
export type ListView = z.infer<typeof ListView>;

const hit = z.object({
  on: z.enum(['identifier', 'name']),
  list: z.string(),
  dated: day,
  names: z.array(z.string()),
  country: z.string().nullable(),
  identifiers: z.array(z.string()),
  matched: z.string(),
  score: z.number(),
  features: z.array(z.object({ name: z.string(), value: z.number() })),
});

export const HitView = z
  .object({
    organisation: id,
    checkedName: z.string(),
    result: z.enum(results),
    hits: z.array(hit),
    checkedAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    decisionNote: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'ScreeningHitView' });
export type HitView = z.infer<typeof HitView>;

export const HitPage = pageOf(HitView)
  .extend({ load: z.string().nullable().describe('While no list is live everybody is held: what loads one. Else null.') })
  .meta({ id: 'ScreeningHitPage' });
export type HitPage = z.infer<typeof HitPage>;

/** `?result=potential`; left out, everybody who is held. */
export const HitQuery = PageQuery.extend({ result: z.enum(results).optional() });
export type HitQuery = z.infer<typeof HitQuery>;

export const DecideHit = z
  .strictObject({ decision: z.enum(['dismissed', 'confirmed']), note: text(2000, 3) })
  .meta({ id: 'DecideHit' });
export type DecideHit = z.infer<typeof DecideHit>;
