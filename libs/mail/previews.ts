import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '#settings';
import { composeMail, recipientOf } from './compose.js';
import { Links } from './links.js';
import type { MailToPost } from './post.js';
import { fixtureOf, renderMail, type MailKind } from './templates/index.js';

export type RenderedMail = { subject: string; text: string; html: string };

/** Mails as they would be read, without a row and without being sent. */
@Injectable()
export class Previews {
  constructor(
    private readonly settings: Settings,
    private readonly links: Links,
  ) {}

  /** As `postMail` would have it delivered, in the caller's transaction. */
  async ofFacts<Kind extends MailKind>(
    em: EntityManager,
    mail: Omit<MailToPost<Kind>, 'key' | 'atMostOnce'>,
  ): Promise<RenderedMail> {
    const { MAIL_FROM: from, PUBLIC_URL: publicUrl } = this.settings.values;
    const { person = null, contact = null, hub = null, coordinator = null, address, kind, language, facts } = mail;
    const to = (await recipientOf(em, { person, contact, address })) ?? { address, name: null };
    const unsent = { kind, language, hub, coordinator, facts: facts as never, messageId: '', createdAt: new Date(0) };
    const { subject, text, html } = await composeMail(em, unsent, to, { from, publicUrl, links: this.links });
    return { subject, text, html };
  }

  /** What a kind of mail looks like, from invented facts: nothing of anybody is in it. */
  async ofFixture(kind: MailKind, language: string, several = false): Promise<RenderedMail> {
    return renderMail(kind, language, fixtureOf(kind, this.settings.values.PUBLIC_URL, { several }));
  }
}
