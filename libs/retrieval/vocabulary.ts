import type { Form } from './meeting.js';
import { rarity, type Statistics } from './statistics.js';

/**
 * Numbers for the words of listings under one snapshot, each with how rare it is. A hash table of its own, asked by a place in a longer
 * text: an index that loads looks up twenty million words, and making a string of each for a Map took seven tenths of its time.
 */
export class Vocabulary {
  private readonly rarities: number[] = [];
  private hashes = new Int32Array(1024);
  /** Every word's letters behind those of the one before, and where each begins. */
  private letters = new Uint16Array(8192);
  private starts = new Int32Array(1025);
  /** One more than a word's number, at or behind the place of its hash; at most half of them taken. */
  private slots = new Int32Array(2048);

  private places = new Int32Array(1024);
  private looking: Form | undefined;

  constructor(readonly statistics: Statistics) {}

  get size(): number {
    return this.rarities.length;
  }

  known(term: string): number | undefined {
    const number = this.slots[this.slotOf(term, 0, term.length, hashOf(term, 0, term.length))]!;
    return number === 0 ? undefined : number - 1;
  }

  /** The number of a word, or of the word that stands in a text from one place to another. */
  numberOf(text: string, from = 0, to = text.length): number {
    const hash = hashOf(text, from, to);
    const slot = this.slotOf(text, from, to, hash);
    if (this.slots[slot] !== 0) return this.slots[slot]! - 1;
    this.slots[slot] = this.size + 1;
    return this.added(text.slice(from, to), hash);
  }

  rarityOf(number: number): number {
    return this.rarities[number]!;
  }

  /** By a word's number, one more than its row in the form that looks; 0 for a word that it does not say. Holds until another looks. */
  placesIn(form: Form): Int32Array {
    if (this.looking === form && this.places.length >= this.size) return this.places;
    if (this.places.length < this.size) this.places = new Int32Array(2 * this.size);
    else if (this.looking) for (const number of this.looking.numbers) this.places[number] = 0;
    form.numbers.forEach((number, row) => (this.places[number] = row + 1));
    this.looking = form;
    return this.places;
  }

  private slotOf(text: string, from: number, to: number, hash: number): number {
    const { slots } = this;
    const last = slots.length - 1;
    let slot = hash & last;
    while (slots[slot] !== 0 && !this.isAt(slots[slot]! - 1, text, from, to, hash)) slot = (slot + 1) & last;
    return slot;
  }

  private isAt(number: number, text: string, from: number, to: number, hash: number): boolean {
    if (this.hashes[number] !== hash) return false;
    const start = this.starts[number]!;
    if (this.starts[number + 1]! - start !== to - from) return false;
    for (let at = from; at < to; at++) if (text.charCodeAt(at) !== this.letters[start + at - from]) return false;
    return true;
  }

  private added(term: string, hash: number): number {
    const number = this.rarities.push(rarity(term, this.statistics)) - 1;
    if (number === this.hashes.length) {
      this.hashes = twice(this.hashes);
      this.starts = twice(this.starts);
    }
    const start = this.starts[number]!;
    while (start + term.length > this.letters.length) this.letters = twice(this.letters);
    for (let at = 0; at < term.length; at++) this.letters[start + at] = term.charCodeAt(at);
    this.hashes[number] = hash;
    this.starts[number + 1] = start + term.length;
    if (2 * this.size > this.slots.length) this.spread();
    return number;
  }

  private spread(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    const last = this.slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = this.hashes[number]! & last;
      while (this.slots[slot] !== 0) slot = (slot + 1) & last;
      this.slots[slot] = number + 1;
    }
  }
}

/** FNV-1a, mixed once more so that its low bits tell words apart. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

function twice<T extends Int32Array | Uint16Array>(array: T): T {
  const made = new (array.constructor as new (length: number) => T)(2 * array.length);
  made.set(array);
  return made;
}
