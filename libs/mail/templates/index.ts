export { fixtureOf } from './fixtures.js';
export { mailKinds, renderMail, type Mail } from './render-mail.js';
export type {
  CalendarFacts,
  CardFacts,
  Decision,
  HubFacts,
  MailFacts,
  MailFactsOf,
  MailKind,
  ProposalToReview,
  Result,
  Section,
} from './facts.js';
