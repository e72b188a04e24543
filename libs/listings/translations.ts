import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, invalid, notFound } from '#problems';
import { Settings } from '#settings';
import { tellingWho } from './anonymity.js';
import { ListingEntity } from './listing.entity.js';
import { Translation } from './translation.entity.js';
import type { TranslationView, WriteTranslation } from './translations.schema.js';

/** Texts of a listing in other languages, by its owner, the hub that keeps it, or a hub that it is shown to; by a machine where one of them asks for that. */
@Injectable()
export class Translations {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  async list(actor: PersonActor, listing: string): Promise<{ items: TranslationView[]; machine: boolean }> {
    mustBeAllowed(actor, 'translation.read');
    return this.transactions.run(actor, async (em) => {
      const of = await seen(em, listing);
      const machine = this.settings.values.TRANSLATOR_URL !== undefined && mayLeaveBy(actor, of);
      return { items: await views(em, listing), machine };
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
      mustBeAnother(of, language);
      await mustNotTell(em, of, said);
      await oneAtATime(em, listing, language);
      const own = keeps(actor, of);
      const before = await views(em, listing, language);
      if (!own && before[0]?.confirmedAt && !before[0].stale) throw conflict('translation', { reason: 'confirmed' });
      const { organisation, hub } = of;
      await put(em, of, language, said, { by: actor.person, confirmed: own });
      await record(
        em,
        actor,
        { name: 'ListingTranslated', facts: { listing, language, confirmed: own } },
        { subject: listing, organisation, hub },
      );
      return (await views(em, listing, language))[0]!;
    });
  }

  /**
   * Has a machine write it, where whoever runs Landfall has set one. What is shown without a name leaves by its owner's wish alone, or the
   * keeping hub's: their asking is the consent. What a person has written, and that is not stale, no machine replaces.
   */
  async ask(actor: PersonActor, listing: string, language: string): Promise<void> {
    mustBeAllowed(actor, 'translation.write');
    await this.transactions.run(actor, async (em) => {
      const of = await seen(em, listing);
      mustBeAnother(of, language);
      if (!this.settings.values.TRANSLATOR_URL) throw conflict('translation', { reason: 'no_translator' });
      if (!mayLeaveBy(actor, of)) throw conflict('translation', { reason: 'owner_asks' });
      if (isByPerson((await views(em, listing, language))[0])) throw conflict('translation', { reason: 'written' });
      const { organisation, hub } = of;
      await record(
        em,
        actor,
        { name: 'TranslationAsked', facts: { listing, language } },
        { subject: listing, organisation, hub },
      );
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
      await mustNotTell(em, of, found);
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

/** Two at once are the first and the one that takes its place. */
export const oneAtATime = (em: EntityManager, listing: string, language: string) =>
  em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`translate:${listing}:${language}`]);

/** What of the listing is translated, as one mark. */
async function markOf(em: EntityManager, listing: string): Promise<string> {
  const [{ mark }] = (await em.query(`select listings.text_mark(l) as mark from listings.listings l where l.id = $1`, [
    listing,
  ])) as [{ mark: string }];
  return mark;
}

/** In the place of the one that there may be. `by` nobody: a machine. */
export async function put(
  em: EntityManager,
  { id: listing, organisation }: ListingEntity,
  language: string,
  { title, summary, description = null, advantages = null, expertiseSought = null }: WriteTranslation,
  { by, confirmed }: { by: string | null; confirmed: boolean },
): Promise<void> {
  const row = {
    title,
    summary,
    description,
    advantages,
    expertiseSought,
    sourceMark: await markOf(em, listing),
    translatedBy: by,
    translatedAt: now,
    confirmedBy: confirmed ? by : null,
    confirmedAt: confirmed ? now : null,
  };
  const { affected } = await em.update(Translation, { listing, language }, { ...row, version: () => 'version + 1' });
  if (!affected) await em.insert(Translation, { id: randomUUID(), listing, organisation, language, ...row });
}

/** Written by somebody, and not of an older text. */
export const isByPerson = (found: TranslationView | undefined): boolean => !!found && !found.byMachine && !found.stale;

function mustBeAnother({ language: own }: ListingEntity, language: string): void {
  if (own === language)
    throw invalid([{ field: 'language', rule: 'another', message: 'is the language that the listing is written in' }]);
}

/** Where a hub keeps listings anonymous. Whoever writes one knows the owner: its members, and coordinators of its hubs. */
async function mustNotTell(
  em: EntityManager,
  of: ListingEntity,
  said: Pick<ListingEntity, 'title' | 'summary'> & Partial<Words>,
) {
  const { title, summary, description = null, advantages = null, expertiseSought = null } = said;
  const [errors] = await tellingWho(em, [{ ...of, title, summary, description, advantages, expertiseSought, keywords: [] }]);
  if (errors!.length) throw invalid(errors!);
}
type Words = Pick<ListingEntity, 'description' | 'advantages' | 'expertiseSought'>;

/** The owner, or the hub that keeps it. */
const keeps = (actor: PersonActor, { organisation, hub }: ListingEntity): boolean =>
  actor.organisations.includes(organisation) || (hub !== null && actor.hubs.includes(hub));

/** What is shown without a name leaves by its owner's wish, or the keeping hub's. */
const mayLeaveBy = (actor: PersonActor, of: ListingEntity): boolean => of.visibility !== 'anonymous' || keeps(actor, of);

async function seen(em: EntityManager, id: string): Promise<ListingEntity> {
  const listing = await em.findOneBy(ListingEntity, { id });
  if (!listing) throw notFound('listing');
  return listing;
}

export async function views(em: EntityManager, listing: string, language: string | null = null): Promise<TranslationView[]> {
  return (await em.query(
    `select t.language, t.title, t.summary, t.description, t.advantages, t.expertise_sought as "expertiseSought", t.translated_at as "translatedAt",
       t.confirmed_at as "confirmedAt", t.translated_by is null as "byMachine", t.source_mark <> listings.text_mark(l) as stale
     from listings.translations t join listings.listings l on l.id = t.listing
     where t.listing = $1 and ($2::text is null or t.language = $2) and t.language <> l.language order by t.language`,
    [listing, language],
  )) as TranslationView[];
}
