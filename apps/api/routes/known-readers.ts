import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#database';
import { Browsers, knownDays, linkPaths } from '#mail';
import { Settings } from '#settings';
import * as pages from '../pages/index.js';
import type { Form } from './page-shapes.js';
import type { Reader } from './readers.js';

/** Who posts an answer, and what it is answered with. */
export type Posted = { actor: Actor; request: FastifyRequest; reply: FastifyReply; token: string; form: Form };

/** A link may be forwarded; an answer counts from whoever has the mailbox too, or is signed in as its reader. */
@Injectable()
export class KnownReaders {
  constructor(
    private readonly browsers: Browsers,
    private readonly settings: Settings,
  ) {}

  /** The page that asks for a code, with the answer in its form; undefined where the answer may be recorded. */
  async mustShow(reader: Reader, hub: { id: string; replyTo: string }, posted: Posted): Promise<string | undefined> {
    if (await this.isKnown(reader, posted)) return undefined;
    const { code, ...kept } = posted.form ?? {};
    const given = code?.trim();
    if (given && (await this.becomesKnown(reader, given, posted.reply))) return undefined;
    const state = given ? 'wrong' : (await this.browsers.askCode(reader.actor, hub.id)) ? 'sent' : 'too_many';
    const action = `/${linkPaths.consent}/${posted.token}`;
    const { language, address } = reader;
    return pages.code(language, { action, kept, address, hubAddress: hub.replyTo, notYou: `${action}/not-you`, state });
  }

  private async isKnown(reader: Reader, { actor, request }: Posted): Promise<boolean> {
    if (actor.kind === 'person' && actor.person === reader.link.person) return true;
    return this.browsers.isKnown(reader.actor, request.cookies[this.cookieOf(reader)]);
  }

  private async becomesKnown(reader: Reader, code: string, reply: FastifyReply): Promise<boolean> {
    const browser = await this.browsers.takeCode(reader.actor, code);
    if (!browser) return false;
    void reply.setCookie(this.cookieOf(reader), browser, {
      path: `/${linkPaths.consent}`,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.settings.values.secure,
      maxAge: knownDays * 24 * 3600,
    });
    return true;
  }

  /** One a reader, since several may share a browser; by its name nobody is known. */
  private cookieOf({ link }: Reader): string {
    const whose = createHash('sha256')
      .update(`known ${link.contact ?? link.person}`)
      .digest('hex')
      .slice(0, 16);
    return `${this.settings.values.secure ? '__Secure-' : ''}known-${whose}`;
  }
}
