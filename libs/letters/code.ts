import { createHash, createHmac } from 'node:crypto';

/** Digits and capitals without I, L, O and U, which are read for others: 32 signs, five bits each. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** `LF-7K3M-9QXP` and 20 more signs: 140 bits from a key outside the database. */
const shape = /^LF(-[0-9A-HJKMNP-TV-Z]{4}){7}$/;

export type Code = { reference: string; code: string };

/** A letter's reference number, and the code on it, of which the reference is the beginning. The same id gives the same. */
export function codeOf(letter: string, secret: string): Code {
  const bytes = createHmac('sha256', secret).update(`letter:${letter}`).digest();
  const written = Array.from({ length: 28 }, (_, n) => signs[bytes[n]! & 31]!).join('');
  const groups = written.match(/.{4}/g)!;
  return { reference: ['LF', ...groups.slice(0, 2)].join('-'), code: ['LF', ...groups].join('-') };
}

/** What the database keeps of a code. Null for a text that is none: nothing is forgiven, so that no changed sign verifies. */
export const hashOf = (code: string): string | null =>
  shape.test(code) ? createHash('sha256').update(code).digest('hex') : null;
