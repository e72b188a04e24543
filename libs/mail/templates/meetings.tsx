import type { MailFactsOf } from './facts.js';
import { Button, Hello, Letter, Line, type Reader } from './letter.js';

type Props<Kind extends keyof MailFactsOf> = { reader: Reader; facts: MailFactsOf[Kind] };

/** Which of some times suit: answered on the page, in the reader's own zone. */
export function TimesAsked({ reader, facts }: Props<'times_asked'>) {
  const { say } = reader;
  const { hub, organisation, minutes } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.times_asked.preheader')}
      why={say('mail.meeting.why', { organisation })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.times_asked.intro', { hub: hub.name, organisation, minutes })}</Line>
      <Button href={facts.link}>{say('mail.times_asked.button')}</Button>
      <Line>{say('mail.opens')}</Line>
    </Letter>
  );
}

/** The time, and the file that puts it into a calendar. */
export function MeetingBooked({ reader, facts }: Props<'meeting_booked'>) {
  const { say } = reader;
  const { hub, organisation, starts, minutes, place } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('meeting.when', { starts, minutes })}
      why={say('mail.meeting.why', { organisation })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.meeting_booked.intro', { organisation })}</Line>
      <Line>{say('meeting.when', { starts, minutes })}</Line>
      {place ? <Line>{say('meeting.place', { place })}</Line> : null}
      <Line>{say('mail.meeting_booked.calendar')}</Line>
    </Letter>
  );
}

/** It is taken out of calendars by the file. */
export function MeetingCancelled({ reader, facts }: Props<'meeting_cancelled'>) {
  const { say } = reader;
  const { hub, organisation, starts } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.meeting_cancelled.preheader')}
      why={say('mail.meeting.why', { organisation })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.meeting_cancelled.intro', { organisation, starts })}</Line>
      <Line>{say('mail.meeting_cancelled.next')}</Line>
    </Letter>
  );
}
