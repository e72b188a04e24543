import { Comment } from './comment.entity.js';
import { Proposal } from './proposal.entity.js';
import { Question } from './question.entity.js';
import { SavedView } from './saved-view.entity.js';

export const reviewEntities = [Proposal, Comment, SavedView, Question];
export { clocksRunOut, Escalation } from './escalation.js';
export {
  BringInterest,
  EndSnooze,
  Escalate,
  HandBack,
  ProposeToHub,
  ProposeToHubs,
  ReturnAnswered,
  TellQuestion,
  TellViews,
  WakeForIntroduction,
  WakeForListing,
  WithdrawProposals,
} from './jobs.js';
export { HandingBack } from './handing-back.js';
export { Interests } from './interests.js';
export { Placement } from './placement.js';
export { ProposalReader } from './proposal-reader.js';
export { Proposals } from './proposals.js';
export type { ProposalView } from './proposals.schema.js';
export { QuestionMail } from './question-mail.js';
export { Questions } from './questions.js';
export { AnswerQuestion } from './questions.schema.js';
export type { QuestionView } from './questions.schema.js';
export { ReviewModule } from './review.module.js';
export { SavedViews } from './saved-views.js';
export { Snoozes } from './snoozes.js';
export { proposalSteps } from './states.js';
export { snoozesOver } from './timetable.js';
