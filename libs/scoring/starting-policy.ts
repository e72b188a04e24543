import type { Policy } from './policy.js';

/**
 * The published starting weights, version 1: judgement, not learnt from decisions. How each was found:
 *
 * - intercept −1.3: `1 / (1 + e^1.3)` is 0.21, the share of introductions accepted where one-sided slates were measured
 *   (MATCHING.md, section 5), for a pair that is usual in everything.
 * - topic 3.0: the two texts are what an adviser reads first; it alone can move a usual pair from 0.21 to about 0.7.
 * - sectors 1.6: half of the topic, for codes are coarse and chosen in a hurry, but free of language.
 * - cooperation 0.8, profile 0.6: a wrong form of deal ends talks, a right one starts none.
 * - presence 0.6 for the need, 0.2 for the firm: the buyer wants somebody near; the firm knows where it is.
 * - budget 0.5 and 0.8: price bands are first guesses; the firm loses more by a client who cannot pay.
 * - languages 0.5, delivery 0.5: can be bridged, at a cost. Certificates beyond those demanded 0.5 for the need only.
 * - stage 0.4, partner size 0.3, freshness 0.2 and 0.4: tie-breakers. The firm gains more by a fresh request than the buyer by
 *   a fresh offer.
 * - readiness 0.6 for the need and market need 0.6 for the firm: as much as a presence, where an attaché has assessed; nothing where not.
 * - usual fits: half where a list meets or not; lower where little is usual (topic, presence), higher where much is (profile).
 * - coverage floor 0.5: at least half of what matters is known.
 */
export const startingPolicy: Policy = {
  version: 1,
  intercept: { need: -1.3, offering: -1.3 },
  weights: {
    topic: { need: 3, offering: 3, usual: 0.3 },
    sectors: { need: 1.6, offering: 1.6, usual: 0.4 },
    cooperation: { need: 0.8, offering: 0.8, usual: 0.5 },
    profile: { need: 0.6, offering: 0.6, usual: 0.7 },
    stage: { need: 0.4, offering: 0.2, usual: 0 },
    certificates: { need: 0.5, offering: 0, usual: 0 },
    languages: { need: 0.5, offering: 0.5, usual: 0.5 },
    presence: { need: 0.6, offering: 0.2, usual: 0.3 },
    budget: { need: 0.5, offering: 0.8, usual: 0.5 },
    delivery: { need: 0.5, offering: 0.5, usual: 0.5 },
    size: { need: 0.3, offering: 0.3, usual: 0 },
    freshness: { need: 0.2, offering: 0.4, usual: 0.5 },
    readiness: { need: 0.6, offering: 0, usual: 0 },
    market_need: { need: 0, offering: 0.6, usual: 0 },
  },
  coverageFloor: 0.5,
};
