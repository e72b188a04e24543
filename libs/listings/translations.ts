import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, invalid, notFound } from '#problems';
import { ListingEntity } from './listing.entity.js';
import { Translation } from './translation.entity.js';
import type { TranslationView, WriteTranslation } from './translations.schema.js';

const now = () => `date_trunc('milliseconds', landfall.now())`;

/** Texts of a listing in other languages, by people: its owner, the hub that keeps it, or a hub that it is shown to. */
@Injectable()
export class Translations {
  constructor(private readonly transactions: Transactions) {}

  async list(actor: PersonActor, listing: string): Promise<{ items: TranslationView[] }> {
    mustBeAllowed(actor, 'translation.read');
    return this.transactions.run(actor, async (em) => {
      await seen(em, listing);
      return { items: await views(em, listing) };
    });
  }

  /**
   * Written, or written anew. The owner's own, or the keeping hub's, is confirmed with it; another hub's waits for them, and does not take the
   * place of one that they have confirmed and that is not stale.
   */
  async write(actor: PersonActor, listing: string, language: string, said: WriteTranslation): Promise<TranslationView> {
    mustBeAllowed(actor, 'translation.write');
    return this.transactions.run(actor, async (em) => {
      const of = await seen(em, listing);
      if (of.language === language)
        throw invalid([{ field: 'language', rule: 'another', message: 'is the language that the listing is written in' }]);
      // Two at once are the first and the one that takes its place.
      await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`translate:${listing}:${language}`]);
      const own = keeps(actor, of);
      const before = await views(em, listing, language);
      if (!own && before[0]?.confirmedAt && !before[0].stale) throw conflict('translation', { reason: 'confirmed' });
      const { organisation, hub } = of;
      const { title, summary, description = null, advantages = null, expertiseSought = null } = said;
      const [{ mark }] = (await em.query(`select listings.text_mark(l) as mark from listings.listings l where l.id = $1`, [
        listing,
      ])) as [{ mark: string }];
      const row = {
        title,
        summary,
        description,
        advantages,
        expertiseSought,
        sourceMark: mark,
        translatedBy: actor.person,
        translatedAt: now,
        confirmedBy: own ? actor.person : null,
        confirmedAt: own ? now : null,
      };
      if (before[0]) await em.update(Translation, { listing, language }, { ...row, version: () => 'version + 1' });
      else await em.insert(Translation, { id: randomUUID(), listing, organisation, language, ...row });
      await record(
        em,
        actor,
        { name: 'ListingTranslated', facts: { listing, language, confirmed: own } },
        { subject: listing, organisation, hub },
      );
      return (await views(em, listing, language))[0]!;
    });
  }

  /** The owner, or the hub that keeps the listing, says that it says the same. What is stale is written anew instead. */
  async confirm(actor: PersonActor, listing: string, language: string): Promise<TranslationView> {
    mustBeAllowed(actor, 'translation.write');
    return this.transactions.run(actor, async (em) => {
      const of = await seen(em, listing);
      const [found] = await views(em, listing, language);
      if (!found || !keeps(actor, of)) throw notFound('translation');
      if (found.stale) throw conflict('translation', { reason: 'stale' });
      if (found.confirmedAt) return found;
      await em.update(Translation, { listing, language }, { confirmedBy: actor.person, confirmedAt: now });
      const { organisation, hub } = of;
      await record(
        em,
        actor,
        { name: 'TranslationConfirmed', facts: { listing, language } },
        { subject: listing, organisation, hub },
      );
      return (await views(em, listing, language))[0]!;
    });
  }

  /** By the owner or the keeping hub. Said again, it changes nothing more. */
  async remove(actor: PersonActor, listing: string, language: string): Promise<void> {
    mustBeAllowed(actor, 'translation.write');
    await this.transactions.run(actor, async (em) => {
      const of = await seen(em, listing);
      if (!keeps(actor, of)) throw notFound('translation');
      const { affected } = await em.delete(Translation, { listing, language });
      if (!affected) return;
      const { organisation, hub } = of;
      await record(
        em,
        actor,
        { name: 'TranslationRemoved', facts: { listing, language } },
        { subject: listing, organisation, hub },
      );
    });
  }
}

/** A listing's text for a reader of this language; none where it is written in it, or nobody has translated it. For whoever may read the listing. */
export async function translated(em: EntityManager, listing: string, language: string): Promise<TranslationView | null> {
  return (await views(em, listing, language))[0] ?? null;
}

/** The owner, or the hub that keeps it. */
const keeps = (actor: PersonActor, { organisation, hub }: ListingEntity): boolean =>
  actor.organisations.includes(organisation) || (hub !== null && actor.hubs.includes(hub));

async function seen(em: EntityManager, id: string): Promise<ListingEntity> {
  const listing = await em.findOneBy(ListingEntity, { id });
  if (!listing) throw notFound('listing');
  return listing;
}

async function views(em: EntityManager, listing: string, language: string | null = null): Promise<TranslationView[]> {
  return (await em.query(
    `select t.language, t.title, t.summary, t.description, t.advantages, t.expertise_sought as "expertiseSought", t.translated_at as "translatedAt",
       t.confirmed_at as "confirmedAt", t.source_mark <> listings.text_mark(l) as stale
     from listings.translations t join listings.listings l on l.id = t.listing
     where t.listing = $1 and ($2::text is null or t.language = $2) and t.language <> l.language order by t.language`,
    [listing, language],
  )) as TranslationView[];
}
