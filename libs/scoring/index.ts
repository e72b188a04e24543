export { completeness, type Completeness } from './completeness.js';
export { criteria } from './criteria.js';
export { type Criterion, type CriterionName, type MissingField } from './criterion.js';
export { eligible, ruleNames, type Eligibility, type Refusal, type RuleName } from './eligibility.js';
export { assess, explain, type Assessment, type Explanation, type Missing, type Reason } from './explain.js';
export { calibration, type Calibration, type Reliability } from './learning/calibration.js';
export type { Decisions } from './learning/decisions.js';
export { calibrationOf, fewestToFit, fittedPolicy, type AnswerHeld, type KeptDecision } from './learning/fitted-policy.js';
export { learn, type Learnt } from './learning/learn.js';
export { pairedInterval } from './learning/paired-test.js';
export type {
  Budget,
  Day,
  Facts,
  MatchedWord,
  Pair,
  ScoredListing,
  ScoredNeed,
  ScoredOffering,
  Sentence,
  Side,
  TopicEvidence,
} from './listing.js';
export { checkedPolicy, type Policy } from './policy.js';
export { fitsOf, score, type Scores } from './score.js';
export { Reach } from './reach.js';
export { sectorAncestors } from './sectors.js';
export { gini, reportOf, type ReportedPair, type SlateReport } from './slate-report.js';
export { slate, type Candidate, type Capacities, type Cut, type Placed, type Slate, type SlateWishes } from './slate.js';
export { certificateFor, type Held } from './standards.js';
export { startingPolicy } from './starting-policy.js';
export { topicFit } from './topic-fit.js';
