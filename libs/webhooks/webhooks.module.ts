import { Module } from '@nestjs/common';
import { MembersModule } from '#members';
import { Delivering } from './delivering.js';
import { DeliveryLog } from './delivery-log.js';
import { WebhooksController } from './webhooks.controller.js';
import { Webhooks } from './webhooks.js';

@Module({
  imports: [MembersModule],
  providers: [Webhooks, DeliveryLog, Delivering],
  controllers: [WebhooksController],
  exports: [Delivering],
})
export class WebhooksModule {}
