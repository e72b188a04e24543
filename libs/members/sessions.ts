import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { anonymous, Transactions } from '#database';

const hashOf = (sid: string) => createHash('sha256').update(sid).digest('hex');

/** Sessions in PostgreSQL under the hash of their id; idle 30 minutes, absolute 12 hours, by the database's clock. */
@Injectable()
export class Sessions {
  constructor(private readonly transactions: Transactions) {}

  async open(sid: string): Promise<object | null> {
    const [row] = (await this.transactions.run(anonymous, (em) =>
      em.query(`select members.session_open($1) as data`, [hashOf(sid)]),
    )) as { data: object | null }[];
    return row?.data ?? null;
  }

  async keep(sid: string, person: string | null, data: object): Promise<void> {
    await this.transactions.run(anonymous, (em) =>
      em.query(`select members.session_keep($1, $2, $3)`, [hashOf(sid), person, JSON.stringify(data)]),
    );
  }

  async end(sid: string): Promise<void> {
    await this.transactions.run(anonymous, (em) => em.query(`select members.session_end($1)`, [hashOf(sid)]));
  }
}
