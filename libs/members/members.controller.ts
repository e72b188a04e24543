import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers, AnswersNothing, AnswersSecret, IfMatch } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { Hubs } from './hubs.js';
import { Mandates } from './mandates.js';
import {
  GiveMandate,
  HubView,
  InvitePerson,
  KeyView,
  MakeKey,
  MandateView,
  MoveHub,
  OrganisationView,
  PersonView,
  ProposeHub,
  RegisterOrganisation,
  SetPassword,
} from './members.schema.js';
import { Organisations } from './organisations.js';
import { People } from './people.js';
import { SignIn } from './sign-in.js';

const ById = z.strictObject({ id });

@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: Organisations) {}

  @Post()
  @HttpCode(201)
  @Allow('organisation.register')
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

  @Put(':id/state')
  @Allow('hub.move')
  @Answers(HubView)
  move(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: z.infer<typeof ById>,
    @IfMatch() version: number,
    @Body({ schema: MoveHub }) body: z.infer<typeof MoveHub>,
  ) {
    return this.hubs.move(actor, params.id, version, body.state);
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
  @Answers(PersonView, 201)
  invite(@Who() actor: PersonActor, @Body({ schema: InvitePerson }) body: InvitePerson) {
    return this.people.invite(actor, body);
  }

  @Put('me/password')
  @HttpCode(204)
  @Allow('password.set')
  @AnswersNothing()
  async setPassword(@Who() actor: PersonActor, @Body({ schema: SetPassword }) body: z.infer<typeof SetPassword>) {
    await this.signIn.setPassword(actor, body.password, body.current);
  }

  @Post('me/keys')
  @HttpCode(201)
  @Allow('key.make')
  @AnswersSecret()
  @Answers(KeyView, 201)
  makeKey(@Who() actor: PersonActor, @Body({ schema: MakeKey }) body: z.infer<typeof MakeKey>) {
    return this.signIn.makeKey(actor, body);
  }
}
