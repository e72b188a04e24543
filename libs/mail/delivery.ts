import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared, system, Transactions } from '#database';
import type { PayloadOf } from '#queues';
import { Settings } from '#settings';
import { NotNow, record } from '#ledger';
import { addressOf, composeMail, recipientOf, type ComposedMail } from './compose.js';
import { DeliverMail } from './deliver-mail.job.js';
import { mayHaveLeft, openGap } from './gaps.js';
import { Links } from './links.js';
import { Message, type MessageState } from './message.entity.js';
import type { MailKind } from './templates/index.js';
import { Outbox } from './outbox.js';
import { Smtp, type Fate } from './smtp.js';

const asDelivery = system(DeliverMail.name);

/** Mail to people who may never have asked for it: so many a day to one address, whoever wishes it. */
const strangers: Partial<Record<MailKind, number>> = { recipient_asked: 3, invitation: 5, sign_in_link: 20 };

/** Takes posted mail to the server: at least once with one Message-ID, or, where the mail says so, at most once. */
@Injectable()
export class Delivery implements OnModuleDestroy {
  private readonly smtp: Smtp | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
    private readonly links: Links,
    private readonly outbox: Outbox,
  ) {
    const { SMTP_URL: url, MAIL_FROM, DKIM_SELECTOR: selector, dkimPrivateKey: privateKey } = settings.values;
    const domain = addressOf(MAIL_FROM).split('@')[1]!;
    this.smtp = url ? new Smtp(url, privateKey ? { domain, selector, privateKey } : undefined) : undefined;
  }

  /** The handler of DeliverMail, in the job's transaction. Throws when the mail is to be tried again. */
  async deliver(em: EntityManager, { message }: PayloadOf<typeof DeliverMail>): Promise<void> {
    // A lock of its own, not the row's: what is written apart below could not be while this transaction held the row.
    const [{ mine }] = (await em.query(`select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine`, [
      `mail:${message}`,
    ])) as [{ mine: boolean }];
    if (!mine) return;
    const mail = await em.getRepository(Message).findOneBy({ id: message });
    if (mail?.state === 'sending') return this.close(em, message, 'unknown', 'the worker ended during the only try');
    if (mail?.state !== 'waiting') return;
    const [gap] = (await em.query(openGap)) as unknown[];
    if (gap) return this.leave(em, message);
    const to = await recipientOf(em, mail);
    if (!to) return this.close(em, message, 'suppressed', 'the reader is gone');
    const stopped = await this.stopped(em, to.address, mail);
    if (stopped) return this.close(em, message, 'suppressed', stopped);
    const { MAIL_FROM: from, PUBLIC_URL: publicUrl } = this.settings.values;
    const composed = await composeMail(em, mail, to, { from, publicUrl, links: this.links });
    if (!this.smtp) {
      await this.outbox.keep(mail, composed);
      await this.note(em, message, 'kept', null);
      return this.close(em, message, 'kept');
    }
    if (this.smtp.secondsAway) throw new Error('not taken: the mail server could not be reached and is left alone for a while');
    await this.keepPace(mail, to.address);
    if (!(await this.begin(mail))) return;
    await this.settle(em, mail, composed, await this.smtp.send(composed));
  }

  /** What was kept while no server was set leaves, but for what nobody needs any more. Answers how many. */
  async sendKept(): Promise<number> {
    if (!this.smtp) return 0;
    for (let sent = 0; ;) {
      const some = await this.transactions.run(asDelivery, async (em) => {
        const [kept] = (await em.query(
          `update mail.messages set state = 'waiting' where id in (
             select id from mail.messages where state = 'kept' and expires_at > landfall.now() order by created_at limit 200 for update skip locked)
           returning id`,
        )) as [{ id: string }[]];
        for (const { id } of kept) await record(em, asDelivery, { name: 'MailRetried', facts: { message: id } }, { subject: id });
        return kept.length;
      });
      sent += some;
      if (!some) return sent;
    }
  }

  onModuleDestroy(): void {
    this.smtp?.close();
  }

  /**
   * A domain gets so many a minute and no more, of all workers together: each mail takes the next moment, and comes again then. A
   * clock that was put back (by more than a transaction lasts) leaves no moment in the future behind.
   */
  private async keepPace(mail: Message, address: string): Promise<void> {
    if (mail.notBefore) return;
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    const wait = await this.transactions.apart(asDelivery, async (em) => {
      const [{ wait: seconds }] = (await em.query(nextMoment, [domain, 60 / this.settings.values.MAIL_PACE])) as [
        { wait: number },
      ];
      if (seconds > 1)
        await em.query(`update mail.messages set not_before = landfall.now() + make_interval(secs => $2) where id = $1`, [
          mail.id,
          seconds,
        ]);
      return seconds;
    });
    if (wait > 1) throw new NotNow(wait);
  }

  /**
   * The try is counted, and one that is the only try is marked, before it begins: a crash would leave no trace of it. False when the
   * mail was taken back meanwhile.
   */
  private async begin(mail: Message): Promise<boolean> {
    const begun = await this.apart(tried, [mail.id, mail.atMostOnce ? 'sending' : 'waiting']);
    return begun.length > 0;
  }

  private async settle(em: EntityManager, mail: Message, composed: ComposedMail, fate: Fate): Promise<void> {
    const detail = fate.is === 'sent' ? fate.response : fate.reason;
    if (fate.is !== 'later' && !(fate.is === 'unknown' && !mail.atMostOnce)) await this.note(em, mail.id, fate.is, detail);
    if (fate.is === 'sent') return this.close(em, mail.id, 'sent');
    if (fate.is === 'refused') {
      if (fate.byAddress) await this.suppress(em, composed.envelope.to, fate.reason);
      return this.close(em, mail.id, 'failed', fate.reason);
    }
    if (fate.is === 'unknown' && mail.atMostOnce) return this.close(em, mail.id, 'unknown', fate.reason);
    await this.transactions.apart(asDelivery, async (own) => {
      await own.query(`update mail.messages set state = 'waiting', not_before = null, last_error = $2 where id = $1`, [
        mail.id,
        fate.reason,
      ]);
      await this.note(own, mail.id, fate.is, fate.reason);
    });
    throw new Error(`${fate.is === 'later' ? 'not taken' : 'of unknown fate'}: ${fate.reason}`);
  }

  /** A line of the delivery log. */
  private async note(em: EntityManager, message: string, fate: Fate['is'] | 'kept', detail: string | null): Promise<void> {
    await em.query(noted, [message, fate, detail]);
  }

  /** Commits with the job: there will be no further try. */
  private async close(em: EntityManager, id: string, state: MessageState, error: string | null = null): Promise<void> {
    await em.query(closed, [id, state, error]);
  }

  /** Not sent, as what was sent before is not known. */
  private async leave(em: EntityManager, id: string): Promise<void> {
    await this.note(em, id, 'unknown', mayHaveLeft);
    return this.close(em, id, 'unknown', mayHaveLeft);
  }

  /** Committed at once, whatever becomes of the job's transaction. */
  private async apart(sql: string, values: unknown[]): Promise<unknown[]> {
    const [rows] = (await this.transactions.apart(asDelivery, (em) => em.query(sql, values))) as [unknown[], number];
    return rows;
  }

  /** Why it is not to be sent, asked at the last moment: the address takes no such mail, it is too late, or there were too many. */
  private async stopped(em: EntityManager, address: string, { id, kind }: Message): Promise<string | undefined> {
    const [row] = (await em.query(reasonsAgainst, [address, kind, id, strangers[kind] ?? null])) as {
      suppressed: string | null;
      late: boolean | null;
      others: number | null;
    }[];
    if (row?.suppressed) return row.suppressed;
    if (row?.late) return 'expired: it could not be sent while it was of use';
    const most = strangers[kind];
    if (most !== undefined && row?.others && row.others >= most) return `quota: ${most} of this kind a day to one address`;
    return undefined;
  }

  private async suppress(em: EntityManager, address: string, reason: string): Promise<void> {
    await em.query(`insert into mail.suppressions (address, kind, reason) values (lower($1), '*', $2) on conflict do nothing`, [
      address,
      reason,
    ]);
  }
}

