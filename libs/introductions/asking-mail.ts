import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { now, system, type SystemActor } from '#database';
import type { Side as SideName } from '#listings';
import { Links, Post } from '#mail';
import { addressed, answererOf, type Answering } from './answering.js';
import { cardsToNudge, nextCards, roundIsComplete } from './asking-round.sql.js';
import { cardInMail } from './cards.js';
import type { Introduction } from './introduction.entity.js';
import { AskByMail } from './jobs.js';
import { Side } from './side.entity.js';

type Asked = Pick<Side, 'introduction' | 'side'>;

/** As many possible partners stand in one mail: more are not compared, they are put off. */
const mostCards = 5;

/** The mails that ask: one for what a reader is asked of one need in one round, each card with its own link and answer. */
@Injectable()
export class AskingMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  /** Makes the link by which a side answers. The mail goes with it, or with the last of its round. */
  async ask(em: EntityManager, actor: SystemActor, { id }: Introduction, side: Side, days: number): Promise<void> {
    const reader = await answererOf(em, side);
    if (!reader) return;
    const { person, contact } = reader;
    const link = { purpose: 'consent', person, contact, subject: id, side: side.side, days } as const;
    await em.update(Side, { introduction: id, side: side.side }, { link: (await this.links.makeLink(em, link)).id });
    await this.mail(em, actor, side);
  }

  /** Job: what waited for more of its round, which has come or will not. */
  async askByMail(em: EntityManager, { introduction, side }: Asked): Promise<void> {
    const row = await em.findOneBy(Side, { introduction, side });
    if (row) await this.mail(em, system(AskByMail.name), row);
  }

  /** Once more, for all cards of a side's mail that nobody has answered: by the same links, under a key of its own. */
  async nudge(em: EntityManager, actor: SystemActor, side: Side): Promise<void> {
    const reader = await answererOf(em, side);
    const cards = await rowsOf(em, side, cardsToNudge);
    if (!reader || !cards.length) return;
    await this.postCards(em, actor, 'consent_nudge', reader, cards);
    await em.update(Side, keyOf(side, cards), { nudgedAt: now });
  }

  /**
   * Whatever waits for this side's reader, if no more of its round is to come. Two who look at once would each see the other still
   * coming: one looks at a time, and what it leaves falls due a second later.
   */
  private async mail(em: EntityManager, actor: SystemActor, side: Side): Promise<void> {
    const [{ mine }] = (await em.query(
      `select pg_try_advisory_xact_lock(hashtextextended('consents:' || need, 0)) as mine from introductions.introductions where id = $1`,
      [side.introduction],
    )) as [{ mine: boolean }];
    if (!mine) return;
    const [{ complete }] = (await em.query(roundIsComplete, [side.introduction, side.side])) as [{ complete: boolean }];
    if (!complete) return;
    for (;;) {
      const cards = await rowsOf(em, side, nextCards, mostCards);
      const reader = cards[0] && (await answererOf(em, cards[0]));
      if (!cards.length) return;
      // whoever was there when the link was made is gone: there is nobody to write to
      const mail = reader ? await this.postCards(em, actor, 'consent_asked', reader, cards) : side.introduction;
      await em.update(Side, keyOf(side, cards), { mail });
    }
  }

  private async postCards(
    em: EntityManager,
    actor: SystemActor,
    key: 'consent_asked' | 'consent_nudge',
    reader: Answering,
    cards: readonly Side[],
  ): Promise<string> {
    const [first] = cards as [Side];
    const told = await ownOf(em, first.side, cards);
    const [question, ...more] = cards.map((card) => ({
      ownTitle: told.get(card.introduction)!.ownTitle,
      card: cardInMail(card),
      until: { at: card.expiresAt!.toISOString(), zone: reader.zone },
      link: { link: card.link!, purpose: 'consent' } as const,
    }));
    return this.post.postMail(em, actor, {
      key: `${key}:${first.introduction}:${first.side}`,
      kind: 'consent_asked',
      hub: first.hub,
      ...addressed(reader),
      facts: { organisation: told.get(first.introduction)!.organisation, ...question!, ...(more.length && { more }) },
    });
  }
}

const keyOf = ({ side }: Asked, cards: readonly Side[]) => ({ side, introduction: In(cards.map((card) => card.introduction)) });

/** The sides that a query of asking-round.sql.ts picks and locks, in its order. */
async function rowsOf(em: EntityManager, { introduction, side }: Asked, sql: string, ...more: unknown[]): Promise<Side[]> {
  const picked = (await em.query(sql, [introduction, side, ...more])) as { introduction: string }[];
  const rows: Side[] = [];
  for (const { introduction: id } of picked) rows.push(await em.findOneByOrFail(Side, { introduction: id, side }));
  return rows;
}

/** What each card is asked of: the reader's own listing, and for whom they answer. */
async function ownOf(em: EntityManager, side: SideName, cards: readonly Side[]) {
  const rows = (await em.query(
    `select i.id, l.title as "ownTitle", o.name as organisation from introductions.introductions i
     join listings.listings l on l.id = case $2 when 'offering' then i.offering else i.need end
     join members.organisations o on o.id = l.organisation where i.id = any ($1)`,
    [cards.map((card) => card.introduction), side],
  )) as { id: string; ownTitle: string; organisation: string }[];
  return new Map(rows.map((row) => [row.id, row]));
}
