import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Glossary } from '#language';
import { indexWords, type IndexedWords } from './index-terms.js';
import { isPublished, type ListingRow } from './listing-row.js';

const insertPostings = `
  insert into matches.postings (side, term, listing, in_title, in_keywords, in_text, surface)
  select $1, * from unnest($2::text[], $3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::text[])`;
const insertAsks = `
  insert into matches.asks (side, term, listing, weight, said) select $1, * from unnest($2::text[], $3::uuid[], $4::real[], $5::text[])`;
const insertSectorGroups = `
  insert into matches.sector_groups (side, sector_group, listing) select distinct $1, left(code, 3), $2::uuid from unnest($3::text[]) as code`;

/** The index: each published listing as its words, rewritten when the listing's version moves. */
@Injectable()
export class Documents {
  constructor(private readonly glossary: Glossary) {}

  /** Whether the index holds this version of a listing, or rightly nothing of one that is not published. */
  async isCurrent(em: EntityManager, row: ListingRow): Promise<boolean> {
    const [document] = (await em.query(`select listing_version as version from matches.documents where listing = $1`, [
      row.id,
    ])) as { version: number }[];
    return isPublished(row) ? document?.version === row.version : document === undefined;
  }

  /** Writes the words of a published listing over what the index held, and answers their number a field, for `settle`. */
  async write(em: EntityManager, row: ListingRow): Promise<IndexedWords['lengths']> {
    const { postings, asks, lengths } = this.wordsOf(row);
    await em.query(
      `insert into matches.documents (listing, organisation, side, language, listing_version, length_title, length_keywords, length_text)
       values ($1, $2, $3, $4, 0, 0, 0, 0) on conflict do nothing`,
      [row.id, row.organisation, row.side, row.language],
    );
    for (const sql of deletions) await em.query(sql, [row.id]);
    const same = <T>(list: readonly T[]) => list.map(() => row.id);
    await em.query(insertPostings, [
      row.side,
      postings.map((p) => p.term),
      same(postings),
      postings.map((p) => p.title),
      postings.map((p) => p.keywords),
      postings.map((p) => p.text),
      postings.map((p) => p.surface),
    ]);
    await em.query(insertAsks, [
      row.side,
      asks.map((a) => a.term),
      same(asks),
      asks.map((a) => a.weight),
      asks.map((a) => a.said),
    ]);
    await em.query(insertSectorGroups, [row.side, row.id, row.sectors]);
    return lengths;
  }

  /** The document's own row, once its lock is held: others that read it now wait or have read it whole. */
  async settle(em: EntityManager, row: ListingRow, lengths: IndexedWords['lengths']): Promise<void> {
    await em.query(`delete from matches.self_scores where listing = $1`, [row.id]);
    await em.query(
      `update matches.documents set language = $2, listing_version = $3, length_title = $4, length_keywords = $5, length_text = $6,
         indexed_at = landfall.now() where listing = $1`,
      [row.id, row.language, row.version, lengths.title, lengths.keywords, lengths.text],
    );
  }

  /** Takes a listing out of the index. */
  async remove(em: EntityManager, listing: string): Promise<void> {
    await em.query(`delete from matches.documents where listing = $1`, [listing]);
  }

  private wordsOf(row: ListingRow) {
    const text = [row.summary, row.description, row.advantages, row.expertiseSought].filter(Boolean).join('\n');
    return indexWords({ language: row.language, title: row.title, keywords: row.keywords, text }, this.glossary);
  }
}

const deletions = ['postings', 'asks', 'sector_groups'].map((table) => `delete from matches.${table} where listing = $1`);
