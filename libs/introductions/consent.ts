import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { now, Transactions, type ContactActor, type PersonActor } from '#database';
import { ByTime, cursorOf, pageKey, type PageQuery } from '#http';
import { record } from '#ledger';
import type { Side as SideName } from '#listings';
import { mustBeAllowed } from '#members';
import { illegalStep, invalid, notFound, preconditionFailed } from '#problems';
import { attest } from './attestation.js';
import type { AnswerConsent, IntroductionView } from './introductions.schema.js';
import { keepConsent } from './given-consent.js';
import { consentLife, move } from './lives.js';
import { Side } from './side.entity.js';
import type { ConsentState } from './states.js';

/** Somebody who acts for a side: a member of its organisation, or its contact by a signed link. */
export type Answerer = PersonActor | ContactActor;

/** The state that an answer leads to. */
export const answered = { accept: 'accepted', decline: 'declined', not_now: 'not_now' } as const;

/** A side's half of an introduction: what it sees, and what it answers. It never sees, nor locks, anything of the other's. */
@Injectable()
export class Consent {
  constructor(private readonly transactions: Transactions) {}

  /** Own introductions, the latest asked first. */
  async list(actor: PersonActor, { limit, cursor }: PageQuery): Promise<{ items: IntroductionView[]; next: string | null }> {
    mustBeAllowed(actor, 'introduction.read');
    const after = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      const rows = await views(em, null, `$2::timestamptz is null or (d.asked_at, d.introduction) < ($2, $3::uuid)`, [
        ...after,
        limit + 1,
      ]);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return { items, next: rows.length > limit && last?.askedAt ? cursorOf([last.askedAt.toISOString(), last.id]) : null };
    });
  }

  /** `side` is needed only by somebody who acts for both. */
  async view(actor: Answerer, introduction: string, side?: SideName): Promise<IntroductionView> {
    mustBeAllowed(actor, 'introduction.read');
    return this.transactions.run(actor, (em) => ownView(em, introduction, side));
  }

  /**
   * Records an answer. The same answer again is answered with the same view; another one, or one that comes too late, is an illegal step.
   * `expected` is the version that was read.
   */
  async answer(
    actor: Answerer,
    introduction: string,
    side: SideName | undefined,
    expected: number,
    answer: AnswerConsent,
  ): Promise<IntroductionView> {
    return this.transactions.run(actor, async (em) => {
      const row = await lockOwnSide(em, actor, introduction, side);
      mustBeAllowed(actor, 'introduction.answer', { organisation: row.organisation });
      if (isAnswered(row.state)) {
        if (!sameAnswer(row, answer)) throw illegalStep('consent', row.state, answered[answer.answer]);
        return ownView(em, introduction, row.side);
      }
      if (row.version !== expected && row.state === 'asked') throw preconditionFailed('consent', expected, row.version);
      await mustBeInTime(em, row, answer);
      if (answer.answer === 'accept') await attest(em, actor, row, answer.attests);
      const given = await move(em, consentLife, row, answered[answer.answer], { ...said(answer), ...answeredBy(actor) });
      await keepConsent(em, actor, given);
      await record(em, actor, eventOf(actor.kind === 'contact' ? 'link' : 'account', given), {
        subject: introduction,
        organisation: row.organisation,
        hub: row.hub,
      });
      return ownView(em, introduction, row.side);
    });
  }
}

/** What the ledger says of an answer. */
export function eventOf(by: 'account' | 'link' | 'recorded', { introduction, side, state, declineCode, until }: Side) {
  if (state === 'accepted') return { name: 'ConsentGiven', facts: { introduction, side, by } } as const;
  if (state === 'declined') return { name: 'ConsentDeclined', facts: { introduction, side, code: declineCode! } } as const;
  return { name: 'ConsentDeferred', facts: { introduction, side, until: until! } } as const;
}

