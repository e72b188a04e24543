import type { PersonActor } from '#database';
import type { EventName } from '#ledger';

/** What somebody may look at anew, in the words of the API's addresses. */
export const topics = [
  'proposals',
  'introductions',
  'messages',
  'meetings',
  'listings',
  'organisations',
  'hubs',
  'screening',
  'policies',
] as const;
export type Topic = (typeof topics)[number];

/** Who hears of it: members of the entry's organisation, coordinators of its hub, members of an introduction's sides (of the side that the entry names, if it names one), whoever has the duty. */
type Hears = 'organisation' | 'hub' | 'sides' | 'compliance' | 'operator';

const own = ['organisation', 'hub'] as const;
const pair = ['hub', 'sides'] as const;

/**
 * What has people look anew, and whom. Only that something changed is ever said, but when it is said tells something too: so nobody is told of what
 * their next look could not show them. A decline looks like silence to the other side, and so does every step of a coordinator before
 * consent is asked; what screening finds is compliance's alone. An event that is not here is silent.
 */
export const heard = {
  proposals: {
    ProposalsPlaced: ['hub'],
    ProposalMade: ['hub'],
    ProposalReviewed: ['hub'],
    ProposalApprovedFirst: ['hub'],
    ProposalApproved: ['hub'],
    ApprovalUndone: ['hub'],
    ProposalRejected: ['hub'],
    AnotherChosen: ['hub'],
    ProposalSnoozed: ['hub'],
    ProposalReturned: ['hub'],
    ProposalAssigned: ['hub'],
    ProposalCommented: ['hub'],
    ProposalEscalated: ['hub'],
    InformationAsked: ['hub'],
    InformationGiven: ['hub'],
  },
  introductions: {
    IntroductionOpened: ['hub'],
    AskingStopped: ['hub'],
    ConsentAsked: own,
    ConsentGiven: own,
    ConsentDeclined: own,
    ConsentDeferred: own,
    ConsentRecorded: ['hub'],
    ConsentTakenBack: own,
    NotMeSaid: ['hub'],
    IntroductionHeld: ['hub'],
    IntroductionReleased: ['hub'],
    IntroductionMade: pair,
    IntroductionHandedOver: ['hub'],
    IntroductionEnded: ['hub'],
    OutcomeRecorded: own,
    OutcomeEvidenced: ['hub'],
    LetterIssued: pair,
    LetterRevoked: ['hub'],
  },
  messages: { MessageSent: ['sides'], MessageReported: ['hub'] },
  meetings: {
    MeetingProposed: pair,
    TimesMarked: ['hub'],
    MeetingBooked: pair,
    MeetingCancelled: pair,
    MeetingHeld: pair,
    MeetingMissed: pair,
  },
  listings: {
    ListingDrafted: own,
    ListingChanged: own,
    ListingPublished: own,
    ListingWithdrawn: own,
    ListingExpired: own,
    ListingHeld: own,
    ListingReleased: own,
    ListingArchived: own,
    ListingExtended: own,
    ListingMerged: own,
    ListingTranslated: own,
    TranslationNotMade: own,
    TranslationConfirmed: own,
    TranslationRemoved: own,
    AssessmentMade: own,
    AssessmentAnswered: own,
    AssessmentExpired: own,
    AssessmentVoided: own,
  },
  organisations: {
    OrganisationChanged: ['organisation'],
    OrganisationCleared: ['organisation', 'compliance'],
    OrganisationSuspended: ['organisation'],
    OrganisationResumed: ['organisation'],
    NumberClaimed: ['organisation'],
    DocumentSeen: ['organisation'],
    DomainProven: ['organisation'],
    ColleagueInvited: ['organisation'],
    InvitationEnded: ['organisation'],
    MemberRoleSet: ['organisation'],
    MemberLeft: ['organisation'],
  },
  hubs: {
    HubProposed: ['operator'],
    HubAdjusted: ['hub', 'operator'],
    HubMoved: ['hub', 'operator'],
    HolidaysChanged: ['hub', 'operator'],
    AdmissionRulesSet: ['hub'],
    PersonInvited: ['hub', 'operator'],
    CoordinatorLeft: ['hub', 'operator'],
    RecipientAdded: ['hub'],
    RecipientConfirmed: ['hub'],
    RecipientEnded: ['hub'],
  },
  screening: {
    OrganisationHeld: ['compliance'],
    OrganisationCleared: ['compliance'],
    HitDecided: ['compliance'],
    ListLoaded: ['compliance', 'operator'],
    ListRefused: ['compliance', 'operator'],
    ListRemovalAsked: ['compliance'],
    ListKept: ['compliance'],
    ListRemoved: ['compliance', 'operator'],
    ContestMade: ['compliance'],
    ContestAnswered: ['compliance', 'organisation'],
  },
  policies: { PolicyFitted: ['operator'], PolicyShipped: ['operator'] },
} as const satisfies Record<Topic, Partial<Record<EventName, readonly Hears[]>>>;

/** What the database announces of an entry (`ledger.announce`). */
export type Announcement = { name: string; organisation?: string; hub?: string; sides?: readonly string[] };

/** What `actor` hears of it: empty, mostly. */
export function topicsFor(actor: PersonActor, said: Announcement): Topic[] {
  const hears: Record<Hears, () => boolean> = {
    organisation: () => said.organisation !== undefined && actor.organisations.includes(said.organisation),
    hub: () => said.hub !== undefined && actor.hubs.includes(said.hub),
    sides: () => (said.sides ?? []).some((side) => actor.organisations.includes(side)),
    compliance: () => actor.duties.includes('compliance'),
    operator: () => actor.duties.includes('operator'),
  };
  return topics.filter((topic) =>
    ((heard[topic] as Partial<Record<string, readonly Hears[]>>)[said.name] ?? []).some((by) => hears[by]()),
  );
}
