import { z } from 'zod';
import { address, currency, id, language, line, listOf, text, zone } from '#problems';

const consentOrders = ['firm_first', 'buyer_first', 'together'] as const;
const secondEyed = ['never', 'risky', 'always'] as const;
const anonymities = ['warn', 'keep'] as const;

/** What a hub says in its own name, and how it works. A proposal of a hub names most of these, an adjustment those that change. */
export const hubSettings = {
  zone,
  workWeek: listOf(z.number().int().min(1).max(7), 7, 1).describe('ISO weekdays, 1 is Monday'),
  languages: listOf(language, 10, 1),
  fallbackLanguage: language,
  currency,
  capacity: z.number().int().min(1).max(1000).describe('Introductions that the coordinators can carry at once'),
  consentOrder: z.enum(consentOrders).describe('Who is asked first'),
  consentDays: z.number().int().min(1).max(90),
  nudgeDays: z.number().int().min(1).max(30).describe('Working days until whoever was asked is asked once more'),
  reviewDays: z.number().int().min(1).max(60).describe('Working days until a pair that waits for a decision is overdue'),
  requestsAMonth: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .describe('Pairs that one organisation may ask the coordinators for within thirty days'),
  secondEyes: z
    .enum(secondEyed)
    .describe('Which pairs a second coordinator must approve too; risky: a rule could not be answered'),
  anonymity: z
    .enum(anonymities)
    .describe('What an anonymous listing meets that tells who wrote it; keep: it is not published in the hub’s market'),
  replyTo: address,
  letterhead: text(1000).nullable().describe('Who writes: the name and the address that stand on what the hub sends and prints'),
  attestations: z
    .array(z.strictObject({ language, text: text(2000) }))
    .max(10)
    .refine((all) => new Set(all.map((a) => a.language)).size === all.length, { message: 'has one text a language' })
    .describe('What a firm declares before it is introduced, a text a language'),
  listPolicy: listOf(line(200), 20).describe('Names of the denied-party lists that the hub relies on'),
};

/** What another hub of the same centre has in common with it: nothing that is of its place, its people or its data. */
export const copied = [
  'workWeek',
  'languages',
  'fallbackLanguage',
  'capacity',
  'consentOrder',
  'consentDays',
  'nudgeDays',
  'reviewDays',
  'requestsAMonth',
  'secondEyes',
  'anonymity',
  'attestations',
  'listPolicy',
] as const satisfies readonly (keyof typeof hubSettings)[];

export const AdjustHub = z.strictObject(hubSettings).partial().meta({ id: 'AdjustHub' });
export type AdjustHub = z.infer<typeof AdjustHub>;

export const CopySettings = z
  .strictObject({ from: id.describe('The hub whose settings are taken') })
  .meta({ id: 'CopySettings' });

/** What can be missing on the day a hub opens. */
const gaps = ['holidays', 'languages', 'lists', 'attestation', 'coordinators', 'letterhead'] as const;
export type Gap = (typeof gaps)[number];
const items = ['zone', 'work_week', 'currency', 'capacity', ...gaps] as const;

export const ChecklistView = z
  .object({
    ready: z.boolean(),
    items: z.array(
      z.object({
        item: z.enum(items),
        met: z.boolean(),
        missing: z
          .array(z.string())
          .describe('Years, languages, lists, or how many; empty where the item is met or is one thing'),
      }),
    ),
  })
  .meta({ id: 'OpeningChecklist' });
export type ChecklistView = z.infer<typeof ChecklistView>;

export const hubStates = ['proposed', 'planned', 'open', 'paused', 'closed'] as const;

export const MoveHub = z
  .strictObject({
    state: z.enum(hubStates),
    despite: listOf(z.enum(gaps), gaps.length)
      .default([])
      .describe('Items of the checklist without which the hub opens all the same; the ledger keeps them'),
  })
  .meta({ id: 'MoveHub' });
export type MoveHub = z.infer<typeof MoveHub>;
