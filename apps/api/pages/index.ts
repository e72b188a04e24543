export { stylesheet, type PageFacts, type Session } from './page.js';
export type { CardFacts } from '#mail';
export { code, notYou, notYouTold, type CodeFacts } from './answering.js';
export { consent, consentThanks, type Answer, type ConsentFacts, type ConsentThanksFacts } from './consent.js';
export {
  preferences,
  preview,
  recipient,
  unsubscribe,
  type PreferencesFacts,
  type PreviewFacts,
  type RecipientFacts,
  type UnsubscribeFacts,
} from './mail-reader.js';
export { catalogue, showroom, type CatalogueFacts, type ShowroomFacts } from './catalogue.js';
export { letter, verification, type LetterFacts } from './letter.js';
export { interest, type InterestFacts } from './interest.js';
export { meeting, type MeetingFacts } from './meeting.js';
export { outcome, type OutcomeFacts } from './outcome.js';
export { signIn, welcome, type SignInFacts, type WelcomeFacts, type WelcomeRole } from './entrance.js';
export { question, type QuestionFacts } from './question.js';
export { rights, rightsDone } from './rights.js';
export { thread, type ThreadFacts } from './thread.js';
export { held, problem, type ProblemFacts } from './problem.js';
export {
  coordinatorQueue,
  type Contribution,
  type CoordinatorQueueFacts,
  type ListingInPair,
  type ProposalInQueue,
  type SideView,
} from './coordinator.js';
export { firmCards, type FirmCardsFacts } from './firm.js';
export { complianceHits, type ComplianceHit, type ComplianceHitsFacts } from './compliance.js';
export { outbox, outboxMail, type MailInOutbox, type OutboxFacts, type OutboxMailFacts, type OutboxState } from './outbox.js';
