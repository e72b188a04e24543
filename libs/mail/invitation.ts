import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarFacts } from './templates/index.js';

/** One invitation as calendars read it: nodemailer's `icalEvent`. */
export type Invitation = { method: 'REQUEST' | 'CANCEL'; filename: string; content: string };
type Wording = { summary: string; organizer: { name: string; address: string }; host: string; cancelled: boolean };

/** RFC 5545 and 5546: the meeting's id is its UID for ever, SEQUENCE says which of two is the later; both ends are in UTC. */
export function invitationOf(facts: CalendarFacts, { summary, organizer, host, cancelled }: Wording): Invitation {
  const start = new Date(facts.startsAt);
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ method, prodId: { company: 'Landfall', product: 'Landfall' } });
  calendar.createEvent({
    id: `${facts.meeting}@${host}`,
    sequence: facts.sequence,
    stamp: new Date(facts.stamp),
    start,
    end: new Date(start.getTime() + facts.minutes * 60_000),
    summary,
    ...(facts.place && { location: facts.place }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organizer.name, email: organizer.address },
    attendees: facts.attendees.map(({ name, address }) => ({
      name,
      email: address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
    })),
  });
  return { method: cancelled ? 'CANCEL' : 'REQUEST', filename: 'invitation.ics', content: calendar.toString() };
}
