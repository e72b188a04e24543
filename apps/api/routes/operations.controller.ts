import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { Answers, AnswersNothing, cursorOf, keyIn, pageOf, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { id, notFound } from '#problems';
import { pageOfView } from './page-of-view.js';

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
const EntryQuery = PageQuery.extend({
  name: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/, 'must be the name of an entry, such as "HubMoved"')
    .optional()
    .describe('Only what happened by this name'),
});
const ById = z.strictObject({ id });
const OperationsView = z
  .object({
    lag: z
      .array(z.object({ step: z.enum(['relay', 'chain', 'jobs', 'mails']), waiting: z.number().int(), seconds: z.number() }))
      .describe('How many wait for each step that follows from what happened, and how long the oldest has; 0 where none does.'),
    lastDigestAt: z
      .string()
      .nullable()
      .describe('When a digest was last composed, for anybody; also one that had nothing to say.'),
    digestsSent: z.number().int().describe('Within a day.'),
    mailsReturned: z.number().int().describe('Bounces and complaints within a week.'),
    addressesStopped: z.number().int().describe('Addresses that get no more mail, of some kind or of any.'),
  })
  .meta({ id: 'OperationsView' });

/** What whoever runs Landfall watches: jobs, and what happened. */
@Controller()
export class OperationsController {
  constructor(private readonly transactions: Transactions) {}

  @Get('operations')
  @Allow('job.read')
  @Answers(OperationsView)
  async operations(@Who() actor: PersonActor): Promise<z.infer<typeof OperationsView>> {
    return this.transactions.run(actor, async (em) => {
      const lag = (await em.query(`select step, waiting::int as waiting, seconds from ops.lag order by step`)) as [];
      const [pulse] = (await em.query(
        `select last_digest_at as "lastDigestAt", digests_sent as "digestsSent", mails_returned as "mailsReturned",
           addresses_stopped as "addressesStopped" from ops.pulse`,
      )) as [Omit<z.infer<typeof OperationsView>, 'lag' | 'lastDigestAt'> & { lastDigestAt: Date | null }];
      return { ...pulse, lag, lastDigestAt: pulse.lastDigestAt?.toISOString() ?? null };
    });
  }

  @Get('jobs')
  @Allow('job.read')
  @Answers(pageOf(JobView).meta({ id: 'JobPage' }))
  jobs(@Who() actor: PersonActor, @Query({ schema: JobQuery }) query: z.infer<typeof JobQuery>) {
    const columns = `id, name, state, attempts, failures, last_error as "lastError", parked_reason as "parkedReason"`;
    return this.transactions.run(actor, (em) => pageOfView(em, 'ops.jobs', columns, query, query.state));
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

  @Get('ledger')
  @Allow('ledger.read')
  @Answers(pageOf(EntryView).meta({ id: 'EntryPage' }))
  async ledger(@Who() actor: PersonActor, @Query({ schema: EntryQuery }) query: z.infer<typeof EntryQuery>) {
    const [before] = query.cursor ? keyIn(query.cursor, 1) : ['9223372036854775807'];
    const rows = (await this.transactions.run(actor, (em) =>
      em.query(
        `select id, seq, name, at, actor_kind as "actorKind", subject, facts from ledger.entries where seq < $1::numeric and name = coalesce($3, name) order by seq desc limit $2`,
        [/^\d{1,19}$/.test(String(before)) ? String(before) : '0', query.limit + 1, query.name ?? null],
      ),
    )) as { seq: string; at: Date }[];
    const items = rows.slice(0, query.limit).map((r) => ({ ...r, at: r.at.toISOString() }));
    return { items, next: rows.length > query.limit ? cursorOf([items.at(-1)!.seq]) : null };
  }
}
