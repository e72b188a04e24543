import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { ClaimNumber, SeeDocument, VerificationList, VerificationView } from './verifications.schema.js';
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
  claim(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Body({ schema: ClaimNumber }) body: ClaimNumber) {
    return this.verifications.claim(actor, params.id, body);
  }

  /** A document was seen that proves the number. */
  @Put('verifications/:id/document')
  @Allow('verification.see')
  @Answers(VerificationView)
  see(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Body({ schema: SeeDocument }) body: SeeDocument) {
    return this.verifications.see(actor, params.id, body);
  }
}
