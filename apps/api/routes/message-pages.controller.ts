import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '#http';
import { Allow } from '#members';
import { Messages, ReportMessage, SendMessage } from '#messages';
import { id } from '#problems';
import * as pages from '../pages/index.js';
import { ByToken, Form, html, Page, readForm } from './page-shapes.js';
import { Readers, type Reader } from './readers.js';

/** Messages of an introduction, read and answered without an account. */
@Controller('t')
export class MessagePagesController {
  constructor(
    private readonly readers: Readers,
    private readonly messages: Messages,
  ) {}

  @Get(':token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async open(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    return this.shown(await this.readers.of(token, 'message', { live: true }), token);
  }

  @Post(':token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async act(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const reader = await this.readers.of(token, 'message', { live: true });
    if (form?.report !== undefined) {
      const { reason } = readForm(ReportMessage, { reason: form.reason });
      await this.messages.report(reader.actor, readForm(id, form.report), reason);
      return this.shown(reader, token, 'reported');
    }
    await this.messages.send(reader.actor, reader.link.subject!, readForm(SendMessage, { text: form?.text }).text);
    return this.shown(reader, token, 'sent');
  }

  private async shown({ actor, link, language, zone }: Reader, token: string, done?: 'sent' | 'reported'): Promise<string> {
    const { partner } = await this.messages.thread(actor, link.subject!);
    const { items } = await this.messages.list(actor, link.subject!, { limit: 100 });
    return pages.thread(language, { action: `/t/${token}`, partner: partner.organisation, zone, messages: items, done });
  }
}
