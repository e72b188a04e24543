import { z } from 'zod';
import { id, text, webAddress } from '#problems';
import { kinds, most, rubric } from './rubric.js';

const said = { hub: id, evidence: text(4000, 10), evidenceAddress: webAddress.optional() };
const rated = <Q extends string>(questions: readonly Q[]) =>
  z.strictObject(
    Object.fromEntries(questions.map((question) => [question, z.number().int().min(0).max(most)])) as Record<Q, z.ZodNumber>,
  );

export const MakeAssessment = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('readiness'), ratings: rated(rubric.readiness), ...said }),
    z.strictObject({ kind: z.literal('market_need'), ratings: rated(rubric.market_need), ...said }),
  ])
  .meta({ id: 'MakeAssessment' });
export type MakeAssessment = z.infer<typeof MakeAssessment>;

export const AnswerAssessment = z.strictObject({ text: text(2000) }).meta({ id: 'AnswerAssessment' });
export type AnswerAssessment = z.infer<typeof AnswerAssessment>;
export const DeclareInterest = z.strictObject({ note: text(500) }).meta({ id: 'DeclareInterest' });
export type DeclareInterest = z.infer<typeof DeclareInterest>;

export const AssessmentView = z
  .object({
    id: z.string(),
    hub: z.object({ id: z.string(), name: z.string() }),
    kind: z.enum(kinds),
    ratings: z.record(z.string(), z.number()),
    rating: z.number(),
    evidence: z.string(),
    evidenceAddress: z.string().nullable(),
    /** Named to colleagues of the hub only. */
    attache: z.string().nullable(),
    mine: z.boolean(),
    madeAt: z.date(),
    expiresAt: z.date(),
    /** `voided`: its attaché has declared an interest since. */
    state: z.enum(['counts', 'expired', 'voided']),
    answer: z.string().nullable(),
    answeredAt: z.date().nullable(),
  })
  .meta({ id: 'AssessmentView' });
export type AssessmentView = z.infer<typeof AssessmentView>;

/** What counts of one hub's assessments; `agreement` only where two or more attachés have one. */
export const AssessedView = z
  .object({
    hub: z.string(),
    kind: z.enum(kinds),
    rating: z.number(),
    attaches: z.number(),
    agreement: z.number().nullable(),
  })
  .meta({ id: 'AssessedView' });
export type AssessedView = z.infer<typeof AssessedView>;
export const AssessmentsView = z
  .object({ items: z.array(AssessmentView), assessed: z.array(AssessedView) })
  .meta({ id: 'AssessmentsView' });
export type AssessmentsView = z.infer<typeof AssessmentsView>;

export const ById = z.strictObject({ id });
export const ByOrganisation = z.strictObject({ organisation: id });
