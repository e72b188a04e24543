import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now, system, Transactions, type PersonActor } from '#database';
import { ByTime, cursorOf, pageKey, type PageQuery } from '#http';
import { move, type Answerer } from '#introductions';
import { record } from '#ledger';
import { Listings } from '#listings';
import { mustBeAllowed } from '#members';
import { illegalStep, notFound } from '#problems';
import { lockProposal, takenInReview } from './in-hand.js';
import { proposalLife } from './life.js';
import { Proposal } from './proposal.entity.js';
import { ProposalReader } from './proposal-reader.js';
import { factsOf, tell } from './proposals.js';
import type { ProposalView } from './proposals.schema.js';
import { Question } from './question.entity.js';
import type { AnswerQuestion, AskQuestion, QuestionView } from './questions.schema.js';
import type { Return } from './states.js';

/** What a coordinator must know before a decision, asked of one side. The hub's clock stands until the answer. */
@Injectable()
export class Questions {
  constructor(
    private readonly transactions: Transactions,
    private readonly listings: Listings,
    private readonly reader: ProposalReader,
  ) {}

  async ask(actor: PersonActor, id: string, version: number, { side, text }: AskQuestion): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await takenInReview(em, await lockProposal(em, actor, id, version));
      const waiting = await move(em, proposalLife, proposal, 'awaiting_information', { clockStoppedAt: now, returnedAs: null });
      const question = randomUUID();
      await em.insert(Question, {
        id: question,
        proposal: id,
        hub: waiting.hub,
        side,
        listing: waiting[side],
        organisation: side === 'offering' ? waiting.offeringOrganisation : waiting.needOrganisation,
        contact: await this.contactFor(em, waiting[side]),
        askedBy: actor.person,
        text,
      });
      await tell(em, actor, waiting, { name: 'InformationAsked', facts: { ...factsOf(waiting), question, side } });
      return this.reader.one(em, actor, id);
    });
  }

  /** Waits no longer for the answer. */
  async callBack(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await lockProposal(em, actor, id, version);
      if (proposal.state !== 'awaiting_information') throw illegalStep('proposal', proposal.state, 'in_review');
      await em.query(
        `update review.questions set closed_at = landfall.now() where proposal = $1 and answered_at is null and closed_at is null`,
        [id],
      );
      await this.goOn(em, actor, proposal, 'called_back');
      return this.reader.one(em, actor, id);
    });
  }

  /** What is, or was, asked of oneself; the latest first. */
  async list(actor: PersonActor, { limit, cursor }: PageQuery): Promise<{ items: QuestionView[]; next: string | null }> {
    mustBeAllowed(actor, 'question.answer');
    const after = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      const rows = (await em.query(
        `${question} where ${asked} and ($3::timestamptz is null or (q.asked_at, q.id) < ($3, $4::uuid)) order by q.asked_at desc, q.id desc limit $5`,
        [actor.organisations, null, ...after, limit + 1],
      )) as QuestionView[];
      const last = rows[limit - 1];
      return {
        items: rows.slice(0, limit),
        next: rows.length > limit && last ? cursorOf([last.askedAt.toISOString(), last.id]) : null,
      };
    });
  }

  async read(actor: Answerer, id: string): Promise<QuestionView> {
    mustBeAllowed(actor, 'question.answer');
    return this.transactions.run(actor, (em) => one(em, actor, id));
  }

  /** Answers once, and changes the listing where the answer says so: it is matched again, and the pair returns to the coordinator. */
  async answer(actor: Answerer, id: string, { text, version, changes }: AnswerQuestion): Promise<QuestionView> {
    mustBeAllowed(actor, 'question.answer');
    return this.transactions.run(actor, async (em) => {
      const { listing, open } = await one(em, actor, id);
      const row = await em.findOneOrFail(Question, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!open || row.answeredAt || row.closedAt)
        throw illegalStep('question', row.answeredAt ? 'answered' : 'closed', 'answered');
      if (changes) await this.listings.change(actor, listing.id, version ?? listing.version ?? 0, changes);
      const by = actor.kind === 'person' ? { answeredByPerson: actor.person } : { answeredByContact: actor.contact };
      await em.update(Question, { id }, { answer: text, answeredAt: now, ...by });
      const { proposal, hub } = row;
      await record(em, actor, { name: 'InformationGiven', facts: { question: id, proposal, hub } }, { subject: proposal, hub });
      return one(em, actor, id);
    });
  }

  /** After an answer: the pair is back in review, and its clock goes on. */
  async returnAnswered(em: EntityManager, { proposal: id }: { proposal: string }): Promise<void> {
    const proposal = await em.findOne(Proposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (proposal?.state !== 'awaiting_information') return;
    await this.goOn(em, system('ReturnAnswered'), proposal, 'answered');
  }

  private async goOn(em: EntityManager, actor: Parameters<typeof tell>[1], proposal: Proposal, as: Return): Promise<void> {
    const back = await move(em, proposalLife, proposal, 'in_review', {
      returnedAs: as,
      clockStoppedAt: null,
      clockCredit: () => `clock_credit + members.working_time(hub, clock_stopped_at, landfall.now())`,
    });
    await tell(em, actor, back, { name: 'ProposalReturned', facts: { ...factsOf(back), as } });
  }

  private async contactFor(em: EntityManager, listing: string): Promise<string | null> {
    const [found] = (await em.query(
      `select d.contact from listings.listings l join members.mandates d on d.id = l.mandate where l.id = $1`,
      [listing],
    )) as { contact: string }[];
    return found?.contact ?? null;
  }
}

/** Those whose answer it is: members of the organisation where there is no contact, or the contact. $1 and $2 say who. */
const asked = `((q.contact is null and q.organisation = any ($1::uuid[])) or q.contact = $2::uuid)`;
const question = `
  select q.id, jsonb_build_object('id', h.id, 'name', h.name, 'replyTo', h.reply_to) as hub,
    jsonb_build_object('id', q.listing, 'title', l.title, 'version', l.version) as listing, q.text, q.asked_at as "askedAt",
    q.answered_at is null and q.closed_at is null as open, q.answer, q.answered_at as "answeredAt"
  from review.questions q join members.hubs h on h.id = q.hub left join listings.listings l on l.id = q.listing`;

async function one(em: EntityManager, actor: Answerer, id: string): Promise<QuestionView> {
  const who = actor.kind === 'person' ? [actor.organisations, null] : [[], actor.contact];
  const [found] = (await em.query(`${question} where ${asked} and q.id = $3`, [...who, id])) as QuestionView[];
  if (!found) throw notFound('question');
  return found;
}
