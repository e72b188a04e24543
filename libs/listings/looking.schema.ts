import { z } from 'zod';
import { country, id, language, line } from '#problems';
import { listingLife, profileTypes, sides, type ListingState } from './codes.js';

export const state = z.enum(Object.keys(listingLife) as [ListingState, ...ListingState[]]);

/** What a list of listings may be asked for. */
export const LookQuery = z.strictObject({
  text: line(200).optional().describe('Beginnings of words, all of which are in it; in your language or in English'),
  side: z.enum(sides).optional(),
  state: state.optional(),
  profileType: z.enum(profileTypes).optional(),
  sector: z
    .string()
    .regex(/^\d{2,8}$/, 'must be a CPV 2008 code or its first digits, two at least')
    .optional(),
  country: country.optional().describe('That it is for'),
  language: language.optional().describe('That it is written in'),
  hub: id.optional(),
  organisation: id.optional(),
});
export type LookQuery = z.infer<typeof LookQuery>;

const facets = ['side', 'state', 'profileType', 'sector', 'country', 'language'] as const;

export const Found = z
  .object({
    count: z.number().int(),
    facets: z
      .array(z.object({ facet: z.enum(facets), value: z.string(), count: z.number().int() }))
      .describe('A sector by its division'),
  })
  .meta({ id: 'ListingFacets', description: 'How many of the listings that you may read are asked for, and of which kinds' });
export type Found = z.infer<typeof Found>;
