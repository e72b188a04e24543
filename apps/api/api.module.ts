import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LiveModule } from '#live';
import type { Settings } from '#settings';
import { FoundationModule } from '../foundation.module.js';
import { rooms } from '../rooms.js';
import { ActorGuard } from './http/actor.guard.js';
import { Asking } from './http/asking.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { PasswordStrategy } from './http/session.js';
import { DocumentsController, OpenApi } from './routes/documents.controller.js';
import { AboutController } from './routes/about.controller.js';
import { HealthController } from './routes/health.controller.js';
import { LetterPagesController } from './routes/letter-pages.controller.js';
import { KnownReaders } from './routes/known-readers.js';
import { LiveController } from './routes/live.controller.js';
import { LinkPagesController } from './routes/link-pages.controller.js';
import { MeetingPagesController } from './routes/meeting-pages.controller.js';
import { MessagePagesController } from './routes/message-pages.controller.js';
import { MailPagesController } from './routes/mail-pages.controller.js';
import { MailsController } from './routes/mails.controller.js';
import { OperationsController } from './routes/operations.controller.js';
import { RightsPagesController } from './routes/rights-pages.controller.js';
import { QuestionPagesController } from './routes/question-pages.controller.js';
import { SeeController } from './routes/see.controller.js';
import { CataloguePagesController } from './routes/catalogue-pages.controller.js';
import { CompliancePagesController } from './routes/compliance-pages.controller.js';
import { CoordinatorPagesController } from './routes/coordinator-pages.controller.js';
import { FirmPagesController } from './routes/firm-pages.controller.js';
import { DemonstrationController } from './routes/demonstration.controller.js';
import { OutboxController } from './routes/outbox.controller.js';
import { Readers } from './routes/readers.js';
import { SessionController } from './routes/session.controller.js';
import { SignInPagesController } from './routes/sign-in-pages.controller.js';

@Module({})
export class ApiModule {
  static with(settings: Settings, source: DataSource): DynamicModule {
    return {
      module: ApiModule,
      imports: [FoundationModule.with(settings, source), DiscoveryModule, LiveModule, ...rooms],
      controllers: [
        AboutController,
        HealthController,
        SessionController,
        LiveController,
        DocumentsController,
        OperationsController,
        MailsController,
        SignInPagesController,
        LetterPagesController,
        LinkPagesController,
        MeetingPagesController,
        MessagePagesController,
        QuestionPagesController,
        MailPagesController,
        RightsPagesController,
        SeeController,
        CataloguePagesController,
        CoordinatorPagesController,
        FirmPagesController,
        CompliancePagesController,
        OutboxController,
        DemonstrationController,
      ],
      providers: [
        OpenApi,
        KnownReaders,
        Readers,
        PasswordStrategy,
        Asking,
        { provide: APP_GUARD, useClass: ActorGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
          inject: [Reflector],
        },
      ],
    };
  }
}
