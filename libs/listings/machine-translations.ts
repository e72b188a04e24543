import { Inject, Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { record } from '#ledger';
import type { PayloadOf } from '#queues';
import { Settings } from '#settings';
import { ListingEntity } from './listing.entity.js';
import type { TranslateListing } from './listings.jobs.js';
import { WriteTranslation } from './translations.schema.js';
import { isByPerson, oneAtATime, put, views } from './translations.js';
import { LibreTranslator, type Translator } from './translator.js';

const texts = ['title', 'summary', 'description', 'advantages', 'expertiseSought'] as const;

/** What the translator makes of a listing's texts: its words leave, and nothing else of it. It waits for its owner to confirm it. */
@Injectable()
export class MachineTranslations {
  private readonly translator: Translator | undefined;

  constructor({ values }: Settings, @Optional() @Inject('landfall:translator') translator?: Translator) {
    const { TRANSLATOR_URL: address, translatorKey } = values;
    this.translator = translator ?? (address ? new LibreTranslator(address, translatorKey) : undefined);
  }

  /** The handler of TranslateListing. Run again, it finds what it wrote and sends nothing. */
  async write(em: EntityManager, { listing, language }: PayloadOf<typeof TranslateListing>): Promise<void> {
    const of = await em.findOneBy(ListingEntity, { id: listing });
    if (!of || !this.translator) return;
    await oneAtATime(em, listing, language);
    const [before] = await views(em, listing, language);
    if (before && (isByPerson(before) || !before.stale)) return;
    const asked = texts.flatMap((field) => (of[field] ? [{ field, text: of[field] }] : []));
    const made = await this.translator.translate(
      asked.map(({ text }) => text),
      of.language,
      language,
    );
    const { organisation, hub } = of;
    const about = { subject: listing, organisation, hub };
    const read =
      made.is === 'translated' &&
      WriteTranslation.safeParse(Object.fromEntries(asked.map(({ field }, n) => [field, made.texts[n]])));
    if (!read || !read.success) {
      const why = made.is === 'refused' ? made.why : 'the translation does not fit into the fields';
      return void (await record(em, asTranslator, { name: 'TranslationNotMade', facts: { listing, language, why } }, about));
    }
    await put(em, of, language, read.data, { by: null, confirmed: false });
    await record(em, asTranslator, { name: 'ListingTranslated', facts: { listing, language, confirmed: false } }, about);
  }
}

const asTranslator = system('TranslateListing');
