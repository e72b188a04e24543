import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { Translations } from './translations.js';
import { ByLanguage, TranslationsView, TranslationView, WriteTranslation } from './translations.schema.js';

const ById = z.strictObject({ id });

@Controller('listings/:id/translations')
export class TranslationsController {
  constructor(private readonly translations: Translations) {}

  @Get()
  @Allow('translation.read')
  @Answers(TranslationsView)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.translations.list(actor, params.id);
  }

  @Put(':language')
  @Allow('translation.write')
  @Answers(TranslationView)
  write(
    @Who() actor: PersonActor,
    @Param({ schema: ByLanguage }) params: ByLanguage,
    @Body({ schema: WriteTranslation }) said: WriteTranslation,
  ) {
    return this.translations.write(actor, params.id, params.language, said);
  }

  /** Has a machine write it; it is there when that is done. */
  @Put(':language/machine')
  @HttpCode(202)
  @Allow('translation.write')
  @AnswersNothing()
  async ask(@Who() actor: PersonActor, @Param({ schema: ByLanguage }) params: ByLanguage) {
    await this.translations.ask(actor, params.id, params.language);
  }

  @Put(':language/confirmation')
  @Allow('translation.write')
  @Answers(TranslationView)
  confirm(@Who() actor: PersonActor, @Param({ schema: ByLanguage }) params: ByLanguage) {
    return this.translations.confirm(actor, params.id, params.language);
  }

  @Delete(':language')
  @HttpCode(204)
  @Allow('translation.write')
  @AnswersNothing()
  async remove(@Who() actor: PersonActor, @Param({ schema: ByLanguage }) params: ByLanguage) {
    await this.translations.remove(actor, params.id, params.language);
  }
}
