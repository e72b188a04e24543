import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { CalendarsController } from './calendars.controller.js';
import { Calendars } from './calendars.js';
import { Colleagues } from './colleagues.js';
import { ColleaguesController, OwnInvitationsController } from './colleagues.controller.js';
import { ContactArrivals } from './contact-arrivals.js';
import { Domains } from './domains.js';
import { HubSettingsController } from './hub-settings.controller.js';
import { HubSettings } from './hub-settings.js';
import { Hubs } from './hubs.js';
import { InterestsController } from './interests.controller.js';
import { MarketInterests } from './interests.js';
import { Invitations } from './invitations.js';
import { Mandates } from './mandates.js';
import {
  HubsController,
  MandatesController,
  OrganisationsController,
  OwnSignInController,
  PasswordResetsController,
  PeopleController,
} from './members.controller.js';
import { OrganisationArrivals } from './organisation-arrivals.js';
import { Organisations } from './organisations.js';
import { PasswordResets } from './password-resets.js';
import { People } from './people.js';
import { Quotas } from './quotas.js';
import { SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { VerificationsController } from './verifications.controller.js';
import { Verifications } from './verifications.js';

const arrivals = [OrganisationArrivals, ContactArrivals];
const hubs = [Hubs, HubSettings, Calendars, MarketInterests];
const services = [
  Verifications,
  Domains,
  People,
  PasswordResets,
  Organisations,
  Colleagues,
  ...hubs,
  Mandates,
  Invitations,
  SecondFactors,
  Quotas,
  SignIn,
  Sessions,
  ...arrivals,
];

@Module({
  imports: [MailModule],
  providers: services,
  controllers: [
    OrganisationsController,
    ColleaguesController,
    OwnInvitationsController,
    HubsController,
    HubSettingsController,
    CalendarsController,
    InterestsController,
    MandatesController,
    PeopleController,
    OwnSignInController,
    PasswordResetsController,
    VerificationsController,
  ],
  exports: services,
})
export class MembersModule {}
