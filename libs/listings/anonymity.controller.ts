import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#database';
import { Answers } from '#http';
import { Allow, Who } from '#members';
import { Anonymity, AnonymityQuestion, AnonymityView } from './anonymity.js';

@Controller('anonymity-checks')
export class AnonymityController {
  constructor(private readonly anonymity: Anonymity) {}

  /** While a listing is written: where its words tell who writes it. */
  @Post()
  @HttpCode(200)
  @Allow('anonymity.check')
  @Answers(AnonymityView)
  check(@Who() actor: Actor, @Body({ schema: AnonymityQuestion }) question: AnonymityQuestion) {
    return this.anonymity.check(actor, question);
  }
}
