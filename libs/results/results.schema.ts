import { z } from 'zod';
import { cooperationTypes } from '#listings';
import { Money, MoneyTold, stages } from '#introductions';
import { currency, day, id, text } from '#problems';

export const LoadRates = z
  .strictObject({
    base: currency.describe('One unit of it is what each rate is of'),
    file: z.string().min(1).max(900_000).describe('CSV: day,currency,rate'),
  })
  .meta({ id: 'LoadRates' });
export type LoadRates = z.infer<typeof LoadRates>;
export const RatesLoaded = z
  .object({ base: z.string(), rates: z.number().int(), since: z.string(), until: z.string() })
  .meta({ id: 'RatesLoaded' });

export const costKinds = ['staff', 'rent', 'travel', 'events', 'other'] as const;
export const RecordCost = Money.extend({
  kind: z.enum(costKinds),
  attache: id.optional().describe('Whose work it paid, where it was one person’s'),
  sector: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .describe('The division, such as 38000000, where it was for one'),
}).meta({ id: 'RecordCost' });
export type RecordCost = z.infer<typeof RecordCost>;
export const CostView = z
  .object({
    id: z.string(),
    amount: z.string(),
    currency: z.string(),
    on: z.string(),
    kind: z.enum(costKinds),
    attache: z.string().nullable(),
    sector: z.string().nullable(),
  })
  .meta({ id: 'CostView' });
export const CostList = z.object({ items: z.array(CostView) }).meta({ id: 'CostList' });

export const GiveEvidence = z
  .strictObject({
    stage: z.enum(stages),
    evidence: text(2000).describe('How it is known: which document, who showed it, when'),
    agreement: z.enum(cooperationTypes).optional(),
    value: Money.optional(),
  })
  .meta({ id: 'GiveEvidence' });
export type GiveEvidence = z.infer<typeof GiveEvidence>;
export const EvidenceView = z
  .object({
    introduction: z.string(),
    version: z.number().int(),
    stage: z.enum(stages),
    evidence: z.string(),
    agreement: z.string().nullable(),
    value: MoneyTold.nullable(),
    at: z.date(),
  })
  .meta({ id: 'EvidenceView' });
export type EvidenceView = z.infer<typeof EvidenceView>;

export const groupings = ['hub', 'attache', 'sector'] as const;
export const ResultsQuery = z.strictObject({ since: day, until: day, by: z.enum(groupings).default('hub') });
export type ResultsQuery = z.infer<typeof ResultsQuery>;

const count = z.number().int();
const Funnel = z.object({
  group: z.string().nullable().describe('The hub, the person who approved, or the sector; null where it is not known'),
  approved: count.describe('Pairs approved in these days and not undone; the following counts are of these'),
  asked: count,
  interested: count.describe('At least one side said yes'),
  made: count,
  met: count.describe('A meeting was held, or a side says that they met'),
  agreed: count.describe('Some side, or the evidence, says agreement or follow-on'),
  claimed: z.string().describe('Worth of what one side alone claims, in the hub’s currency'),
  confirmed: z.string().describe('Worth of what both sides say alike'),
  evidenced: z.string().describe('Worth of what the hub has seen proof of'),
  unvalued: count.describe('Sums that no rate of their day, or of the ten days before, is known for: they are in no total'),
  cost: z.string(),
  payback: z.string().nullable().describe('(confirmed + evidenced) / cost, to the hundredth; null without costs'),
});
export const ResultsView = z
  .object({
    hub: z.string(),
    currency: z.string(),
    since: z.string(),
    until: z.string(),
    by: z.enum(groupings),
    rows: z.array(Funnel),
  })
  .meta({ id: 'ResultsView' });
export type ResultsView = z.infer<typeof ResultsView>;

export const ById = z.strictObject({ id });
export const ByCost = z.strictObject({ id, cost: id });
