import { z } from 'zod';
import { country, id } from '#problems';

/** A division of CPV 2008: the two digits that a market is spoken of in. */
const division = z.string().regex(/^\d{2}0{6}$/, 'must be a division of CPV 2008 such as "72000000"');

export const RegisterInterest = z
  .strictObject({ organisation: id, country: country.describe('Where a hub would be of use'), sector: division })
  .meta({ id: 'RegisterInterest' });
export type RegisterInterest = z.infer<typeof RegisterInterest>;

export const InterestView = z
  .object({ id, organisation: id, country: z.string(), sector: z.string(), createdAt: z.string() })
  .meta({ id: 'Interest' });
export type InterestView = z.infer<typeof InterestView>;
export const InterestList = z.object({ items: z.array(InterestView) }).meta({ id: 'InterestList' });

export const InterestRegister = z
  .object({
    items: z.array(
      z.object({
        country: z.string(),
        sector: z.string(),
        firms: z.number().int(),
        verified: z.number().int().describe('Cleared and not suspended, the same registration once: what the threshold counts'),
        threshold: z.number().int(),
        crossedAt: z.string().nullable().describe('When it was crossed, which happens once'),
      }),
    ),
  })
  .meta({ id: 'InterestRegister' });
export type InterestRegister = z.infer<typeof InterestRegister>;

export const SetThreshold = z.strictObject({ firms: z.number().int().min(1).max(1000) }).meta({ id: 'SetInterestThreshold' });
export const ByCountry = z.strictObject({ country });
