import type { EntityManager } from 'typeorm';
import { fields, frequencyUnits, type Entry, type Packed, type PerField, type Reading } from '#retrieval';
import type { Side } from '#scoring';

/**
 * A reading as its row keeps it: terms and surfaces in lists of one text each, frequencies as two bytes a field (title, keywords, text),
 * for a row of arrays takes a driver ten times as long to read.
 */
export type StoredReading = {
  language: string;
  terms: string;
  frequencies: Buffer;
  surfaces: string;
  lengthTitle: number;
  lengthKeywords: number;
  lengthText: number;
};

/** Between surfaces, which may hold spaces. */
const parting = '\u001f';

export const storedColumns = `language, terms, frequencies, length_title as "lengthTitle", length_keywords as "lengthKeywords", length_text as "lengthText"`;

export type DocumentRow = StoredReading & { listing: string; side: Side };
/** Documents of one read: the event loop breathes between two. */
const batch = 4000;

/** All that is in the index, some thousands at a time. */
export async function* storedDocuments(em: EntityManager): AsyncGenerator<DocumentRow[]> {
  for (let after: string | undefined, more = true; more;) {
    const rows = (await em.query(
      `select listing, side, ${storedColumns} from matches.documents where $1::uuid is null or listing > $1 order by listing limit ${batch}`,
      [after ?? null],
    )) as DocumentRow[];
    yield rows;
    after = rows.at(-1)?.listing;
    more = rows.length === batch;
  }
}

export function stored({ language, entries, lengths }: Reading): StoredReading {
  const frequencies = Buffer.alloc(entries.length * 6);
  entries.forEach((entry, at) =>
    fields.forEach((field, f) => frequencies.writeUInt16BE(entry[field] * frequencyUnits, at * 6 + f * 2)),
  );
  return {
    language,
    terms: entries.map((e) => e.term).join(' '),
    frequencies,
    surfaces: entries.map((e) => e.surface.replaceAll(parting, ' ')).join(parting),
    lengthTitle: lengths.title,
    lengthKeywords: lengths.keywords,
    lengthText: lengths.text,
  };
}

/** What an index takes of a row. */
export const packedOf = (row: Omit<StoredReading, 'surfaces'>): Packed => ({ ...row, lengths: lengthsOf(row) });

const lengthsOf = (row: Omit<StoredReading, 'surfaces'>): PerField => ({
  title: row.lengthTitle,
  keywords: row.lengthKeywords,
  text: row.lengthText,
});

export const surfacesOf = ({ surfaces }: Pick<StoredReading, 'surfaces'>): string[] => surfaces.split(parting);

/** The reading of a row; without its surfaces a term stands for its word. */
export function restored(row: Omit<StoredReading, 'surfaces'> & { surfaces?: string }): Reading {
  const lengths = lengthsOf(row);
  if (row.terms === '') return { language: row.language, entries: [], lengths };
  const { frequencies } = row;
  const surfaces = row.surfaces === undefined ? undefined : surfacesOf({ surfaces: row.surfaces });
  const said = (at: number) => ((frequencies[at]! << 8) | frequencies[at + 1]!) / frequencyUnits;
  const entries = row.terms.split(' ').map((term, n): Entry => {
    const at = 6 * n;
    return { term, surface: surfaces?.[n] ?? term, title: said(at), keywords: said(at + 2), text: said(at + 4) };
  });
  return { language: row.language, entries, lengths };
}
