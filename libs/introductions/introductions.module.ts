import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { MatchesModule } from '#matches';
import { AskingMail } from './asking-mail.js';
import { BrokeredIntroductions } from './brokered.js';
import { Consent } from './consent.js';
import { HandingOver } from './handing-over.js';
import { Freezing } from './freezing.js';
import { IntroductionMail } from './introduction-mail.js';
import { HubIntroductionsController, IntroductionsController } from './introductions.controller.js';
import { Introductions } from './introductions.js';
import { NotMe } from './not-me.js';
import { Opening } from './opening.js';
import { Outcomes } from './outcomes.js';
import { RecordedConsent } from './recorded-consent.js';

@Module({
  imports: [MatchesModule, MailModule],
  providers: [
    AskingMail,
    BrokeredIntroductions,
    Consent,
    Freezing,
    HandingOver,
    IntroductionMail,
    Introductions,
    Opening,
    Outcomes,
    RecordedConsent,
    NotMe,
  ],
  controllers: [IntroductionsController, HubIntroductionsController],
  exports: [AskingMail, Consent, Freezing, HandingOver, Introductions, NotMe, Opening, Outcomes, RecordedConsent],
})
export class IntroductionsModule {}
