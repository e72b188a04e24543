import { z } from 'zod';
import { country, id, line, listOf, text } from '#problems';

const principal = z.strictObject({
  role: z.enum(['owner', 'director']),
  name: line(200, 2),
  named: z.enum(['person', 'body']),
  country: country.optional(),
  share: z.number().min(0).max(100).optional().describe('Of an owner, in per cent'),
  identifiers: listOf(line(100), 20).default([]),
});

/** Who stands behind an organisation, whole: owners until their shares come to half and more, and directors. */
export const SayPrincipals = z
  .strictObject({ principals: z.array(principal).max(100) })
  .refine(({ principals }) => shareOf(principals) <= 100, { message: 'shares come to more than 100 %', path: ['principals'] })
  .refine(({ principals }) => principals.every((p) => p.role === 'owner' || p.share === undefined), {
    message: 'only an owner has a share',
    path: ['principals'],
  })
  .meta({ id: 'SayPrincipals' });
export type SayPrincipals = z.infer<typeof SayPrincipals>;

export const PrincipalsView = z
  .object({
    principals: z.array(
      z.object({
        role: z.enum(['owner', 'director']),
        name: z.string(),
        named: z.enum(['person', 'body']),
        country: z.string().nullable(),
        share: z.number().nullable(),
        identifiers: z.array(z.string()),
      }),
    ),
    ownedBySaid: z.number().describe('Per cent whose owners are named'),
    saidAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PrincipalsView' });
export type PrincipalsView = z.infer<typeof PrincipalsView>;

export const shareOf = (principals: readonly { role: string; share?: number | null | undefined }[]): number =>
  Math.round(principals.reduce((sum, p) => sum + (p.role === 'owner' ? (p.share ?? 0) : 0), 0) * 100) / 100;

/** Whoever uses it in the end may be another than who asks for it; where it goes may be another country. */
export const StateEndUse = z
  .strictObject({ endUser: line(200, 2), destination: country, use: text(2000, 20) })
  .meta({ id: 'StateEndUse' });
export type StateEndUse = z.infer<typeof StateEndUse>;

export const EndUseView = z
  .object({ listing: id, endUser: z.string(), destination: z.string(), use: z.string(), statedAt: z.iso.datetime() })
  .meta({ id: 'EndUseView' });
export type EndUseView = z.infer<typeof EndUseView>;

export const MakeContest = z.strictObject({ text: text(4000, 10) }).meta({ id: 'MakeContest' });
export type MakeContest = z.infer<typeof MakeContest>;
export const AnswerContest = z.strictObject({ answer: text(4000, 3) }).meta({ id: 'AnswerContest' });
export type AnswerContest = z.infer<typeof AnswerContest>;

export const ContestView = z
  .object({
    id,
    organisation: id,
    text: z.string(),
    madeAt: z.iso.datetime(),
    answer: z.string().nullable(),
    answeredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ContestView' });
export type ContestView = z.infer<typeof ContestView>;
export const ContestList = z.object({ items: z.array(ContestView) }).meta({ id: 'ContestList' });
