import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { cursorOf, pageKey, type PageQuery } from '#http';
import { mustBeAllowed } from '#members';
import { id as anId, notFound } from '#problems';
import type { HappenedView } from './proposals.schema.js';

const BySeq = z.tuple([z.number(), anId]);
type Happened = z.infer<typeof HappenedView>;

/** What happened to a pair, from the ledger: its proposal, and each introduction that it became. */
@Injectable()
export class Timeline {
  constructor(private readonly transactions: Transactions) {}

  async of(actor: PersonActor, id: string, { limit, cursor }: PageQuery): Promise<{ items: Happened[]; next: string | null }> {
    mustBeAllowed(actor, 'proposal.read');
    const [seq] = pageKey(cursor, BySeq);
    return this.transactions.run(actor, async (em) => {
      const [found] = (await em.query(`select 1 from introductions.proposals where id = $1`, [id])) as unknown[];
      if (!found) throw notFound('proposal');
      const rows = (await em.query(
        `select e.id, e.seq::float8 as seq, e.name as what, e.at, e.actor_kind as kind, e.facts,
           case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by
         from ledger.entries e left join members.people p on p.id = e.actor
         where e.subject in (select $1::uuid union select i.id from introductions.introductions i where i.proposal = $1)
           and ($2::float8 is null or e.seq > $2) order by e.seq limit $3`,
        [id, seq, limit + 1],
      )) as (Happened & { id: string; seq: number })[];
      const last = rows[limit - 1];
      return { items: rows.slice(0, limit), next: rows.length > limit && last ? cursorOf([last.seq, last.id]) : null };
    });
  }
}
