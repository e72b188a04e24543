import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { Answers, AnswersNothing, cursorOf, keyIn, pageOf, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { id, notFound } from '#problems';

const JobView = z
  .object({
    id,
    name: z.string(),
    state: z.enum(['recorded', 'offered', 'started', 'done', 'parked']),
    attempts: z.number(),
    failures: z.number(),
    lastError: z.string().nullable(),
    parkedReason: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'JobView' });
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
const EntryView = z
  .object({
    id,
    seq: z.string(),
    name: z.string(),
    at: z.string(),
    actorKind: z.string(),
    subject: id.nullable(),
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'EntryView' });
const JobQuery = PageQuery.extend({ state: z.enum(['recorded', 'offered', 'started', 'done', 'parked']).optional() });
const ById = z.strictObject({ id });

/** What whoever runs Landfall watches: jobs, mails, and what happened. */
@Controller()
export class OperationsController {
  constructor(private readonly transactions: Transactions) {}

  @Get('jobs')
  @Allow('job.read')
  @Answers(pageOf(JobView).meta({ id: 'JobPage' }))
  jobs(@Who() actor: PersonActor, @Query({ schema: JobQuery }) query: z.infer<typeof JobQuery>) {
    return this.page(
      actor,
      'ops.jobs',
      `id, name, state, attempts, failures, last_error as "lastError", parked_reason as "parkedReason"`,
      query,
      query.state,
    );
  }

  @Post('jobs/:id/retry')
  @HttpCode(204)
  @Allow('job.retry')
  @AnswersNothing()
  async retry(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>): Promise<void> {
    const [row] = (await this.transactions.run(actor, (em) => em.query(`select ops.retry_job($1) as done`, [params.id]))) as {
      done: boolean;
    }[];
    if (!row?.done) throw notFound('job');
  }

  @Get('mails')
  @Allow('mail.read')
  @Answers(pageOf(MailView).meta({ id: 'MailPage' }))
  mails(@Who() actor: PersonActor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.page(
      actor,
      'ops.mail',
      `id, kind, state, language, tries, last_error as "lastError", message_id as "messageId"`,
      query,
    );
  }

  @Get('ledger')
  @Allow('ledger.read')
  @Answers(pageOf(EntryView).meta({ id: 'EntryPage' }))
  async ledger(@Who() actor: PersonActor, @Query({ schema: PageQuery }) query: PageQuery) {
    const [before] = query.cursor ? keyIn(query.cursor, 1) : ['9223372036854775807'];
    const rows = (await this.transactions.run(actor, (em) =>
      em.query(
        `select id, seq, name, at, actor_kind as "actorKind", subject, facts from ledger.entries where seq < $1::numeric order by seq desc limit $2`,
        [/^\d{1,19}$/.test(String(before)) ? String(before) : '0', query.limit + 1],
      ),
    )) as { seq: string; at: Date }[];
    const items = rows.slice(0, query.limit).map((r) => ({ ...r, at: r.at.toISOString() }));
    return { items, next: rows.length > query.limit ? cursorOf([items.at(-1)!.seq]) : null };
  }

  private async page(actor: PersonActor, view: 'ops.jobs' | 'ops.mail', columns: string, query: PageQuery, state?: string) {
    const [at, last] = query.cursor ? keyIn(query.cursor, 2) : [null, null];
    const sound = at === null || (!Number.isNaN(Date.parse(String(at))) && id.safeParse(last).success);
    const rows = (await this.transactions.run(actor, (em) =>
      em.query(
        `select ${columns}, created_at as "createdAt" from ${view}
         where ($1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2::uuid)) and ($3::text is null or state = $3)
         order by created_at desc, id desc limit $4`,
        [sound ? at : '1970-01-01', sound ? last : null, state ?? null, query.limit + 1],
      ),
    )) as { id: string; createdAt: Date }[];
    const items = rows.slice(0, query.limit).map((r) => ({ ...r, createdAt: r.createdAt.toISOString() }));
    const end = rows[query.limit - 1];
    return { items, next: rows.length > query.limit && end ? cursorOf([end.createdAt.toISOString(), end.id]) : null };
  }
}
