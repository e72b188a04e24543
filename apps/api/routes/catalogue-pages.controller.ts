import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#database';
import { Answers } from '#http';
import { Catalogue, CatalogueQuery, sectorLabel } from '#listings';
import { Allow, Who } from '#members';
import { languages } from '#texts';
import { consolePlace, hasConsole } from '../http/console.js';
import { languageOf } from '../http/problem.filter.js';
import * as pages from '../pages/index.js';
import { ById, html, Page } from './page-shapes.js';

const spoken = z.enum(languages).optional().describe('Of the page; else what the browser asks for');
const ShowroomQuery = z.strictObject({ language: spoken, cursor: z.string().max(500).optional() });
/** A form sends what was left empty too. */
const unless = <T extends z.ZodType>(schema: T) => z.union([z.literal(''), schema]);
const { shape } = CatalogueQuery;
const LookQuery = ShowroomQuery.extend({
  text: unless(shape.text),
  side: unless(shape.side),
  profileType: unless(shape.profileType),
  sector: unless(shape.sector),
  country: unless(shape.country),
  market: unless(shape.market),
  cooperation: unless(shape.cooperation),
  delivery: unless(shape.delivery),
  written: unless(shape.language),
}).partial();
/** As many as are printed at once. */
const limit = 50;
const action = '/see/catalogue';
const searches = `${consolePlace}/searches`;

/** What everybody may read without an account: a hub's showroom and the open catalogue. */
@Controller('see')
export class CataloguePagesController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get('showrooms/:id')
  @Allow('catalogue.read')
  @Header('content-type', html)
  @Answers(Page)
  async showroom(
    @Who() actor: Actor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: ShowroomQuery }) { language, cursor }: z.infer<typeof ShowroomQuery>,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const reader = language ?? languageOf(request);
    const { hub, country, page } = await this.catalogue.showroom(actor, id, { limit, cursor, reader });
    const more = page.next ? pathOf(`/see/showrooms/${id}`, { language: reader, cursor: page.next }) : undefined;
    return pages.showroom(reader, { hub, country, found: page, more });
  }

  @Get('catalogue')
  @Allow('catalogue.read')
  @Header('content-type', html)
  @Answers(Page)
  async look(
    @Who() actor: Actor,
    @Query({ schema: LookQuery }) { language, cursor, ...given }: z.infer<typeof LookQuery>,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const reader = language ?? languageOf(request);
    const { written, ...asked } = said(given);
    const found = await this.catalogue.find(actor, { ...asked, language: written, limit, cursor, reader });
    const within = (further: Record<string, string>) => pathOf(action, { language: reader, ...asked, written, ...further });
    return pages.catalogue(reader, {
      action,
      text: asked.text ?? '',
      side: asked.side ?? '',
      found,
      sectors: found.facets
        .filter(({ facet }) => facet === 'sector')
        .map(({ value, count }) => ({ label: sectorLabel(`${value}000000`, reader), count, link: within({ sector: value }) })),
      more: found.next ? within({ cursor: found.next }) : undefined,
      save:
        hasConsole && Object.values({ ...asked, written }).some(Boolean) ? pathOf(searches, { ...asked, written }) : undefined,
    });
  }
}

type Said<T> = { [K in keyof T]: Exclude<T[K], ''> };
const said = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')) as Said<T>;

function pathOf(path: string, query: Record<string, string | undefined>): string {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  return `${path}?${new URLSearchParams(asked).toString()}`;
}
