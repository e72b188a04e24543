import { AskRecipient, NoteViewNews, SendDigestNow } from '#digests';
import { RescreenChanged, ScreenOrganisation } from '#screening';
import {
  FreezeIntroductions,
  ReleaseIntroductions,
  SettleIntroduction,
  StopAsking,
  TellNotMe,
  TellRecorded,
  WithdrawIntroductions,
} from '#introductions';
import { ReadImport, RunImport, UndoImport } from '#imports';
import { after } from '#ledger';
import { EraseSomebody } from '#rights';
import { SendLetter } from '#letters';
import {
  HoldListings,
  ReleaseListing,
  ReleaseListings,
  TranslateListing,
  WithdrawOfHub,
  WithdrawOfMandate,
  WithdrawOfOrganisation,
} from '#listings';
import { DeliverMail, SendCode } from '#mail';
import { FindMatches, FitPolicy, KeepDecision, MatchEverything, RematchHub, RematchOrganisation, RenewCorpus } from '#matches';
import { CountInterestsIn, CountInterestsOf, ProveDomain, SendInvitation, SendPasswordReset } from '#members';
import { AskTimes, BookCommonTime, TellMeeting } from '#meetings';
import { TellOfMessage } from '#messages';
import {
  BringInterest,
  HandBack,
  ProposeToHub,
  ProposeToHubs,
  ReturnAnswered,
  TellQuestion,
  TellViews,
  WakeForIntroduction,
  WakeForListing,
  WithdrawProposals,
} from '#review';
import { DeliverToReceiver } from '#webhooks';

