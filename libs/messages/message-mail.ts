import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { answererOf, identityOf, Introduction, Side, type Answering } from '#introductions';
import { Links, Post } from '#mail';
import { pairCleared } from '#screening';
import { Message } from './message.entity.js';

/** Days in which a thread can be read and answered by the link. */
const days = 30;

/** Says that there is a message, and from whom; the text stays behind the link. One mail an hour to one reader of one introduction. */
@Injectable()
export class MessageMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  async tell(em: EntityManager, { message: id }: { message: string }): Promise<void> {
    const message = await em.findOneBy(Message, { id });
    if (!message) return;
    const { introduction, author, hub, sentAt } = message;
    // Whoever is held is not written to, nor of them; the thread is there when they are cleared.
    const pair = await em.findOneByOrFail(Introduction, { id: introduction });
    if (!(await pairCleared(em, pair))) return;
    for (const side of ['offering', 'need'] as const) {
      if (side === author) continue;
      const reader = await answererOf(em, await em.findOneByOrFail(Side, { introduction, side }));
      const partner = await identityOf(em, introduction, side);
      if (!reader || !partner) continue;
      const from = author === 'coordinator' ? await this.hubOf(em, hub) : partner.organisation;
      const { person, contact, address, language } = reader;
      const hour = sentAt.toISOString().slice(0, 13);
      const { id: link } = await this.links.makeLink(em, {
        purpose: 'message',
        person,
        contact,
        subject: introduction,
        side,
        days,
      });
      await this.post.postMail(em, system('TellOfMessage'), {
        key: `message:${introduction}:${side}:${hour}`,
        kind: 'message_received',
        hub,
        person,
        contact,
        address,
        language,
        facts: { organisation: from, link: { link, purpose: 'message' } },
      });
    }
    if (author !== 'coordinator') await this.tellCoordinator(em, message, pair);
  }

  /** Until the hand-over: whoever approved the pair, while they work for the hub. */
  private async tellCoordinator(em: EntityManager, message: Message, pair: Introduction): Promise<void> {
    const { introduction, author, hub, sentAt } = message;
    if (!pair.openedBy || pair.handedOverAt) return;
    const [reader] = (await em.query(
      `select p.id as person, null as contact, p.email as address, p.name, p.language, p.zone from members.people p
       where p.id = $1 and p.suspended_at is null
         and exists (select from members.memberships m where m.person = p.id and m.hub = $2 and m.ended_at is null)`,
      [pair.openedBy, hub],
    )) as Answering[];
    // The author's name as the other side reads it.
    const from = await identityOf(em, introduction, author === 'need' ? 'offering' : 'need');
    if (!reader || !from) return;
    const { person, address, language } = reader;
    const { id: link } = await this.links.makeLink(em, { purpose: 'message', person, subject: introduction, days });
    await this.post.postMail(em, system('TellOfMessage'), {
      key: `message:${introduction}:coordinator:${sentAt.toISOString().slice(0, 13)}`,
      kind: 'message_received',
      hub,
      person,
      address,
      language,
      facts: { organisation: from.organisation, link: { link, purpose: 'message' } },
    });
  }

  private async hubOf(em: EntityManager, id: string): Promise<string> {
    const [hub] = (await em.query(`select name from members.hubs where id = $1`, [id])) as [{ name: string }];
    return hub.name;
  }
}
