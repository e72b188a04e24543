import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '#http';
import { MarkTimes, Polls } from '#meetings';
import { Allow } from '#members';
import * as pages from '../pages/index.js';
import { ByToken, Form, html, Page, readForm } from './page-shapes.js';
import { Readers } from './readers.js';

/** Times of a meeting, marked without an account. Opening the page marks nothing. */
@Controller('m')
export class MeetingPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly polls: Polls,
  ) {}

  @Get(':token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async open(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { actor, link, language, zone } = await this.readers.of(token, 'meeting');
    return pages.meeting(language, { action: `/m/${token}`, zone, poll: await this.polls.view(actor, link.subject!) });
  }

  @Post(':token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async mark(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const { actor, link, language, zone } = await this.readers.of(token, 'meeting', { live: true });
    const times = Object.entries(form ?? {}).flatMap(([name, value]) => (/^time\d+$/.test(name) ? [value] : []));
    const poll = await this.polls.mark(actor, link.subject!, readForm(MarkTimes, { times }).times);
    return pages.meeting(language, { action: `/m/${token}`, zone, poll, saved: true });
  }
}