const nextMoment = prepared(`
  insert into mail.paces as p (domain, next_at, seen_at) values ($1, landfall.now() + make_interval(secs => $2), landfall.now())
  on conflict (domain) do update set seen_at = landfall.now(), next_at = make_interval(secs => $2)
    + case when p.seen_at > landfall.now() + interval '1 minute' then landfall.now() else greatest(p.next_at, landfall.now()) end
  returning extract(epoch from p.next_at - landfall.now())::float8 - $2 as wait`);
const tried = prepared(`
  update mail.messages set state = $2, tries = tries + 1, tried_at = landfall.now() where id = $1 and state = 'waiting' returning id`);
const noted = prepared(`insert into mail.tries (message, fate, detail) values ($1, $2, left($3, 500))`);
const closed = prepared(`
  update mail.messages set state = $2, last_error = $3, sent_at = case when $2 = 'sent' then landfall.now() end where id = $1`);
const reasonsAgainst = prepared(`
  select (select reason from mail.suppressions where address = lower($1) and kind in ($2, '*') order by kind limit 1) as suppressed,
    expires_at <= landfall.now() as late,
    case when $4::int is not null then (select count(*)::int from mail.messages m where lower(m.address) = lower($1) and m.kind = $2 and m.id <> $3
      and m.state in ('sent', 'kept') and m.created_at > landfall.now() - interval '1 day') end as others
  from mail.messages where id = $3`);
