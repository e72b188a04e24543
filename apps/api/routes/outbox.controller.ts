import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '#http';
import { Outbox } from '#mail';
import { Allow } from '#members';
import { Settings } from '#settings';
import { languageOf } from '../http/problem.filter.js';
import * as pages from '../pages/index.js';
import { asMailShown, ById, html, Page } from './page-shapes.js';

/** "Read the mails": what would have been sent, on the embedded default only; elsewhere there is no such page (404). */
@Controller('outbox')
export class OutboxController {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async list(@Req() request: FastifyRequest): Promise<string> {
    const mails = (await this.outbox.list()).map(({ id, to, subject, date }) => ({
      to,
      subject,
      at: { at: date, zone: 'UTC' },
      state: 'kept' as const,
      link: `/outbox/${id}`,
    }));
    return pages.outbox(languageOf(request), { mails, sends: !!this.settings.values.SMTP_URL });
  }

  @Get(':id')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async read(@Req() request: FastifyRequest, @Param({ schema: ById }) { id }: ById): Promise<string> {
    const mail = await this.outbox.read(id);
    const kept = (await this.outbox.list()).find((m) => m.id === id);
    return pages.outboxMail(languageOf(request), {
      to: mail.to,
      subject: mail.subject,
      at: { at: kept?.date ?? new Date(0).toISOString(), zone: 'UTC' },
      state: 'kept',
      text: mail.text,
      asHtml: `/outbox/${id}/html`,
      back: '/outbox',
    });
  }

  /** The HTML part as a mail program shows it: under a policy that runs nothing and loads nothing, its inline styles allowed. */
  @Get(':id/html')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async asHtml(@Param({ schema: ById }) { id }: ById, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-security-policy', asMailShown);
    return (await this.outbox.read(id)).html;
  }
}
