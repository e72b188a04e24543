import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { answererOf, Side } from '#introductions';
import { Links, Post } from '#mail';
import { Letter } from './letter.entity.js';

/** Days in which a letter can be fetched by the link in the mail. */
const days = 90;

/** Tells whom a letter is written to that it is there. */
@Injectable()
export class LetterMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  async send(em: EntityManager, { letter: id }: { letter: string }): Promise<void> {
    const letter = await em.findOneBy(Letter, { id });
    if (!letter || letter.revokedAt) return;
    const { introduction, side, hub, facts, reference } = letter;
    const reader = await answererOf(em, await em.findOneByOrFail(Side, { introduction, side }));
    if (!reader) return;
    const { person, contact, address, language } = reader;
    const { id: link } = await this.links.makeLink(em, { purpose: 'letter', person, contact, subject: id, side, days });
    await this.post.postMail(em, system('SendLetter'), {
      key: `letter_issued:${id}`,
      kind: 'letter_issued',
      hub,
      person,
      contact,
      address,
      language,
      facts: { organisation: facts.introduced.organisation, reference, link: { link, purpose: 'letter' } },
    });
  }
}
