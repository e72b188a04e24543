import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { ByTime, cursorOf, pageKey } from '#http';
import { record } from '#ledger';
import { notFound } from '#problems';
import type { MessagePage, MessageQuery } from './webhooks.schema.js';
import { own } from './webhooks.js';

type Row = Omit<MessagePage['items'][number], 'createdAt' | 'nextAt'> & { createdAt: Date; nextAt: Date | null };

/** What was sent to an endpoint, and what came of each try. */
@Injectable()
export class DeliveryLog {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. */
  async list(actor: PersonActor, endpoint: string, { state, limit, cursor }: MessageQuery): Promise<MessagePage> {
    const [at, id] = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      await own(em, actor, endpoint);
      const rows = (await em.query(
        `select 'msg_' || m.id as id, m.type, m.state, m.created_at as "createdAt", case when m.state = 'waiting' then m.next_at end as "nextAt",
           coalesce((select jsonb_agg(jsonb_build_object('at', t.at, 'status', t.status, 'why', t.why) order by t.at desc, t.id)
             from (select * from webhooks.tries t where t.message = m.id order by t.at desc, t.id limit 10) t), '[]') as tries,
           m.created_at::text as key, m.id as own
         from webhooks.messages m
         where m.endpoint = $1 and ($2::text is null or m.state = $2) and ($3::text is null or (m.created_at, m.id) < ($3::timestamptz, $4::uuid))
         order by m.created_at desc, m.id desc limit $5`,
        [endpoint, state ?? null, at, id, limit + 1],
      )) as (Row & { key: string; own: string })[];
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map((m) => ({ ...m, createdAt: m.createdAt.toISOString(), nextAt: m.nextAt?.toISOString() ?? null })),
        next: rows.length > limit && last ? cursorOf([last.key, last.own]) : null,
      };
    });
  }

  /** Once more, with the same id and the same bytes, whatever became of it. */
  async redeliver(actor: PersonActor, endpoint: string, message: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const { organisation, hub } = await own(em, actor, endpoint);
      const [rows] = (await em.query(
        `update webhooks.messages set state = 'waiting', tries = 0, next_at = landfall.now() where endpoint = $1 and 'msg_' || id = $2 returning id`,
        [endpoint, message],
      )) as [unknown[]];
      if (!rows.length) throw notFound('message');
      await em.query(`update webhooks.endpoints set waits_until = landfall.now() where id = $1`, [endpoint]);
      const event = { name: 'WebhookResendAsked', facts: { endpoint } } as const;
      await record(em, actor, event, { subject: endpoint, organisation, hub });
    });
  }
}
