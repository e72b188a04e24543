import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { Colleagues } from './colleagues.js';
import {
  CloseOrganisation,
  ColleagueInvitation,
  InviteColleague,
  MemberList,
  OwnInvitations,
  SetRole,
} from './colleagues.schema.js';
import { Within } from './quotas.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;
const ByPerson = z.strictObject({ id, person: id });
type ByPerson = z.infer<typeof ByPerson>;
const ByInvitation = z.strictObject({ id, invitation: id });
type ByInvitation = z.infer<typeof ByInvitation>;

@Controller('organisations/:id')
export class ColleaguesController {
  constructor(private readonly colleagues: Colleagues) {}

  /** Who acts for it, and who is invited to. */
  @Get('members')
  @Allow('colleague.read')
  @Answers(MemberList)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.colleagues.list(actor, params.id);
  }

  @Post('invitations')
  @HttpCode(201)
  @Allow('colleague.invite')
  @Within('invitation')
  @Answers(ColleagueInvitation, 201)
  invite(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @Body({ schema: InviteColleague }) body: InviteColleague,
  ) {
    return this.colleagues.invite(actor, params.id, body);
  }

  @Delete('invitations/:invitation')
  @HttpCode(204)
  @Allow('colleague.invite')
  @AnswersNothing()
  async withdraw(@Who() actor: PersonActor, @Param({ schema: ByInvitation }) params: ByInvitation): Promise<void> {
    await this.colleagues.withdraw(actor, params.id, params.invitation);
  }

  @Put('members/:person')
  @HttpCode(204)
  @Allow('colleague.change')
  @AnswersNothing()
  async setRole(
    @Who() actor: PersonActor,
    @Param({ schema: ByPerson }) params: ByPerson,
    @Body({ schema: SetRole }) { role }: z.infer<typeof SetRole>,
  ): Promise<void> {
    await this.colleagues.setRole(actor, params.id, params.person, role);
  }

  /** One leaves oneself; an owner takes the place of another away. */
  @Delete('members/:person')
  @HttpCode(204)
  @Allow('colleague.end')
  @AnswersNothing()
  async end(@Who() actor: PersonActor, @Param({ schema: ByPerson }) params: ByPerson): Promise<void> {
    await this.colleagues.end(actor, params.id, params.person);
  }

  /** For good. */
  @Put('closing')
  @HttpCode(204)
  @Allow('organisation.close')
  @AnswersNothing()
  async close(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @Body({ schema: CloseOrganisation }) body: z.infer<typeof CloseOrganisation>,
  ): Promise<void> {
    await this.colleagues.close(actor, params.id, body);
  }
}

/** What oneself is invited to. */
@Controller('me/invitations')
export class OwnInvitationsController {
  constructor(private readonly colleagues: Colleagues) {}

  @Get()
  @Allow('invitation.answer')
  @Answers(OwnInvitations)
  own(@Who() actor: PersonActor) {
    return this.colleagues.own(actor);
  }

  @Put(':id')
  @HttpCode(204)
  @Allow('invitation.answer')
  @AnswersNothing()
  async accept(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById): Promise<void> {
    await this.colleagues.accept(actor, params.id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('invitation.answer')
  @AnswersNothing()
  async decline(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById): Promise<void> {
    await this.colleagues.decline(actor, params.id);
  }
}
