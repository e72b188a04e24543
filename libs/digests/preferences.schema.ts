import { z } from 'zod';
import { day, language, zone } from '#problems';
import { frequencies, kinds } from './windows.js';

const frequency = z.enum(frequencies);
const fields = {
  frequencies: z
    .strictObject({
      decisions: frequency,
      views: frequency,
      proposals: frequency,
      finds: frequency,
      listings: frequency,
      results: frequency,
    })
    .describe('How often, for each kind. each: a notification by day; daily: on working days'),
  weekday: z
    .number()
    .int()
    .min(1)
    .max(7)
    .describe('ISO weekday, 1 is Monday: of weekly news, and of monthly news (its first in the month)'),
  hour: z.number().int().min(0).max(23).describe('Hour on the clock in `zone`'),
  zone: zone.describe('IANA time zone'),
  language: language.describe('Language of the mail'),
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
    kinds: z.array(z.enum(kinds)).describe('The kinds that this reader may choose'),
    nextAt: z.date().nullable().describe('The moment of the next digest at the earliest; null: none'),
    nextDay: z.string().nullable().describe('Its day in `zone`'),
  })
  .meta({ id: 'DigestPreferencesView' });
export type DigestPreferencesView = z.infer<typeof DigestPreferencesView>;

export const DigestPreviewView = z
  .object({
    subject: z.string().nullable().describe('null: nothing is new, so nothing would be sent'),
    text: z.string(),
    html: z.string(),
  })
  .meta({ id: 'DigestPreviewView' });
export type DigestPreviewView = z.infer<typeof DigestPreviewView>;
