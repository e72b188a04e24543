import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { answererOf } from '#introductions';
import { Links, Post } from '#mail';
import { cleared } from '#screening';
import { TellQuestion } from './jobs.js';
import { Question } from './question.entity.js';

/** Days in which a question can be answered by the link. */
const days = 30;

/** Tells whoever answers for a side that their hub asks something of their own listing. */
@Injectable()
export class QuestionMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  async tell(em: EntityManager, { question: id }: { question: string }): Promise<void> {
    const question = await em.findOneBy(Question, { id });
    if (!question || question.answeredAt || question.closedAt) return;
    const { contact, organisation, hub, listing } = question;
    // Whoever is held is not written to.
    if (!(await cleared(em, organisation))) return;
    const reader = await answererOf(em, { contact, organisation, answeredByPerson: null });
    const [about] = (await em.query(
      `select o.name as organisation, l.title from members.organisations o join listings.listings l on l.id = $2 where o.id = $1`,
      [organisation, listing],
    )) as { organisation: string; title: string }[];
    if (!reader || !about) return;
    const { person, address, language } = reader;
    const { id: link } = await this.links.makeLink(em, { purpose: 'question', person, contact, subject: id, days });
    await this.post.postMail(em, system(TellQuestion.name), {
      key: `question_asked:${id}`,
      kind: 'question_asked',
      hub,
      person,
      contact,
      address,
      language,
      facts: { ...about, link: { link, purpose: 'question' } },
    });
  }
}
