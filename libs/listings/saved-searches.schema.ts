import { z } from 'zod';
import { id, line } from '#problems';
import { CatalogueQuery } from './catalogue.schema.js';

const { text, side, profileType, sector, country, market, cooperation, delivery, language, reader } = CatalogueQuery.shape;
const Sought = z
  .strictObject({ text, side, profileType, sector, country, market, cooperation, delivery, language })
  .meta({ id: 'Sought', description: 'What the catalogue is searched for, as `GET /catalogue` takes it' });
export type Sought = z.infer<typeof Sought>;

export const SaveSearch = z
  .strictObject({
    name: line(100),
    asked: Sought.refine((asked) => Object.values(asked).some((value) => value !== undefined), { message: 'asks for nothing' }),
    reader,
    tells: z.boolean().default(true).describe('Whether the digest tells what is new in it, with the listings that may suit you'),
  })
  .meta({ id: 'SaveSearch' });
export type SaveSearch = z.infer<typeof SaveSearch>;

export const SavedSearchView = z
  .object({
    id: z.string(),
    name: z.string(),
    asked: Sought,
    reader: z.string(),
    tells: z.boolean(),
    address: z.string().describe('The page of what it finds, for everybody who has the address'),
    version: z.number().int(),
  })
  .meta({ id: 'SavedSearch' });
export type SavedSearchView = z.infer<typeof SavedSearchView>;
export const BySearch = z.strictObject({ search: id });
