import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { cursorOf, keyIn } from '#http';
import { mustBeAllowed } from '#members';
import { invalid, notFound } from '#problems';
import { askedWords } from './asked-words.js';
import type { CatalogueCard, CataloguePage, CatalogueQuery } from './catalogue.schema.js';
import { sectorLabel } from './sectors.js';

/** So far in one goes; who looks further says more closely what for. */
const mostBeyond = 5000;

export type Showroom = { hub: string; country: string; page: CataloguePage };

/** What everybody may read: listings as their owners chose, through a function of the database that knows no other rows. */
@Injectable()
export class Catalogue {
  constructor(private readonly transactions: Transactions) {}

  async find(actor: Actor, query: CatalogueQuery): Promise<CataloguePage> {
    mustBeAllowed(actor, 'catalogue.read');
    return this.transactions.run(actor, (em) => found(em, query));
  }

  /** The offerings for the market of one hub. A hub that is not open has no showroom. */
  async showroom(actor: Actor, hub: string, page: Pick<CatalogueQuery, 'limit' | 'cursor' | 'reader'>): Promise<Showroom> {
    mustBeAllowed(actor, 'catalogue.read');
    return this.transactions.run(actor, async (em) => {
      const [room] = (await em.query(`select name, country from listings.showroom($1)`, [hub])) as {
        name: string;
        country: string;
      }[];
      if (!room) throw notFound('page');
      const { name, country } = room;
      return { hub: name, country, page: await found(em, { ...page, side: 'offering', market: country }) };
    });
  }
}

type Stored = Omit<CataloguePage, 'items' | 'next'> & { items: (Omit<CatalogueCard, 'sectors'> & { sectors: string[] })[] };

async function found(em: EntityManager, { text, limit, cursor, reader, ...asked }: CatalogueQuery): Promise<CataloguePage> {
  const beyond = placeIn(cursor);
  const words = text === undefined ? null : askedWords(text, reader);
  const none: Stored = { items: [], count: 0, facets: [] };
  // what is asked for and holds no word is found nowhere
  const [row] =
    text !== undefined && words === null
      ? [{ page: none }]
      : ((await em.query(`select listings.catalogue($1, $2, $3, $4) as page`, [words, JSON.stringify(asked), beyond, limit])) as [
          { page: Stored },
        ]);
  const { items, count, facets } = row.page;
  const after = beyond + limit;
  return {
    items: items.map((card) => ({
      ...card,
      sectors: card.sectors.map((code) => ({ code, label: sectorLabel(code, reader) })),
    })),
    next: after < count && after <= mostBeyond ? cursorOf([after]) : null,
    count,
    facets,
  };
}

/** A place, not a key: the key of a row would be an id, and tell when the row was made. */
function placeIn(cursor: string | undefined): number {
  const [place] = cursor === undefined ? [0] : keyIn(cursor, 1);
  if (typeof place === 'number' && Number.isInteger(place) && place >= 0 && place <= mostBeyond) return place;
  throw invalid([
    {
      field: 'cursor',
      rule: 'cursor',
      message: 'is not a cursor of this list: use the `next` of the page before, or leave it out',
    },
  ]);
}
