import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared, type Actor } from '#database';
import { derivedId, record } from '#ledger';
import { Settings } from '#settings';
import type { Purpose } from './links.js';
import type { MessageState } from './message.entity.js';
import type { MailFactsOf, MailKind } from './templates/index.js';

/** A link in the facts of a mail: a signed one by its id, or a page of ours for somebody who signs in ("/queue"). */
export type LinkFact = { link: string; purpose: Purpose } | { page: string };

/** A template's facts as they are kept: links are not yet addresses, nor is a code's id its digits. */
type Kept<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Kept<Item>[]
    : T extends object
      ? { [K in keyof T]: K extends LinkField ? LinkFact | Absent<T[K]> : K extends 'digits' ? { digitsOf: string } : Kept<T[K]> }
      : T;
type LinkField = 'link' | 'preferences' | 'unsubscribe';
type Absent<T> = undefined extends T ? undefined : never;

/** What the writer gives. The hub and the reader's name are added when the mail is rendered. */
export type FactsToPost<Kind extends MailKind> = Kept<Omit<MailFactsOf[Kind], 'hub' | 'person'>>;

export type MailToPost<Kind extends MailKind> = {
  /** What makes it this mail and no other: posted again with the same key, it is the same mail. */
  key: string;
  kind: Kind;
  /** Whom it is for. The address is read again when it is sent; the one given here is for somebody who is neither. */
  person?: string | null;
  contact?: string | null;
  /** In whose name it is written, and where a reply goes. */
  hub?: string | null;
  /** Who of the hub writes; left out, whoever coordinates it longest. */
  coordinator?: string | null;
  address: string;
  language: string;
  facts: FactsToPost<Kind>;
  /** A try of unknown fate is not repeated. Default: it is, with the same Message-ID. */
  atMostOnce?: boolean;
};

const days = 24 * 60;
/** How long a mail that has to wait is worth sending: as long as what it asks, or its link, lives. */
const freshMinutes: Record<MailKind, number> = {
  sign_in_link: 30,
  password_reset: 30,
  answer_code: 15,
  invitation: 7 * days,
  recipient_asked: 14 * days,
  consent_asked: 14 * days,
  consent_recorded: 14 * days,
  introduction_made: 90 * days,
  introduction_copied: 14 * days,
  introduction_held: 14 * days,
  not_me: 14 * days,
  contact_entered: 30 * days,
  outcome_asked: 90 * days,
  letter_issued: 90 * days,
  message_received: 3 * days,
  question_asked: 30 * days,
  times_asked: 30 * days,
  meeting_booked: 7 * days,
  meeting_cancelled: 7 * days,
  digest: 3 * days,
};

const posted = prepared(`
  insert into mail.messages (id, key, kind, message_id, person, contact, hub, coordinator, address, language, facts, at_most_once, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, landfall.now() + make_interval(mins => $13)) on conflict do nothing`);

/** Takes mails to be sent. Each has a row, with the Message-ID that every try bears, before the first try. */
@Injectable()
export class Post {
  constructor(private readonly settings: Settings) {}

  /** Posts a mail in the caller's transaction; it goes out when that commits. Answers its id, which is the key's for ever. */
  async postMail<Kind extends MailKind>(em: EntityManager, actor: Actor, mail: MailToPost<Kind>): Promise<string> {
    const id = derivedId('mail', mail.key);
    // No conflict target and nothing returned: whoever posts may not read this table.
    await em.query(posted, [
      id,
      mail.key,
      mail.kind,
      `<${id}@${new URL(this.settings.values.PUBLIC_URL).hostname}>`,
      mail.person ?? null,
      mail.contact ?? null,
      mail.hub ?? null,
      mail.coordinator ?? null,
      mail.address,
      mail.language,
      JSON.stringify(mail.facts),
      mail.atMostOnce ?? false,
      freshMinutes[mail.kind],
    ]);
    await record(em, actor, { name: 'MailPosted', facts: { message: id } }, { subject: id, hub: mail.hub ?? null });
    return id;
  }

  /** Whether it was posted before. For the worker only: nobody else reads this table. */
  async isPosted(em: EntityManager, key: string): Promise<boolean> {
    const found = (await em.query(`select from mail.messages where id = $1`, [derivedId('mail', key)])) as unknown[];
    return found.length > 0;
  }

  /**
   * What became of a mail, after stopping it if it still waits for its first or next try (`waiting` is then its answer, and it will
   * not be sent). Undefined when it was never posted. For the worker only: nobody else reads this table.
   */
  async takeBack(em: EntityManager, key: string): Promise<MessageState | undefined> {
    const [stopped] = (await em.query(
      `update mail.messages set state = 'suppressed', last_error = 'taken back' where id = $1 and state = 'waiting' returning id`,
      [derivedId('mail', key)],
    )) as [unknown[], number];
    if (stopped.length) return 'waiting';
    const [row] = (await em.query(`select state from mail.messages where id = $1`, [derivedId('mail', key)])) as {
      state: MessageState;
    }[];
    return row?.state;
  }
}
