import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { answererOf, identityOf, Side, type Answering, type Identity } from '#introductions';
import { Links, Post } from '#mail';
import type { Meeting, Party } from './meeting.entity.js';

/** Days in which times can be marked. */
const days = 60;

type Told = { party: Party; reader: Answering; others: Identity[] };

/** What the parties of a meeting are written. Nobody is named to a reader but whom `introductions.identity` names, and the hub's own. */
@Injectable()
export class MeetingMail {
  constructor(
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  async askTimes(em: EntityManager, meeting: Meeting, parties: readonly Party[]): Promise<void> {
    for (const { party, reader, others } of await this.readersOf(em, meeting, parties)) {
      const { person, contact } = reader;
      const { id: link } = await this.links.makeLink(em, { purpose: 'meeting', person, contact, subject: meeting.id, days });
      await this.post.postMail(em, system('AskTimes'), {
        key: `times_asked:${meeting.id}:${party.id}`,
        kind: 'times_asked',
        hub: meeting.hub,
        coordinator: meeting.proposedBy,
        ...to(reader),
        facts: { organisation: namesOf(others), minutes: meeting.minutes, link: { link, purpose: 'meeting' } },
      });
    }
  }

  /** Booked, moved or cancelled, with the file that calendars read. */
  async tell(em: EntityManager, meeting: Meeting, parties: readonly Party[]): Promise<void> {
    const { id, hub, sequence, startsAt, minutes, place, state } = meeting;
    const kind = state === 'cancelled' ? 'meeting_cancelled' : 'meeting_booked';
    const [{ now }] = (await em.query(`select landfall.now() as now`)) as [{ now: Date }];
    for (const { party, reader, others } of await this.readersOf(em, meeting, parties)) {
      const known = others.flatMap(({ person, email }) => (email ? [{ name: person ?? email, address: email }] : []));
      await this.post.postMail(em, system('TellMeeting'), {
        key: `meeting:${id}:${sequence}:${party.id}`,
        kind,
        hub,
        coordinator: meeting.proposedBy,
        ...to(reader),
        facts: {
          organisation: namesOf(others),
          starts: { at: startsAt!.toISOString(), zone: reader.zone },
          minutes,
          ...(place && { place }),
          calendar: {
            meeting: id,
            sequence,
            startsAt: startsAt!.toISOString(),
            minutes,
            stamp: now.toISOString(),
            ...(place && { place }),
            attendees: [{ name: reader.name, address: reader.address }, ...known],
          },
        },
      });
    }
  }

  private async readersOf(em: EntityManager, meeting: Meeting, parties: readonly Party[]): Promise<Told[]> {
    const told: Told[] = [];
    for (const party of parties) {
      const reader = await this.readerOf(em, meeting, party);
      const sides = party.role === 'coordinator' ? (['offering', 'need'] as const) : ([party.role] as const);
      const others: Identity[] = [];
      for (const side of sides) {
        const identity = await identityOf(em, meeting.introduction, side);
        if (identity) others.push(identity);
      }
      if (reader && others.length) told.push({ party, reader, others });
    }
    return told;
  }

  private async readerOf(em: EntityManager, { introduction }: Meeting, party: Party): Promise<Answering | undefined> {
    if (party.role !== 'coordinator') return answererOf(em, await em.findOneByOrFail(Side, { introduction, side: party.role }));
    const [reader] = (await em.query(
      `select id as person, null as contact, email as address, name, language, zone from members.people where id = $1 and suspended_at is null`,
      [party.person],
    )) as Answering[];
    return reader;
  }
}

const namesOf = (others: readonly Identity[]): string[] => others.map(({ organisation }) => organisation);
const to = ({ person, contact, address, language }: Answering) => ({ person, contact, address, language });
