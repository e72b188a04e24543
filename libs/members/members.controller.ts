import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { z } from 'zod';
import { Answers, AnswersNothing, AnswersSecret, IfMatch } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { Hubs } from './hubs.js';
import { MoveHub } from './hub-settings.schema.js';
import { Mandates } from './mandates.js';
import {
  AskReset,
  GiveCode,
  GiveMandate,
  HubView,
  InvitePerson,
  KeyList,
  KeyView,
  MakeKey,
  MandateView,
  OrganisationView,
  PersonView,
  ProposeHub,
  RecoveryCodesView,
  RegisterOrganisation,
  SecondFactorView,
  SessionList,
  SetPassword,
} from './members.schema.js';
import { Organisations } from './organisations.js';
import { PasswordResets } from './password-resets.js';
import { People } from './people.js';
import { Within } from './quotas.js';
import { SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

const ById = z.strictObject({ id });
const ByPerson = z.strictObject({ id, person: id });
/** A request by a session has its id; one by an API key has none. */
type InSession = { session?: { sessionId: string } };

@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: Organisations) {}

  @Post()
  @HttpCode(201)
  @Allow('organisation.register')
  @Within('invitation')
  @Answers(OrganisationView, 201)
  register(@Who() actor: PersonActor, @Body({ schema: RegisterOrganisation }) body: RegisterOrganisation) {
    return this.organisations.register(actor, body);
  }

  @Put(':id/suspension')
  @Allow('organisation.suspend')
  @Answers(OrganisationView)
  suspend(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.organisations.suspend(actor, params.id, true);
  }

  @Delete(':id/suspension')
  @Allow('organisation.suspend')
  @Answers(OrganisationView)
  resume(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.organisations.suspend(actor, params.id, false);
  }

  @Get(':id')
  @Allow('organisation.read')
  @Answers(OrganisationView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.organisations.read(actor, params.id);
  }
}

@Controller('mandates')
export class MandatesController {
  constructor(private readonly mandates: Mandates) {}

  @Delete(':id')
  @HttpCode(204)
  @Allow('mandate.end')
  @AnswersNothing()
  async end(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>): Promise<void> {
    await this.mandates.end(actor, params.id);
  }
}

