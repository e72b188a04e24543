import type { EntityManager } from 'typeorm';
import { startingPolicy } from '#scoring';
import { count, Vocabulary, type Laid, type Reading } from '#retrieval';
import type { Documents } from '../documents.js';
import type { ListingRow } from '../listing-row.js';
import { Pairing } from '../pairing.js';
import { Shelf } from '../shelf.js';

const silence: Reading = { language: 'en', entries: [], lengths: { title: 0, keywords: 0, text: 0 } };
const listing = (id: string) => ({ row: { id } as ListingRow, reading: silence, reachable: [`other of ${id}`] });

test('a run over many listings breathes between two: what else the process has to do comes in between', async () => {
  const order: string[] = [];
  class Watched extends Map<string, Laid> {
    override has(other: string): boolean {
      order.push(other);
      setImmediate(() => order.push('something else'));
      return false;
    }
  }
  const nothingStands = { query: () => Promise.resolve([]) } as unknown as EntityManager;
  const documents = {
    versions: () => Promise.resolve(new Map()),
    laid: () => Promise.resolve(new Watched()),
  } as unknown as Documents;
  const under = {
    policy: startingPolicy,
    snapshot: 1,
    shelf: new Shelf(new Vocabulary(count([]))),
    today: '2027-01-20' as const,
  };
  await new Pairing(nothingStands, documents, 'need').run([listing('one'), listing('two')], under);
  expect(order.slice(0, 3)).toEqual(['other of one', 'something else', 'other of two']);
});
