import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, Who } from '#members';
import { Assessments } from './assessments.js';
import {
  AnswerAssessment,
  AssessmentsView,
  AssessmentView,
  ById,
  ByOrganisation,
  DeclareInterest,
  MakeAssessment,
} from './assessments.schema.js';
import { DeclaredInterests } from './declared-interests.js';

type Id = z.infer<typeof ById>;
type Organisation = z.infer<typeof ByOrganisation>;

@Controller()
export class AssessmentsController {
  constructor(
    private readonly assessments: Assessments,
    private readonly interests: DeclaredInterests,
  ) {}

  /** A later one of the same attaché replaces the former. */
  @Post('listings/:id/assessments')
  @HttpCode(201)
  @Allow('assessment.make')
  @Answers(AssessmentView, 201)
  make(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: MakeAssessment }) said: MakeAssessment) {
    return this.assessments.make(actor, id, said);
  }

  @Get('listings/:id/assessments')
  @Allow('assessment.read')
  @Answers(AssessmentsView)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.assessments.list(actor, id);
  }

  @Put('assessments/:id/answer')
  @Allow('assessment.answer')
  @Answers(AssessmentView)
  answer(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Body({ schema: AnswerAssessment }) said: AnswerAssessment,
  ) {
    return this.assessments.answer(actor, id, said);
  }

  /** Whoever has a stake in an organisation assesses nothing of it. */
  @Put('me/stakes/:organisation')
  @HttpCode(204)
  @Allow('stake.declare')
  @AnswersNothing()
  async declare(
    @Who() actor: PersonActor,
    @Param({ schema: ByOrganisation }) { organisation }: Organisation,
    @Body({ schema: DeclareInterest }) { note }: DeclareInterest,
  ) {
    await this.interests.declare(actor, organisation, note);
  }

  @Delete('me/stakes/:organisation')
  @HttpCode(204)
  @Allow('stake.declare')
  @AnswersNothing()
  async end(@Who() actor: PersonActor, @Param({ schema: ByOrganisation }) { organisation }: Organisation) {
    await this.interests.end(actor, organisation);
  }
}
