import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import {
  AnswerContest,
  ContestList,
  ContestView,
  EndUseView,
  MakeContest,
  PrincipalsView,
  SayPrincipals,
  StateEndUse,
} from './behind.schema.js';
import { Contests } from './contests.js';
import { SetControlRules } from './controls.js';
import { EndUses } from './end-uses.js';
import { Principals } from './principals.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;
const ControlRulesView = SetControlRules.extend({ version: z.number().int() }).meta({ id: 'ControlRulesView' });

/** Who stands behind a party, what becomes of the goods, and what somebody who is held says to it. */
@Controller()
export class BehindController {
  constructor(
    private readonly principals: Principals,
    private readonly endUses: EndUses,
    private readonly contests: Contests,
  ) {}

  @Get('organisations/:id/principals')
  @Allow('principal.read')
  @Answers(PrincipalsView)
  readPrincipals(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.principals.read(actor, params.id);
  }

  @Put('organisations/:id/principals')
  @Allow('principal.say')
  @Answers(PrincipalsView)
  sayPrincipals(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @Body({ schema: SayPrincipals }) body: SayPrincipals,
  ) {
    return this.principals.say(actor, params.id, body);
  }

  @Get('listings/:id/end-use')
  @Allow('end_use.read')
  @Answers(EndUseView)
  readEndUse(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.endUses.read(actor, params.id);
  }

  @Put('listings/:id/end-use')
  @Allow('end_use.state')
  @Answers(EndUseView)
  stateEndUse(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @Body({ schema: StateEndUse }) body: StateEndUse,
  ) {
    return this.endUses.state(actor, params.id, body);
  }

  @Get('control-rules')
  @Allow('control.read')
  @Answers(ControlRulesView)
  readRules(@Who() actor: PersonActor) {
    return this.endUses.rules(actor);
  }

  @Put('control-rules')
  @Allow('control.set')
  @Answers(ControlRulesView)
  setRules(@Who() actor: PersonActor, @Body({ schema: SetControlRules }) body: SetControlRules) {
    return this.endUses.setRules(actor, body);
  }

  @Post('organisations/:id/contests')
  @HttpCode(201)
  @Allow('contest.make')
  @Answers(ContestView, 201)
  contest(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Body({ schema: MakeContest }) body: MakeContest) {
    return this.contests.make(actor, params.id, body);
  }

  @Get('organisations/:id/contests')
  @Allow('contest.make')
  @Answers(ContestList)
  ownContests(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.contests.own(actor, params.id);
  }

  @Get('contests')
  @Allow('contest.answer')
  @Answers(ContestList)
  waitingContests(@Who() actor: PersonActor) {
    return this.contests.waiting(actor);
  }

  @Put('contests/:id/answer')
  @Allow('contest.answer')
  @Answers(ContestView)
  answerContest(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @Body({ schema: AnswerContest }) body: AnswerContest,
  ) {
    return this.contests.answer(actor, params.id, body);
  }
}
