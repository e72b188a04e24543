import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, Who } from '#members';
import { Retention } from './retention.js';
import { HeldView, LeaveForGood, RetentionView, SetRetention } from './rights.schema.js';
import { Rights } from './rights.js';

@Controller()
export class RightsController {
  constructor(
    private readonly rights: Rights,
    private readonly retention: Retention,
  ) {}

  /** Everything that is held of whoever asks. */
  @Get('me/data')
  @Allow('own.read')
  @Answers(HeldView)
  held(@Who() actor: PersonActor) {
    return this.rights.held(actor);
  }

  /** Erases the own account, for good. */
  @Delete('me')
  @HttpCode(202)
  @Allow('own.erase')
  @AnswersNothing(202)
  async leave(@Who() actor: PersonActor, @Body({ schema: LeaveForGood }) body: LeaveForGood): Promise<void> {
    await this.rights.leave(actor, body);
  }

  @Get('retention')
  @Allow('retention.set')
  @Answers(RetentionView)
  retained(@Who() actor: PersonActor) {
    return this.retention.read(actor);
  }

  @Put('retention')
  @Allow('retention.set')
  @Answers(RetentionView)
  retain(@Who() actor: PersonActor, @Body({ schema: SetRetention }) body: SetRetention) {
    return this.retention.set(actor, body);
  }
}
