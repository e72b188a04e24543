import { DefaultNamingStrategy } from 'typeorm';

/** `publishedAt` is the column `published_at`. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return given ?? [...prefixes, property].join('_').replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  }
}
