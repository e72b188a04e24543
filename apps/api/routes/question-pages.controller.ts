import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '#http';
import { Allow } from '#members';
import { AnswerQuestion, Questions } from '#review';
import * as pages from '../pages/index.js';
import { ByToken, Form, html, Page, readForm } from './page-shapes.js';
import { Readers } from './readers.js';

/** A hub's question about one's own listing, answered without an account. Opening the page answers nothing. */
@Controller('q')
export class QuestionPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly questions: Questions,
  ) {}

  @Get(':token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async open(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { actor, link, language } = await this.readers.of(token, 'question');
    return pages.question(language, { action: `/q/${token}`, question: await this.questions.read(actor, link.subject!) });
  }

  @Post(':token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async answer(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const { actor, link, language } = await this.readers.of(token, 'question', { live: true });
    const said = readForm(AnswerQuestion, { text: form?.text });
    return pages.question(language, { action: `/q/${token}`, question: await this.questions.answer(actor, link.subject!, said) });
  }
}
