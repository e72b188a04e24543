import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Glossary } from '#language';
import { read, type Reading } from '#retrieval';
import { isPublished, type ListingRow } from './listing-row.js';
import { restored, stored, storedColumns, type StoredReading } from './stored-reading.js';

const insertSectorGroups = `
  insert into matches.sector_groups (side, sector_group, listing) select distinct $1, left(code, 3), $2::uuid from unnest($3::text[]) as code`;

/** The index's truth: each published listing as its words, rewritten when the listing's version moves. */
@Injectable()
export class Documents {
  constructor(private readonly glossary: Glossary) {}

  /** Whether the index holds this version of a listing, or rightly nothing of one that is not published. */
  async isCurrent(em: EntityManager, row: ListingRow): Promise<boolean> {
    const version = (await this.versions(em, [row.id])).get(row.id);
    return isPublished(row) ? version === row.version : version === undefined;
  }

  /** Which version of these listings the index holds. */
  async versions(em: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = (await em.query(`select listing, listing_version as version from matches.documents where listing = any ($1)`, [
      ids,
    ])) as { listing: string; version: number }[];
    return new Map(rows.map(({ listing, version }) => [listing, version]));
  }

  /** The listing's words as they are now. */
  wordsOf(row: ListingRow): Reading {
    const text = [row.summary, row.description, row.advantages, row.expertiseSought].filter(Boolean).join('\n');
    return read({ language: row.language, title: row.title, keywords: row.keywords, text }, this.glossary);
  }

  /** A place for a listing that the index may not know yet, so that there is something to lock, and its sectors. Answers whether it is new. */
  async enter(em: EntityManager, row: ListingRow): Promise<boolean> {
    const [entered] = (await em.query(
      `insert into matches.documents (listing, organisation, side, language, listing_version, length_title, length_keywords, length_text)
       values ($1, $2, $3, $4, 0, 0, 0, 0) on conflict do nothing returning listing`,
      [row.id, row.organisation, row.side, row.language],
    )) as unknown[];
    await em.query(`delete from matches.sector_groups where listing = $1`, [row.id]);
    await em.query(insertSectorGroups, [row.side, row.id, row.sectors]);
    return entered !== undefined;
  }

  /** Writes the words over what the index held, once the row's lock is held: others that read it now wait or have read it whole. */
  async settle(em: EntityManager, row: ListingRow, reading: Reading): Promise<void> {
    const words = stored(reading);
    await em.query(
      `update matches.documents set language = $2, listing_version = $3, length_title = $4, length_keywords = $5, length_text = $6,
         terms = $7, frequencies = $8, surfaces = $9, indexed_at = landfall.now() where listing = $1`,
      [
        row.id,
        words.language,
        row.version,
        words.lengthTitle,
        words.lengthKeywords,
        words.lengthText,
        words.terms,
        words.frequencies,
        words.surfaces,
      ],
    );
  }

  /** The words of these listings, by id. One that is not in the index is left out. */
  async readings(em: EntityManager, ids: readonly string[]): Promise<Map<string, Reading>> {
    const rows = (await em.query(`select listing, ${storedColumns}, surfaces from matches.documents where listing = any ($1)`, [
      ids,
    ])) as (StoredReading & { listing: string })[];
    return new Map(rows.map((row) => [row.listing, restored(row)]));
  }

  /** Takes a listing out of the index. */
  async remove(em: EntityManager, listing: string): Promise<void> {
    await em.query(`delete from matches.documents where listing = $1`, [listing]);
  }
}
