import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { anonymous, prepared, Transactions } from '#database';
import { Settings } from '#settings';

/** What a link is for, and the path of its page. A link of one purpose opens nothing else. */
export const paths = {
  consent: 'c',
  outcome: 'o',
  preferences: 'p',
  unsubscribe: 'u',
  sign_in: 's',
  recipient: 'n',
  letter: 'l',
  interest: 'i',
  meeting: 'm',
  message: 't',
  question: 'q',
} as const;
export type Purpose = keyof typeof paths;

export type LinkToMake = {
  purpose: Purpose;
  /** Whose link it is: somebody with an account, or a contact. */
  person?: string | null;
  contact?: string | null;
  /** What it is about: an introduction, a find. */
  subject?: string | null;
  side?: 'offering' | 'need' | null;
} & ({ days: number } | { minutes: number });

/** `used` is set once, by `use`; `live` is false after the link's last moment. Being opened changes neither. */
export type OpenedLink = {
  id: string;
  purpose: Purpose;
  person: string | null;
  contact: string | null;
  subject: string | null;
  side: 'offering' | 'need' | null;
  used: boolean;
  live: boolean;
};

/** HMAC-SHA256 as base64url. */
const shape = /^[A-Za-z0-9_-]{43}$/;

/**
 * Signed links. The token is derived from the row's id with a key from outside the database, so that a mail can be rendered again
 * and the database holds nothing but a hash: whoever reads it can open no link.
 */
@Injectable()
export class Links {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** Makes a link in the caller's transaction. */
  async makeLink(em: EntityManager, link: LinkToMake): Promise<{ id: string }> {
    const id = randomUUID();
    const minutes = 'minutes' in link ? link.minutes : link.days * 24 * 60;
    await em.query(linkMade, [
      id,
      hashOf(this.tokenOf(id)),
      link.purpose,
      link.person ?? null,
      link.contact ?? null,
      link.subject ?? null,
      link.side ?? null,
      minutes,
    ]);
    return { id };
  }

  tokenOf(link: string): string {
    return createHmac('sha256', this.settings.values.linkSecret).update(link).digest('base64url');
  }

  urlOf(link: string, purpose: Purpose): string {
    return `${this.settings.values.PUBLIC_URL}/${paths[purpose]}/${this.tokenOf(link)}`;
  }

  /** A link that a contact keeps: it needs no row and never ends, for it shows and does nothing but what is the reader's own. */
  standingUrl(contact: string): string {
    return `${this.settings.values.PUBLIC_URL}/d/${Buffer.from(contact.replaceAll('-', ''), 'hex').toString('base64url')}.${this.standing(contact)}`;
  }

  /** The contact whose standing link this is. */
  standingReader(token: string): string | undefined {
    const [, bytes, mark] = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
    if (!bytes || !mark) return undefined;
    const hex = Buffer.from(bytes, 'base64url').toString('hex');
    const contact = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return timingSafeEqual(Buffer.from(mark), Buffer.from(this.standing(contact))) ? contact : undefined;
  }

  /** The six digits that a code's id stands for: as the token of a link, they are in no row. */
  digitsOf(code: string): string {
    const mark = createHmac('sha256', this.settings.values.linkSecret).update(`code ${code}`).digest();
    return String(mark.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  private standing(contact: string): string {
    return createHmac('sha256', this.settings.values.linkSecret).update(`standing ${contact}`).digest('base64url');
  }

  /** What a token opens; null for one that was never made. Changes nothing, however often it is called. */
  async open(token: string): Promise<OpenedLink | null> {
    if (!shape.test(token)) return null;
    return this.transactions.run(anonymous, async (em) => {
      const [row] = (await em.query(`select mail.link($1) as link`, [hashOf(token)])) as { link: OpenedLink | null }[];
      return row?.link ?? null;
    });
  }

  /** True for the one caller that uses a single-use link first; give it the transaction of what the link does. */
  async use(link: string, em?: EntityManager): Promise<boolean> {
    if (!em) return this.transactions.run(anonymous, (own) => this.use(link, own));
    const [row] = (await em.query(`select mail.use_link($1) as first`, [link])) as { first: boolean }[];
    return row?.first ?? false;
  }
}

const linkMade = prepared(`
  insert into mail.links (id, token_hash, purpose, person, contact, subject, side, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, landfall.now() + make_interval(mins => $8))`);

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
