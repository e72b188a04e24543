import type { EventName } from '#ledger';

/** Whose programs hear of it: the organisation of the entry, the hub of the entry, or the organisations of an introduction's sides. */
type Hears = 'organisation' | 'hub' | 'sides';

/**
 * What programs outside are told, and who; the database has the same table (a spec compares), for a trigger writes each message with
 * its entry: an entry that nobody listens for costs nothing more. An end of an introduction is the hub's alone: a decline looks like silence to the other
 * side. What screening finds is nobody's here.
 */
export const told = {
  'listing.drafted': { after: 'ListingDrafted', hears: ['organisation', 'hub'] },
  'listing.changed': { after: 'ListingChanged', hears: ['organisation', 'hub'] },
  'listing.published': { after: 'ListingPublished', hears: ['organisation', 'hub'] },
  'listing.withdrawn': { after: 'ListingWithdrawn', hears: ['organisation', 'hub'] },
  'listing.expired': { after: 'ListingExpired', hears: ['organisation', 'hub'] },
  'listing.archived': { after: 'ListingArchived', hears: ['organisation', 'hub'] },
  'mandate.given': { after: 'MandateGiven', hears: ['hub'] },
  'mandate.ended': { after: 'MandateEnded', hears: ['hub'] },
  'proposals.placed': { after: 'ProposalsPlaced', hears: ['hub'] },
  'introduction.opened': { after: 'IntroductionOpened', hears: ['hub'] },
  'introduction.ended': { after: 'IntroductionEnded', hears: ['hub'] },
  'consent.asked': { after: 'ConsentAsked', hears: ['sides'] },
  'introduction.made': { after: 'IntroductionMade', hears: ['hub', 'sides'] },
  'outcome.recorded': { after: 'OutcomeRecorded', hears: ['hub'] },
} as const satisfies Record<string, { after: EventName; hears: readonly Hears[] }>;

export type EventType = keyof typeof told;
export const eventTypes = Object.keys(told) as [EventType, ...EventType[]];
