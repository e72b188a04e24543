import { Attestation } from './attestation.js';
import { GivenConsent } from './given-consent.js';
import { Introduction } from './introduction.entity.js';
import { Outcome } from './outcome.entity.js';
import { Side } from './side.entity.js';

export const introductionsEntities = [Introduction, Side, GivenConsent, Attestation, Outcome];
export { Introduction, Side };
export { identityOf } from './identity.js';
export type { Identity } from './identity.js';
export { AskingMail } from './asking-mail.js';
export { consentsToMail } from './asking-round.sql.js';
export { answererOf } from './answering.js';
export type { Answering } from './answering.js';
export { inWordsOf } from './cards.js';
export { Consent } from './consent.js';
export { HandingOver } from './handing-over.js';
export { Freezing } from './freezing.js';
export type { Answerer } from './consent.js';
export { IntroductionsModule } from './introductions.module.js';
export { Introductions } from './introductions.js';
export { AnswerConsent, IntroductionView, ReportOutcome, stages } from './introductions.schema.js';
export type { Stage } from './introductions.schema.js';
export { Money, MoneyTold } from './money.js';
export {
  AskByMail,
  AskOutcome,
  ExpireConsent,
  FreezeIntroductions,
  NudgeConsent,
  OpenIntroduction,
  ReleaseIntroductions,
  SettleIntroduction,
  StopAsking,
  TellNotMe,
  TellRecorded,
  WithdrawIntroductions,
} from './jobs.js';
export { move } from './lives.js';
export type { Life } from './lives.js';
export { lockHub, Opening } from './opening.js';
export { NotMe } from './not-me.js';
export { Outcomes } from './outcomes.js';
export { RecordedConsent } from './recorded-consent.js';
export { consentsExpiring, consentsTakingEffect, heldToRelease, nudgesDue, openingsDue, outcomesToAsk } from './timetable.js';
export { consentOrders, consentSteps, introductionSteps } from './states.js';
export type { ConsentState, IntroductionState } from './states.js';
