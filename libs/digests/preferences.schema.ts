import { z } from 'zod';
import { day, language, zone } from '#problems';

const fields = {
  frequency: z.enum(['off', 'daily', 'weekly', 'monthly']).describe('daily: on working days'),
  weekday: z
    .number()
    .int()
    .min(1)
    .max(7)
    .describe('ISO weekday, 1 is Monday: of a weekly digest, and of a monthly one (its first in the month)'),
  hour: z.number().int().min(0).max(23).describe('Hour on the clock in `zone`'),
  zone: zone.describe('IANA time zone'),
  language: language.describe('Language of the digest'),
  pausedUntil: day.nullable().describe('Nothing before this day'),
};

export const ChangeDigestPreferences = z.strictObject(fields).meta({ id: 'ChangeDigestPreferences' });
export type ChangeDigestPreferences = z.infer<typeof ChangeDigestPreferences>;

export const DigestPreferencesView = z
  .object({
    ...fields,
    zone: z.string(),
    language: z.string(),
    address: z.string(),
    nextDay: z.string().nullable().describe('The day of the next digest at the earliest; null: none'),
  })
  .meta({ id: 'DigestPreferencesView' });
export type DigestPreferencesView = z.infer<typeof DigestPreferencesView>;
