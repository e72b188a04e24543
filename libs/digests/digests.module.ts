import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { Digests } from './digests.js';
import { PreferencesController } from './preferences.controller.js';
import { Preferences } from './preferences.js';

const services = [Digests, Preferences];

@Module({ imports: [MailModule], providers: services, controllers: [PreferencesController], exports: services })
export class DigestsModule {}
