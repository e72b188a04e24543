import { Injectable } from '@nestjs/common';
import { Transactions } from '#database';
import { Previews } from '#mail';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import { Composition } from './composition.js';
import { History } from './history.js';
import { readerIn, type ReaderActor } from './preferences.js';
import type { DigestPreviewView } from './preferences.schema.js';
import { kindsFor, readerOf } from './wishes.js';

/** What somebody would be told now. Looking claims nothing and makes no link. */
@Injectable()
export class DigestPreview {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly composition: Composition,
    private readonly previews: Previews,
  ) {}

  async of(actor: ReaderActor): Promise<DigestPreviewView> {
    mustBeAllowed(actor, 'preferences.read');
    return this.transactions.run(actor, async (em) => {
      const reader = await readerOf(em, readerIn(actor));
      if (!reader) throw notFound('person');
      const due = kindsFor(reader).flatMap((kind) =>
        reader.wish.frequencies[kind] === 'off' ? [] : [{ kind, period: 'preview' }],
      );
      const before = due.length ? await this.history.look(em, reader, due) : [];
      const news = await this.composition.newsFor(em, reader, before);
      if (!Object.values(news).some((section) => section.length)) return { subject: null, text: '', html: '' };
      const { hub, facts } = await this.composition.preview(em, reader, before, news);
      const { person, contact, address, language } = reader;
      return this.previews.ofFacts(em, { kind: 'digest', hub, person, contact, address, language, facts });
    });
  }
}
