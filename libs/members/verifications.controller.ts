import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { Claim, SeeDocument, VerificationList, VerificationView } from './verifications.schema.js';
import { Verifications } from './verifications.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;

@Controller()
export class VerificationsController {
  constructor(private readonly verifications: Verifications) {}

  @Get('organisations/:id/verifications')
  @Allow('organisation.read')
  @Answers(VerificationList)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.verifications.list(actor, params.id);
  }

  @Post('organisations/:id/verifications')
  @HttpCode(201)
  @Allow('verification.claim')
  @Answers(VerificationView, 201)
  claim(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Body({ schema: Claim }) body: Claim) {
    return this.verifications.claim(actor, params.id, body);
  }

  /** The proof of a domain stands where it is to stand: it is looked for now. */
  @Post('verifications/:id/check')
  @HttpCode(202)
  @Allow('verification.claim')
  @AnswersNothing(202)
  check(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.verifications.check(actor, params.id);
  }

  /** A document was seen that proves the number. */
  @Put('verifications/:id/document')
  @Allow('verification.see')
  @Answers(VerificationView)
  see(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Body({ schema: SeeDocument }) body: SeeDocument) {
    return this.verifications.see(actor, params.id, body);
  }
}