/** Too late is too late, whether or not the worker has come by; `hours` must be left until the date. Throws, too, for a day that is past. */
export async function mustBeInTime(
  em: EntityManager,
  { state, expiresAt }: Side,
  answer: Pick<AnswerConsent, 'answer'> & { until?: string },
  hours = 0,
): Promise<void> {
  const [{ past, today }] = (await em.query(
    `select $1::timestamptz <= landfall.now() + make_interval(hours => $2) as past, to_char(landfall.now(), 'YYYY-MM-DD') as today`,
    [expiresAt, hours],
  )) as [{ past: boolean; today: string }];
  if (past || state !== 'asked') throw illegalStep('consent', 'expired', answered[answer.answer]);
  if (answer.until !== undefined && answer.until <= today)
    throw invalid([
      { field: 'until', rule: 'later', message: 'must be a day after today', got: `text of ${answer.until.length} characters` },
    ]);
}

/** The side that this actor acts for, which row security shows too; somebody else's is not found, as an absent one is. */
export async function lockOwnSide(
  em: EntityManager,
  actor: Answerer,
  introduction: string,
  side: SideName | undefined,
): Promise<Side> {
  const mine: FindOptionsWhere<Side> =
    actor.kind === 'contact' ? { contact: actor.contact } : { contact: IsNull(), organisation: In([...actor.organisations]) };
  const where = { introduction, ...mine, ...(side ? { side } : {}) };
  const [row, other] = await em.find(Side, { where, order: { side: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  if (!row || row.state === 'not_asked') throw notFound('introduction');
  if (other && other.state !== 'not_asked')
    throw invalid([{ field: 'side', rule: 'required', message: 'say for which side: you act for both' }]);
  return row;
}

/** One own side as `introductions.disclosure` lets it be seen. */
export async function ownView(em: EntityManager, introduction: string, side?: SideName): Promise<IntroductionView> {
  const [view] = await views(em, introduction, `$2::text is null or d.side = $2`, [side ?? null, 2]);
  if (!view) throw notFound('introduction');
  return view;
}

/** The last value is the limit. */
async function views(
  em: EntityManager,
  introduction: string | null,
  where: string,
  values: unknown[],
): Promise<IntroductionView[]> {
  return (await em.query(
    `select d.introduction as id, d.side, d.version, d.state, jsonb_build_object('id', h.id, 'name', h.name, 'replyTo', h.reply_to) as hub,
       d.own_title as "ownTitle", d.shown as card, d.asked_at as "askedAt", d.expires_at as "expiresAt", s.answered_at as "answeredAt",
       s.effective_at as "effectiveAt", s.state = 'accepted' and s.effective_at > landfall.now() as "mayTakeBack", s.decline_code as "declineCode", to_char(s.until, 'YYYY-MM-DD') as until, d.made_at as "madeAt", d.identity as partner,
       case s.state when 'asked' then introductions.attestation_asked(s.organisation, d.hub) end as attestation
     from introductions.disclosure($1) d
     join introductions.sides s on s.introduction = d.introduction and s.side = d.side
     join members.hubs h on h.id = d.hub
     where ${where} order by d.asked_at desc, d.introduction desc limit $${values.length + 1}`,
    [introduction, ...values],
  )) as IntroductionView[];
}

const isAnswered = (state: ConsentState): boolean => state === 'accepted' || state === 'declined' || state === 'not_now';

/** The note is a word along the way; without it, or with another, the answer is the same. */
function sameAnswer(row: Side, answer: AnswerConsent): boolean {
  if (row.state !== answered[answer.answer]) return false;
  if (answer.answer === 'decline') return row.declineCode === answer.code;
  return answer.answer === 'accept' || row.until === answer.until;
}

function said(answer: AnswerConsent) {
  const note = answer.note ?? null;
  if (answer.answer === 'accept') return { note, effectiveAt: now };
  return answer.answer === 'decline' ? { note, declineCode: answer.code } : { note, until: answer.until };
}

const answeredBy = (actor: Answerer) => ({
  answeredAt: now,
  answeredByPerson: actor.kind === 'person' ? actor.person : null,
  answeredByContact: actor.kind === 'contact' ? actor.contact : null,
});
