/** The life of a proposal: state → the states it may go to. The database keeps the same table (landfall.steps). */
export const proposalSteps = {
  queued: ['in_review', 'expired'],
  in_review: ['approved', 'rejected', 'another_chosen', 'expired', 'snoozed', 'awaiting_information'],
  snoozed: ['in_review', 'expired'],
  awaiting_information: ['in_review', 'expired'],
  approved: ['in_review'],
  // Within ten seconds a "no" can be undone, as an approval can.
  rejected: ['in_review'],
  another_chosen: ['in_review'],
  expired: [],
} as const;
export type ProposalState = keyof typeof proposalSteps;

export const origins = ['matched', 'manual', 'interest'] as const;
/** What a snoozed pair waits for. */
export const snoozes = ['tomorrow_morning', 'next_working_day', 'day', 'listing_changed', 'introduction_ended'] as const;
/** Why a pair is back in review. */
export const returns = ['snooze_over', 'listing_changed', 'introduction_ended', 'answered', 'called_back', 'undone'] as const;
export type Return = (typeof returns)[number];
