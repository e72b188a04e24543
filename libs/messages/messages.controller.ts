import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { Messages } from './messages.js';
import { ById, MessagePage, MessageView, ReportedPage, ReportMessage, SendMessage } from './messages.schema.js';

type Id = z.infer<typeof ById>;

@Controller()
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Get('introductions/:id/messages')
  @Allow('message.read')
  @Answers(MessagePage)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.messages.list(actor, id, query);
  }

  @Post('introductions/:id/messages')
  @HttpCode(201)
  @Allow('message.send')
  @Answers(MessageView, 201)
  send(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: SendMessage }) { text }: SendMessage) {
    return this.messages.send(actor, id, text);
  }

  /** Reported once; the hub reads it from then on. */
  @Put('messages/:id/report')
  @Allow('message.report')
  @Answers(MessageView)
  report(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Body({ schema: ReportMessage }) { reason }: ReportMessage,
  ) {
    return this.messages.report(actor, id, reason);
  }

  @Get('hubs/:id/reported-messages')
  @Allow('message.judge')
  @Answers(ReportedPage)
  reported(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.messages.reported(actor, id, query);
  }
}
