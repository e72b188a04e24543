import { Introduction } from './introduction.entity.js';
import { Outcome } from './outcome.entity.js';
import { Proposal } from './proposal.entity.js';
import { Side } from './side.entity.js';

export const introductionsEntities = [Proposal, Introduction, Side, Outcome];
export { Consent } from './consent.js';
export type { Answerer } from './consent.js';
export { IntroductionsModule } from './introductions.module.js';
export { Introductions } from './introductions.js';
export { ProposalView } from './proposals.schema.js';
export { AnswerConsent, IntroductionView, ReportOutcome } from './introductions.schema.js';
export {
  AskOutcome,
  ExpireConsent,
  OpenIntroduction,
  ProposeToHub,
  ProposeToHubs,
  ReleaseIntroductions,
  SettleIntroduction,
  StopAsking,
  WithdrawIntroductions,
} from './jobs.js';
export { Outcomes } from './outcomes.js';
export { Placement } from './placement.js';
export { ProposalReader } from './proposal-reader.js';
export { Proposals } from './proposals.js';
export { consentsExpiring, heldToRelease, openingsDue, outcomesToAsk } from './timetable.js';
export { consentSteps, introductionSteps, proposalSteps } from './states.js';
