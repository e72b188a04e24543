import type { ReactElement } from 'react';
import { plainTextSelectors, render } from '@react-email/render';
import { compile } from 'html-to-text';
import { sayAll, type Facts } from '#texts';
import { Digest } from './digest.js';
import type { MailFactsOf, MailKind } from './facts.js';
import {
  ConsentAsked,
  ConsentRecorded,
  IntroductionCopied,
  IntroductionHeld,
  IntroductionMade,
  LetterIssued,
  MessageReceived,
  NotMe,
  QuestionAsked,
  OutcomeAsked,
} from './introductions.js';
import { readerOf, type Reader } from './letter.js';
import { MeetingBooked, MeetingCancelled, TimesAsked } from './meetings.js';
import { AnswerCode, ContactEntered, Invitation, PasswordReset, RecipientAsked, SignInLink } from './sign-in.js';

export type Mail = { subject: string; html: string; text: string };

type Template<Kind extends MailKind> = {
  Body: (props: { reader: Reader; facts: MailFactsOf[Kind] }) => ReactElement;
  /** What the subject is given. */
  about: (facts: MailFactsOf[Kind], reader: Reader) => Facts;
  /** Which subject, where a kind has several: `mail.<kind>.subject.<which>`. */
  which?: (facts: MailFactsOf[Kind]) => string | undefined;
};

const templates: { [Kind in MailKind]: Template<Kind> } = {
  consent_asked: {
    Body: ConsentAsked,
    which: ({ more }) => (more?.length ? 'several' : undefined),
    about: ({ card, more = [] }) => ({ country: card.country, partners: more.length + 1 }),
  },
  consent_recorded: { Body: ConsentRecorded, about: ({ answer }) => ({ answer }) },
  introduction_copied: {
    Body: IntroductionCopied,
    about: ({ parties: [one, other] }) => ({ one: one?.organisation ?? '', other: other?.organisation ?? '' }),
  },
  introduction_made: { Body: IntroductionMade, about: ({ partner }) => ({ organisation: partner.organisation }) },
  contact_entered: { Body: ContactEntered, about: ({ hub }) => ({ hub: hub.name }) },
  not_me: { Body: NotMe, about: ({ organisation }) => ({ organisation }) },
  introduction_held: { Body: IntroductionHeld, about: () => ({}) },
  digest: {
    Body: Digest,
    which: ({ decisions, overdue, views, proposals, results, listings, finds }) => {
      if (decisions.items.length) return 'decisions';
      if (overdue?.items.length) return 'overdue';
      if (views.items.length || proposals.items.length) return 'proposals';
      return finds.items.length && !results.items.length && !listings.items.length ? 'finds' : 'news';
    },
    about: ({ hub, decisions, overdue, views, proposals, finds, searches, listings, results }, { language }) => {
      const [first] = [...results.items, ...listings.items, ...(searches?.items ?? [])];
      return {
        hub: hub.name,
        decisions: decisions.items.length + decisions.more,
        overdue: overdue ? overdue.items.length + overdue.more : 0,
        proposals: views.items.length + views.more + proposals.items.length + proposals.more,
        finds: finds.items.length + finds.more,
        first: first ? sayAll(language, first.sentence) : '',
      };
    },
  },
  recipient_asked: { Body: RecipientAsked, about: ({ hub }) => ({ hub: hub.name }) },
  outcome_asked: { Body: OutcomeAsked, about: ({ organisation }) => ({ organisation }) },
  letter_issued: { Body: LetterIssued, about: ({ organisation }) => ({ organisation }) },
  times_asked: { Body: TimesAsked, about: ({ organisation }) => ({ organisation }) },
  meeting_booked: { Body: MeetingBooked, about: ({ organisation, starts }) => ({ organisation, starts }) },
  meeting_cancelled: { Body: MeetingCancelled, about: ({ organisation, starts }) => ({ organisation, starts }) },
  question_asked: { Body: QuestionAsked, about: ({ title }) => ({ title }) },
  message_received: { Body: MessageReceived, about: ({ organisation }) => ({ organisation }) },
  sign_in_link: { Body: SignInLink, about: () => ({}) },
  password_reset: { Body: PasswordReset, about: () => ({}) },
  answer_code: { Body: AnswerCode, about: () => ({}) },
  invitation: { Body: Invitation, about: ({ organisation }) => ({ organisation }) },
};

/** Every kind of mail there is. */
export const mailKinds = Object.keys(templates) as MailKind[];

/** A mail in the reader's language: subject, HTML and a plain-text part with every link in full. Throws for a digest with no news. */
export async function renderMail<Kind extends MailKind>(kind: Kind, language: string, facts: MailFactsOf[Kind]): Promise<Mail> {
  if (kind === 'digest') refuseSilence(facts as MailFactsOf['digest']);
  const { Body, about, which } = templates[kind];
  const reader = readerOf(language);
  const html = await render(<Body reader={reader} facts={facts} />);
  const key = [`mail.${kind}.subject`, which?.(facts)].filter(Boolean).join('.');
  return { subject: subjectLine(reader.say(key, about(facts, reader))), html, text: plainText(html) };
}

/** One line that no name can break or turn: no control, line or bidi characters; at most 200 UTF-16 units. */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\u200E\u200F\u061C\u2060\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .replace(/[\uD800-\uDBFF]$/, '');

/** Promise 6: silence when there is nothing to say. Who composes decides that; a mail without news is a fault in it. */
function refuseSilence({
  decisions,
  overdue,
  views,
  proposals,
  finds,
  searches,
  listings,
  results,
}: MailFactsOf['digest']): void {
  if ([decisions, overdue, views, proposals, finds, searches, listings, results].every((section) => !section?.items.length))
    throw new Error('a digest without news is not written');
}

/** As react-email has it, with headings as they are written; made ready once, which was half of each mail's text. */
const plainText = compile({
  wordwrap: false,
  selectors: [...plainTextSelectors, ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } }))],
});
