import { z } from 'zod';
import { day, id, line } from '#problems';

const kinds = ['lei', 'inn', 'ogrn', 'mst'] as const;

/** A number of an organisation: LEI, and of Russia and Vietnam those of taxes and registration. */
export const ClaimNumber = z.strictObject({ kind: z.enum(kinds), value: line(40, 4) }).meta({ id: 'ClaimNumber' });
export type ClaimNumber = z.infer<typeof ClaimNumber>;

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
    document: z.string().nullable(),
    until: z.string().nullable(),
    seen: z.boolean().describe('A document was seen, and that still counts'),
  })
  .meta({ id: 'VerificationView' });
export type VerificationView = z.infer<typeof VerificationView>;

export const VerificationList = z
  .object({
    level: z
      .number()
      .int()
      .describe('0: its own word; 1: a number with right check digits; 2: somebody has seen the document, lately enough'),
    items: z.array(VerificationView),
  })
  .meta({ id: 'VerificationList' });
export type VerificationList = z.infer<typeof VerificationList>;
