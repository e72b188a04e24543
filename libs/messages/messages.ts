import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now, Transactions, type PersonActor } from '#database';
import { ByTime, cursorOf, pageKey, type PageQuery } from '#http';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, illegalStep, notFound, Problem } from '#problems';
import { pairMustBeCleared } from '#screening';
import { Message } from './message.entity.js';
import { perDay, tooManyReports, type MessageView, type ReportedMessage, type ReportReason } from './messages.schema.js';
import { atThread, type AtThread, type Writer } from './writing.js';

/** The thread of an introduction: text between its two sides, and their coordinator until the hand-over. */
@Injectable()
export class Messages {
  constructor(private readonly transactions: Transactions) {}

  /** The latest first. */
  async list(
    actor: Writer,
    introduction: string,
    { limit, cursor }: PageQuery,
  ): Promise<{ items: MessageView[]; next: string | null }> {
    mustBeAllowed(actor, 'message.read');
    const after = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      const { author } = await atThread(em, introduction);
      const rows = await rowsOf(em, `introduction = $1`, introduction, after, limit);
      return pageOf(rows, limit, (row) => viewOf(row, author));
    });
  }

  /** Whom the reader writes with, for a page's head. */
  async thread(actor: Writer, introduction: string): Promise<AtThread> {
    mustBeAllowed(actor, 'message.read');
    return this.transactions.run(actor, (em) => atThread(em, introduction));
  }

  /** @throws {Problem} `held_for_check` while a party is held, `too_many` over a day's quota, `conflict` after repeated reports */
  async send(actor: Writer, introduction: string, body: string): Promise<MessageView> {
    mustBeAllowed(actor, 'message.send');
    return this.transactions.run(actor, async (em) => {
      const { author, state, hub, contact, offering, need } = await atThread(em, introduction);
      if (state !== 'made' && (state !== 'handed_over' || author === 'coordinator'))
        throw illegalStep('introduction', state, 'message');
      await pairMustBeCleared(em, { offeringOrganisation: offering, needOrganisation: need, hub });
      await mustBeWelcome(em, introduction, author);
      const id = randomUUID();
      const by = {
        author,
        authorPerson: actor.kind === 'person' ? actor.person : null,
        authorContact: actor.kind === 'contact' ? actor.contact : null,
      };
      await em.insert(Message, { id, introduction, hub, contact, offeringOrganisation: offering, needOrganisation: need, ...by, body, sentAt: now }); // prettier-ignore
      const facts = { message: id, introduction, hub, author };
      await record(em, actor, { name: 'MessageSent', facts }, { subject: introduction, hub });
      return viewOf(await em.findOneByOrFail(Message, { id }), author);
    });
  }

  /** To the hub's coordinators, who read it then, also after the hand-over. One’s own is not to report. */
  async report(actor: Writer, message: string, reason: ReportReason): Promise<MessageView> {
    mustBeAllowed(actor, 'message.report');
    return this.transactions.run(actor, async (em) => {
      const found = await em.findOne(Message, { where: { id: message }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw notFound('message');
      const { author } = await atThread(em, found.introduction);
      if (found.author === author) throw conflict('message', { reason: 'own' });
      if (!found.reportedAt) {
        await em.update(
          Message,
          { id: message },
          { reportedAt: () => 'landfall.now()', reportedBy: author, reportedFor: reason },
        );
        const { introduction, hub } = found;
        await record(
          em,
          actor,
          { name: 'MessageReported', facts: { message, introduction, hub, reason } },
          { subject: introduction, hub },
        );
      }
      return viewOf(await em.findOneByOrFail(Message, { id: message }), author);
    });
  }

  /** What was reported to a hub, the latest written first. */
  async reported(
    actor: PersonActor,
    hub: string,
    { limit, cursor }: PageQuery,
  ): Promise<{ items: ReportedMessage[]; next: string | null }> {
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'message.judge', { hub });
    const after = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      const rows = await rowsOf(em, `hub = $1 and reported_at is not null`, hub, after, limit);
      return pageOf(rows, limit, (row) => ({ ...viewOf(row, 'coordinator'), introduction: row.introduction }));
    });
  }
}

async function rowsOf(
  em: EntityManager,
  where: string,
  value: string,
  after: readonly unknown[],
  limit: number,
): Promise<Message[]> {
  return em
    .createQueryBuilder(Message, 'm')
    .where(where.replace('$1', ':value'), { value })
    .andWhere(`(:at::timestamptz is null or (m.sent_at, m.id) < (:at::timestamptz, :last::uuid))`, {
      at: after[0],
      last: after[1],
    })
    .orderBy('m.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .take(limit + 1)
    .getMany();
}

function pageOf<V>(rows: readonly Message[], limit: number, view: (row: Message) => V): { items: V[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last ? cursorOf([last.sentAt.toISOString(), last.id]) : null };
}

const viewOf = ({ id, author, body, sentAt, reportedAt, reportedFor }: Message, reader: Message['author']): MessageView => ({
  id,
  author,
  mine: author === reader,
  text: body,
  sentAt,
  reportedAt,
  reportedFor,
});

async function mustBeWelcome(em: EntityManager, introduction: string, author: Message['author']): Promise<void> {
  // Two that are sent at once are counted one after the other.
  await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`message:${introduction}:${author}`]);
  const [{ today, reports }] = (await em.query(
    `select count(*) filter (where sent_at > landfall.now() - interval '1 day')::int as today, count(reported_at)::int as reports
     from messages.messages where introduction = $1 and author = $2`,
    [introduction, author],
  )) as [{ today: number; reports: number }];
  if (reports >= tooManyReports) throw conflict('message', { reason: 'reported' });
  if (today >= perDay) throw new Problem(429, 'too_many', {}, [], { 'retry-after': '3600' });
}
