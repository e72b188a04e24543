import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { Introduction, move, Side } from '#introductions';
import { record, type EventName } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, illegalStep, invalid, notFound, preconditionFailed } from '#problems';
import { pairMustBeCleared } from '#screening';
import { meetingLife } from './lives.js';
import { Meeting, Party, Slot } from './meeting.entity.js';
import type { BookMeeting, MeetingView, ProposeMeeting, SayAttendance } from './meetings.schema.js';

/** A coordinator's half: proposes times, books and moves, cancels, says who came. */
@Injectable()
export class Meetings {
  constructor(private readonly transactions: Transactions) {}

  /** Asks both sides, and whom the hub wishes of its own, which of some times they can. */
  async propose(actor: PersonActor, introduction: string, wish: ProposeMeeting): Promise<MeetingView> {
    return this.transactions.run(actor, async (em) => {
      const pair = await em.findOneBy(Introduction, { id: introduction });
      if (!pair) throw notFound('introduction');
      mustBeAllowed(actor, 'meeting.arrange', { hub: pair.hub });
      if (pair.state !== 'made' && pair.state !== 'handed_over') throw illegalStep('introduction', pair.state, 'meeting');
      await pairMustBeCleared(em, pair);
      await mustBeAhead(em, wish.times, 'times');
      const { hub } = pair;
      const id = randomUUID();
      const { minutes, place = null } = wish;
      await em.insert(Meeting, { id, introduction, hub, minutes, place, proposedBy: actor.person });
      for (const role of ['offering', 'need'] as const) {
        const { organisation, contact } = await em.findOneByOrFail(Side, { introduction, side: role });
        const required = !wish.optional.includes(role);
        await em.insert(Party, { id: randomUUID(), meeting: id, hub, role, required, organisation, contact });
      }
      for (const { person, required } of wish.colleagues) {
        await mustBeOfHub(em, hub, person);
        await em.insert(Party, { id: randomUUID(), meeting: id, hub, role: 'coordinator', required, person });
      }
      await em.insert(
        Slot,
        wish.times.map((startsAt) => ({ meeting: id, startsAt })),
      );
      await this.happened(em, actor, 'MeetingProposed', await em.findOneByOrFail(Meeting, { id }));
      return viewOf(em, id);
    });
  }

  /** An introduction's meetings, the latest proposed first. */
  async list(actor: PersonActor, introduction: string): Promise<{ items: MeetingView[] }> {
    return this.transactions.run(actor, async (em) => {
      const pair = await em.findOneBy(Introduction, { id: introduction });
      if (!pair) throw notFound('introduction');
      mustBeAllowed(actor, 'meeting.arrange', { hub: pair.hub });
      const meetings = await em.find(Meeting, { where: { introduction }, order: { proposedAt: 'DESC', id: 'ASC' } });
      const items: MeetingView[] = [];
      for (const { id } of meetings) items.push(await viewOf(em, id));
      return { items };
    });
  }

  /** Books a time, one of the poll or another; a meeting that is booked moves. The same time again changes nothing. */
  async book(actor: PersonActor, id: string, version: number, { startsAt, place }: BookMeeting): Promise<MeetingView> {
    return this.transactions.run(actor, async (em) => {
      const found = await this.lock(em, actor, id);
      const same = found.state === 'booked' && found.startsAt?.getTime() === startsAt.getTime();
      if (same && (place === undefined || place === found.place)) return viewOf(em, id);
      mustBe(found, version);
      await mustBeAhead(em, [startsAt], 'startsAt');
      const pair = await em.findOneByOrFail(Introduction, { id: found.introduction });
      await pairMustBeCleared(em, pair);
      const ready = found.state === 'booked' ? await move(em, meetingLife, found, 'moved') : found;
      const set = { startsAt, sequence: found.sequence + 1, ...(place !== undefined && { place }) };
      await this.happened(em, actor, 'MeetingBooked', await move(em, meetingLife, ready, 'booked', set));
      return viewOf(em, id);
    });
  }

