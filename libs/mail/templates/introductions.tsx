import type { MailFactsOf } from './facts.js';
import { Answers, Button, Card, Hello, Letter, Line, MailTo, type Reader } from './letter.js';

type Props<Kind extends keyof MailFactsOf> = { reader: Reader; facts: MailFactsOf[Kind] };

/** One possible partner, one decision; or several of one round, each with an answer of its own. */
export function ConsentAsked({ reader, facts }: Props<'consent_asked'>) {
  const { say } = reader;
  const { hub, organisation, more = [] } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.consent_asked.preheader', { title: facts.card.title })}
      why={say('mail.consent_asked.why', { organisation, hub: hub.name })}
    >
      <Hello reader={reader} person={facts.person} />
      {more.length ? (
        <Line>{say('mail.consent_asked.intro.several', { organisation, partners: more.length + 1 })}</Line>
      ) : (
        <>
          <Line>{say('mail.consent_asked.intro', { organisation })}</Line>
          <Line>{say('card.yours', { title: facts.ownTitle })}</Line>
          <Card reader={reader} card={facts.card} />
          <Line>{say('mail.consent_asked.until', { until: facts.until })}</Line>
          <Answers reader={reader} link={facts.link} />
        </>
      )}
      {(more.length ? [facts, ...more] : []).map(({ card, ownTitle, until, link }) => (
        <Card key={link} reader={reader} card={card}>
          <Line>{say('card.yours', { title: ownTitle })}</Line>
          <Line>{say('mail.consent_asked.until', { until })}</Line>
          <Answers reader={reader} link={link} />
        </Card>
      ))}
      <Line>{say('mail.opens')}</Line>
      <Line>{say('consent.shown.both')}</Line>
      <Line>{say('consent.shown.never')}</Line>
    </Letter>
  );
}

/** The receipt, so that an answer given by somebody else's hand is noticed. */
export function ConsentRecorded({ reader, facts }: Props<'consent_recorded'>) {
  const { say } = reader;
  const { hub, organisation, title, answer } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.consent_recorded.preheader', { title })}
      why={say('mail.consent_recorded.why')}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.consent_recorded.intro', { organisation, title, answer })}</Line>
      {facts.effective ? <Line>{say('mail.consent_recorded.take_back', { effective: facts.effective })}</Line> : null}
      <Button href={facts.link}>{say('mail.consent_recorded.button')}</Button>
    </Letter>
  );
}

/** Both agreed: who the other is, and what to do first. */
export function IntroductionMade({ reader, facts }: Props<'introduction_made'>) {
  const { say } = reader;
  const { hub, partner, coordinator } = facts;
  const shown = { ...facts.card, gap: undefined };
  return (
    <Letter reader={reader} hub={hub} preheader={say('mail.introduction_made.preheader')} why={say('mail.introduction_made.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.introduction_made.intro')}</Line>
      <Line>{say('card.yours', { title: facts.ownTitle })}</Line>
      <Card reader={reader} card={shown}>
        <Line>
          {say('mail.introduction_made.organisation')}: <bdi>{partner.organisation}</bdi>
        </Line>
        <Line>
          {say('mail.introduction_made.person')}: <bdi>{partner.person}</bdi>
        </Line>
        <Line>
          {say('mail.introduction_made.address')}: <MailTo address={partner.address} />
        </Line>
        {partner.phone ? (
          <Line>
            {say('mail.introduction_made.phone')}: <bdi dir="ltr">{partner.phone}</bdi>
          </Line>
        ) : null}
      </Card>
      <Line>{say('mail.introduction_made.first')}</Line>
      <Line>
        {say('mail.introduction_made.coordinator', { person: coordinator.person, hub: hub.name, address: coordinator.address })}
      </Line>
    </Letter>
  );
}

/** What both have been told, for whoever brought them together. */
export function IntroductionCopied({ reader, facts }: Props<'introduction_copied'>) {
  const { say } = reader;
  const { hub, parties } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.introduction_copied.preheader')}
      why={say('mail.not_me.why', { hub: hub.name })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.introduction_copied.intro')}</Line>
      {parties.map(({ organisation, person, address }) => (
        <Line key={organisation}>
          <bdi>{organisation}</bdi>: <bdi>{person}</bdi>, <MailTo address={address} />
        </Line>
      ))}
      <Line>{say('mail.introduction_copied.next')}</Line>
    </Letter>
  );
}

/** One sentence for both, whoever's check it is. */
export function IntroductionHeld({ reader, facts }: Props<'introduction_held'>) {
  const { say } = reader;
  return (
    <Letter
      reader={reader}
      hub={facts.hub}
      preheader={say('mail.introduction_held.preheader')}
      why={say('mail.introduction_held.why')}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.introduction_held.intro', { title: facts.ownTitle })}</Line>
      <Line>{say('mail.introduction_held.next')}</Line>
    </Letter>
  );
}

export function OutcomeAsked({ reader, facts }: Props<'outcome_asked'>) {
  const { say } = reader;
  const { hub, organisation, day } = facts;
  return (
    <Letter reader={reader} hub={hub} preheader={say('mail.outcome_asked.preheader')} why={say('mail.outcome_asked.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.outcome_asked.intro', { organisation, day })}</Line>
      <Button href={facts.link}>{say('mail.outcome_asked.button')}</Button>
    </Letter>
  );
}

/** A letter of introduction is ready; the file is behind the link. */
export function LetterIssued({ reader, facts }: Props<'letter_issued'>) {
  const { say } = reader;
  const { hub, organisation, reference } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.letter_issued.preheader', { reference })}
      why={say('mail.letter_issued.why')}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.letter_issued.intro', { hub: hub.name, organisation, reference })}</Line>
      <Button href={facts.link}>{say('mail.letter_issued.button')}</Button>
      <Line>{say('mail.letter_issued.verify')}</Line>
    </Letter>
  );
}

/** Somebody wrote; what, is behind the link. */
export function MessageReceived({ reader, facts }: Props<'message_received'>) {
  const { say } = reader;
  const { hub, organisation } = facts;
  return (
    <Letter reader={reader} hub={hub} preheader={say('mail.message_received.preheader')} why={say('mail.message_received.why')}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.message_received.intro', { organisation })}</Line>
      <Button href={facts.link}>{say('mail.message_received.button')}</Button>
    </Letter>
  );
}

/** A hub asks something of a listing; what, is behind the link. */
export function QuestionAsked({ reader, facts }: Props<'question_asked'>) {
  const { say } = reader;
  const { hub, organisation, title } = facts;
  return (
    <Letter
      reader={reader}
      hub={hub}
      preheader={say('mail.question_asked.preheader')}
      why={say('mail.question_asked.why', { organisation })}
    >
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.question_asked.intro', { hub: hub.name, title })}</Line>
      <Button href={facts.link}>{say('mail.question_asked.button')}</Button>
    </Letter>
  );
}

/** To a coordinator of the hub: what is to be done is theirs to decide, nothing has been answered or closed. */
export function NotMe({ reader, facts }: Props<'not_me'>) {
  const { say } = reader;
  const { hub, organisation, asked, address, title } = facts;
  return (
    <Letter reader={reader} hub={hub} preheader={say('mail.not_me.preheader')} why={say('mail.not_me.why', { hub: hub.name })}>
      <Hello reader={reader} person={facts.person} />
      <Line>{say('mail.not_me.intro', { organisation, asked, address })}</Line>
      <Line>{say('mail.not_me.about', { title })}</Line>
      <Line>{say('mail.not_me.next', { organisation })}</Line>
    </Letter>
  );
}
