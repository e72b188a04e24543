import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { Booking } from './booking.js';
import { MeetingMail } from './meeting-mail.js';
import { MeetingsController } from './meetings.controller.js';
import { Meetings } from './meetings.js';
import { Polls } from './polls.js';

@Module({
  imports: [MailModule],
  providers: [Booking, MeetingMail, Meetings, Polls],
  controllers: [MeetingsController],
  exports: [Booking, Meetings, Polls],
})
export class MeetingsModule {}
