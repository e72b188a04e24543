import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { anonymous, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { notAllowed, notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import type { SessionList } from './members.schema.js';

export const hashOf = (sid: string) => createHash('sha256').update(sid).digest('hex');

const liveSessions = `from members.sessions where person = $1 and ended_at is null
  and seen_at > landfall.now() - interval '30 minutes' and created_at > landfall.now() - interval '12 hours'`;

/** Sessions in PostgreSQL under the hash of their id; idle 30 minutes (half a minute less, as a session is noted as seen twice a minute at most), absolute 12 hours, by the database's clock. */
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

  /** Where somebody is signed in; `sid` is the session that asks. */
  async list(actor: PersonActor, sid: string | undefined): Promise<z.infer<typeof SessionList>> {
    mustBeAllowed(actor, 'session.list');
    const rows = (await this.transactions.run(actor, (em) =>
      em.query(
        `select id, created_at as "openedAt", seen_at as "seenAt", id_hash = $2 as current ${liveSessions}
         order by seen_at desc, id limit 100`,
        [actor.person, sid ? hashOf(sid) : ''],
      ),
    )) as { id: string; openedAt: Date; seenAt: Date; current: boolean }[];
    return { items: rows.map((r) => ({ ...r, openedAt: r.openedAt.toISOString(), seenAt: r.seenAt.toISOString() })) };
  }

  /** Whether somebody is still signed in there; asking does not count as being at work. */
  async isOpen(actor: PersonActor, sid: string): Promise<boolean> {
    const [row] = (await this.transactions.run(actor, (em) =>
      em.query(`select exists (select ${liveSessions} and id_hash = $2) as open`, [actor.person, hashOf(sid)]),
    )) as [{ open: boolean }];
    return row.open;
  }

  /** Ends one of the own sessions, or, without an id, all but the one that asks. In every process, from the next request on. */
  async endOwn(actor: PersonActor, session: string | undefined, sid: string | undefined): Promise<void> {
    mustBeAllowed(actor, 'session.end');
    if (actor.scopes) throw notAllowed('session.end');
    await this.transactions.run(actor, async (em) => {
      const [{ ended }] = (await em.query(`select members.end_sessions($1, $2, $3) as ended`, [
        actor.person,
        session ?? null,
        session || !sid ? null : hashOf(sid),
      ])) as [{ ended: number }];
      if (session && !ended) throw notFound('session');
      await record(em, actor, { name: 'SessionsEnded', facts: { person: actor.person, ended } }, { subject: actor.person });
    });
  }

  async end(sid: string): Promise<void> {
    await this.transactions.run(anonymous, (em) => em.query(`select members.session_end($1)`, [hashOf(sid)]));
  }
}
