import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { SetAdmissionRules } from './admission.js';
import { Admissions } from './admissions.js';
import { AdmissionRulesView, AdmissionTrial } from './admissions.schema.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;

/** Whom a hub admits to its market. */
@Controller('hubs')
export class AdmissionsController {
  constructor(private readonly admissions: Admissions) {}

  @Get(':id/admission-rules')
  @Allow('admission.read')
  @Answers(AdmissionRulesView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: ById) {
    return this.admissions.read(actor, id);
  }

  @Put(':id/admission-rules')
  @Allow('admission.set')
  @Answers(AdmissionRulesView)
  set(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: SetAdmissionRules }) body: SetAdmissionRules,
  ) {
    return this.admissions.set(actor, id, body);
  }

  /** A dry run: whom these rules would stop. */
  @Post(':id/admission-rules/trial')
  @HttpCode(200)
  @Allow('admission.set')
  @Answers(AdmissionTrial)
  try(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: SetAdmissionRules }) body: SetAdmissionRules,
  ) {
    return this.admissions.try(actor, id, body);
  }
}
