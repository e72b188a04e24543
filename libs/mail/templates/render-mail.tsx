import type { ReactElement } from 'react';
import { render, toPlainText } from '@react-email/render';
import type { Facts } from '#texts';
import { Digest } from './digest.js';
import type { MailFactsOf, MailKind } from './facts.js';
import { ConsentAsked, ConsentRecorded, IntroductionMade, OutcomeAsked } from './introductions.js';
import { readerOf, type Reader } from './letter.js';
import { Invitation, SignInLink } from './sign-in.js';

export type Mail = { subject: string; html: string; text: string };

type Template<Kind extends MailKind> = {
  Body: (props: { reader: Reader; facts: MailFactsOf[Kind] }) => ReactElement;
  /** What the subject is given. */
  about: (facts: MailFactsOf[Kind]) => Facts;
};

const templates: { [Kind in MailKind]: Template<Kind> } = {
  consent_asked: { Body: ConsentAsked, about: ({ card }) => ({ country: card.country }) },
  consent_recorded: { Body: ConsentRecorded, about: ({ answer }) => ({ answer }) },
  introduction_made: { Body: IntroductionMade, about: ({ partner }) => ({ organisation: partner.organisation }) },
  digest: {
    Body: Digest,
    about: ({ hub, decisions }) => ({ hub: hub.name, decisions: decisions.items.length + decisions.more }),
  },
  outcome_asked: { Body: OutcomeAsked, about: ({ organisation }) => ({ organisation }) },
  sign_in_link: { Body: SignInLink, about: () => ({}) },
  invitation: { Body: Invitation, about: ({ organisation }) => ({ organisation }) },
};

/** A mail in the reader's language: subject, HTML and a plain-text part with every link in full. Throws for a digest with no news. */
export async function renderMail<Kind extends MailKind>(kind: Kind, language: string, facts: MailFactsOf[Kind]): Promise<Mail> {
  if (kind === 'digest') refuseSilence(facts as MailFactsOf['digest']);
  const { Body, about } = templates[kind];
  const reader = readerOf(language);
  const html = await render(<Body reader={reader} facts={facts} />);
  return { subject: subjectLine(reader.say(`mail.${kind}.subject`, about(facts))), html, text: plainText(html) };
}

/** One line that no name can break or turn: no control, line or bidi characters; at most 200 UTF-16 units. */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
    .replace(/[\uD800-\uDBFF]$/, '');

/** Promise 6: silence when there is nothing to say. Who composes decides that; a mail without news is a fault in it. */
function refuseSilence({ decisions, proposals, results }: MailFactsOf['digest']): void {
  if (decisions.items.length + proposals.items.length + results.items.length === 0)
    throw new Error('a digest without news is not written');
}

const plainText = (html: string): string =>
  toPlainText(html, { selectors: ['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })) });
