import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import type { OpenedLink } from '#mail';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import type { ChangeDigestPreferences, DigestPreferencesView } from './preferences.schema.js';
import { nextDay } from './windows.js';
import { readerOf } from './wishes.js';

/** How often, when and in which language each person reads: their own only, signed in or by a signed link. */
@Injectable()
export class Preferences {
  constructor(private readonly transactions: Transactions) {}

  async read(actor: PersonActor): Promise<DigestPreferencesView> {
    mustBeAllowed(actor, 'preferences.read');
    return this.transactions.run(actor, async (em) => {
      const reader = await readerOf(em, actor.person);
      if (!reader) throw notFound('person');
      const { wish, language, address, hubs, now } = reader;
      return { ...wish, language, address, nextDay: nextDay(wish, hubs, now) };
    });
  }

  /** All at once; said again, it changes nothing more. */
  async change(actor: PersonActor, wish: ChangeDigestPreferences): Promise<DigestPreferencesView> {
    mustBeAllowed(actor, 'preferences.change');
    return this.transactions.run(actor, async (em) => {
      const before = await this.read(actor);
      await em.query(
        `insert into digests.preferences (person, frequency, weekday, hour, zone, language, paused_until) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (person) do update set frequency = excluded.frequency, weekday = excluded.weekday, hour = excluded.hour,
           zone = excluded.zone, language = excluded.language, paused_until = excluded.paused_until, changed_at = landfall.now()`,
        [actor.person, wish.frequency, wish.weekday, wish.hour, wish.zone, wish.language, wish.pausedUntil],
      );
      const after = await this.read(actor);
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await record(em, actor, { name: 'PreferencesChanged', facts: { person: actor.person } }, { subject: actor.person });
      }
      return after;
    });
  }

  async readByLink(link: OpenedLink): Promise<DigestPreferencesView> {
    return this.read(bearerOf(link));
  }

  async changeByLink(link: OpenedLink, wish: ChangeDigestPreferences): Promise<DigestPreferencesView> {
    return this.change(bearerOf(link), wish);
  }

  /** No more digests. Mail that asks for an answer, or that was asked for, still comes. */
  async unsubscribe(link: OpenedLink): Promise<DigestPreferencesView> {
    const bearer = bearerOf(link);
    return this.transactions.run(bearer, async (em) => {
      const { address: _, nextDay: __, ...wish } = await this.read(bearer);
      const after = await this.change(bearer, { ...wish, frequency: 'off' });
      if (wish.frequency !== 'off')
        await record(em, bearer, { name: 'Unsubscribed', facts: { person: bearer.person } }, { subject: bearer.person });
      return after;
    });
  }
}

/** Whoever holds the link, as its person, and for nothing but their preferences. */
function bearerOf(link: OpenedLink): PersonActor {
  if (!link.live || !link.person || (link.purpose !== 'preferences' && link.purpose !== 'unsubscribe')) throw notFound('link');
  return {
    kind: 'person',
    person: link.person,
    name: '',
    language: '',
    zone: '',
    duties: [],
    organisations: [],
    owns: [],
    hubs: [],
    countries: [],
    scopes: ['preferences'],
  };
}
