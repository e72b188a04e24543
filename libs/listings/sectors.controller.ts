import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '#http';
import { Allow } from '#members';
import { language, line } from '#problems';
import { findSectors, sectorExists, sectorLabel } from './sectors.js';

const SectorsQuery = z.strictObject({
  language: language.default('en'),
  codes: z
    .string()
    .regex(/^\d{8}(,\d{8}){0,49}$/, 'must be up to 50 codes of eight digits with commas')
    .optional()
    .describe('Codes whose names are asked; a code that is none is left out'),
  words: line(100).optional().describe('Begins of words in the name, or of the code'),
});
const SectorList = z
  .object({ items: z.array(z.object({ code: z.string(), label: z.string() })) })
  .meta({ id: 'SectorList', description: 'CPV 2008, named in the language asked for, else in English' });

/** The names of sectors, and the sectors with such a name: what a form offers and a reason says. */
@Controller('sectors')
export class SectorsController {
  @Get()
  @Allow('sector.read')
  @Answers(SectorList)
  list(@Query({ schema: SectorsQuery }) { language, codes, words }: z.infer<typeof SectorsQuery>): z.infer<typeof SectorList> {
    const found = codes?.split(',').filter(sectorExists) ?? (words ? findSectors(words, language, 20) : []);
    return { items: found.map((code) => ({ code, label: sectorLabel(code, language) })) };
  }
}
