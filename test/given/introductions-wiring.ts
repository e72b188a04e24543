import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Transactions } from '#database';
import * as room from '#introductions';
import { after, every, on, type Due, type Handler } from '#ledger';
import { listingsEntities } from '#listings';
import { mailEntities } from '#mail';
import { matchesEntities } from '#matches';
import { membersEntities, MembersModule } from '#members';
import * as review from '#review';
import { screeningEntities } from '#screening';
import { Settings } from '#settings';

export const entities = [
  ...membersEntities,
  ...screeningEntities,
  ...listingsEntities,
  ...matchesEntities,
  ...mailEntities,
  ...room.introductionsEntities,
  ...review.reviewEntities,
];
const settings = new Settings({
  PUBLIC_URL: 'http://localhost:3000',
  linkSecret: 'a test secret of forty characters, or so',
  MAIL_FROM: 'Landfall <landfall@centre.example>',
  MAIL_PACE: 60_000,
} as ConstructorParameters<typeof Settings>[0]);

/** The room's services on a database, as one of its two roles. */
@Module({})
export class Ground {
  static on(source: DataSource): DynamicModule {
    const providers = [
      { provide: Settings, useValue: settings },
      { provide: Transactions, useValue: new Transactions(source) },
    ];
    return {
      module: Ground,
      imports: [room.IntroductionsModule, review.ReviewModule, MembersModule],
      global: true,
      providers,
      exports: [Settings, Transactions],
    };
  }
}

/** Of apps/worker/reactions.ts what these rooms do; a slate made anew is asked for by the tests themselves. */
export const reactions = [
  after('MatchesRefreshed').run(review.ProposeToHubs),
  after('ConsentGiven').run(room.SettleIntroduction),
  after('ConsentDeclined').run(room.SettleIntroduction),
  after('ConsentTakenBack').run(room.SettleIntroduction),
  after('ConsentRecorded').run(room.TellRecorded),
  after('AskingStopped').run(room.StopAsking),
  after('ConsentDeferred').run(room.SettleIntroduction),
  after('ListingWithdrawn').run(review.WithdrawProposals),
  after('ListingWithdrawn').run(room.WithdrawIntroductions),
  after('ListingHeld').run(review.WithdrawProposals),
  after('ListingHeld').run(room.WithdrawIntroductions),
  after('ListingChanged').run(review.WakeForListing),
  after('InformationGiven').run(review.ReturnAnswered),
  after('IntroductionEnded').run(review.WakeForIntroduction),
  after('ProposalsPlaced').run(review.TellViews),
  after('OrganisationCleared').run(room.ReleaseIntroductions),
];
export const timetable: Due[] = [
  every(1).run(room.OpenIntroduction).for(room.openingsDue),
  every(1).run(room.AskByMail).for(room.consentsToMail),
  every(5).run(room.ExpireConsent).for(room.consentsExpiring),
  every(5).run(room.SettleIntroduction).for(room.consentsTakingEffect),
  every(60).run(room.NudgeConsent).for(room.nudgesDue),
  every(30).run(room.AskOutcome).for(room.outcomesToAsk),
  every(30).run(room.ReleaseIntroductions).for(room.heldToRelease),
  every(30).run(review.EndSnooze).for(review.snoozesOver),
  every(60).run(review.Escalate).for(review.clocksRunOut),
];

/** Who does what, as apps/worker/handlers.ts has it. */
export function handlersOf(shop: INestApplicationContext): Handler[] {
  const [placement, introductions, asking] = [
    shop.get(review.Placement),
    shop.get(room.Introductions),
    shop.get(room.AskingMail),
  ];
  const [snoozes, escalation, questions, views] = [
    shop.get(review.Snoozes),
    shop.get(review.Escalation),
    shop.get(review.Questions),
    shop.get(review.SavedViews),
  ];
  return [
    on(review.ProposeToHubs, (payload, em) => placement.proposeToHubs(em, payload)),
    on(review.ProposeToHub, (payload, em) => placement.proposeToHub(em, payload)),
    on(review.WithdrawProposals, (payload, em) => placement.withdraw(em, payload)),
    on(review.EndSnooze, (payload, em) => snoozes.end(em, payload)),
    on(review.WakeForListing, (payload, em) => snoozes.wakeForListing(em, payload)),
    on(review.WakeForIntroduction, (payload, em) => snoozes.wakeForIntroduction(em, payload)),
    on(review.Escalate, (payload, em) => escalation.escalate(em, payload)),
    on(review.ReturnAnswered, (payload, em) => questions.returnAnswered(em, payload)),
    on(review.TellViews, (payload, em) => views.tellNews(em, payload)),
    on(room.OpenIntroduction, (payload, em) => introductions.open(em, payload)),
    on(room.SettleIntroduction, (payload, em) => introductions.settle(em, payload)),
    on(room.TellRecorded, (payload, em) => introductions.tellRecorded(em, payload)),
    on(room.AskByMail, (payload, em) => asking.askByMail(em, payload)),
    on(room.NudgeConsent, (payload, em) => introductions.nudge(em, payload)),
    on(room.StopAsking, (payload, em) => introductions.stopAsking(em, payload)),
    on(room.ExpireConsent, (payload, em) => introductions.expire(em, payload)),
    on(room.WithdrawIntroductions, (payload, em) => introductions.withdraw(em, payload)),
    on(room.ReleaseIntroductions, (payload, em) => introductions.release(em, payload)),
    on(room.AskOutcome, (payload, em) => introductions.askOutcome(em, payload)),
  ];
}
