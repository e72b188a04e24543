import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { AskRecipient, DeliverDigest, DeliverNotice, Digests, Recipients, SendDigestNow } from '#digests';
import { ReadImport, Reading, RunImport, Running, UndoImport } from '#imports';
import {
  AskOutcome,
  ExpireConsent,
  Introductions,
  OpenIntroduction,
  ReleaseIntroductions,
  SettleIntroduction,
  StopAsking,
  WithdrawIntroductions,
} from '#introductions';
import { AnchorLedger, Anchors, chainEntries, ChainEntries, on, type Handler } from '#ledger';
import { ExpireListing, HoldListings, Lifetimes, ReleaseListings } from '#listings';
import { DeliverMail, Delivery } from '#mail';
import { FindMatches, Finding, MatchEverything, RematchHub, RematchOrganisation, RenewCorpus, Snapshots } from '#matches';
import { Invitations, SendInvitation } from '#members';
import type { JobContract } from '#queues';
import {
  EndSnooze,
  Escalate,
  Escalation,
  Placement,
  ProposeToHub,
  ProposeToHubs,
  Questions,
  ReturnAnswered,
  SavedViews,
  Snoozes,
  TellViews,
  WakeForIntroduction,
  WakeForListing,
  WithdrawProposals,
} from '#review';
import { RescreenEverybody, ScreenOrganisation, Screening } from '#screening';
import { forget, ForgetOld } from './forgetting.js';

/** Every job there is. One without a handler below, or with two, stops the start. */
export const contracts: readonly JobContract[] = [
  SendInvitation,
  ScreenOrganisation,
  RescreenEverybody,
  ExpireListing,
  HoldListings,
  ReleaseListings,
  ReadImport,
  RunImport,
  UndoImport,
  FindMatches,
  RenewCorpus,
  MatchEverything,
  RematchOrganisation,
  RematchHub,
  ProposeToHubs,
  ProposeToHub,
  WithdrawProposals,
  EndSnooze,
  WakeForListing,
  WakeForIntroduction,
  Escalate,
  ReturnAnswered,
  TellViews,
  OpenIntroduction,
  SettleIntroduction,
  StopAsking,
  ExpireConsent,
  WithdrawIntroductions,
  ReleaseIntroductions,
  AskOutcome,
  DeliverMail,
  DeliverDigest,
  DeliverNotice,
  SendDigestNow,
  AskRecipient,
  ChainEntries,
  AnchorLedger,
  ForgetOld,
];

/** Who does what: load, call the service, done. Each runs inside its job's one transaction. */
export function handlers(app: INestApplicationContext): Handler[] {
  const the = {
    invitations: app.get(Invitations),
    screening: app.get(Screening),
    lifetimes: app.get(Lifetimes),
    reading: app.get(Reading),
    running: app.get(Running),
    finding: app.get(Finding),
    snapshots: app.get(Snapshots),
    placement: app.get(Placement),
    snoozes: app.get(Snoozes),
    escalation: app.get(Escalation),
    questions: app.get(Questions),
    views: app.get(SavedViews),
    introductions: app.get(Introductions),
    delivery: app.get(Delivery),
    digests: app.get(Digests),
    recipients: app.get(Recipients),
    anchors: app.get(Anchors),
  };
  return [
    on(SendInvitation, (invited, em) => the.invitations.send(em, invited)),
    on(ScreenOrganisation, ({ organisation }, em) => the.screening.screen(em, organisation)),
    on(RescreenEverybody, (_, em) => the.screening.rescreenEverybody(em)),
    on(ExpireListing, ({ listing }, em) => the.lifetimes.expire(em, listing)),
    on(HoldListings, ({ organisation }, em) => the.lifetimes.hold(em, organisation)),
    on(ReleaseListings, ({ organisation }, em) => the.lifetimes.release(em, organisation)),
    on(ReadImport, (payload, em) => the.reading.read(em, payload.import)),
    on(RunImport, (part, em) => the.running.run(em, part)),
    on(UndoImport, (part, em) => the.running.undo(em, part)),
    on(FindMatches, ({ listing }, em) => the.finding.find(em, listing, randomUUID())),
    on(RenewCorpus, (_, em) => the.snapshots.renew(em)),
    on(MatchEverything, (payload, em) => the.snapshots.matchEverything(em, payload)),
    on(RematchOrganisation, ({ organisation }, em) => the.finding.rematchOrganisation(em, organisation)),
    on(RematchHub, ({ hub }, em) => the.finding.rematchHub(em, hub)),
    on(ProposeToHubs, (payload, em) => the.placement.proposeToHubs(em, payload)),
    on(ProposeToHub, (payload, em) => the.placement.proposeToHub(em, payload)),
    on(WithdrawProposals, (payload, em) => the.placement.withdraw(em, payload)),
    on(EndSnooze, (payload, em) => the.snoozes.end(em, payload)),
    on(WakeForListing, (payload, em) => the.snoozes.wakeForListing(em, payload)),
    on(WakeForIntroduction, (payload, em) => the.snoozes.wakeForIntroduction(em, payload)),
    on(Escalate, (payload, em) => the.escalation.escalate(em, payload)),
    on(ReturnAnswered, (payload, em) => the.questions.returnAnswered(em, payload)),
    on(TellViews, (payload, em) => the.views.tellNews(em, payload)),
    on(OpenIntroduction, (payload, em) => the.introductions.open(em, payload)),
    on(SettleIntroduction, (payload, em) => the.introductions.settle(em, payload)),
    on(StopAsking, (payload, em) => the.introductions.stopAsking(em, payload)),
    on(ExpireConsent, (payload, em) => the.introductions.expire(em, payload)),
    on(WithdrawIntroductions, (payload, em) => the.introductions.withdraw(em, payload)),
    on(ReleaseIntroductions, (payload, em) => the.introductions.release(em, payload)),
    on(AskOutcome, (payload, em) => the.introductions.askOutcome(em, payload)),
    on(DeliverMail, (payload, em) => the.delivery.deliver(em, payload)),
    on(DeliverDigest, (payload, em) => the.digests.deliver(em, payload)),
    on(DeliverNotice, (payload, em) => the.digests.notify(em, payload)),
    on(SendDigestNow, (payload, em) => the.digests.sendNow(em, payload)),
    on(AskRecipient, (payload, em) => the.recipients.ask(em, payload)),
    on(ChainEntries, (_, em) => chainEntries(em)),
    on(AnchorLedger, (_, em) => the.anchors.write(em)),
    on(ForgetOld, (_, em) => forget(em)),
  ];
}
