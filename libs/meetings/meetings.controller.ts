import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing, IfMatch } from '#http';
import { Allow, Who } from '#members';
import { Meetings } from './meetings.js';
import {
  BookMeeting,
  ById,
  MarkTimes,
  MeetingList,
  MeetingPoll,
  MeetingView,
  ProposeMeeting,
  SayAttendance,
} from './meetings.schema.js';
import { Polls } from './polls.js';

type Id = z.infer<typeof ById>;

@Controller()
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly polls: Polls,
  ) {}

  @Post('introductions/:id/meetings')
  @HttpCode(201)
  @Allow('meeting.arrange')
  @Answers(MeetingView, 201)
  propose(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Body({ schema: ProposeMeeting }) body: ProposeMeeting,
  ) {
    return this.meetings.propose(actor, id, body);
  }

  @Get('introductions/:id/meetings')
  @Allow('meeting.arrange')
  @Answers(MeetingList)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.meetings.list(actor, id);
  }

  /** For a party with an account; the page of its link calls the same methods. */
  @Get('meetings/:id/times')
  @Allow('meeting.answer')
  @Answers(MeetingPoll)
  times(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.polls.view(actor, id);
  }

  @Put('meetings/:id/times')
  @Allow('meeting.answer')
  @Answers(MeetingPoll)
  mark(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: MarkTimes }) { times }: MarkTimes) {
    return this.polls.mark(actor, id, times);
  }

  /** A meeting that is booked moves: the same invitation with a higher SEQUENCE. */
  @Put('meetings/:id/booking')
  @Allow('meeting.arrange')
  @Answers(MeetingView)
  book(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: BookMeeting }) body: BookMeeting,
  ) {
    return this.meetings.book(actor, id, version, body);
  }

  @Delete('meetings/:id')
  @HttpCode(204)
  @Allow('meeting.arrange')
  @AnswersNothing()
  async cancel(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number): Promise<void> {
    await this.meetings.cancel(actor, id, version);
  }

  @Put('meetings/:id/attendance')
  @Allow('meeting.arrange')
  @Answers(MeetingView)
  attended(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: SayAttendance }) body: SayAttendance,
  ) {
    return this.meetings.attended(actor, id, version, body);
  }
}
