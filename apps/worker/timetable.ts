import { assessmentsExpiring, ExpireAssessment } from '#assessments';
import { DeliverDigest, DeliverNotice, digestsDue, noticesDue } from '#digests';
import {
  AskByMail,
  AskOutcome,
  consentsExpiring,
  consentsTakingEffect,
  consentsToMail,
  ExpireConsent,
  heldToRelease,
  NudgeConsent,
  nudgesDue,
  OpenIntroduction,
  openingsDue,
  outcomesToAsk,
  ReleaseIntroductions,
  SettleIntroduction,
} from '#introductions';
import { anchorDue, AnchorLedger, ChainEntries, every, unchainedWait } from '#ledger';
import { ExpireListing, listingTimetable } from '#listings';
import { corpusIsOld, EmbedMissing, RenewCorpus, ReportSlate, slatesToReport, vectorsToLookFor } from '#matches';
import { domainsToProve, ProveDomain } from '#members';
import { clocksRunOut, EndSnooze, Escalate, snoozesOver } from '#review';
import { DeliverToReceiver, messagesDue } from '#webhooks';
import { contactsToDrop, contactsToTell, DropContact, TellContact } from '#rights';
import { listsToLookFor, LookForLists } from '#screening';
import { forgetOld, ForgetOld } from './forgetting.js';

/** What is due when, by rows and the database's clock. */
export const timetable = [
  every(1).run(OpenIntroduction).for(openingsDue),
  every(1).run(AskByMail).for(consentsToMail),
  every(5).run(ExpireConsent).for(consentsExpiring),
  every(5).run(SettleIntroduction).for(consentsTakingEffect),
  every(60).run(NudgeConsent).for(nudgesDue),
  every(5).run(ExpireAssessment).for(assessmentsExpiring),
  every(5).run(ExpireListing).for(listingTimetable.expired),
  every(30).run(EndSnooze).for(snoozesOver),
  every(60).run(Escalate).for(clocksRunOut),
  every(30).run(ReleaseIntroductions).for(heldToRelease),
  every(30).run(AskOutcome).for(outcomesToAsk),
  every(5).run(DeliverDigest).for(digestsDue),
  every(30).run(DeliverNotice).for(noticesDue),
  every(1).run(DeliverToReceiver).for(messagesDue),
  every(30).run(ReportSlate).for(slatesToReport),
  every(60).run(RenewCorpus).for(corpusIsOld),
  every(60).run(EmbedMissing).for(vectorsToLookFor),
  every(5).run(TellContact).for(contactsToTell),
  every(5).run(DropContact).for(contactsToDrop),
  every(60).run(ProveDomain).for(domainsToProve),
  every(60).run(LookForLists).for(listsToLookFor),
  every(10).run(ChainEntries).for(unchainedWait),
  every(60).run(AnchorLedger).for(anchorDue),
  every(600).run(ForgetOld).for(forgetOld),
] as const;

/** What a worker has fall due: without an embedder it has nobody to ask for vectors. */
export const dueWith = ({ embedder }: { embedder: boolean }) => timetable.filter(({ run }) => embedder || run !== EmbedMissing);
