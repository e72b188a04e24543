import { assessmentsEntities, AssessmentsModule } from '#assessments';
import { digestsEntities, DigestsModule } from '#digests';
import { importsEntities, ImportsModule } from '#imports';
import { introductionsEntities, IntroductionsModule } from '#introductions';
import { lettersEntities, LettersModule } from '#letters';
import { listingsEntities, ListingsModule } from '#listings';
import { mailEntities, MailModule } from '#mail';
import { matchesEntities, MatchesModule } from '#matches';
import { meetingsEntities, MeetingsModule } from '#meetings';
import { membersEntities, MembersModule } from '#members';
import { reviewEntities, ReviewModule } from '#review';
import { RightsModule } from '#rights';
import { messagesEntities, MessagesModule } from '#messages';
import { resultsEntities, ResultsModule } from '#results';
import { screeningEntities, ScreeningModule } from '#screening';
import { webhooksEntities, WebhooksModule } from '#webhooks';

/** The rooms that both applications compose. */
export const rooms = [
  MembersModule,
  RightsModule,
  ScreeningModule,
  ListingsModule,
  ImportsModule,
  MatchesModule,
  IntroductionsModule,
  LettersModule,
  MeetingsModule,
  MessagesModule,
  AssessmentsModule,
  ResultsModule,
  ReviewModule,
  MailModule,
  DigestsModule,
  WebhooksModule,
];
export const entities = [
  ...membersEntities,
  ...screeningEntities,
  ...listingsEntities,
  ...importsEntities,
  ...matchesEntities,
  ...introductionsEntities,
  ...lettersEntities,
  ...meetingsEntities,
  ...messagesEntities,
  ...assessmentsEntities,
  ...resultsEntities,
  ...reviewEntities,
  ...mailEntities,
  ...digestsEntities,
  ...webhooksEntities,
];
