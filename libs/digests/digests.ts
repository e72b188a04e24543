import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared, system } from '#database';
import { record } from '#ledger';
import { Post } from '#mail';
import type { PayloadOf } from '#queues';
import { Composition } from './composition.js';
import { History, keyOf, type Before } from './history.js';
import type { DeliverDigest, DeliverNotice, NoteViewNews, SendDigestNow } from './jobs.js';
import { mostAWeek, slotOf, windowOf, type Due } from './windows.js';
import { kindsFor, readerOf, type Reader } from './wishes.js';

const asDigests = system('DeliverDigest');

/** What is to be told, under which name it is claimed, and whether silence is claimed too. */
type Plan = { period: string; due: readonly Due[]; claimSilence: boolean };

/** One digest for one reader and period, or silence. */
@Injectable()
export class Digests {
  constructor(
    private readonly post: Post,
    private readonly history: History,
    private readonly composition: Composition,
  ) {}

  /** The handler of DeliverDigest, in the job's transaction. Late or no longer wished, it does nothing: the next one tells it. */
  async deliver(em: EntityManager, { reader, period }: PayloadOf<typeof DeliverDigest>): Promise<void> {
    await this.tell(em, reader, ({ wish, places, now, claimed, visited, mailsThisWeek }) => {
      const window = windowOf(wish, places, now, claimed);
      const mayCome = window.day === period && !visited && mailsThisWeek < mostAWeek.digests;
      return { period, due: mayCome ? window.due : [], claimSilence: true };
    });
  }

  /** The handler of DeliverNotice: each new thing of the kinds that somebody wants to hear of one by one. */
  async notify(em: EntityManager, { reader, slot }: PayloadOf<typeof DeliverNotice>): Promise<void> {
    await this.tell(em, reader, ({ wish, places, now, visited, mailsThisWeek }) => {
      const mayCome = slotOf(wish, places, now) === slot && !visited && mailsThisWeek < mostAWeek.notices;
      const each = Object.entries(wish.frequencies).filter(([, frequency]) => frequency === 'each');
      const due = mayCome ? each.map(([kind]) => ({ kind, period: slot }) as Due) : [];
      return { period: slot, due, claimSilence: false };
    });
  }

  /** The handler of SendDigestNow: asked for by the reader, so neither the hour nor a visit counts. */
  async sendNow(em: EntityManager, { reader, wish }: PayloadOf<typeof SendDigestNow>): Promise<void> {
    const period = `now:${wish}`;
    await this.tell(em, reader, (it) => ({
      period,
      due: kindsFor(it).flatMap((kind) => (it.wish.frequencies[kind] === 'off' ? [] : [{ kind, period }])),
      claimSilence: false,
    }));
  }

  /** The handler of NoteViewNews: what a digest has told already, or a first view of theirs tells, is no news of this one. */
  async noteView(em: EntityManager, { view, person, proposals }: PayloadOf<typeof NoteViewNews>): Promise<void> {
    await oneAtATime(em, person);
    await em.query(
      `insert into digests.view_news (reader, proposal, name)
       select $1, p.id, v.name from unnest($3::uuid[]) p(id) join review.views v on v.id = $2
       where not exists (select from digests.digests g where g.reader = $1 and g.state = 'sent' and g.items ? ('proposal:' || p.id))
       on conflict do nothing`,
      [person, view, proposals],
    );
  }

  private async tell(em: EntityManager, id: string, plan: (reader: Reader) => Plan): Promise<void> {
    await oneAtATime(em, id);
    const reader = await readerOf(em, id);
    if (!reader) return;
    const { period, due, claimSilence } = plan(reader);
    if (!due.length) return;
    const before = await this.history.before(em, reader, period, due);
    const news = await this.composition.newsFor(em, reader, before);
    const items = Object.values(news).flatMap((section) => section.map((item) => item.id));
    if (!items.length && !claimSilence) return;
    const digest = randomUUID();
    const { person, contact, now } = reader;
    const row = [digest, id, person, contact, period, now, JSON.stringify(items), items.length ? 'sent' : 'silent'];
    const mine = (await em.query(claimed, row)) as unknown[];
    if (!mine.length) return;
    await this.claim(em, digest, reader, before);
    if (!items.length) return;
    await this.post.postMail(em, asDigests, {
      ...(await this.composition.compose(em, reader, before, news)),
      key: keyOf(id, period),
      kind: 'digest',
      person,
      contact,
      address: reader.address,
      language: reader.language,
      atMostOnce: true,
    });
    await record(em, asDigests, { name: 'DigestSent', facts: { reader: id, period } }, { subject: id });
  }

  private async claim(em: EntityManager, digest: string, { reader, now }: Reader, before: readonly Before[]): Promise<void> {
    const kinds = before.map(({ kind, period, since }) => ({ kind, period, since }));
    await em.query(claimedOfEach, [digest, reader, now, JSON.stringify(kinds)]);
  }
}

const claimed = prepared(`
  insert into digests.digests (id, reader, person, contact, period, until, items, state) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (reader, period) do nothing returning id`);
const claimedOfEach = prepared(`
  insert into digests.windows (digest, reader, kind, period, since, until)
  select $1, $2, k.kind, k.period, k.since, $3 from jsonb_to_recordset($4) k(kind text, period text, since timestamptz)
  on conflict do nothing`);

/** One at a time for a reader: what one tells is told when the other looks. */
const oneAtATime = (em: EntityManager, reader: string) =>
  em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`digest:${reader}`]);
