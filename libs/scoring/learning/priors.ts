/**
 * What is believed before anybody has decided, each with why. None of it was fitted to a judged set: the variances were set so that
 * probabilities came true on invented decisions (test/evaluate/decision-market.ts), and decisions move them (`two-sided.ts`, `learn.ts`).
 */
export const priors = {
  /**
   * Variance of selectivity and of popularity on the logit. At 0.8 a party one deviation choosier says yes to 29 % where others do to half. Which
   * of the three it is, decisions that were left out say; with few of them it is the second.
   */
  partyVariances: [0.5, 0.8, 1.4],
  /** Decisions from which on that question is asked, and how many belief in what the model says is worth when it is recalibrated. */
  fewestToChoose: 1200,
  beliefInModel: 60,
  /** Variance of hubs around the network, and how many hubs the belief is worth. */
  groupVariance: 0.1,
  groupWeight: 5,
  /** Variance of the weight of one standardised feature: most do little. How many features the belief is worth. */
  featureVariance: 0.01,
  featureWeight: 4,
  /** Variance of the network's intercept: as good as free. */
  interceptVariance: 100,
  /** Decisions that the agreement of two sides, beyond what each is likely to say, is shrunk to nothing by. */
  agreementWeight: 200,
  /** Decisions before weights are learnt at all; until then there are Beta posteriors. */
  fewestDecisions: 200,
  /**
   * What a yes was worth that ended with nothing (a no is worth 0, any other yes 1); how much more a yes counts that led to something written
   * or tried; and how much a no counts whose code is about something else than whether the two fit.
   */
  worthOfAnEnd: 0.5,
  weightOfSuccess: 2,
  weightOfOtherReasons: 0.25,
  /** Decisions of the hub that a party's Beta posterior begins with, and of the network that a hub's begins with. */
  betaParty: 4,
  betaHub: 20,
} as const;
