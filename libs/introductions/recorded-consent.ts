import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type ContactActor, type PersonActor } from '#database';
import { record } from '#ledger';
import { Links } from '#mail';
import { mustBeAllowed } from '#members';
import { conflict, illegalStep, notFound, preconditionFailed } from '#problems';
import { attest } from './attestation.js';
import { answered, eventOf, lockOwnSide, mustBeInTime, ownView } from './consent.js';
import { keepConsent } from './given-consent.js';
import type { IntroductionView, RecordAnswer, RecordedAnswer } from './introductions.schema.js';
import { Introduction } from './introduction.entity.js';
import { consentLife, move } from './lives.js';
import { Side } from './side.entity.js';

/** Hours in which a represented buyer can take back a yes that somebody else recorded; nothing is disclosed before they are over. */
export const takeBackHours = 48;

/** For a buyer whom the hub represents: the answer that a coordinator records, its taking back, and the link once more. */
@Injectable()
export class RecordedConsent {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
  ) {}

  /**
   * What the contact said by telephone or at a table, with the evidence. Refused to whoever approved the pair, where the mandate does not
   * allow it, and so late that the contact could not take it back before the date.
   */
  async record(actor: PersonActor, introduction: string, version: number, answer: RecordAnswer): Promise<RecordedAnswer> {
    return this.transactions.run(actor, async (em) => {
      await this.brokered(em, actor, introduction);
      // Row security lets a coordinator lock only what is still asked of a represented side.
      const { state } = await em.findOneByOrFail(Side, { introduction, side: 'need' });
      const row = await em.findOne(Side, { where: { introduction, side: 'need' }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw illegalStep('consent', state, answered[answer.answer]);
      const { openedBy } = await em.findOneByOrFail(Introduction, { id: introduction });
      if (openedBy === actor.person) throw conflict('recorded_consent', { reason: 'approver' });
      if (!(await this.mayRecord(em, introduction))) throw conflict('recorded_consent', { reason: 'mandate' });
      if (row.version !== version) throw preconditionFailed('consent', version, row.version);
      const hours = answer.answer === 'accept' ? takeBackHours : 0;
      await mustBeInTime(em, row, answer, hours);
      if (answer.answer === 'accept') await attest(em, actor, { ...row, recordedBy: actor.person }, answer.attests);
      const given = await move(em, consentLife, row, answered[answer.answer], {
        ...said(answer, hours),
        recordedBy: actor.person,
        evidence: answer.evidence,
      });
      await keepConsent(em, actor, given);
      await record(em, actor, eventOf('recorded', given), {
        subject: introduction,
        organisation: given.organisation,
        hub: given.hub,
      });
      await record(
        em,
        actor,
        { name: 'ConsentRecorded', facts: { introduction, hub: given.hub } },
        { subject: introduction, hub: given.hub },
      );
      const { effectiveAt } = given;
      return { introduction, state: given.state, version: given.version, effectiveAt };
    });
  }

  /** The contact says that it was not so, or thinks again, before a recorded yes is in effect. */
  async takeBack(
    actor: ContactActor | PersonActor,
    introduction: string,
    side: 'offering' | 'need' | undefined,
  ): Promise<IntroductionView> {
    return this.transactions.run(actor, async (em) => {
      const row = await lockOwnSide(em, actor, introduction, side);
      if (row.state === 'taken_back') return ownView(em, introduction, row.side);
      const [{ late }] = (await em.query(`select $1::timestamptz <= landfall.now() as late`, [row.effectiveAt])) as [
        { late: boolean },
      ];
      if (row.state !== 'accepted' || late) throw illegalStep('consent', row.state, 'taken_back');
      const back = await move(em, consentLife, row, 'taken_back');
      await keepConsent(em, actor, back);
      await record(
        em,
        actor,
        { name: 'ConsentTakenBack', facts: { introduction, side: back.side } },
        { subject: introduction, organisation: back.organisation, hub: back.hub },
      );
      return ownView(em, introduction, back.side);
    });
  }

  /** The contact's own link, the same as in the mail, for a messenger. Each copying is in the ledger. */
  async copyLink(actor: PersonActor, introduction: string): Promise<{ url: string }> {
    return this.transactions.run(actor, async (em) => {
      const hub = await this.brokered(em, actor, introduction);
      const side = await em.findOneByOrFail(Side, { introduction, side: 'need' });
      if (!side.contact || !side.link || side.state !== 'asked') throw illegalStep('consent', side.state, 'link');
      await record(em, actor, { name: 'ConsentLinkCopied', facts: { introduction, hub } }, { subject: introduction, hub });
      return { url: this.links.urlOf(side.link, 'consent') };
    });
  }

  /** The hub of an introduction that this coordinator brokers; another's is not found. */
  private async brokered(em: EntityManager, actor: PersonActor, id: string): Promise<string> {
    const found = await em.findOneBy(Introduction, { id });
    if (!found) throw notFound('introduction');
    mustBeAllowed(actor, 'consent.record', { hub: found.hub });
    return found.hub;
  }

  private async mayRecord(em: EntityManager, introduction: string): Promise<boolean> {
    const [found] = (await em.query(
      `select d.may_record as may from introductions.introductions i join listings.listings n on n.id = i.need
       join members.mandates d on d.id = n.mandate and d.ended_at is null and d.valid_until >= landfall.now()::date where i.id = $1`,
      [introduction],
    )) as { may: boolean }[];
    return found?.may === true;
  }
}

const now = `date_trunc('milliseconds', landfall.now())`;
function said(answer: RecordAnswer, hours: number) {
  const note = answer.note ?? null;
  const answeredAt = () => now;
  if (answer.answer === 'accept') return { note, answeredAt, effectiveAt: () => `${now} + interval '${hours} hours'` };
  return answer.answer === 'decline' ? { note, answeredAt, declineCode: answer.code } : { note, answeredAt, until: answer.until };
}
