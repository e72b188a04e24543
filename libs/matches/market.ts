import { Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvertedIndex, numberedOf, Vectors, Vocabulary, type PerField, type Statistics } from '#retrieval';
import type { Side } from '#scoring';
import { Embedding, unpacked } from './embedding.js';
import { Shelf } from './shelf.js';
import { packedOf, storedColumns, storedDocuments, type DocumentRow } from './stored-reading.js';

/** Both sides' listings in memory, weighed by one snapshot of the corpus. */
export interface Market {
  snapshot: number;
  statistics: Statistics;
  vocabulary: Vocabulary;
  /** Listings that were met lately, as they were laid out. */
  shelf: Shelf;
  sides: Record<Side, InvertedIndex>;
  /** Only where an embedder is asked. */
  meaning?: { model: string; weight: number; sides: Record<Side, Vectors> } | undefined;
}

type Kept = Market & { position: number };

/** Vectors of one read while everything is loaded: the event loop breathes between two. */
const batch = 4000;

/**
 * The index that this process keeps, and how it follows PostgreSQL. `matches.changes` numbers every change of a document; its trigger
 * holds the index's lock until the change is committed, so that numbers are seen in their order and none is seen late. What is in
 * memory is therefore always a state that PostgreSQL has been in; a process that dies loses nothing but the time to load it again.
 */
@Injectable()
export class Markets {
  private kept: Kept | undefined;
  constructor(@Optional() private readonly embedding?: Embedding) {}

  private turn: Promise<unknown> = Promise.resolve();

  /**
   * The market as PostgreSQL has it now, under the latest snapshot; undefined while there is none. To be asked for before the caller's
   * transaction writes: what it has not committed must not be learnt.
   */
  current(em: EntityManager): Promise<Market | undefined> {
    const mine = this.turn.then(() => this.broughtUpToDate(em));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async broughtUpToDate(em: EntityManager): Promise<Market | undefined> {
    const [now] = (await em.query(
      `select (select max(id) from matches.snapshots) as snapshot, coalesce(min(seq), 1)::float8 as first, coalesce(max(seq), 0)::float8 as last
       from matches.changes`,
    )) as { snapshot: number | null; first: number; last: number }[];
    const { snapshot, first, last } = now!;
    if (snapshot === null) return undefined;
    const { kept } = this;
    const follows = kept?.snapshot === snapshot && kept.position >= first - 1 && kept.position <= last;
    if (!follows) return (this.kept = await load(em, snapshot, last, this.embedding?.asked));
    if (kept.position < last) {
      await catchUp(em, kept, last);
      kept.position = last;
    }
    return kept;
  }
}

async function load(
  em: EntityManager,
  snapshot: number,
  position: number,
  asked: { model: string; weight: number } | undefined,
): Promise<Kept> {
  const statistics = await statisticsOf(em, snapshot);
  const vocabulary = new Vocabulary(statistics);
  const index = () => new InvertedIndex(statistics, undefined, vocabulary);
  const sides = { offering: index(), need: index() };
  for await (const rows of storedDocuments(em))
    for (const row of rows) sides[row.side].put(row.listing, numberedOf(packedOf(row), vocabulary));
  for (const index of Object.values(sides)) index.pack();
  const meaning = asked && { ...asked, sides: { offering: new Vectors(), need: new Vectors() } };
  for (let after: string | undefined, more = meaning !== undefined; meaning && more;) {
    const rows = (await em.query(
      `select v.listing, d.side, v.vector from matches.vectors v join matches.documents d using (listing)
       where v.model = $1 and ($2::uuid is null or v.listing > $2) order by v.listing limit ${batch}`,
      [meaning.model, after ?? null],
    )) as { listing: string; side: Side; vector: Buffer }[];
    for (const row of rows) meaning.sides[row.side].set(row.listing, unpacked(row.vector));
    after = rows.at(-1)?.listing;
    more = rows.length === batch;
  }
  return { snapshot, statistics, vocabulary, shelf: new Shelf(vocabulary), sides, position, meaning };
}

async function catchUp(em: EntityManager, { sides, vocabulary, position, meaning }: Kept, last: number): Promise<void> {
  const rows = (await em.query(
    `select c.listing, d.side, ${storedColumns} from (select distinct listing from matches.changes where seq > $1 and seq <= $2) c
     left join matches.documents d on d.listing = c.listing`,
    [position, last],
  )) as (Omit<DocumentRow, 'side'> & { side: Side | null })[];
  for (const row of rows) {
    for (const side of ['offering', 'need'] as const) {
      if (row.side === side) sides[side].put(row.listing, numberedOf(packedOf(row), vocabulary));
      else sides[side].remove(row.listing);
    }
  }
  if (!meaning) return;
  const changed = (await em.query(
    `select c.listing, d.side, v.vector from (select distinct listing from matches.changes where seq > $1 and seq <= $2) c
     left join matches.documents d using (listing) left join matches.vectors v on v.listing = c.listing and v.model = $3`,
    [position, last, meaning.model],
  )) as { listing: string; side: Side | null; vector: Buffer | null }[];
  for (const { listing, side, vector } of changed)
    for (const own of ['offering', 'need'] as const)
      meaning.sides[own].set(listing, side === own && vector ? unpacked(vector) : undefined);
}

/** The statistics of a snapshot. As one text: a hundred thousand rows take a driver longer to read than the index to be built. */
export async function statisticsOf(em: EntityManager, snapshot: number): Promise<Statistics> {
  const [made] = (await em.query(
    `select documents, mean_title as title, mean_keywords as keywords, mean_text as text,
       coalesce((select string_agg(term || ' ' || f.documents, E'\\n') from matches.frequencies f where f.snapshot = s.id), '') as terms
     from matches.snapshots s where id = $1`,
    [snapshot],
  )) as (PerField & { documents: number; terms: string })[];
  const { documents, terms, ...measured } = made!;
  const frequencies = new Map<string, number>();
  for (const line of terms.split('\n')) {
    const at = line.lastIndexOf(' ');
    if (at > 0) frequencies.set(line.slice(0, at), Number(line.slice(at + 1)));
  }
  // float4, as the row keeps them; a mean of nothing is 1
  const mean = (value: number) => Math.max(1, Math.fround(value));
  return {
    documents,
    means: { title: mean(measured.title), keywords: mean(measured.keywords), text: mean(measured.text) },
    frequency: (term) => frequencies.get(term) ?? 0,
  };
}
