import type { MailFactsOf } from './facts.js';
import { Button, Hello, Letter, Line, type Reader } from './letter.js';

export function SignInLink({ reader, facts }: { reader: Reader; facts: MailFactsOf['sign_in_link'] }) {
  const { say } = reader;
  return (
    <Letter reader={reader} hub={facts.hub} preheader={say('mail.sign_in_link.preheader')} why={say('mail.sign_in_link.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.sign_in_link.intro')}</Line>
      <Button href={facts.link}>{say('mail.sign_in_link.button')}</Button>
      <Line>{say('mail.sign_in_link.validity', { expires: facts.expires })}</Line>
    </Letter>
  );
}

export function PasswordReset({ reader, facts }: { reader: Reader; facts: MailFactsOf['password_reset'] }) {
  const { say } = reader;
  return (
    <Letter reader={reader} hub={facts.hub} preheader={say('mail.password_reset.preheader')} why={say('mail.password_reset.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.password_reset.intro')}</Line>
      <Button href={facts.link}>{say('mail.password_reset.button')}</Button>
      <Line>{say('mail.sign_in_link.validity', { expires: facts.expires })}</Line>
    </Letter>
  );
}

/** No button: what it says is typed into the page that asked for it, in the browser where it was asked. */
export function AnswerCode({ reader, facts }: { reader: Reader; facts: MailFactsOf['answer_code'] }) {
  const { say } = reader;
  return (
    <Letter reader={reader} hub={facts.hub} preheader={say('mail.answer_code.preheader')} why={say('mail.answer_code.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.answer_code.intro')}</Line>
      <p dir="ltr" style={{ margin: '0 0 12px', fontSize: '28px', lineHeight: '36px', letterSpacing: '4px' }}>
        {facts.digits}
      </p>
      <Line>{say('mail.answer_code.validity', { expires: facts.expires })}</Line>
      <Line>{say('mail.answer_code.warning')}</Line>
    </Letter>
  );
}

export function Invitation({ reader, facts }: { reader: Reader; facts: MailFactsOf['invitation'] }) {
  const { say } = reader;
  return (
    <Letter reader={reader} hub={facts.hub} preheader={say('mail.invitation.preheader')} why={say('mail.invitation.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.invitation.intro', { organisation: facts.organisation })}</Line>
      <Button href={facts.link}>{say('mail.invitation.button')}</Button>
      <Line>{say('mail.invitation.validity', { expires: facts.expires })}</Line>
    </Letter>
  );
}

/** To somebody whom the hub entered and nobody has written to yet: what is held of them stands below every mail. */
export function ContactEntered({ reader, facts }: { reader: Reader; facts: MailFactsOf['contact_entered'] }) {
  const { say } = reader;
  const { hub, organisation } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.contact_entered.preheader')}
      why={say('mail.contact_entered.why', { hub: hub.name, organisation })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.contact_entered.intro', { hub: hub.name, organisation })}</Line>
      <Line>{say('mail.contact_entered.silence')}</Line>
      {hub.entered ? <Button href={hub.entered.link}>{say('mail.contact_entered.button')}</Button> : null}
    </Letter>
  );
}

/** The question to somebody who never wrote to us: nothing in it is anybody's own words but the organisation's name. */
export function RecipientAsked({ reader, facts }: { reader: Reader; facts: MailFactsOf['recipient_asked'] }) {
  const { say } = reader;
  const { hub, organisation, days } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.recipient_asked.preheader')}
      why={say('mail.recipient_asked.why', { hub: hub.name })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.recipient_asked.intro', { hub: hub.name, organisation })}</Line>
      <Button href={facts.link}>{say('mail.recipient_asked.button')}</Button>
      <Line>{say('mail.recipient_asked.silence', { days })}</Line>
    </Letter>
  );
}