  /** Said again, it changes nothing more. */
  async cancel(actor: PersonActor, id: string, version: number): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const found = await this.lock(em, actor, id);
      if (found.state === 'cancelled') return;
      mustBe(found, version);
      const cancelled = await move(em, meetingLife, found, 'cancelled', { sequence: found.sequence + 1 });
      await this.happened(em, actor, 'MeetingCancelled', cancelled);
    });
  }

  /** Whether it took place, once its time has come. */
  async attended(actor: PersonActor, id: string, version: number, said: SayAttendance): Promise<MeetingView> {
    return this.transactions.run(actor, async (em) => {
      const found = await this.lock(em, actor, id);
      mustBe(found, version);
      const [{ early }] = (await em.query(`select coalesce($1::timestamptz > landfall.now(), true) as early`, [
        found.startsAt,
      ])) as [{ early: boolean }];
      if (early && found.state === 'booked') throw conflict('meeting', { reason: 'not_yet' });
      const noShow = said.as === 'no_show' ? said.who : null;
      const after = await move(em, meetingLife, found, said.as, { noShow });
      await this.happened(em, actor, said.as === 'held' ? 'MeetingHeld' : 'MeetingMissed', after);
      return viewOf(em, id);
    });
  }

  /** Row security lets nobody but the hub's coordinators lock it. */
  private async lock(em: EntityManager, actor: PersonActor, id: string): Promise<Meeting> {
    const found = await em.findOne(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found || !actor.hubs.includes(found.hub)) throw notFound('meeting');
    mustBeAllowed(actor, 'meeting.arrange', { hub: found.hub });
    return found;
  }

  private async happened(em: EntityManager, actor: PersonActor, name: MeetingEvent, meeting: Meeting): Promise<void> {
    const { id, introduction, hub, sequence } = meeting;
    const facts = { meeting: id, introduction, hub, sequence };
    await record(em, actor, { name, facts }, { subject: introduction, hub });
  }
}

type MeetingEvent = Extract<EventName, `Meeting${string}`>;

function mustBe(found: Meeting, version: number): void {
  if (found.version !== version) throw preconditionFailed('meeting', version, found.version);
}

async function mustBeAhead(em: EntityManager, times: readonly Date[], field: string): Promise<void> {
  const [{ late }] = (await em.query(
    `select exists (select from unnest($1::timestamptz[]) t where t <= landfall.now()) as late`,
    [times],
  )) as [{ late: boolean }];
  if (late) throw invalid([{ field, rule: 'later', message: 'must be ahead of now' }]);
}

async function mustBeOfHub(em: EntityManager, hub: string, person: string): Promise<void> {
  const found = (await em.query(`select from members.memberships where hub = $1 and person = $2 and ended_at is null`, [
    hub,
    person,
  ])) as unknown[];
  if (!found.length) throw invalid([{ field: 'colleagues', rule: 'known', message: 'is no coordinator of this hub' }]);
}

/** For the hub's coordinators. */
async function viewOf(em: EntityManager, id: string): Promise<MeetingView> {
  const [view] = (await em.query(
    `select m.id, m.introduction, m.state, m.version, m.minutes, m.place, m.starts_at as "startsAt", m.sequence, m.no_show as "noShow",
       (select coalesce(jsonb_agg(jsonb_build_object('startsAt', s.starts_at, 'parties',
          (select coalesce(jsonb_agg(k.party order by k.party), '[]') from meetings.marks k where k.meeting = m.id and k.starts_at = s.starts_at)) order by s.starts_at), '[]')
        from meetings.slots s where s.meeting = m.id) as times,
       (select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'required', p.required, 'name', coalesce(o.name, w.name), 'answeredAt', p.answered_at)
          order by array_position(array['offering', 'need', 'coordinator'], p.role), p.id)
        from meetings.parties p left join members.organisations o on o.id = p.organisation left join members.people w on w.id = p.person
        where p.meeting = m.id) as parties
     from meetings.meetings m where m.id = $1`,
    [id],
  )) as [MeetingView];
  const times = view.times.map(({ startsAt, parties }) => ({ startsAt: new Date(startsAt), parties }));
  const parties = view.parties.map((p) => ({ ...p, answeredAt: p.answeredAt ? new Date(p.answeredAt) : null }));
  const required = parties.filter((p) => p.required);
  const answered = required.length > 0 && required.every((p) => p.answeredAt);
  const common = times.some((time) => required.every((p) => time.parties.includes(p.id)));
  return { ...view, times, parties, noCommonTime: view.state === 'polling' && answered && !common };
}
