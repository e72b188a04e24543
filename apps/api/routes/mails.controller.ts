import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { Answers, AnswersNothing, pageOf, PageQuery } from '#http';
import { record } from '#ledger';
import { mailKinds, Previews, Reports, type MailKind } from '#mail';
import { Allow, Who } from '#members';
import { id, notFound } from '#problems';
import { languages } from '#texts';
import { asMailShown, html, Page } from './page-shapes.js';
import { pageOfView } from './page-of-view.js';

const MailView = z
  .object({
    id,
    kind: z.string(),
    state: z.string(),
    language: z.string(),
    tries: z.number(),
    lastError: z.string().nullable(),
    messageId: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'MailView' });
const MailInFullView = MailView.extend({
  log: z
    .array(z.object({ at: z.date(), fate: z.string(), detail: z.string().nullable() }))
    .describe('Every try and report, in order'),
}).meta({ id: 'MailInFullView' });
const TemplateView = z
  .object({ kind: z.string(), language: z.string(), subject: z.string(), address: z.string().describe('Of its HTML') })
  .meta({ id: 'TemplateView' });
const states = ['waiting', 'sending', 'sent', 'kept', 'failed', 'suppressed', 'unknown'] as const;
const MailQuery = PageQuery.extend({ state: z.enum(states).optional() });
const ById = z.strictObject({ id });
const Template = z.strictObject({ kind: z.enum(mailKinds as [MailKind, ...MailKind[]]), language: z.enum(languages) });
const Looked = z.strictObject({
  several: z.enum(['yes']).optional().describe('With more than one card, where a kind can have them'),
});
const ByKey = z.strictObject({ key: z.string().max(100) });
const Raw = z.instanceof(Buffer).meta({ type: 'string', format: 'binary', description: 'A raw mail, message/rfc822' });
const columns = `id, kind, state, language, tries, last_error as "lastError", message_id as "messageId"`;

/** What whoever runs Landfall sees of the mail: what became of each, again for what failed, and how each kind looks. */
@Controller()
export class MailsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly previews: Previews,
    private readonly reports: Reports,
  ) {}

  @Get('mails')
  @Allow('mail.read')
  @Answers(pageOf(MailView).meta({ id: 'MailPage' }))
  mails(@Who() actor: PersonActor, @Query({ schema: MailQuery }) query: z.infer<typeof MailQuery>) {
    return this.transactions.run(actor, (em) => pageOfView(em, 'ops.mail', columns, query, query.state));
  }

  @Get('mails/templates')
  @Allow('mail.read')
  @Answers(z.object({ items: z.array(TemplateView) }).meta({ id: 'TemplateList' }))
  async templates() {
    const each = [...mailKinds.map((kind) => ({ kind, several: false })), { kind: 'consent_asked' as const, several: true }];
    const all = each.flatMap((one) => languages.map((language) => ({ ...one, language })));
    const items = all.map(async ({ kind, several, language }) => {
      const { subject } = await this.previews.ofFixture(kind, language, several);
      return { kind, language, subject, address: `/mails/templates/${kind}/${language}${several ? '?several=yes' : ''}` };
    });
    return { items: await Promise.all(items) };
  }

  @Get('mails/templates/:kind/:language')
  @Allow('mail.read')
  @Header('content-type', html)
  @Answers(Page)
  async template(
    @Param({ schema: Template }) { kind, language }: z.infer<typeof Template>,
    @Query({ schema: Looked }) { several }: z.infer<typeof Looked>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    void reply.header('content-security-policy', asMailShown);
    return (await this.previews.ofFixture(kind, language, several === 'yes')).html;
  }

  @Get('mails/:id')
  @Allow('mail.read')
  @Answers(MailInFullView)
  async mail(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.transactions.run(actor, async (em) => {
      const [mail] = (await em.query(`select ${columns}, created_at as "createdAt" from ops.mail where id = $1`, [
        params.id,
      ])) as {
        createdAt: Date;
      }[];
      if (!mail) throw notFound('mail');
      const log = await em.query(`select at, fate, detail from ops.mail_tries where message = $1 order by id`, [params.id]);
      return { ...mail, createdAt: mail.createdAt.toISOString(), log };
    });
  }

  @Post('mails/:id/retry')
  @HttpCode(202)
  @Allow('mail.retry')
  @AnswersNothing(202)
  async retry(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const [row] = (await em.query(`select ops.retry_mail($1) as done`, [params.id])) as { done: boolean }[];
      if (!row?.done) throw notFound('mail');
      await record(em, actor, { name: 'MailRetried', facts: { message: params.id } }, { subject: params.id });
    });
  }

  /** Where the mail server posts what comes back (docs/operating.md). The key in the address is the signature. */
  @Post('inbound/reports/:key')
  @HttpCode(200)
  @Allow('report.post')
  @Answers(z.object({ taken: z.number() }).meta({ id: 'ReportTaken' }))
  take(@Param({ schema: ByKey }) { key }: z.infer<typeof ByKey>, @Body({ schema: Raw }) raw: Buffer) {
    return this.reports.take(key, raw);
  }
}
