import type { EntityManager } from 'typeorm';
import { answering, fused, retrieve, type Reading } from '#retrieval';
import type { Documents } from './documents.js';
import type { ListingRow } from './listing-row.js';
import type { Market } from './market.js';

/** How many of the other side a listing's words, others' words for it, and its sectors may each bring in. */
export const candidatesEach = 200;

const neighbours = `
  select g.listing from matches.sector_groups own join matches.sector_groups g on g.side = $2 and g.sector_group = own.sector_group
  where own.listing = $1 group by g.listing order by count(*) desc, g.listing limit ${candidatesEach}`;

/**
 * Who of the other side may meet a listing. Three ways in, each cut off on its own: what the listing asks for, found in the others'
 * words and, where there is an embedder, near in meaning; what the others ask for, found in its words (so that whichever of two listings is looked at first, they meet); and a CPV
 * group in common, without any word.
 */
export async function candidates(
  em: EntityManager,
  { row, reading, market, documents }: { row: ListingRow; reading: Reading; market: Market | undefined; documents: Documents },
): Promise<string[]> {
  const other = row.side === 'offering' ? 'need' : 'offering';
  const found = new Set<string>();
  if (market) {
    const index = market.sides[other];
    const readings = (ids: readonly string[]) => documents.readings(em, ids);
    const words = await retrieve(index, reading, candidatesEach, { readings });
    const { meaning } = market;
    const best = meaning
      ? fused(
          words,
          { vectors: meaning.sides[other], of: meaning.sides[row.side].get(row.id), weight: meaning.weight },
          candidatesEach,
        )
      : words;
    for (const { id } of best) found.add(id);
    for (const { id } of answering(index, reading, candidatesEach)) found.add(id);
  }
  for (const { listing } of (await em.query(neighbours, [row.id, other])) as { listing: string }[]) found.add(listing);
  return [...found];
}
