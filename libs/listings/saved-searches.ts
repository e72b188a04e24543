import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { mustBeAllowed } from '#members';
import { conflict, invalid, notFound, preconditionFailed } from '#problems';
import { askedWords } from './asked-words.js';
import { SavedSearch } from './saved-search.entity.js';
import type { SavedSearchView, SaveSearch, Sought } from './saved-searches.schema.js';

const most = 50;

/** What somebody looks for in the catalogue again and again. Each has an address that can be passed on, and the digest tells what is new in it. */
@Injectable()
export class SavedSearches {
  constructor(private readonly transactions: Transactions) {}

  async list(actor: PersonActor): Promise<{ items: SavedSearchView[] }> {
    mustBeAllowed(actor, 'search.keep');
    return this.transactions.run(actor, async (em) => ({
      items: (await em.find(SavedSearch, { where: { person: actor.person }, order: { name: 'ASC', id: 'ASC' } })).map(viewOf),
    }));
  }

  async save(actor: PersonActor, search: SaveSearch): Promise<SavedSearchView> {
    mustBeAllowed(actor, 'search.keep');
    return this.transactions.run(actor, async (em) => {
      await mustBeNewName(em, actor, search.name);
      if ((await em.countBy(SavedSearch, { person: actor.person })) >= most) throw conflict('search', { most });
      const id = randomUUID();
      await em.insert(SavedSearch, { id, person: actor.person, ...search, words: wordsOf(search) });
      return viewOf(await em.findOneByOrFail(SavedSearch, { id }));
    });
  }

  async change(actor: PersonActor, id: string, version: number, search: SaveSearch): Promise<SavedSearchView> {
    return this.transactions.run(actor, async (em) => {
      const before = await own(em, actor, id);
      if (before.version !== version) throw preconditionFailed('search', version, before.version);
      if (search.name !== before.name) await mustBeNewName(em, actor, search.name);
      await em.update(SavedSearch, { id }, { ...search, words: wordsOf(search), version: version + 1 });
      return viewOf(await em.findOneByOrFail(SavedSearch, { id }));
    });
  }

  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      await own(em, actor, id);
      await em.delete(SavedSearch, { id });
    });
  }
}

/** The page of what is found. What it calls the language of a listing is not what it is read in. */
export function addressOfSearch({ language: written, ...asked }: Sought, reader: string): string {
  const said = Object.entries({ language: reader, ...asked, written }).filter((pair): pair is [string, string] => !!pair[1]);
  return `/see/catalogue?${new URLSearchParams(said).toString()}`;
}

const viewOf = ({ id, name, asked, reader, tells, version }: SavedSearch): SavedSearchView => {
  return { id, name, asked, reader, tells, address: addressOfSearch(asked, reader), version };
};

function wordsOf({ asked: { text }, reader }: SaveSearch): string | null {
  const words = text === undefined ? null : askedWords(text, reader);
  if (text === undefined || words) return words;
  throw invalid([
    { field: 'asked.text', rule: 'words', message: 'holds no word that could be found: write one, or leave it out' },
  ]);
}

async function own(em: EntityManager, { person }: PersonActor, id: string): Promise<SavedSearch> {
  const search = await em.findOne(SavedSearch, { where: { id, person }, lock: { mode: 'pessimistic_write' } });
  if (!search) throw notFound('search');
  return search;
}

async function mustBeNewName(em: EntityManager, { person }: PersonActor, name: string): Promise<void> {
  const twin = await em.findOneBy(SavedSearch, { person, name });
  if (twin) throw conflict('search', { id: twin.id, field: 'name' });
}
