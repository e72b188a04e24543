import { z } from 'zod';
import { day, id, line } from '#problems';

const kinds = ['lei', 'inn', 'ogrn', 'mst', 'domain'] as const;

/** A number of an organisation (LEI, and of Russia and Vietnam those of taxes and registration), or a domain of the web in its hands. */
export const Claim = z
  .strictObject({ kind: z.enum(kinds), value: line(253, 4) })
  .refine(({ kind, value }) => kind === 'domain' || value.length <= 40, {
    path: ['value'],
    message: 'must have 40 characters or fewer',
  })
  .meta({ id: 'ClaimNumber' });
export type Claim = z.infer<typeof Claim>;

export const SeeDocument = z
  .strictObject({
    document: line(200, 3).describe('Which document was seen'),
    until: day.describe('The last day on which that counts'),
  })
  .meta({ id: 'SeeDocument' });
export type SeeDocument = z.infer<typeof SeeDocument>;

export const VerificationView = z
  .object({
    id,
    kind: z.enum(kinds),
    value: z.string(),
    document: z.string().nullable().describe('The document that was seen, or where the proof of a domain was found'),
    until: z.string().nullable(),
    seen: z.boolean().describe('A document was seen, or the proof found, and that still counts'),
    checkedAt: z.date().nullable().describe('When the proof of a domain was last looked for'),
    proof: z
      .object({ line: z.string(), record: z.string(), file: z.string() })
      .nullable()
      .describe('Of an own domain: the line that proves it, as the TXT record of this name or in this file'),
  })
  .meta({ id: 'VerificationView' });
export type VerificationView = z.infer<typeof VerificationView>;

export const VerificationList = z
  .object({
    level: z
      .number()
      .int()
      .describe(
        '0: its own word; 1: a number with right check digits, or a domain in its hands; 2: somebody has seen the document, lately enough',
      ),
    items: z.array(VerificationView),
  })
  .meta({ id: 'VerificationList' });
export type VerificationList = z.infer<typeof VerificationList>;
