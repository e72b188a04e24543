import { createHash } from 'node:crypto';

/** The same numbers for the same seed, on every machine: mulberry32. */
export class Seeded {
  private state: number;

  constructor(...words: (string | number)[]) {
    this.state = Math.floor(share(...words) * 2 ** 32);
  }

  /** 0 up to, and not, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** `n` different ones, in an order of their own. */
  some<T>(list: readonly T[], n: number): T[] {
    const rest = [...list];
    return Array.from({ length: Math.min(n, rest.length) }, () => rest.splice(Math.floor(this.next() * rest.length), 1)[0]!);
  }
}

/** 0 up to 1, a function of the words alone: what somebody decides by what is in front of them, whatever happened before. */
export function share(...words: (string | number)[]): number {
  return createHash('sha256').update(words.join('\u0000')).digest().readUInt32BE() / 2 ** 32;
}

/** A seed nobody chose; it is printed, so that it can be chosen again. */
export const anySeed = (): number => Math.floor(Math.random() * 1e6);
