import { Body, Controller, Get, Put } from '@nestjs/common';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { Allow, Who } from '#members';
import { ChangeDigestPreferences, DigestPreferencesView } from './preferences.schema.js';
import { Preferences } from './preferences.js';

@Controller('me/digest-preferences')
export class PreferencesController {
  constructor(private readonly preferences: Preferences) {}

  @Get()
  @Allow('preferences.read')
  @Answers(DigestPreferencesView)
  read(@Who() actor: PersonActor) {
    return this.preferences.read(actor);
  }

  @Put()
  @Allow('preferences.change')
  @Answers(DigestPreferencesView)
  change(@Who() actor: PersonActor, @Body({ schema: ChangeDigestPreferences }) body: ChangeDigestPreferences) {
    return this.preferences.change(actor, body);
  }
}
