import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SystemActor } from '#database';
import type { Side as SideName } from '#listings';
import { Links, Post } from '#mail';
import type { Introduction } from './introduction.entity.js';
import type { Side } from './side.entity.js';

type Reader = { person: string | null; contact: string | null; address: string; name: string; language: string; zone: string };
type Facing = { ownTitle: string; organisation: string; partner: string; coordinator: string | null; replyTo: string };

/** Days in which an outcome can be reported, and corrected, by the link in the mail. */
const outcomeDays = 90;

/** The letters of an introduction. Each is posted once a side, whatever is run again: its key says which it is. */
@Injectable()
export class IntroductionMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  async askConsent(
    em: EntityManager,
    actor: SystemActor,
    introduction: Introduction,
    side: Side,
    days: number,
  ): Promise<string | null> {
    const reader = await this.answererOf(em, side);
    if (!reader || !side.shown || !side.expiresAt) return null;
    const link = await this.link(em, 'consent', introduction, side.side, reader, days);
    await this.postAsking(em, actor, introduction, side, reader, { key: 'consent_asked', link });
    return link.link;
  }

  /** The same question by the same link, under a key of its own. */
  async nudge(em: EntityManager, actor: SystemActor, introduction: Introduction, side: Side): Promise<void> {
    const reader = await this.answererOf(em, side);
    if (!reader || !side.link) return;
    const link = { link: side.link, purpose: 'consent' } as const;
    await this.postAsking(em, actor, introduction, side, reader, { key: 'consent_nudge', link });
  }

  /** At once, so that an answer recorded by somebody else's hand is noticed, with the page on which it can be taken back. */
  async tellRecorded(em: EntityManager, actor: SystemActor, introduction: Introduction, side: Side): Promise<void> {
    const reader = await this.answererOf(em, side);
    if (!reader || !side.link || !side.shown) return;
    const { organisation } = await this.facing(em, introduction, side.side);
    await this.post.postMail(em, actor, {
      key: `consent_recorded:${introduction.id}:${side.side}`,
      kind: 'consent_recorded',
      hub: introduction.hub,
      ...to(reader),
      facts: {
        organisation,
        title: side.shown.title,
        answer: side.state,
        ...(side.effectiveAt && { effective: { at: side.effectiveAt.toISOString(), zone: reader.zone } }),
        link: { link: side.link, purpose: 'consent' },
      },
    });
  }

  private async postAsking(
    em: EntityManager,
    actor: SystemActor,
    introduction: Introduction,
    side: Side,
    reader: Reader,
    { key, link }: { key: string; link: { link: string; purpose: 'consent' | 'outcome' } },
  ): Promise<void> {
    const { ownTitle, organisation } = await this.facing(em, introduction, side.side);
    const facts = {
      organisation,
      ownTitle,
      card: plain(side),
      until: { at: side.expiresAt!.toISOString(), zone: reader.zone },
      link,
    };
    await this.post.postMail(em, actor, {
      key: `${key}:${introduction.id}:${side.side}`,
      kind: 'consent_asked',
      hub: introduction.hub,
      ...to(reader),
      facts,
    });
  }

  /** To both, with who the other is: whoever said yes for it. */
  async tellMade(
    em: EntityManager,
    actor: SystemActor,
    introduction: Introduction,
    sides: Record<SideName, Side>,
  ): Promise<void> {
    const readers = { offering: await this.answererOf(em, sides.offering), need: await this.answererOf(em, sides.need) };
    for (const side of ['offering', 'need'] as const) {
      const reader = readers[side];
      const other = readers[side === 'offering' ? 'need' : 'offering'];
      if (!reader || !other || !sides[side].shown) continue;
      const { ownTitle, partner, coordinator, replyTo } = await this.facing(em, introduction, side);
      const facts = {
        ownTitle,
        card: plain(sides[side]),
        partner: { organisation: partner, person: other.name, address: other.address },
        coordinator: { person: coordinator ?? replyTo, address: replyTo },
      };
      await this.post.postMail(em, actor, {
        key: `introduction_made:${introduction.id}:${side}`,
        kind: 'introduction_made',
        hub: introduction.hub,
        ...to(reader),
        facts,
      });
    }
  }

  async askOutcome(
    em: EntityManager,
    actor: SystemActor,
    introduction: Introduction,
    sides: Record<SideName, Side>,
  ): Promise<void> {
    for (const side of ['offering', 'need'] as const) {
      const reader = await this.answererOf(em, sides[side]);
      if (!reader) continue;
      const { partner } = await this.facing(em, introduction, side);
      const [{ day }] = (await em.query(`select to_char($1::timestamptz at time zone $2, 'YYYY-MM-DD') as day`, [
        introduction.madeAt,
        reader.zone,
      ])) as [{ day: string }];
      const link = await this.link(em, 'outcome', introduction, side, reader, outcomeDays);
      const facts = { organisation: partner, day, link };
      await this.post.postMail(em, actor, {
        key: `outcome_asked:${introduction.id}:${side}`,
        kind: 'outcome_asked',
        hub: introduction.hub,
        ...to(reader),
        facts,
      });
    }
  }

  /** Who answers for a side: who has answered already, its contact, or the organisation's first owner. */
  private async answererOf(em: EntityManager, side: Side): Promise<Reader | undefined> {
    const [reader] = (await em.query(
      `select null as person, c.id as contact, c.email as address, c.name, c.language, c.zone from members.contacts c where c.id = $1
       union all
       (select p.id, null, p.email, p.name, p.language, p.zone from members.people p
        left join members.memberships m on m.person = p.id and m.organisation = $2 and m.ended_at is null
        where $1::uuid is null and p.suspended_at is null and (p.id = $3 or m.id is not null)
        order by (p.id = $3) desc nulls last, (m.role = 'owner') desc nulls last, m.created_at, m.id limit 1)`,
      [side.contact, side.organisation, side.answeredByPerson],
    )) as Reader[];
    return reader;
  }

  private async facing(em: EntityManager, { id }: Introduction, side: SideName): Promise<Facing> {
    const [facing] = (await em.query(
      `select own.title as "ownTitle", mine.name as organisation, theirs.name as partner, c.name as coordinator, h.reply_to as "replyTo"
       from introductions.introductions i
       join listings.listings own on own.id = case $2 when 'offering' then i.offering else i.need end
       join members.organisations mine on mine.id = case $2 when 'offering' then i.offering_organisation else i.need_organisation end
       join members.organisations theirs on theirs.id = case $2 when 'offering' then i.need_organisation else i.offering_organisation end
       join members.hubs h on h.id = i.hub
       left join members.people c on c.id = i.opened_by
       where i.id = $1`,
      [id, side],
    )) as [Facing];
    return facing;
  }

  private async link(
    em: EntityManager,
    purpose: 'consent' | 'outcome',
    { id: subject }: Introduction,
    side: SideName,
    { person, contact }: Reader,
    days: number,
  ) {
    const { id: link } = await this.links.makeLink(em, { purpose, person, contact, subject, side, days });
    return { link, purpose };
  }
}

const to = ({ person, contact, address, language }: Reader) => ({ person, contact, address, language });

/** The card as a mail tells it. */
function plain({ shown }: Side) {
  const { title, summary, language, country, profileType, reasons, gap } = shown!;
  return { title, summary, language, country, profileType, reasons, ...(gap ? { gap } : {}) };
}
