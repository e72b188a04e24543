import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { system } from '#database';
import { Introduction, move } from '#introductions';
import { record } from '#ledger';
import { pairCleared } from '#screening';
import { firstCommon } from './first-common.js';
import { meetingLife } from './lives.js';
import { Mark, Meeting, Party } from './meeting.entity.js';
import { MeetingMail } from './meeting-mail.js';

/** The worker's half: asks, books what is common to all, tells the calendars. */
@Injectable()
export class Booking {
  constructor(private readonly mail: MeetingMail) {}

  async ask(em: EntityManager, { meeting: id }: { meeting: string }): Promise<void> {
    const meeting = await lock(em, id);
    if (meeting?.state === 'polling') await this.mail.askTimes(em, meeting, await em.findBy(Party, { meeting: id }));
  }

  /** Books the first time that every required party can, once all of them have answered. */
  async bookCommon(em: EntityManager, { meeting: id }: { meeting: string }): Promise<void> {
    const meeting = await lock(em, id);
    if (meeting?.state !== 'polling') return;
    // While a party is held nothing is booked by itself; a coordinator books when it is cleared.
    const pair = await em.findOneByOrFail(Introduction, { id: meeting.introduction });
    if (!(await pairCleared(em, pair))) return;
    const required = await em.findBy(Party, { meeting: id, required: true });
    const marks = required.length ? await em.findBy(Mark, { party: In(required.map((party) => party.id)) }) : [];
    const answers = required.map((party) => ({
      times: party.answeredAt && marks.filter((mark) => mark.party === party.id).map((mark) => mark.startsAt),
    }));
    const [{ now }] = (await em.query(`select landfall.now() as now`)) as [{ now: Date }];
    const startsAt = firstCommon(answers, now);
    if (startsAt === 'waiting' || startsAt === 'none') return;
    const sequence = meeting.sequence + 1;
    await move(em, meetingLife, meeting, 'booked', { startsAt, sequence });
    const { introduction, hub } = meeting;
    const facts = { meeting: id, introduction, hub, sequence };
    await record(em, system('BookCommonTime'), { name: 'MeetingBooked', facts }, { subject: introduction, hub });
  }

  /** As it stands now: where it has changed again meanwhile, the later telling says so. */
  async tell(em: EntityManager, { meeting: id, sequence }: { meeting: string; sequence: number }): Promise<void> {
    const meeting = await lock(em, id);
    if (!meeting?.startsAt || meeting.sequence !== sequence) return;
    await this.mail.tell(em, meeting, await em.findBy(Party, { meeting: id }));
  }
}

const lock = (em: EntityManager, id: string) => em.findOne(Meeting, { where: { id }, lock: { mode: 'pessimistic_write' } });
