import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing, AnswersSecret, IfMatch } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { DeliveryLog } from './delivery-log.js';
import {
  ChangeWebhook,
  MessagePage,
  MessageQuery,
  NewWebhook,
  WebhookList,
  WebhookSecret,
  WebhookView,
} from './webhooks.schema.js';
import { Webhooks } from './webhooks.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;
const ByMessage = z.strictObject({ id, message: z.string().max(50) });

@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly log: DeliveryLog,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('webhook.keep')
  @AnswersSecret()
  @Answers(WebhookSecret, 201)
  make(@Who() actor: PersonActor, @Body({ schema: NewWebhook }) body: NewWebhook) {
    return this.webhooks.make(actor, body);
  }

  @Get()
  @Allow('webhook.keep')
  @Answers(WebhookList)
  list(@Who() actor: PersonActor) {
    return this.webhooks.list(actor);
  }

  @Get(':id')
  @Allow('webhook.keep')
  @Answers(WebhookView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.webhooks.read(actor, params.id);
  }

  /** What is not named stays. */
  @Patch(':id')
  @Allow('webhook.keep')
  @Answers(WebhookView)
  change(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @IfMatch() version: number,
    @Body({ schema: ChangeWebhook }) body: ChangeWebhook,
  ) {
    return this.webhooks.change(actor, params.id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhook.keep')
  @AnswersNothing()
  async remove(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    await this.webhooks.remove(actor, params.id);
  }

  /** A new secret; the one before is good for a day more. */
  @Post(':id/secret')
  @HttpCode(201)
  @Allow('webhook.keep')
  @AnswersSecret()
  @Answers(WebhookSecret, 201)
  rotate(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.webhooks.rotate(actor, params.id, version);
  }

  @Get(':id/messages')
  @Allow('webhook.keep')
  @Answers(MessagePage)
  messages(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @Query({ schema: MessageQuery }) query: MessageQuery,
  ) {
    return this.log.list(actor, params.id, query);
  }

  @Post(':id/messages/:message/redelivery')
  @HttpCode(202)
  @Allow('webhook.keep')
  @AnswersNothing(202)
  async redeliver(@Who() actor: PersonActor, @Param({ schema: ByMessage }) params: z.infer<typeof ByMessage>) {
    await this.log.redeliver(actor, params.id, params.message);
  }
}
