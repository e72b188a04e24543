import { Introduction } from './introduction.entity.js';
import { Outcome } from './outcome.entity.js';
import { Side } from './side.entity.js';

export const introductionsEntities = [Introduction, Side, Outcome];
export { Consent } from './consent.js';
export type { Answerer } from './consent.js';
export { IntroductionsModule } from './introductions.module.js';
export { Introductions } from './introductions.js';
export { AnswerConsent, IntroductionView, ReportOutcome } from './introductions.schema.js';
export {
  AskOutcome,
  ExpireConsent,
  OpenIntroduction,
  ReleaseIntroductions,
  SettleIntroduction,
  StopAsking,
  WithdrawIntroductions,
} from './jobs.js';
export { move } from './lives.js';
export type { Life } from './lives.js';
export { lockHub, Opening } from './opening.js';
export { Outcomes } from './outcomes.js';
export { consentsExpiring, heldToRelease, openingsDue, outcomesToAsk } from './timetable.js';
export { consentSteps, introductionSteps } from './states.js';
export type { IntroductionState } from './states.js';
