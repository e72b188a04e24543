import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { system, Transactions, type ContactActor, type PersonActor } from '#database';
import { record } from '#ledger';
import { Code, KnownBrowser } from './known-browser.entity.js';
import { Links } from './links.js';
import { Post } from './post.js';
import { SendCode } from './send-code.job.js';

/** Minutes in which a code can be typed, and how often a wrong one may be (OWASP ASVS 5.0, 6.5.5 asks ten minutes at most of a code on another channel; mail of a slow server takes longer). */
const codeMinutes = 15;
const triesAtMost = 5;
/** With five tries each: fifteen guesses an hour at a million codes, of which three count at most. */
const codesAnHour = 3;
/** Days after which a browser is asked again. */
export const knownDays = 180;

type Reader = PersonActor | ContactActor;
type ToWrite = { person: string | null; contact: string | null; address: string; language: string; zone: string };

/** Which browsers a reader of links has shown to be theirs, by a code that went to the same mailbox as the link. */
@Injectable()
export class Browsers {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
    private readonly post: Post,
  ) {}

  /** Changes nothing. `browser` is what the browser keeps. */
  async isKnown(reader: Reader, browser: string | undefined): Promise<boolean> {
    if (!browser) return false;
    return this.transactions.run(reader, async (em) => {
      const found = (await em.query(
        `select 1 from mail.browsers where hash = $1 and reader = $2 and expires_at > landfall.now()`,
        [hashOf(browser), idOf(reader)],
      )) as unknown[];
      return found.length > 0;
    });
  }

  /** Has a code sent to the reader's mailbox in the hub's name; false where the hour's three have been sent. */
  async askCode(reader: Reader, hub: string): Promise<boolean> {
    return this.transactions.run(reader, async (em) => {
      await oneAtATime(em, idOf(reader));
      const [{ sent }] = (await em.query(
        `select count(*)::int as sent from mail.codes where reader = $1 and sent_at > landfall.now() - interval '1 hour'`,
        [idOf(reader)],
      )) as [{ sent: number }];
      if (sent >= codesAnHour) return false;
      const code = randomUUID();
      await em.insert(Code, { id: code, reader: idOf(reader), hub, expiresAt: inTime(`${codeMinutes} minutes`) });
      await record(em, reader, { name: 'CodeAsked', facts: { code, reader: idOf(reader) } }, { subject: idOf(reader), hub });
      return true;
    });
  }

  /**
   * What the browser is to keep, where these are the digits of a code that still counts; undefined for any other. A wrong one is a try
   * of each code on its way; the right one uses them all up.
   */
  async takeCode(reader: Reader, given: string): Promise<string | undefined> {
    const digits = digitsOf(given);
    return this.transactions.run(reader, async (em) => {
      await oneAtATime(em, idOf(reader));
      const [live] = (await em.query(
        `update mail.codes set tries = tries + 1
         where reader = $1 and used_at is null and expires_at > landfall.now() and tries < $2 returning id`,
        [idOf(reader), triesAtMost],
      )) as [{ id: string }[], number];
      if (!live.some(({ id }) => same(this.links.digitsOf(id), digits))) return undefined;
      await em.query(`update mail.codes set used_at = landfall.now() where reader = $1 and used_at is null`, [idOf(reader)]);
      // Never what the browser had before: somebody else could have put it there.
      const browser = randomBytes(32).toString('base64url');
      const expiresAt = inTime(`${knownDays} days`);
      await em.insert(KnownBrowser, { hash: hashOf(browser), reader: idOf(reader), expiresAt });
      await record(em, reader, { name: 'BrowserKnown', facts: { reader: idOf(reader) } }, { subject: idOf(reader) });
      return browser;
    });
  }

  /** Job: the mail. The digits are made when it is rendered; no row holds them. */
  async send(em: EntityManager, { code }: z.infer<typeof SendCode.payload>): Promise<void> {
    const key = `answer_code:${code}`;
    const asked = await em.findOneBy(Code, { id: code });
    if (!asked) return;
    // whoever runs it a second time waits for the first, and finds its mail
    await oneAtATime(em, asked.reader);
    if (await this.post.isPosted(em, key)) return;
    const [to] = (await em.query(
      `select p.id as person, null as contact, p.email as address, p.language, p.zone from members.people p where p.id = $1 and p.suspended_at is null
       union all
       select null, c.id, c.email, c.language, c.zone from members.contacts c where c.id = $1 and c.erased_at is null`,
      [asked.reader],
    )) as ToWrite[];
    if (!to) return;
    const { zone, ...addressed } = to;
    await this.post.postMail(em, system(SendCode.name), {
      key,
      kind: 'answer_code',
      hub: asked.hub,
      ...addressed,
      facts: { digits: { digitsOf: code }, expires: { at: asked.expiresAt.toISOString(), zone } },
    });
  }
}

const idOf = (reader: Reader): string => (reader.kind === 'person' ? reader.person : reader.contact);
const hashOf = (browser: string): string => createHash('sha256').update(browser).digest('hex');
const inTime = (interval: string) => () => `landfall.now() + interval '${interval}'`;
const oneAtATime = (em: EntityManager, reader: string) =>
  em.query(`select pg_advisory_xact_lock(hashtextextended('codes of ' || $1, 0))`, [reader]);

/** As somebody types them: with spaces between, or in Arabic digits. */
const digitsOf = (given: string): string =>
  given
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[^0-9]/g, '')
    .slice(0, 10);

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
