import { z } from 'zod';
import { pageOf, PageQuery } from '#http';
import { country, day, id, line, listOf, text } from '#problems';
import { listKinds, results } from './entities.js';
import { applies, oldestDays } from './lists/manifest.js';

const party = z.strictObject({
  names: listOf(line(200, 2), 50, 1),
  country: country.optional(),
  named: z.enum(['person', 'body', 'vessel']).optional(),
  identifiers: listOf(line(100), 20).default([]),
});

/** A denied-party list, whole: it replaces the live one of the same name. */
export const LoadList = z
  .strictObject({
    name: line(200, 2),
    kind: z.enum(listKinds),
    dated: day,
    applies: applies
      .default(['*'])
      .describe(
        "For whom it counts: * for everybody, as the Security Council's; else countries, for pairs that they have to do with",
      ),
    oldestDays: oldestDays.optional().describe('Days after which nobody is introduced by it; 14 for an official list'),
    parties: z.array(party).min(1).max(5000),
  })
  .meta({ id: 'LoadList' });
export type LoadList = z.infer<typeof LoadList>;

export const ListView = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(listKinds),
    dated: day,
    currentOn: day.describe('The last day on which it was known to be the newest'),
    applies: z.array(z.string()),
    oldestDays: z.number().int().nullable(),
    parties: z.number().int(),
    removalAskedBy: id.nullable(),
    removed: z.boolean(),
  })
  .meta({ id: 'ScreeningListView' });
export type ListView = z.infer<typeof ListView>;

const ListStanding = ListView.omit({ removed: true }).extend({
  days: z.number().int().describe('Since it was known to be the newest'),
  tooOld: z.boolean().describe('Nobody is introduced by it until a newer one is loaded'),
  removalReason: z.string().nullable(),
});
export type ListStanding = z.infer<typeof ListStanding>;
const SourceView = z.object({
  name: z.string(),
  rule: z.string(),
  message: z.string(),
  line: z.number().int().nullable(),
  at: z.iso.datetime(),
});
export type SourceView = z.infer<typeof SourceView>;
export const ListStandings = z
  .object({
    items: z.array(ListStanding),
    refused: z.array(SourceView).describe('Files that were not taken; the old list stays'),
  })
  .meta({ id: 'ScreeningLists' });

export const AskRemoval = z.strictObject({ reason: text(2000, 3) }).meta({ id: 'AskListRemoval' });
export type AskRemoval = z.infer<typeof AskRemoval>;

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
  applies: z.array(z.string()).default(['*']),
  behind: z
    .object({ role: z.enum(['owner', 'director', 'end_user']), name: z.string(), share: z.number().nullable() })
    .nullable()
    .default(null)
    .describe('Who of those behind the organisation it is about; null: the organisation itself'),
});

export const HitView = z
  .object({
    organisation: id,
    checkedName: z.string(),
    result: z.enum(results),
    hits: z.array(hit),
    elsewhere: z.array(z.string()).describe('Countries whose lists hold it in a pair with one of them'),
    ownedByListed: z.object({ share: z.number(), half: z.boolean() }).describe('Per cent owned by whoever has a hit, in sum'),
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
