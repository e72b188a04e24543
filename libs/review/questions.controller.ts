import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, pageOf } from '#http';
import { Allow, Who } from '#members';
import { ById } from './proposals.schema.js';
import { AnswerQuestion, QuestionsQuery, QuestionView } from './questions.schema.js';
import { Questions } from './questions.js';

type Id = z.infer<typeof ById>;

/** For the side that is asked: a question about its own listing. */
@Controller('questions')
export class QuestionsController {
  constructor(private readonly questions: Questions) {}

  @Get()
  @Allow('question.answer')
  @Answers(pageOf(QuestionView).meta({ id: 'QuestionPage' }))
  list(@Who() actor: PersonActor, @Query({ schema: QuestionsQuery }) query: z.infer<typeof QuestionsQuery>) {
    return this.questions.list(actor, query);
  }

  @Get(':id')
  @Allow('question.answer')
  @Answers(QuestionView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.questions.read(actor, id);
  }

  @Put(':id/answer')
  @Allow('question.answer')
  @Answers(QuestionView)
  answer(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: AnswerQuestion }) body: AnswerQuestion) {
    return this.questions.answer(actor, id, body);
  }
}
