import { Injectable } from '@nestjs/common';
import { anonymous, Transactions } from '#database';
import { hashOf } from './code.js';
import type { LetterFacts, Verified } from './letters.schema.js';

type Row = Pick<Verified, 'reference' | 'language' | 'hub' | 'issuedAt'> & { revokedAt: string | null; facts?: LetterFacts };

/** What whoever holds a letter may check of it, by its code and without an account. */
@Injectable()
export class Verification {
  constructor(private readonly transactions: Transactions) {}

  /** Null for a code that no letter has. */
  async of(code: string): Promise<Verified | null> {
    const hash = hashOf(code);
    if (!hash) return null;
    return this.transactions.run(anonymous, async (em) => {
      const [row] = (await em.query(`select letters.verified($1) as letter`, [hash])) as { letter: Row | null }[];
      if (!row?.letter) return null;
      const { reference, language, hub, issuedAt, revokedAt, facts } = row.letter;
      const letter = { reference, language, hub, issuedAt };
      if (revokedAt) return { ...letter, state: 'revoked', revokedAt };
      return facts ? { ...letter, state: 'valid', facts } : { ...letter, state: 'unconfirmed' };
    });
  }
}
