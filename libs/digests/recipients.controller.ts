import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { AddRecipient, RecipientView } from './recipients.schema.js';
import { Recipients } from './recipients.js';

const OfHub = z.strictObject({ hub: id });
const One = OfHub.extend({ contact: id });

@Controller('hubs/:hub/recipients')
export class RecipientsController {
  constructor(private readonly recipients: Recipients) {}

  @Post()
  @HttpCode(201)
  @Allow('recipient.add')
  @Answers(RecipientView, 201)
  add(
    @Who() actor: PersonActor,
    @Param({ schema: OfHub }) { hub }: z.infer<typeof OfHub>,
    @Body({ schema: AddRecipient }) body: AddRecipient,
  ) {
    return this.recipients.add(actor, hub, body);
  }

  @Get()
  @Allow('recipient.add')
  @Answers(z.object({ items: z.array(RecipientView) }).meta({ id: 'RecipientList' }))
  async list(@Who() actor: PersonActor, @Param({ schema: OfHub }) { hub }: z.infer<typeof OfHub>) {
    return { items: await this.recipients.list(actor, hub) };
  }

  @Delete(':contact')
  @HttpCode(204)
  @Allow('recipient.add')
  @AnswersNothing()
  end(@Who() actor: PersonActor, @Param({ schema: One }) { hub, contact }: z.infer<typeof One>) {
    return this.recipients.end(actor, hub, contact);
  }
}
