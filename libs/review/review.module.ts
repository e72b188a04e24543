import { Module } from '@nestjs/common';
import { IntroductionsModule } from '#introductions';
import { ListingsModule } from '#listings';
import { MailModule } from '#mail';
import { MatchesModule } from '#matches';
import { Decisions } from './decisions.js';
import { Escalation } from './escalation.js';
import { HandingBack } from './handing-back.js';
import { Handling } from './handling.js';
import { Interests } from './interests.js';
import { ManualProposals } from './manual.js';
import { Placement } from './placement.js';
import { ProposalReader } from './proposal-reader.js';
import { ProposalsController } from './proposals.controller.js';
import { Proposals } from './proposals.js';
import { QuestionMail } from './question-mail.js';
import { QuestionsController } from './questions.controller.js';
import { Questions } from './questions.js';
import { QueueController } from './queue.controller.js';
import { Queue } from './queue.js';
import { SavedViews } from './saved-views.js';
import { Snoozes } from './snoozes.js';
import { Timeline } from './timeline.js';

@Module({
  imports: [IntroductionsModule, ListingsModule, MailModule, MatchesModule],
  providers: [
    Decisions,
    Escalation,
    HandingBack,
    Handling,
    Interests,
    ManualProposals,
    Placement,
    ProposalReader,
    Proposals,
    QuestionMail,
    Questions,
    Queue,
    SavedViews,
    Snoozes,
    Timeline,
  ],
  controllers: [QueueController, ProposalsController, QuestionsController],
  exports: [
    Escalation,
    HandingBack,
    Interests,
    Placement,
    ProposalReader,
    Proposals,
    QuestionMail,
    Questions,
    SavedViews,
    Snoozes,
  ],
})
export class ReviewModule {}
