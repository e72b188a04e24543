import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Glossary } from '#language';
import { read, type Laid, type Reading } from '#retrieval';
import { isPublished, type ListingRow } from './listing-row.js';
import { inParts } from './pairs.sql.js';
import type { Shelf } from './shelf.js';
import { restored, stored, storedColumns, type StoredReading } from './stored-reading.js';

/** Rows are told in columns, for what a statement costs it costs once: $1 listings, $2 organisations, $3 sides, $4 versions, and their words. */
const insertDocuments = `
  insert into matches.documents (listing, organisation, side, listing_version, language, length_title, length_keywords, length_text, terms, frequencies, surfaces)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[], $5::text[], $6::smallint[], $7::smallint[], $8::smallint[], $9::text[], $10::bytea[], $11::text[])
  on conflict do nothing returning listing`;
const insertSectorGroups = `
  insert into matches.sector_groups (side, sector_group, listing)
  select distinct side, left(code, 3), listing from unnest($1::text[], $2::text[], $3::uuid[]) as t (side, code, listing)`;

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
    if (ids.length === 0) return new Map();
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

  /**
   * Writes listings that the index does not know, and the sectors of all of these. Answers which were new; the others are to be settled,
   * each under its lock.
   */
  async enter(em: EntityManager, listings: readonly { row: ListingRow; reading: Reading }[]): Promise<Set<string>> {
    const rows = listings.map(({ row }) => row);
    const words = listings.map(({ reading }) => stored(reading));
    const column = <K extends keyof StoredReading>(name: K) => words.map((w) => w[name]);
    const entered = (await em.query(insertDocuments, [
      rows.map((row) => row.id),
      rows.map((row) => row.organisation),
      rows.map((row) => row.side),
      rows.map((row) => row.version),
      column('language'),
      column('lengthTitle'),
      column('lengthKeywords'),
      column('lengthText'),
      column('terms'),
      column('frequencies'),
      column('surfaces'),
    ])) as { listing: string }[];
    const isNew = new Set(entered.map(({ listing }) => listing));
    const known = rows.filter((row) => !isNew.has(row.id)).map((row) => row.id);
    if (known.length > 0) await em.query(`delete from matches.sector_groups where listing = any ($1)`, [known]);
    const sectors = rows.flatMap((row) => row.sectors.map((code) => ({ side: row.side, code, listing: row.id })));
    await em.query(insertSectorGroups, [sectors.map((s) => s.side), sectors.map((s) => s.code), sectors.map((s) => s.listing)]);
    return isNew;
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

  /** These listings laid out in the versions that the index holds now: off the shelf, or read and put there. */
  async laid(em: EntityManager, versions: ReadonlyMap<string, number>, shelf: Shelf): Promise<Map<string, Laid>> {
    const laid = new Map<string, Laid>();
    const missing: string[] = [];
    for (const [listing, version] of versions) {
      const known = shelf.get(listing, version);
      if (known) laid.set(listing, known);
      else missing.push(listing);
    }
    for (const some of inParts(missing)) {
      const rows = (await em.query(
        `select listing, listing_version as version, ${storedColumns}, surfaces from matches.documents where listing = any ($1)`,
        [some],
      )) as (StoredReading & { listing: string; version: number })[];
      for (const row of rows) laid.set(row.listing, shelf.put(row.listing, row.version, row));
    }
    return laid;
  }

  /** Takes a listing out of the index. */
  async remove(em: EntityManager, listing: string): Promise<void> {
    await em.query(`delete from matches.documents where listing = $1`, [listing]);
  }
}
