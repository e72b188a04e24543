/** The lives of this room: state → the states it may go to. The database keeps the same tables (landfall.steps). */
export const introductionSteps = {
  opening: ['asking', 'undone', 'withdrawn'],
  undone: [],
  asking: ['made', 'declined', 'expired', 'withdrawn', 'held'],
  made: ['handed_over', 'closed', 'held'],
  handed_over: ['closed'],
  held: ['asking', 'made', 'withdrawn'],
  declined: [],
  expired: [],
  withdrawn: [],
  closed: [],
} as const;
export type IntroductionState = keyof typeof introductionSteps;

export const consentSteps = {
  not_asked: ['asked', 'expired'],
  asked: ['accepted', 'declined', 'not_now', 'expired'],
  accepted: ['taken_back'],
  taken_back: [],
  declined: [],
  not_now: [],
  expired: [],
} as const;
export type ConsentState = keyof typeof consentSteps;

/** Who is asked first, as a hub sets it. Firm first, so that a buyer sees only firms that are willing. */
export const consentOrders = {
  firm_first: ['offering'],
  buyer_first: ['need'],
  together: ['offering', 'need'],
} as const;
export type ConsentOrder = keyof typeof consentOrders;
