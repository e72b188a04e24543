import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '#http';
import { AnswerConsent, Consent, Outcomes, RecordedConsent, ReportOutcome, type IntroductionView } from '#introductions';
import { Allow } from '#members';
import { Problem } from '#problems';
import * as pages from '../pages/index.js';
import { answerIn, attestationIn, ByToken, cardOf, dayIn, endOf, Form, html, Page, readForm } from './page-shapes.js';
import { Readers, type Reader } from './readers.js';

const Touched = z.object({ answer: z.enum(['accepted', 'not_now', 'declined']).optional().catch(undefined) });

/** Pages for whoever holds a signed link: no sign-in. Opening one changes nothing, however often; only its POST acts, and acts once. */
@Controller()
export class LinkPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly consent: Consent,
    private readonly recorded: RecordedConsent,
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
      ownTitle: view.ownTitle,
      card: cardOf(view),
      until: { at: view.expiresAt!, zone: reader.zone },
      attestation: attestationIn(reader.language, view),
      notNow: { from: dayIn(30), to: dayIn(365) },
      ...(touched.answer && { inFront: touched.answer }),
    });
  }

  @Post('c/:token')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async answerConsent(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const { reader, view } = await this.asked(token);
    if (form?.answer === 'take_back') {
      await this.recorded.takeBack(reader.actor, view.id, view.side);
      return pages.consentThanks(reader.language, { state: 'taken_back' });
    }
    const past = ended(view, reader, token);
    if (past) return pages.consentThanks(reader.language, past);
    const answer = readForm(AnswerConsent, answerIn(form));
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
