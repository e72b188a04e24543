import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { addJob, record } from '#ledger';
import type { PayloadOf } from '#queues';
import { tuned } from '#retrieval';
import { Settings } from '#settings';
import { askedAtOnce, HttpEmbedder, type Embedder } from './embedder.js';
import { EmbedListings, EmbedMissing, FindMatches } from './jobs.js';
import { isPublished, readListings, type ListingRow } from './listing-row.js';

/** What is sent of a listing: about as much as usual models read. */
const mostCharacters = 2000;

/** A catch-up that was refused so many batches in a row goes on with the next hour's. */
const mostRefused = 3;

/** Listings' vectors, while an embedder is set and counts for something. */
@Injectable()
export class Embedding {
  /** The model, and what it counts beside words. */
  readonly asked: { model: string; weight: number } | undefined;
  private readonly embedder: Embedder | undefined;
  private readonly inHouse: boolean;

  constructor({ values }: Settings) {
    const { EMBEDDER_URL: address, EMBEDDER_MODEL: model, EMBEDDER_WEIGHT: weight = tuned.meaning.weight } = values;
    if (address && weight > 0) {
      this.asked = { model, weight };
      this.embedder = new HttpEmbedder(address, model, values.embedderKey);
    }
    this.inHouse = values.EMBEDDER_IN_HOUSE;
  }

  /** Asks for the vectors that these listings lack, or have of another text or model, or are to have no more. */
  async wish(em: EntityManager, rows: readonly ListingRow[]): Promise<void> {
    if (!this.asked) return;
    const { wanted, unwanted } = await this.sorted(em, rows);
    const listings = [...wanted, ...unwanted].map((row) => row.id);
    for (let at = 0; at < listings.length; at += askedAtOnce)
      await addJob(em, EmbedListings, { listings: listings.slice(at, at + askedAtOnce) });
  }

  /** The handler of EmbedListings. Run again, it finds what it wrote and sends nothing. Answers whether the embedder did as asked, or to nobody does. */
  async make(em: EntityManager, listings: readonly string[]): Promise<'made' | 'refused' | 'refused to all'> {
    if (!this.asked || !this.embedder) return 'made';
    const { model } = this.asked;
    const { wanted, unwanted } = await this.sorted(em, [...(await readListings(em, listings)).values()]);
    if (unwanted.length) await em.query(`delete from matches.vectors where listing = any ($1)`, [unwanted.map((row) => row.id)]);
    for (const { id } of unwanted) await addJob(em, FindMatches, { listing: id });
    if (wanted.length === 0) return 'made';
    const made = await this.embedder.embed(wanted.map(textOf));
    const why = made.is === 'refused' ? made.why : await this.unlikeOthers(em, made.vectors[0]!, model);
    if (made.is === 'refused' || why) {
      await record(em, system(EmbedListings.name), {
        name: 'VectorsNotMade',
        facts: { listings: wanted.length, model, why: why! },
      });
      return made.is === 'refused' && !made.toAll ? 'refused' : 'refused to all';
    }
    for (const [at, row] of wanted.entries()) {
      // in place of a listing that left the index in the meantime nothing is written
      await em.query(
        `insert into matches.vectors (listing, model, mark, vector) select listing, $2, $3, $4 from matches.documents where listing = $1
         on conflict (listing) do update set model = excluded.model, mark = excluded.mark, vector = excluded.vector`,
        [row.id, model, markOf(row), packed(made.vectors[at]!)],
      );
      await addJob(em, FindMatches, { listing: row.id });
    }
    return 'made';
  }

  /**
   * The handler of EmbedMissing: some at a time, until all have one. A batch that is refused is tried again by halves, so that a text that
   * the embedder will not have costs no other its vector; whoever has none is asked for again with the next hour.
   */
  async makeMissing(em: EntityManager, { after, upTo, refused = 0 }: PayloadOf<typeof EmbedMissing> = {}): Promise<void> {
    if (!this.asked) return;
    const rows = (await em.query(
      `select d.listing from matches.documents d join listings.listings l on l.id = d.listing
       left join matches.vectors v on v.listing = d.listing
       where ($1::uuid is null or d.listing > $1) and ($4::uuid is null or d.listing <= $4) and v.model is distinct from $2 and ($3 or l.visibility = 'named')
       order by d.listing limit ${askedAtOnce}`,
      [after ?? null, this.asked.model, this.inHouse, upTo ?? null],
    )) as { listing: string }[];
    const listings = rows.map((row) => row.listing);
    if (listings.length === 0) return;
    const made = await this.make(em, listings);
    if (made === 'refused to all') return;
    const last = listings.at(-1)!;
    if (made === 'refused' && listings.length > 1) {
      const middle = listings[Math.ceil(listings.length / 2) - 1]!;
      await addJob(em, EmbedMissing, { ...(after && { after }), upTo: middle });
      await addJob(em, EmbedMissing, { after: middle, upTo: last });
    }
    const refusedInARow = made === 'refused' ? refused + 1 : 0;
    if (upTo || listings.length < askedAtOnce || refusedInARow === mostRefused) return;
    await addJob(em, EmbedMissing, { after: last, refused: refusedInARow });
  }

  private async sorted(
    em: EntityManager,
    rows: readonly ListingRow[],
  ): Promise<{ wanted: ListingRow[]; unwanted: ListingRow[] }> {
    const kept = (await em.query(`select listing, model, mark from matches.vectors where listing = any ($1)`, [
      rows.map((row) => row.id),
    ])) as { listing: string; model: string; mark: string }[];
    const known = new Map(kept.map((vector) => [vector.listing, vector]));
    const isCurrent = (row: ListingRow) => {
      const vector = known.get(row.id);
      return vector?.model === this.asked!.model && vector.mark === markOf(row);
    };
    return {
      wanted: rows.filter((row) => this.mayBeSent(row) && !isCurrent(row)),
      unwanted: rows.filter((row) => !this.mayBeSent(row) && known.has(row.id)),
    };
  }

  /** Who is shown without a name has agreed to no reader but us. */
  private mayBeSent(row: ListingRow): boolean {
    return isPublished(row) && (this.inHouse || row.visibility === 'named');
  }

  private async unlikeOthers(em: EntityManager, vector: Float32Array, model: string): Promise<string | undefined> {
    const [other] = (await em.query(`select length(vector) as bytes from matches.vectors where model = $1 limit 1`, [model])) as {
      bytes: number;
    }[];
    if (!other || other.bytes === vector.byteLength) return undefined;
    return `the embedder answered with ${vector.length} numbers a vector where those that are kept have ${other.bytes / 4}: is it another model? Then give it another EMBEDDER_MODEL`;
  }
}

/** For the timetable, once an hour: an embedder that was switched on, or is another, finds listings without its vectors. */
export const vectorsToLookFor = `
  select to_char(landfall.now() at time zone 'UTC', 'YYYY-MM-DD HH24') as key, '{}'::jsonb as payload
  where exists (select 1 from matches.documents)`;

const textOf = (row: ListingRow): string =>
  [row.title, row.keywords.join(', '), row.summary, row.description].filter(Boolean).join('\n').slice(0, mostCharacters);
const markOf = (row: ListingRow): string => createHash('sha256').update(textOf(row)).digest('hex');

const packed = (vector: Float32Array): Buffer => {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, at) => bytes.writeFloatLE(value, at * 4));
  return bytes;
};
export const unpacked = (bytes: Buffer): Float32Array =>
  Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
