import { z } from 'zod';
import { pageOf, PageQuery } from '#http';
import { country, language, line } from '#problems';
import { cooperationTypes, deliveryModes, profileTypes, sides } from './codes.js';

/** What a reader looks for. Each word is to be found in the title or the summary; a sector is a CPV code or the beginning of one. */
export const CatalogueQuery = PageQuery.extend({
  text: line(200).optional(),
  side: z.enum(sides).optional(),
  profileType: z.enum(profileTypes).optional(),
  sector: z
    .string()
    .regex(/^\d{2,8}$/, 'must be a CPV 2008 code or its first digits, two at least')
    .optional(),
  country: country.optional().describe('Where the organisation is'),
  market: country.optional().describe('A country that an offering is for'),
  cooperation: z.enum(cooperationTypes).optional(),
  delivery: z.enum(deliveryModes).optional(),
  language: language.optional().describe('That it is written in'),
  reader: language.default('en').describe('The language that you read in: sectors are named and words are understood by it'),
});
export type CatalogueQuery = z.infer<typeof CatalogueQuery>;

const facets = ['side', 'profileType', 'sector', 'country', 'market', 'cooperation', 'delivery', 'language'] as const;

const CatalogueCard = z
  .object({
    side: z.enum(sides),
    profileType: z.enum(profileTypes),
    language: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    sectors: z.array(z.object({ code: z.string(), label: z.string() })),
    cooperationTypes: z.array(z.enum(cooperationTypes)),
    deliveryModes: z.array(z.enum(deliveryModes)),
    country: country.nullable(),
    organisation: z.string().nullable().describe('Where the listing is named'),
    markets: z.array(country),
    publishedOn: z.string(),
  })
  .meta({ id: 'CatalogueCard', description: 'A listing as its owner lets everybody read it; what may not be shown is empty' });
export type CatalogueCard = z.infer<typeof CatalogueCard>;

export const CataloguePage = pageOf(CatalogueCard)
  .extend({
    count: z.number().int(),
    facets: z
      .array(z.object({ facet: z.enum(facets), value: z.string(), count: z.number().int() }))
      .describe('Of all that is found, by what is shown of it; a sector by its division'),
  })
  .meta({ id: 'CataloguePage' });
export type CataloguePage = z.infer<typeof CataloguePage>;
