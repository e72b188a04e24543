import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { MembersModule } from '#members';
import { Erasing } from './erasing.js';
import { Retention } from './retention.js';
import { RightsController } from './rights.controller.js';
import { Rights } from './rights.js';

@Module({
  imports: [MailModule, MembersModule],
  providers: [Rights, Erasing, Retention],
  controllers: [RightsController],
  exports: [Rights, Erasing],
})
export class RightsModule {}
