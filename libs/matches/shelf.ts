import { lay, numberedOf, type Laid, type Vocabulary } from '#retrieval';
import { packedOf, surfacesOf, type StoredReading } from './stored-reading.js';

/** Listings that are kept: with the words as they are written, some five kilobytes each. */
const most = 20_000;

/** Listings laid out for whoever meets them next, each in the version that was read; the oldest goes first. */
export class Shelf {
  private readonly kept = new Map<string, { version: number; laid: Laid }>();

  constructor(readonly vocabulary: Vocabulary) {}

  /** A listing as that version of it was laid out. */
  get(listing: string, version: number): Laid | undefined {
    const known = this.kept.get(listing);
    return known?.version === version ? known.laid : undefined;
  }

  put(listing: string, version: number, row: StoredReading): Laid {
    const { surfaces } = row;
    const laid = lay(numberedOf(packedOf(row), this.vocabulary), this.vocabulary, () => surfacesOf({ surfaces }));
    this.kept.delete(listing);
    if (this.kept.size >= most) for (const oldest of this.kept.keys()) if (this.kept.delete(oldest)) break;
    this.kept.set(listing, { version, laid });
    return laid;
  }
}
