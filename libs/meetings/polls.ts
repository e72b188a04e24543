import { Injectable } from '@nestjs/common';
import { IsNull, In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Transactions, type ContactActor, type PersonActor } from '#database';
import { identityOf } from '#introductions';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, invalid, notFound } from '#problems';
import { Mark, Meeting, Party, Slot } from './meeting.entity.js';
import type { MeetingPoll } from './meetings.schema.js';

type Asked = PersonActor | ContactActor;

/** A party's half of a meeting: which of the times it can. It sees its own marks and nobody else's. */
@Injectable()
export class Polls {
  constructor(private readonly transactions: Transactions) {}

  async view(actor: Asked, meeting: string): Promise<MeetingPoll> {
    mustBeAllowed(actor, 'meeting.answer');
    return this.transactions.run(actor, async (em) => pollOf(em, await partyOf(em, actor, meeting)));
  }

  /** Says which times it can, in place of what it said before; none at all is an answer too. Only while it is asked. */
  async mark(actor: Asked, meeting: string, times: readonly Date[]): Promise<MeetingPoll> {
    mustBeAllowed(actor, 'meeting.answer');
    return this.transactions.run(actor, async (em) => {
      const party = await partyOf(em, actor, meeting, true);
      const { state, hub, introduction } = await em.findOneByOrFail(Meeting, { id: meeting });
      if (state !== 'polling') throw illegalStep('meeting', state, 'marked');
      const offered = (await em.findBy(Slot, { meeting })).map(({ startsAt }) => startsAt.getTime());
      if (times.some((time) => !offered.includes(time.getTime())))
        throw invalid([{ field: 'times', rule: 'offered', message: 'holds a time that is not one of the poll’s' }]);
      await em.delete(Mark, { party: party.id });
      if (times.length)
        await em.insert(
          Mark,
          times.map((startsAt) => ({ party: party.id, meeting, startsAt })),
        );
      await em.update(Party, { id: party.id }, { answeredAt: () => 'landfall.now()' });
      const facts = { meeting, introduction, hub, role: party.role, times: times.length };
      await record(em, actor, { name: 'TimesMarked', facts }, { subject: introduction, hub });
      return pollOf(em, party);
    });
  }
}

/** The party that this actor is; somebody else's meeting is not found. */
async function partyOf(em: EntityManager, actor: Asked, meeting: string, lock = false): Promise<Party> {
  const mine: FindOptionsWhere<Party>[] =
    actor.kind === 'contact'
      ? [{ meeting, contact: actor.contact }]
      : [
          { meeting, person: actor.person },
          { meeting, contact: IsNull(), organisation: In([...actor.organisations]) },
        ];
  const [party] = await em.find(Party, {
    where: mine,
    order: { role: 'ASC' },
    take: 1,
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!party) throw notFound('meeting');
  return party;
}

async function pollOf(em: EntityManager, { id: party, meeting, role }: Party): Promise<MeetingPoll> {
  const [view] = (await em.query(
    `select m.id, m.introduction, m.state, m.version, m.minutes, m.place, m.starts_at as "startsAt",
       jsonb_build_object('name', h.name, 'replyTo', h.reply_to) as hub, p.role, p.answered_at as "answeredAt",
       (select coalesce(jsonb_agg(jsonb_build_object('startsAt', s.starts_at, 'past', s.starts_at <= landfall.now(),
          'marked', exists (select from meetings.marks k where k.party = p.id and k.starts_at = s.starts_at)) order by s.starts_at), '[]')
        from meetings.slots s where s.meeting = m.id) as times
     from meetings.parties p join meetings.meetings m on m.id = p.meeting join members.hubs h on h.id = m.hub where p.id = $1 and m.id = $2`,
    [party, meeting],
  )) as [Omit<MeetingPoll, 'with'>];
  const readers = role === 'coordinator' ? (['offering', 'need'] as const) : [role];
  const others: string[] = [];
  for (const reader of readers) {
    const identity = await identityOf(em, view.introduction, reader);
    if (identity) others.push(identity.organisation);
  }
  return { ...view, with: others, times: view.times.map((time) => ({ ...time, startsAt: new Date(time.startsAt) })) };
}
