import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SystemActor } from '#database';
import type { Side as SideName } from '#listings';
import { Links, Post } from '#mail';
import { addressed, answererOf, type Answering } from './answering.js';
import { cardInMail } from './cards.js';
import { addressedTo, coordinatorOf } from './coordinating.js';
import type { Introduction } from './introduction.entity.js';
import type { Side } from './side.entity.js';

type Facing = { ownTitle: string; organisation: string; partner: Partner | null; replyTo: string };
/** As `introductions.identity` tells it: null until both agreed. */
type Partner = { organisation: string; person: string; email: string };

/** Days in which an outcome can be reported, and corrected, by the link in the mail. */
const outcomeDays = 90;

/** The letters of an introduction. Each is posted once a side, whatever is run again: its key says which it is. */
@Injectable()
export class IntroductionMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  /** At once, so that an answer recorded by somebody else's hand is noticed, with the page on which it can be taken back. */
  async tellRecorded(em: EntityManager, actor: SystemActor, introduction: Introduction, side: Side): Promise<void> {
    const reader = await answererOf(em, side);
    if (!reader || !side.link || !side.shown) return;
    const { organisation } = await this.facing(em, introduction, side.side);
    await this.post.postMail(em, actor, {
      key: `consent_recorded:${introduction.id}:${side.side}`,
      kind: 'consent_recorded',
      hub: introduction.hub,
      ...addressed(reader),
      facts: {
        organisation,
        title: side.shown.title,
        answer: side.state,
        ...(side.effectiveAt && { effective: { at: side.effectiveAt.toISOString(), zone: reader.zone } }),
        link: { link: side.link, purpose: 'consent' },
      },
    });
  }

  /** To both, with who the other is: whoever said yes for it. The coordinator reads at once who has been introduced. */
  async tellMade(
    em: EntityManager,
    actor: SystemActor,
    introduction: Introduction,
    sides: Record<SideName, Side>,
  ): Promise<void> {
    const coordinator = await coordinatorOf(em, introduction.hub, introduction.openedBy);
    const parties: Partner[] = [];
    for (const side of ['offering', 'need'] as const) {
      const reader = await answererOf(em, sides[side]);
      const { ownTitle, partner, replyTo } = await this.facing(em, introduction, side);
      if (partner) parties.unshift(partner);
      if (!reader || !partner || !sides[side].shown) continue;
      const facts = {
        ownTitle,
        card: cardInMail(sides[side]),
        partner: { organisation: partner.organisation, person: partner.person, address: partner.email },
        coordinator: { person: coordinator.name ?? replyTo, address: replyTo },
      };
      await this.post.postMail(em, actor, {
        key: `introduction_made:${introduction.id}:${side}`,
        kind: 'introduction_made',
        hub: introduction.hub,
        ...addressed(reader),
        facts,
      });
    }
    await this.post.postMail(em, actor, {
      key: `introduction_copied:${introduction.id}`,
      kind: 'introduction_copied',
      hub: introduction.hub,
      ...addressedTo(coordinator),
      facts: { parties: parties.map(({ organisation, person, email }) => ({ organisation, person, address: email })) },
    });
  }

  /** That it waits for a check, in the same words to whoever reads it. */
  async tellHeld(em: EntityManager, actor: SystemActor, introduction: Introduction, side: Side): Promise<void> {
    const reader = await answererOf(em, side);
    if (!reader) return;
    const { ownTitle } = await this.facing(em, introduction, side.side);
    await this.post.postMail(em, actor, {
      key: `introduction_held:${introduction.id}:${side.side}:${introduction.version}`,
      kind: 'introduction_held',
      hub: introduction.hub,
      ...addressed(reader),
      facts: { ownTitle },
    });
  }

  async askOutcome(
    em: EntityManager,
    actor: SystemActor,
    introduction: Introduction,
    sides: Record<SideName, Side>,
    { days, asked }: { days: number; asked: readonly SideName[] },
  ): Promise<void> {
    for (const side of asked) {
      const reader = await answererOf(em, sides[side]);
      const { partner } = await this.facing(em, introduction, side);
      if (!reader || !partner) continue;
      const [{ day }] = (await em.query(`select to_char($1::timestamptz at time zone $2, 'YYYY-MM-DD') as day`, [
        introduction.madeAt,
        reader.zone,
      ])) as [{ day: string }];
      const link = await this.link(em, 'outcome', introduction, side, reader, outcomeDays);
      const facts = { organisation: partner.organisation, day, link };
      await this.post.postMail(em, actor, {
        key: `outcome_asked:${introduction.id}:${side}:${days}`,
        kind: 'outcome_asked',
        hub: introduction.hub,
        ...addressed(reader),
        facts,
      });
    }
  }

  private async facing(em: EntityManager, { id }: Introduction, side: SideName): Promise<Facing> {
    const [facing] = (await em.query(
      `select own.title as "ownTitle", mine.name as organisation, introductions.identity(i.id, $2) as partner, h.reply_to as "replyTo"
       from introductions.introductions i
       join listings.listings own on own.id = case $2 when 'offering' then i.offering else i.need end
       join members.organisations mine on mine.id = case $2 when 'offering' then i.offering_organisation else i.need_organisation end
       join members.hubs h on h.id = i.hub
       where i.id = $1`,
      [id, side],
    )) as [Facing];
    return facing;
  }

  private async link(
    em: EntityManager,
    purpose: 'outcome',
    { id: subject }: Introduction,
    side: SideName,
    { person, contact }: Answering,
    days: number,
  ) {
    const { id: link } = await this.links.makeLink(em, { purpose, person, contact, subject, side, days });
    return { link, purpose };
  }
}
