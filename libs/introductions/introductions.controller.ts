import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing, AnswersSecret, IfMatch, pageOf, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { BrokeredIntroductions } from './brokered.js';
import { Consent } from './consent.js';
import { HandingOver } from './handing-over.js';
import { RecordedConsent } from './recorded-consent.js';
import {
  AnswerConsent,
  BrokeredIntroductionView,
  ById,
  BySide,
  ConsentLink,
  HandedOver,
  IntroductionsQuery,
  IntroductionView,
  OutcomeView,
  RecordAnswer,
  RecordedAnswer,
  ReportOutcome,
} from './introductions.schema.js';
import { Outcomes } from './outcomes.js';

type Id = z.infer<typeof ById>;
type WhichSide = z.infer<typeof BySide>;

/** For somebody with an account; a contact's pages (by a signed link) call the same methods. */
@Controller('introductions')
export class IntroductionsController {
  constructor(
    private readonly consent: Consent,
    private readonly outcomes: Outcomes,
    private readonly brokered: BrokeredIntroductions,
    private readonly recorded: RecordedConsent,
    private readonly handingOver: HandingOver,
  ) {}

  /** What a represented buyer said by other means, by a coordinator other than the approver. The version is its side's. */
  @Put(':id/recorded-answer')
  @Allow('consent.record')
  @Answers(RecordedAnswer)
  record(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: RecordAnswer }) body: RecordAnswer,
  ) {
    return this.recorded.record(actor, id, version, body);
  }

  /** The represented buyer's own link, the same as in its mail. */
  @Post(':id/link')
  @HttpCode(200)
  @Allow('consent.record')
  @AnswersSecret()
  @Answers(ConsentLink)
  copyLink(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.recorded.copyLink(actor, id);
  }

  /** The parties go on by themselves. From here on their messages are theirs alone. */
  @Put(':id/hand-over')
  @Allow('introduction.hand_over')
  @Answers(HandedOver)
  handOver(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @IfMatch() version: number) {
    return this.handingOver.handOver(actor, id, version);
  }

  /** The hub's coordinator waits no longer for the answer that is asked. */
  @Delete(':id/asking')
  @HttpCode(204)
  @Allow('introduction.stop')
  @AnswersNothing()
  async stop(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id): Promise<void> {
    await this.brokered.stopAsking(actor, id);
  }

  @Get()
  @Allow('introduction.read')
  @Answers(pageOf(IntroductionView).meta({ id: 'IntroductionPage' }))
  list(@Who() actor: PersonActor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.consent.list(actor, query);
  }

  @Get(':id')
  @Allow('introduction.read')
  @Answers(IntroductionView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: BySide }) { side }: WhichSide) {
    return this.consent.view(actor, id, side);
  }

  @Put(':id/answer')
  @Allow('introduction.answer')
  @Answers(IntroductionView)
  answer(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Query({ schema: BySide }) { side }: WhichSide,
    @IfMatch() version: number,
    @Body({ schema: AnswerConsent }) body: AnswerConsent,
  ) {
    return this.consent.answer(actor, id, side, version, body);
  }

  @Get(':id/outcome')
  @Allow('outcome.report')
  @Answers(OutcomeView)
  outcome(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Query({ schema: BySide }) { side }: WhichSide) {
    return this.outcomes.view(actor, id, side);
  }

  @Put(':id/outcome')
  @Allow('outcome.report')
  @Answers(OutcomeView)
  report(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Query({ schema: BySide }) { side }: WhichSide,
    @IfMatch() version: number,
    @Body({ schema: ReportOutcome }) body: ReportOutcome,
  ) {
    return this.outcomes.report(actor, id, side, version, body);
  }
}

@Controller('hubs')
export class HubIntroductionsController {
  constructor(private readonly brokered: BrokeredIntroductions) {}

  @Get(':id/introductions')
  @Allow('introduction.read')
  @Answers(pageOf(BrokeredIntroductionView).meta({ id: 'BrokeredIntroductionPage' }))
  list(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @Query({ schema: IntroductionsQuery }) query: IntroductionsQuery,
  ) {
    return this.brokered.list(actor, id, query);
  }
}
