import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#database';
import { Answers } from '#http';
import { AnswerConsent, Consent, NotMe, Outcomes, RecordedConsent, ReportOutcome, type IntroductionView } from '#introductions';
import { Allow, Who } from '#members';
import { Problem } from '#problems';
import * as pages from '../pages/index.js';
import { KnownReaders } from './known-readers.js';
import { answerIn, attestationIn, ByToken, cardOf, dayIn, endOf, Form, html, Page, readForm } from './page-shapes.js';
import { Readers, type Reader } from './readers.js';

const Touched = z.object({ answer: z.enum(['accepted', 'not_now', 'declined']).optional().catch(undefined) });

/** Pages for whoever holds a signed link: no sign-in. Opening one changes nothing, however often; only its POST acts, and acts once. */
@Controller()
export class LinkPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly known: KnownReaders,
    private readonly consent: Consent,
    private readonly recorded: RecordedConsent,
    private readonly notMe: NotMe,
    private readonly outcomes: Outcomes,
  ) {}

  @Get('c/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openConsent(
    @Param({ schema: ByToken }) { token }: ByToken,
    @Query({ schema: Touched }) touched: z.infer<typeof Touched>,
  ): Promise<string> {
    const { reader, view } = await this.asked(token);
    const past = ended(view, reader, token);
    if (past) return pages.consentThanks(reader.language, past);
    return pages.consent(reader.language, {
      action: `/c/${token}`,
      organisation: reader.organisation,
      person: reader.name,
      address: reader.address,
      hubAddress: view.hub.replyTo,
      notYou: `/c/${token}/not-you`,
      ownTitle: view.ownTitle,
      card: cardOf(view),
      until: { at: view.expiresAt!, zone: reader.zone },
      attestation: attestationIn(reader.language, view),
      notNow: { from: dayIn(30), to: dayIn(365) },
      ...(touched.answer && { inFront: touched.answer }),
    });
  }

  /** In a browser that is not known for the reader it records nothing until the code from the mailbox is given with it. */
  @Post('c/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async answerConsent(
    @Param({ schema: ByToken }) { token }: ByToken,
    @Body({ schema: Form }) form: Form,
    @Who() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reader, view } = await this.asked(token);
    const posted = { actor, request, reply, token, form };
    if (form?.answer === 'take_back') {
      const asksCode = await this.known.mustShow(reader, view.hub, posted);
      if (asksCode) return asksCode;
      await this.recorded.takeBack(reader.actor, view.id, view.side);
      return pages.consentThanks(reader.language, { state: 'taken_back' });
    }
    const past = ended(view, reader, token);
    if (past) return pages.consentThanks(reader.language, past);
    const answer = readForm(AnswerConsent, answerIn(form));
    const asksCode = await this.known.mustShow(reader, view.hub, posted);
    if (asksCode) return asksCode;
    const after = await this.consent.answer(
      reader.actor,
      reader.link.subject!,
      reader.link.side ?? undefined,
      view.version,
      answer,
    );
    return pages.consentThanks(
      reader.language,
      ended(after, reader, token) ?? { state: 'expired', hubAddress: view.hub.replyTo },
    );
  }

  @Get('c/:token/not-you')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openNotYou(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { language, name, address, organisation } = await this.readers.of(token, 'consent', { live: true });
    return pages.notYou(language, { action: `/c/${token}/not-you`, person: name, address, organisation });
  }

  /** Tells the hub, and nothing more: whoever was meant can still answer. */
  @Post('c/:token/not-you')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async sayNotYou(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) _form: Form): Promise<string> {
    const { link, actor, language } = await this.readers.of(token, 'consent', { live: true });
    const { id: introduction, side, hub } = await this.consent.view(actor, link.subject!, link.side ?? undefined);
    await this.notMe.say(actor, link.id, { introduction, side, hub: hub.id });
    return pages.notYouTold(language, hub.replyTo);
  }

  @Get('o/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async openOutcome(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { reader, about } = await this.introduced(token);
    return pages.outcome(reader.language, { ...about, step: 'met', action: `/o/${token}` });
  }

  /** Two taps: the first asks the second. What is recorded can be corrected by the same link. */
  @Post('o/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async reportOutcome(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const { reader, view, about } = await this.introduced(token);
    if (form?.met !== 'no' && !form?.outcome)
      return pages.outcome(reader.language, { ...about, step: 'result', action: `/o/${token}` });
    const report = readForm(ReportOutcome, {
      met: form.met === 'yes',
      stage: form.outcome || 'ended',
      ...(form.value && { valueBand: form.value }),
      ...(form.agreement && { agreement: form.agreement }),
      ...(form.amount && { value: { amount: form.amount.trim(), currency: form.currency?.trim().toUpperCase(), on: form.on } }),
    });
    await this.outcomes.report(reader.actor, reader.link.subject!, reader.link.side ?? undefined, view.version, report);
    return pages.outcome(reader.language, {
      ...about,
      step: 'thanks',
      outcome: report.stage,
      correct: `/o/${token}`,
      agreed: report.stage === 'agreement' && !report.value,
    });
  }

  private async asked(token: string): Promise<{ reader: Reader; view: IntroductionView }> {
    const reader = await this.readers.of(token, 'consent');
    return { reader, view: await this.consent.view(reader.actor, reader.link.subject!, reader.link.side ?? undefined) };
  }

  private async introduced(token: string) {
    const reader = await this.readers.of(token, 'outcome');
    const view = await this.outcomes.view(reader.actor, reader.link.subject!, reader.link.side ?? undefined);
    return { reader, view, about: { organisation: view.partner.organisation, day: view.madeAt.toISOString().slice(0, 10) } };
  }
}

/** As `endOf`; a link past its last moment cannot answer what is still asked. */
function ended(view: IntroductionView, reader: Reader, token: string): pages.ConsentThanksFacts | undefined {
  if (!reader.link.live && view.state === 'asked') throw new Problem(409, 'link_expired');
  return endOf(view, { action: `/c/${token}`, zone: reader.zone });
}
