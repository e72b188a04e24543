import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { CalendarsController } from './calendars.controller.js';
import { Calendars } from './calendars.js';
import { Hubs } from './hubs.js';
import { Invitations } from './invitations.js';
import { Mandates } from './mandates.js';
import { HubsController, OrganisationsController, PeopleController } from './members.controller.js';
import { Organisations } from './organisations.js';
import { People } from './people.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

const services = [People, Organisations, Hubs, Calendars, Mandates, Invitations, SignIn, Sessions];

@Module({
  imports: [MailModule],
  providers: services,
  controllers: [OrganisationsController, HubsController, CalendarsController, PeopleController],
  exports: services,
})
export class MembersModule {}
