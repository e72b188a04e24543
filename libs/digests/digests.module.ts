import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { MatchesModule } from '#matches';
import { Composition } from './composition.js';
import { Digests } from './digests.js';
import { Finds } from './finds.js';
import { History } from './history.js';
import { PreferencesController } from './preferences.controller.js';
import { Preferences } from './preferences.js';
import { DigestPreview } from './preview.js';
import { RecipientsController } from './recipients.controller.js';
import { Recipients } from './recipients.js';

const services = [Digests, History, Composition, Preferences, DigestPreview, Recipients, Finds];

@Module({
  imports: [MailModule, MatchesModule],
  providers: services,
  controllers: [PreferencesController, RecipientsController],
  exports: services,
})
export class DigestsModule {}
