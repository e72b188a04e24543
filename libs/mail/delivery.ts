import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions } from '#database';
import type { PayloadOf } from '#queues';
import { Settings } from '#settings';
import { composeMail, recipientOf, type ComposedMail } from './compose.js';
import { DeliverMail } from './deliver-mail.job.js';
import { Links } from './links.js';
import { Message, type MessageState } from './message.entity.js';
import { Outbox } from './outbox.js';
import { Smtp, type Fate } from './smtp.js';

const asDelivery = system(DeliverMail.name);

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
    this.smtp = settings.values.SMTP_URL ? new Smtp(settings.values.SMTP_URL) : undefined;
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
    const to = await recipientOf(em, mail);
    if (!to) return this.close(em, message, 'suppressed', 'the reader is gone');
    const stopped = await this.suppressed(em, to.address, mail.kind);
    if (stopped) return this.close(em, message, 'suppressed', stopped);
    const { MAIL_FROM: from, PUBLIC_URL: publicUrl } = this.settings.values;
    const composed = await composeMail(em, mail, to, { from, publicUrl, links: this.links });
    if (!this.smtp) {
      await this.outbox.keep(mail, composed);
      return this.close(em, message, 'kept');
    }
    if (!(await this.begin(mail))) return;
    await this.settle(em, mail, composed, await this.smtp.send(composed));
  }

  onModuleDestroy(): void {
    this.smtp?.close();
  }

  /**
   * The try is counted, and one that is the only try is marked, before it begins: a crash would leave no trace of it. False when the
   * mail was taken back meanwhile.
   */
  private async begin(mail: Message): Promise<boolean> {
    const begun = await this.apart(
      `update mail.messages set state = $2, tries = tries + 1, tried_at = landfall.now() where id = $1 and state = 'waiting' returning id`,
      [mail.id, mail.atMostOnce ? 'sending' : 'waiting'],
    );
    return begun.length > 0;
  }

  private async settle(em: EntityManager, mail: Message, composed: ComposedMail, fate: Fate): Promise<void> {
    if (fate.is === 'sent') return this.close(em, mail.id, 'sent');
    if (fate.is === 'refused') {
      if (fate.byAddress) await this.suppress(em, composed.envelope.to, fate.reason);
      return this.close(em, mail.id, 'failed', fate.reason);
    }
    if (fate.is === 'unknown' && mail.atMostOnce) return this.close(em, mail.id, 'unknown', fate.reason);
    await this.apart(`update mail.messages set state = 'waiting', last_error = $2 where id = $1 returning id`, [
      mail.id,
      fate.reason,
    ]);
    throw new Error(`${fate.is === 'later' ? 'not taken' : 'of unknown fate'}: ${fate.reason}`);
  }

  /** Commits with the job: there will be no further try. */
  private async close(em: EntityManager, id: string, state: MessageState, error: string | null = null): Promise<void> {
    await em.query(
      `update mail.messages set state = $2, last_error = $3, sent_at = case when $2 = 'sent' then landfall.now() end where id = $1`,
      [id, state, error],
    );
  }

  /** Committed at once, whatever becomes of the job's transaction. */
  private async apart(sql: string, values: unknown[]): Promise<unknown[]> {
    const [rows] = (await this.transactions.apart(asDelivery, (em) => em.query(sql, values))) as [unknown[], number];
    return rows;
  }

  private async suppressed(em: EntityManager, address: string, kind: string): Promise<string | undefined> {
    const [row] = (await em.query(`select reason from mail.suppressions where address = lower($1) and kind in ($2, '*')`, [
      address,
      kind,
    ])) as { reason: string }[];
    return row?.reason;
  }

  private async suppress(em: EntityManager, address: string, reason: string): Promise<void> {
    await em.query(`insert into mail.suppressions (address, kind, reason) values (lower($1), '*', $2) on conflict do nothing`, [
      address,
      reason,
    ]);
  }
}
