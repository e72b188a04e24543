import { Module } from '@nestjs/common';
import { Hubs } from './hubs.js';
import { Mandates } from './mandates.js';
import { HubsController, OrganisationsController, PeopleController } from './members.controller.js';
import { Organisations } from './organisations.js';
import { People } from './people.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

const services = [People, Organisations, Hubs, Mandates, SignIn, Sessions];

@Module({ providers: services, controllers: [OrganisationsController, HubsController, PeopleController], exports: services })
export class MembersModule {}
