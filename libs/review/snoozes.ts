import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions, type PersonActor } from '#database';
import { move } from '#introductions';
import { invalid } from '#problems';
import { lockProposal, takenInReview } from './in-hand.js';
import { proposalLife } from './life.js';
import { Proposal } from './proposal.entity.js';
import { ProposalReader } from './proposal-reader.js';
import { factsOf, tell } from './proposals.js';
import type { ProposalView, Snooze } from './proposals.schema.js';
import type { Return } from './states.js';

/** One that waits for an event comes back after so many days even if it never happens: nothing sleeps for ever. */
const daysAtMost = 60;

/** Pairs that are put off. The clock goes on: whoever sleeps late is late. */
@Injectable()
export class Snoozes {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: ProposalReader,
  ) {}

  async snooze(actor: PersonActor, id: string, version: number, snooze: Snooze): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await takenInReview(em, await lockProposal(em, actor, id, version));
      const until = await this.until(em, proposal.hub, snooze);
      const off = await move(em, proposalLife, proposal, 'snoozed', {
        snoozedUntil: until,
        snoozedFor: snooze.for,
        returnedAs: null,
        decidedBy: actor.person,
      });
      const facts = { ...factsOf(off), for: snooze.for, until: until.toISOString() };
      await tell(em, actor, off, { name: 'ProposalSnoozed', facts });
      return this.reader.one(em, actor, id);
    });
  }

  /** Takes it back before its time. */
  async wake(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      await this.bringBack(em, actor, await lockProposal(em, actor, id, version), 'called_back');
      return this.reader.one(em, actor, id);
    });
  }

  /** By the timetable: its moment has come. */
  async end(em: EntityManager, { proposal: id }: { proposal: string }): Promise<void> {
    const proposal = await em.findOne(Proposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (proposal?.state !== 'snoozed') return;
    const [{ over }] = (await em.query(`select $1::timestamptz <= landfall.now() as over`, [proposal.snoozedUntil])) as [
      { over: boolean },
    ];
    if (over) await this.bringBack(em, system('EndSnooze'), proposal, 'snooze_over');
  }

  /** Wakes what waited for one of its listings to change. */
  async wakeForListing(em: EntityManager, { listing }: { listing: string }): Promise<void> {
    await this.wakeAll(em, 'WakeForListing', 'listing_changed', `$1 in (offering, need)`, listing);
  }

  /** Wakes what waited for another introduction of its need to end. */
  async wakeForIntroduction(em: EntityManager, { introduction }: { introduction: string }): Promise<void> {
    const same = `need = (select i.need from introductions.introductions i where i.id = $1)`;
    await this.wakeAll(em, 'WakeForIntroduction', 'introduction_ended', same, introduction);
  }

  private async wakeAll(
    em: EntityManager,
    job: string,
    event: 'listing_changed' | 'introduction_ended',
    where: string,
    value: string,
  ): Promise<void> {
    const found = (await em.query(
      `select id from introductions.proposals where state = 'snoozed' and snoozed_for = $2 and ${where} order by id for update`,
      [value, event],
    )) as { id: string }[];
    for (const { id } of found) await this.bringBack(em, system(job), await em.findOneByOrFail(Proposal, { id }), event);
  }

  private async bringBack(em: EntityManager, actor: Parameters<typeof tell>[1], proposal: Proposal, as: Return): Promise<void> {
    const back = await move(em, proposalLife, proposal, 'in_review', { snoozedUntil: null, snoozedFor: null, returnedAs: as });
    await tell(em, actor, back, { name: 'ProposalReturned', facts: { ...factsOf(back), as } });
  }

  /** By the hub's clock and calendar. */
  private async until(em: EntityManager, hub: string, snooze: Snooze): Promise<Date> {
    const day = snooze.for === 'day' ? snooze.day : null;
    const [{ until, past }] = (await em.query(
      `select u.until, u.until <= landfall.now() as past from members.hubs h, lateral (select case $2
           when 'tomorrow_morning' then members.morning_after(h.id, landfall.now(), false)
           when 'next_working_day' then members.morning_after(h.id, landfall.now(), true)
           when 'day' then ($3::date + interval '8 hours') at time zone h.zone
           else landfall.now() + make_interval(days => ${daysAtMost}) end as until) u where h.id = $1`,
      [hub, snooze.for, day],
    )) as [{ until: Date; past: boolean }];
    if (past) throw invalid([{ field: 'day', rule: 'later', message: 'must be a day of which the morning is still to come' }]);
    return until;
  }
}
