import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { record } from '#ledger';
import { Links, Post, type FactsToPost } from '#mail';
import type { PayloadOf } from '#queues';
import { DeliverDigest } from './deliver-digest.job.js';
import { newsFor, type DecisionNews, type News } from './news.js';
import { windowOf } from './windows.js';
import { readerOf, type Reader } from './wishes.js';

/** How much of a section is shown; the rest is counted. */
const shown = { decisions: 10, proposals: 5, results: 10 };
/** Longer than any transaction: what was under way when the digest before was composed is found by the next. */
const overlapMinutes = 10;
const linkDays = 400;
const asDigests = system(DeliverDigest.name);

type Before = { since: Date; told: string[]; perhapsTold: ReadonlySet<string> };

/** One digest for one person and period, or silence. */
@Injectable()
export class Digests {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  /** The handler of DeliverDigest, in the job's transaction. Late or no longer wished, it does nothing: the next one tells it. */
  async deliver(em: EntityManager, { person, period }: PayloadOf<typeof DeliverDigest>): Promise<void> {
    const reader = await readerOf(em, person);
    if (!reader) return;
    const window = windowOf(reader.wish, reader.hubs, reader.now);
    if (!window.due || window.period !== period) return;
    const before = await this.before(em, person, reader);
    const id = randomUUID();
    const mine = (await em.query(
      `insert into digests.digests (id, person, period, since, until, state) values ($1, $2, $3, $4, $5, 'silent') on conflict (person, period) do nothing returning id`,
      [id, person, period, before.since, reader.now],
    )) as unknown[];
    if (!mine.length) return;
    const after = DateTime.fromJSDate(before.since).minus({ minutes: overlapMinutes }).toJSDate();
    const news = await newsFor(em, reader, { after, told: before.told });
    const items = Object.values(news).flatMap((section) => section.map((item) => item.id));
    if (!items.length) return;
    await em.query(`update digests.digests set items = $2, state = 'sent' where id = $1`, [id, JSON.stringify(items)]);
    await this.send(em, person, period, reader, before, news);
  }

  /**
   * Where the window begins: at the end of the digest before, or at its beginning when nobody has read that one. A mail that still
   * waits for its server is taken back, as today's tells it all; one of unknown fate may have been read, so its news is marked.
   */
  private async before(em: EntityManager, person: string, reader: Reader): Promise<Before> {
    const [last] = (await em.query(
      `select period, since, until, items, state from digests.digests where person = $1 order by until desc limit 1`,
      [person],
    )) as {
      period: string;
      since: Date;
      until: Date;
      items: string[];
      state: string;
    }[];
    const none: ReadonlySet<string> = new Set();
    if (!last) return { since: reader.since, told: [], perhapsTold: none };
    const fate = last.state === 'sent' ? await this.post.takeBack(em, keyOf(person, last.period)) : 'sent';
    if (fate === 'sent' || fate === 'kept') return { since: last.until, told: last.items, perhapsTold: none };
    const perhaps = fate === 'unknown' || fate === 'sending';
    return { since: last.since, told: [], perhapsTold: perhaps ? new Set(last.items) : none };
  }

  private async send(
    em: EntityManager,
    person: string,
    period: string,
    reader: Reader,
    before: Before,
    news: News,
  ): Promise<void> {
    const link = async (purpose: 'preferences' | 'unsubscribe') =>
      ({ link: (await this.links.makeLink(em, { purpose, person, days: linkDays })).id, purpose }) as const;
    const again = (id: string) => (before.perhapsTold.has(id) ? { again: true } : {});
    const results = [
      ...news.made.map((m) => ({
        sentence: { key: 'mail.digest.result.made', facts: { organisation: m.organisations } },
        ...again(m.id),
      })),
      ...news.outcomes.map((o) => ({
        sentence: { key: 'mail.digest.result.outcome', facts: { organisation: o.organisation, outcome: o.outcome } },
        ...again(o.id),
      })),
    ];
    const decisions: FactsToPost<'digest'>['decisions']['items'] = await Promise.all(
      news.decisions.slice(0, shown.decisions).map(async (d) => ({
        card: d.card,
        ownTitle: d.ownTitle,
        until: { at: d.until.toISOString(), zone: reader.wish.zone },
        link: await this.answerLink(em, person, d, reader.now),
        ...again(d.id),
      })),
    );
    await this.post.postMail(em, asDigests, {
      key: keyOf(person, period),
      kind: 'digest',
      person,
      hub: reader.hubs[0]?.id ?? news.decisions[0]?.hub ?? news.made[0]?.hub ?? null,
      address: reader.address,
      language: reader.language,
      atMostOnce: true,
      facts: {
        since: DateTime.fromJSDate(before.since).setZone(reader.wish.zone).toFormat('yyyy-MM-dd'),
        decisions: { items: decisions, more: news.decisions.length - decisions.length },
        proposals: section(
          news.proposals.map(({ id, offering, need, score, coverage }) => ({
            offering,
            need,
            score,
            coverage,
            link: { page: '/queue' },
            ...again(id),
          })),
          shown.proposals,
        ),
        results: section(results, shown.results),
        links: { preferences: await link('preferences'), unsubscribe: await link('unsubscribe') },
      },
    });
    await record(em, asDigests, { name: 'DigestSent', facts: { person, period } }, { subject: person });
  }

  /** The same page as the question's own mail. */
  private async answerLink(em: EntityManager, person: string, { introduction, side, until }: DecisionNews, now: Date) {
    const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
    const { id } = await this.links.makeLink(em, { purpose: 'consent', person, subject: introduction, side, minutes });
    return { link: id, purpose: 'consent' as const };
  }
}

const keyOf = (person: string, period: string) => `digest:${person}:${period}`;

const section = <T>(all: readonly T[], most: number) => ({ items: all.slice(0, most), more: Math.max(0, all.length - most) });
