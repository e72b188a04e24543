import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, Who } from '#members';
import { ChangeDigestPreferences, DigestPreferencesView, DigestPreviewView } from './preferences.schema.js';
import { Preferences } from './preferences.js';
import { DigestPreview } from './preview.js';

@Controller('me')
export class PreferencesController {
  constructor(
    private readonly preferences: Preferences,
    private readonly digest: DigestPreview,
  ) {}

  @Get('digest-preferences')
  @Allow('preferences.read')
  @Answers(DigestPreferencesView)
  read(@Who() actor: PersonActor) {
    return this.preferences.read(actor);
  }

  @Put('digest-preferences')
  @Allow('preferences.change')
  @Answers(DigestPreferencesView)
  change(@Who() actor: PersonActor, @Body({ schema: ChangeDigestPreferences }) body: ChangeDigestPreferences) {
    return this.preferences.change(actor, body);
  }

  /** What the next digest would say if it went out now. */
  @Get('digest')
  @Allow('preferences.read')
  @Answers(DigestPreviewView)
  preview(@Who() actor: PersonActor) {
    return this.digest.of(actor);
  }

  /** "Send me one now." Nothing comes where nothing is new. */
  @Post('digest')
  @HttpCode(202)
  @Allow('preferences.change')
  @AnswersNothing(202)
  sendNow(@Who() actor: PersonActor) {
    return this.preferences.sendNow(actor);
  }
}
