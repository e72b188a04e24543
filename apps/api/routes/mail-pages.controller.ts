import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  ChangeDigestPreferences,
  DigestPreview,
  ExpressInterest,
  Finds,
  Preferences,
  Recipients,
  type DigestPreferencesView,
  type FindView,
} from '#digests';
import { Answers } from '#http';
import { Allow } from '#members';
import { languages } from '#texts';
import * as pages from '../pages/index.js';
import { asMailShown, ByToken, dayIn, Form, html, Page, readForm } from './page-shapes.js';
import { Readers } from './readers.js';

const zones = [
  'UTC',
  'Europe/Moscow',
  'Asia/Dubai',
  'Asia/Ho_Chi_Minh',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'America/Sao_Paulo',
  'Africa/Johannesburg',
  'Africa/Cairo',
];

/** What a reader says of their mail, by the links in it: no sign-in. Opening a page changes nothing, however often; its POST acts. */
@Controller()
export class MailPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly preferences: Preferences,
    private readonly digest: DigestPreview,
    private readonly recipients: Recipients,
    private readonly finds: Finds,
  ) {}

  @Get('p/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openPreferences(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const reader = await this.readers.of(token, 'preferences');
    return preferencesPage(token, await this.preferences.readByLink(reader.link));
  }

  /** `now=yes` asks for what is new; any other form is the whole wish. */
  @Post('p/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async changePreferences(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const { link } = await this.readers.of(token, 'preferences');
    if (form?.now === 'yes') {
      await this.preferences.sendNowByLink(link);
      return preferencesPage(token, await this.preferences.readByLink(link), { sentNow: true });
    }
    const before = await this.preferences.readByLink(link);
    const said = before.kinds.map((kind) => [kind, form?.[kind]]);
    const wish = readForm(ChangeDigestPreferences, {
      frequencies: { ...before.frequencies, ...Object.fromEntries(said) },
      weekday: Number(form?.weekday),
      hour: Number(form?.hour),
      zone: form?.zone,
      language: form?.language,
      pausedUntil: form?.pauseUntil || null,
    });
    const after = await this.preferences.changeByLink(link, wish);
    return preferencesPage(token, after, { saved: savedAs(after) });
  }

  @Get('p/:token/preview')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async preview(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { actor, link } = await this.readers.of(token, 'preferences');
    const { language } = await this.preferences.readByLink(link);
    const { subject, text } = await this.digest.of(actor);
    return pages.preview(language, { back: `/p/${token}`, subject, text, asHtml: `/p/${token}/preview/html` });
  }

  @Get('p/:token/preview/html')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async previewAsHtml(
    @Param({ schema: ByToken }) { token }: ByToken,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { actor, link } = await this.readers.of(token, 'preferences');
    await this.preferences.readByLink(link);
    void reply.header('content-security-policy', asMailShown);
    return (await this.digest.of(actor)).html;
  }

  @Get('u/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openUnsubscribe(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { link, address } = await this.readers.of(token, 'unsubscribe');
    const { language } = await this.preferences.readByLink(link);
    return pages.unsubscribe(language, { address, state: 'ask', action: `/u/${token}` });
  }

  /** Also RFC 8058's one click: `List-Unsubscribe=One-Click` from a mail program. Repeated, it changes nothing more. */
  @Post('u/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async unsubscribe(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) _form: Form): Promise<string> {
    const { link, address } = await this.readers.of(token, 'unsubscribe');
    const { language } = await this.preferences.unsubscribe(link);
    return pages.unsubscribe(language, { address, state: 'done' });
  }

  @Get('n/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openRecipient(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { address, organisation, language } = await this.readers.of(token, 'recipient');
    return pages.recipient(language, { address, organisation, state: 'ask', action: `/n/${token}` });
  }

  @Post('n/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async confirmRecipient(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) _form: Form): Promise<string> {
    const { address, organisation, language, link } = await this.readers.of(token, 'recipient');
    await this.recipients.confirm(link);
    return pages.recipient(language, { address, organisation, state: 'done' });
  }

  @Get('i/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openFind(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { actor, organisation, language, link } = await this.readers.of(token, 'interest');
    return interestPage(token, language, organisation, await this.finds.view(actor, link), link.live);
  }

  @Post('i/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async expressInterest(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const { actor, organisation, language, link } = await this.readers.of(token, 'interest');
    const said = readForm(ExpressInterest, {
      cooperation: form?.cooperation || null,
      unknown: form?.unknown?.trim() || null,
      note: form?.note?.trim() || null,
    });
    return interestPage(token, language, organisation, await this.finds.interested(actor, link, said), link.live);
  }
}

function interestPage(token: string, language: string, organisation: string, find: FindView, live: boolean): string {
  const { ownTitle, card, interested, open } = find;
  const about = { ownTitle, card, organisation };
  if (interested) return pages.interest(language, { ...about, state: 'sent' });
  return pages.interest(language, open && live ? { ...about, state: 'ask', action: `/i/${token}` } : { ...about, state: 'over' });
}

function savedAs({ nextAt, zone, frequencies }: DigestPreferencesView): pages.PreferencesFacts['saved'] {
  if (nextAt) return { at: nextAt, zone };
  return Object.values(frequencies).includes('each') ? 'each' : 'never';
}

function preferencesPage(
  token: string,
  view: DigestPreferencesView,
  done: Pick<pages.PreferencesFacts, 'saved' | 'sentNow'> = {},
): string {
  const { pausedUntil, nextDay: _, nextAt: __, ...wish } = view;
  return pages.preferences(view.language, {
    ...wish,
    action: `/p/${token}`,
    zones,
    languages,
    today: dayIn(0),
    ...(pausedUntil && { pauseUntil: pausedUntil }),
    ...done,
  });
}