/** What follows from what happened. The whole product on one page. */
export const reactions = [
  // Somebody comes
  after('PersonInvited').run(SendInvitation),
  after('ColleagueInvited').run(SendInvitation),
  after('PasswordResetAsked').run(SendPasswordReset),
  after('CodeAsked').run(SendCode),
  after('OrganisationRegistered').run(ScreenOrganisation),
  after('OrganisationChanged').run(ScreenOrganisation),

  // Nobody is introduced unscreened
  after('NumberClaimed').run(ScreenOrganisation),
  after('PrincipalsSaid').run(ScreenOrganisation),
  after('EndUseStated').run(ScreenOrganisation),
  after('ListLoaded').run(RescreenChanged),
  after('ListRemoved').run(RescreenChanged),
  after('OrganisationCleared').run(ReleaseListings),
  after('OrganisationCleared').run(RematchOrganisation),
  after('OrganisationCleared').run(ReleaseIntroductions),
  after('ListingReleaseDecided').run(ReleaseListing),
  after('OrganisationHeld').run(HoldListings),
  after('OrganisationHeld').run(RematchOrganisation),
  after('OrganisationHeld').run(FreezeIntroductions),
  // clear, but not with everybody
  after('OrganisationRechecked').run(RematchOrganisation),
  after('OrganisationRechecked').run(FreezeIntroductions),
  after('OrganisationRechecked').run(ReleaseIntroductions),

  // A file comes in, some rows at a time, and goes back as it came
  after('ImportReceived').run(ReadImport),
  after('ImportRun').run(RunImport),
  after('ImportAdvanced').run(RunImport),
  after('ImportUndoAsked').run(UndoImport),
  after('ImportUndoAdvanced').run(UndoImport),

  // A firm has put a proof where only it can
  after('DomainCheckAsked').run(ProveDomain),

  // Enough firms would like a hub somewhere
  after('InterestRegistered').run(CountInterestsOf),
  after('OrganisationCleared').run(CountInterestsOf),
  after('InterestThresholdSet').run(CountInterestsIn),

  // Who leaves takes along what was published; made introductions keep their history
  after('MandateEnded').run(WithdrawOfMandate),
  after('OrganisationSuspended').run(WithdrawOfOrganisation),
  after('OrganisationClosed').run(WithdrawOfOrganisation),
  after('HubMoved').run(WithdrawOfHub),
  after('MarketsLeft').run(WithdrawProposals),
  after('MarketsLeft').run(WithdrawIntroductions),

  // Somebody is forgotten
  after('ErasureAsked').run(EraseSomebody),

  // A listing is read in another language, by a machine where somebody asks for one
  after('TranslationAsked').run(TranslateListing),

  // A listing travels
  after('ListingPublished').run(FindMatches),
  after('ListingChanged').run(FindMatches),
  after('ListingChanged').run(WakeForListing),
  after('ListingReleased').run(FindMatches),
  after('ListingWithdrawn').run(FindMatches),
  after('ListingWithdrawn').run(WithdrawProposals),
  after('ListingWithdrawn').run(WithdrawIntroductions),
  after('ListingExpired').run(FindMatches),
  after('ListingExpired').run(WithdrawProposals),
  after('ListingExpired').run(WithdrawIntroductions),
  after('ListingHeld').run(FindMatches),
  after('ListingHeld').run(WithdrawProposals),
  after('ListingHeld').run(WithdrawIntroductions),
  after('AssessmentMade').run(FindMatches),
  after('AssessmentExpired').run(FindMatches),
  after('AssessmentVoided').run(FindMatches),
  after('HubMoved').run(RematchHub),
  after('AdmissionRulesSet').run(RematchHub),
  after('HubMoved').run(ProposeToHub),
  after('HubAdjusted').run(ProposeToHub),
  after('CorpusRenewalAsked').run(RenewCorpus),
  after('CorpusRenewed').run(MatchEverything),
  after('PolicyFitAsked').run(FitPolicy),
  after('MatchesRefreshed').run(ProposeToHubs),
  after('ManyMatchesRefreshed').run(ProposeToHubs),

  // A coordinator's queue: what is new in it, what has been asked, what comes back (by its own time: timetable.ts)
  after('ProposalsPlaced').run(TellViews),
  after('ProposalMade').run(TellViews),
  after('InterestExpressed').run(BringInterest),
  after('InformationAsked').run(TellQuestion),
  after('InformationGiven').run(ReturnAnswered),
  after('CoordinatorLeft').run(HandBack),
  after('IntroductionEnded').run(WakeForIntroduction),

  // A proposal becomes an introduction (ten seconds after its approval: timetable.ts), an answer settles it, an end frees its place
  after('ProposalRejected').run(ProposeToHub),
  after('AnotherChosen').run(ProposeToHub),
  after('ConsentGiven').run(SettleIntroduction),
  after('ConsentRecorded').run(TellRecorded),
  after('ConsentTakenBack').run(SettleIntroduction),
  after('ConsentDeclined').run(SettleIntroduction),
  after('ConsentDeferred').run(SettleIntroduction),
  after('ConsentGiven').run(KeepDecision),
  after('ConsentDeclined').run(KeepDecision),
  after('ConsentTakenBack').run(KeepDecision),
  after('OutcomeRecorded').run(KeepDecision),
  after('NotMeSaid').run(TellNotMe),
  after('AskingStopped').run(StopAsking),
  after('IntroductionEnded').run(ProposeToHub),

  // Two who are introduced
  after('LetterIssued').run(SendLetter),
  after('MessageSent').run(TellOfMessage),
  after('MeetingProposed').run(AskTimes),
  after('TimesMarked').run(BookCommonTime),
  after('MeetingBooked').run(TellMeeting),
  after('MeetingCancelled').run(TellMeeting),

  // Everyone hears by mail
  after('MailPosted').run(DeliverMail),
  after('MailRetried').run(DeliverMail),
  after('RecipientAdded').run(AskRecipient),
  after('DigestWished').run(SendDigestNow),
  after('ViewHasNews').run(NoteViewNews),

  // ... and programs by webhook: a message is written with the entry, and falls due (timetable.ts)
  after('WebhookResendAsked').run(DeliverToReceiver),
] as const;
