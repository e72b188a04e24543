import { z } from 'zod';
import { PageQuery } from '#http';
import { ListingChange, sides } from '#listings';
import { text } from '#problems';

export const AskQuestion = z
  .strictObject({
    side: z.enum(sides),
    text: text(1000).describe('About that side’s own listing; it is told nothing of the other'),
  })
  .meta({ id: 'AskQuestion' });
export type AskQuestion = z.infer<typeof AskQuestion>;

export const AnswerQuestion = z
  .strictObject({
    text: text(2000),
    version: z.number().int().min(1).optional().describe('Of the listing, where it is changed with the answer'),
    changes: ListingChange.optional().describe('What the listing is to say from now on; it is matched again'),
  })
  .meta({ id: 'AnswerQuestion' });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

/** What the asked side reads: nothing of the pair for which the hub asks. */
export const QuestionView = z
  .object({
    id: z.string(),
    hub: z.object({ id: z.string(), name: z.string(), replyTo: z.string() }),
    listing: z.object({ id: z.string(), title: z.string().nullable(), version: z.number().int().nullable() }),
    text: z.string(),
    askedAt: z.date(),
    open: z.boolean(),
    answer: z.string().nullable(),
    answeredAt: z.date().nullable(),
  })
  .meta({ id: 'QuestionView' });
export type QuestionView = z.infer<typeof QuestionView>;

export const QuestionsQuery = PageQuery;
