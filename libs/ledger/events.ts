/** The version is the one that the event made: who read an older one is told of it. */
type OfProposal = { proposal: string; hub: string; version: number };

/**
 * Everything that can happen, each with the ids and facts it carries; never entities, names or addresses.
 * Adding one: a line here, `record(...)` where it happens, and, if something follows, a line in apps/worker/reactions.ts.
 */
export type Facts = {
  OrganisationRegistered: { organisation: string };
  OrganisationChanged: { organisation: string };
  OrganisationRemoved: { organisation: string };
  OrganisationCleared: { organisation: string };
  OrganisationHeld: { organisation: string };
  HubProposed: { hub: string };
  HubAdjusted: { hub: string; fields: string[] };
  HolidaysChanged: { hub: string; days: string[]; as: 'set' | 'removed' };
  HubMoved: { hub: string; from: string; to: string };
  PersonInvited: { person: string; organisation?: string; hub?: string };
  PersonSignedIn: { person: string; by: 'password' | 'link' };
  SignInRefused: { account: string };
  KeyMade: { person: string; key: string };
  MandateGiven: { mandate: string; hub: string; organisation: string; contact: string };
  ContactAdded: { contact: string; hub: string; organisation: string };
  ContactChanged: { contact: string };
  ContactRemoved: { contact: string };
  MandateEnded: { mandate: string; hub: string };
  ListingDrafted: { listing: string };
  ListingChanged: { listing: string; version: number; fields: string[]; published: boolean };
  ListingPublished: { listing: string; version: number };
  ListingWithdrawn: { listing: string };
  ListingExpired: { listing: string };
  ListingHeld: { listing: string };
  ListingReleased: { listing: string; version: number; published: boolean };
  ListingArchived: { listing: string };
  ImportStarted: { import: string; kind: string };
  ImportReceived: { import: string };
  ImportRun: { import: string; from: number };
  ImportAdvanced: { import: string; from: number };
  ImportDone: { import: string; created: number; changed: number; refused: number };
  ImportUndoAsked: { import: string; from: number };
  ImportUndoAdvanced: { import: string; from: number };
  ImportUndone: { import: string; undone: number; left: number };
  Exported: { kind: string; format: string };
  ListLoaded: { list: string; kind: string; parties: number };
  HitsAsked: { organisations: string[] };
  HitDecided: { organisation: string; result: string };
  CorpusRenewalAsked: Record<string, never>;
  CorpusRenewed: { snapshot: number; documents: number };
  MatchesRefreshed: { listing: string; run: string; hubs: string[]; matched: number; refused: number };
  ProposalsPlaced: { hub: string; placed: number; removed: number };
  ProposalMade: OfProposal & { origin: string };
  ProposalReviewed: OfProposal;
  ProposalApprovedFirst: OfProposal;
  ProposalApproved: OfProposal & { introduction: string };
  ApprovalUndone: OfProposal & { introduction: string };
  ProposalRejected: OfProposal & { code: string };
  AnotherChosen: OfProposal;
  ProposalSnoozed: OfProposal & { for: string; until: string };
  ProposalReturned: OfProposal & { as: string };
  ProposalAssigned: OfProposal & { to: string | null };
  ProposalCommented: { proposal: string; hub: string; comment: string };
  ProposalEscalated: OfProposal & { assignee: string | null; watchers: string[] };
  InformationAsked: OfProposal & { question: string; side: 'offering' | 'need' };
  InformationGiven: { question: string; proposal: string; hub: string };
  ViewHasNews: { view: string; person: string; hub: string; proposals: string[] };
  IntroductionOpened: { introduction: string; hub: string };
  AskingStopped: { introduction: string; hub: string };
  ConsentAsked: { introduction: string; side: 'offering' | 'need' };
  ConsentGiven: { introduction: string; side: 'offering' | 'need'; by: 'account' | 'link' };
  ConsentDeclined: { introduction: string; side: 'offering' | 'need'; code: string };
  ConsentDeferred: { introduction: string; side: 'offering' | 'need'; until: string };
  IntroductionHeld: { introduction: string; hub: string };
  IntroductionReleased: { introduction: string; hub: string };
  IntroductionMade: { introduction: string; hub: string };
  IntroductionEnded: { introduction: string; hub: string; as: 'declined' | 'expired' | 'withdrawn' };
  OutcomeRecorded: { introduction: string; side: 'offering' | 'need'; stage: string };
  MailPosted: { message: string };
  MailRetried: { message: string };
  DigestSent: { reader: string; period: string };
  DigestWished: { reader: string; wish: string };
  PreferencesChanged: { reader: string };
  Unsubscribed: { reader: string };
  RecipientAdded: { contact: string; hub: string; asking: string };
  RecipientConfirmed: { contact: string };
  RecipientEnded: { contact: string; hub: string };
};

export type EventName = keyof Facts;
export type LandfallEvent = { [N in EventName]: { name: N; facts: Facts[N] } }[EventName];