@Controller('hubs')
export class HubsController {
  constructor(
    private readonly hubs: Hubs,
    private readonly mandates: Mandates,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('hub.propose')
  @Answers(HubView, 201)
  propose(@Who() actor: PersonActor, @Body({ schema: ProposeHub }) body: ProposeHub) {
    return this.hubs.propose(actor, body);
  }

  @Get()
  @Allow('hub.read')
  @Answers(z.object({ items: z.array(HubView) }).meta({ id: 'HubList' }))
  list(@Who() actor: PersonActor) {
    return this.hubs.list(actor);
  }

  /** To whom a pair can be given. */
  @Get(':id/coordinators')
  @Allow('hub.adjust')
  @Answers(z.object({ items: z.array(z.object({ id, name: z.string() })) }).meta({ id: 'Coordinators' }))
  coordinators(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.hubs.coordinators(actor, params.id);
  }

  /** A coordinator leaves, or the operator takes the place away. What they have in hand goes back to the queue. */
  @Delete(':id/coordinators/:person')
  @HttpCode(204)
  @Allow('coordinator.end')
  @AnswersNothing()
  async end(
    @Who() actor: PersonActor,
    @Param({ schema: ByPerson }) { id: hub, person }: z.infer<typeof ByPerson>,
  ): Promise<void> {
    await this.hubs.end(actor, hub, person);
  }

  @Put(':id/state')
  @Allow('hub.move')
  @Answers(HubView)
  move(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: z.infer<typeof ById>,
    @IfMatch() version: number,
    @Body({ schema: MoveHub }) body: MoveHub,
  ) {
    return this.hubs.move(actor, params.id, version, body);
  }

  @Post(':id/mandates')
  @HttpCode(201)
  @Allow('mandate.give')
  @Answers(MandateView, 201)
  mandate(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: z.infer<typeof ById>,
    @Body({ schema: GiveMandate }) body: GiveMandate,
  ) {
    return this.mandates.give(actor, params.id, body);
  }
}

@Controller()
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly signIn: SignIn,
  ) {}

  @Post('people')
  @HttpCode(201)
  @Allow('person.invite')
  @Within('invitation')
  @Answers(PersonView, 201)
  invite(@Who() actor: PersonActor, @Body({ schema: InvitePerson }) body: InvitePerson) {
    return this.people.invite(actor, body);
  }

  @Put('people/:id/suspension')
  @HttpCode(204)
  @Allow('person.suspend')
  @AnswersNothing()
  async suspend(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    await this.people.suspend(actor, params.id, true);
  }

  @Delete('people/:id/suspension')
  @HttpCode(204)
  @Allow('person.suspend')
  @AnswersNothing()
  async reinstate(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    await this.people.suspend(actor, params.id, false);
  }

  @Put('me/password')
  @HttpCode(204)
  @Allow('password.set')
  @AnswersNothing()
  async setPassword(
    @Who() actor: PersonActor,
    @Body({ schema: SetPassword }) body: z.infer<typeof SetPassword>,
    @Req() request: InSession,
  ) {
    await this.signIn.setPassword(actor, body.password, { current: body.current, sid: request.session?.sessionId });
  }

  @Post('me/keys')
  @HttpCode(201)
  @Allow('key.make')
  @AnswersSecret()
  @Answers(KeyView, 201)
  makeKey(@Who() actor: PersonActor, @Body({ schema: MakeKey }) body: z.infer<typeof MakeKey>) {
    return this.signIn.makeKey(actor, body);
  }

  @Get('me/keys')
  @Allow('key.read')
  @Answers(KeyList)
  keys(@Who() actor: PersonActor) {
    return this.signIn.keys(actor);
  }

  @Delete('me/keys/:id')
  @HttpCode(204)
  @Allow('key.revoke')
  @AnswersNothing()
  async revokeKey(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    await this.signIn.revokeKey(actor, params.id);
  }
}

/** For whoever has lost the password. */
@Controller('password-resets')
export class PasswordResetsController {
  constructor(private readonly resets: PasswordResets) {}

  /** Answers the same whoever has the address; the link comes by mail. */
  @Post()
  @HttpCode(202)
  @Allow('password.reset')
  @AnswersNothing(202)
  async ask(@Body({ schema: AskReset }) body: z.infer<typeof AskReset>): Promise<void> {
    await this.resets.ask(body.email);
  }
}

/** The own second factor and sessions. */
@Controller('me')
export class OwnSignInController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
  ) {}

  @Post('second-factor')
  @HttpCode(201)
  @Allow('second_factor.keep')
  @AnswersSecret()
  @Answers(SecondFactorView, 201)
  begin(@Who() actor: PersonActor) {
    return this.factors.begin(actor);
  }

  @Put('second-factor')
  @Allow('second_factor.keep')
  @Answers(RecoveryCodesView)
  keep(@Who() actor: PersonActor, @Body({ schema: GiveCode }) body: z.infer<typeof GiveCode>) {
    return this.factors.keep(actor, body.code);
  }

  @Delete('second-factor')
  @HttpCode(204)
  @Allow('second_factor.keep')
  @AnswersNothing()
  async giveUp(@Who() actor: PersonActor, @Body({ schema: GiveCode }) body: z.infer<typeof GiveCode>) {
    await this.factors.giveUp(actor, body.code);
  }

  @Get('sessions')
  @Allow('session.list')
  @Answers(SessionList)
  list(@Who() actor: PersonActor, @Req() request: InSession) {
    return this.sessions.list(actor, request.session?.sessionId);
  }

  @Delete('sessions')
  @HttpCode(204)
  @Allow('session.end')
  @AnswersNothing()
  async endOthers(@Who() actor: PersonActor, @Req() request: InSession) {
    await this.sessions.endOwn(actor, undefined, request.session?.sessionId);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('session.end')
  @AnswersNothing()
  async end(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    await this.sessions.endOwn(actor, params.id, undefined);
  }
}
