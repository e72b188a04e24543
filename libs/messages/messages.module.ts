import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { MessageMail } from './message-mail.js';
import { MessagesController } from './messages.controller.js';
import { Messages } from './messages.js';

@Module({
  imports: [MailModule],
  providers: [Messages, MessageMail],
  controllers: [MessagesController],
  exports: [Messages, MessageMail],
})
export class MessagesModule {}
