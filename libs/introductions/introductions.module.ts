import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { MatchesModule } from '#matches';
import { BrokeredIntroductions } from './brokered.js';
import { Consent } from './consent.js';
import { IntroductionMail } from './introduction-mail.js';
import { HubIntroductionsController, IntroductionsController } from './introductions.controller.js';
import { Introductions } from './introductions.js';
import { Outcomes } from './outcomes.js';
import { Placement } from './placement.js';
import { ProposalReader } from './proposal-reader.js';
import { ProposalsController } from './proposals.controller.js';
import { Proposals } from './proposals.js';

@Module({
  imports: [MatchesModule, MailModule],
  providers: [BrokeredIntroductions, Consent, IntroductionMail, Introductions, Outcomes, Placement, ProposalReader, Proposals],
  controllers: [ProposalsController, IntroductionsController, HubIntroductionsController],
  exports: [Consent, Introductions, Outcomes, Placement, ProposalReader, Proposals],
})
export class IntroductionsModule {}
