import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { Transactions, type ContactActor, type PersonActor } from '#database';
import { record } from '#ledger';
import type { OpenedLink } from '#mail';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import type { ChangeDigestPreferences, DigestPreferencesView } from './preferences.schema.js';
import { kinds, nextDay, type Frequencies } from './windows.js';
import { kindsFor, readerOf } from './wishes.js';

export type ReaderActor = PersonActor | ContactActor;
export const readerIn = (actor: ReaderActor) => (actor.kind === 'person' ? actor.person : actor.contact);

/** How often, when and in which language each person reads: their own only, signed in or by a signed link. */
@Injectable()
export class Preferences {
  constructor(private readonly transactions: Transactions) {}

  async read(actor: ReaderActor): Promise<DigestPreferencesView> {
    mustBeAllowed(actor, 'preferences.read');
    return this.transactions.run(actor, async (em) => {
      const reader = await readerOf(em, readerIn(actor));
      if (!reader) throw notFound('person');
      const { wish, language, address, places, now, claimed } = reader;
      const { changedAt: _, ...said } = wish;
      const next = nextDay(wish, places, now, claimed);
      const nextAt = next && DateTime.fromISO(next, { zone: wish.zone }).set({ hour: wish.hour }).toJSDate();
      return { ...said, language, address, kinds: [...kindsFor(reader)], nextAt: nextAt || null, nextDay: next };
    });
  }

  /** All at once; said again, it changes nothing more. */
  async change(actor: ReaderActor, wish: ChangeDigestPreferences): Promise<DigestPreferencesView> {
    mustBeAllowed(actor, 'preferences.change');
    return this.transactions.run(actor, async (em) => {
      const before = await this.read(actor);
      const id = readerIn(actor);
      const { frequencies } = wish;
      await em.query(
        `insert into digests.preferences as mine (reader, person, contact, ${kinds.join(', ')}, weekday, hour, zone, language, paused_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict (reader) do update set (${values}, changed_at) = (${values.replaceAll(/\w+/g, 'excluded.$&')}, landfall.now())
         where (${values.replaceAll(/\w+/g, 'mine.$&')}) is distinct from (${values.replaceAll(/\w+/g, 'excluded.$&')})`,
        [
          id,
          actor.kind === 'person' ? id : null,
          actor.kind === 'contact' ? id : null,
          ...kinds.map((kind) => (before.kinds.includes(kind) ? frequencies[kind] : 'off')),
          wish.weekday,
          wish.hour,
          wish.zone,
          wish.language,
          wish.pausedUntil,
        ],
      );
      const after = await this.read(actor);
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await record(em, actor, { name: 'PreferencesChanged', facts: { reader: id } }, { subject: id });
      }
      return after;
    });
  }

  /** Whatever is new is on its way, whatever the hour; without news nothing is. */
  async sendNow(actor: ReaderActor): Promise<void> {
    mustBeAllowed(actor, 'preferences.change');
    const reader = readerIn(actor);
    await this.transactions.run(actor, async (em) => {
      if (!(await readerOf(em, reader))) throw notFound('person');
      await record(em, actor, { name: 'DigestWished', facts: { reader, wish: randomUUID() } }, { subject: reader });
    });
  }

  async readByLink(link: OpenedLink): Promise<DigestPreferencesView> {
    return this.read(bearerOf(link));
  }

  async changeByLink(link: OpenedLink, wish: ChangeDigestPreferences): Promise<DigestPreferencesView> {
    return this.change(bearerOf(link), wish);
  }

  async sendNowByLink(link: OpenedLink): Promise<void> {
    await this.sendNow(bearerOf(link));
  }

  /** No more regular news. Mail that asks for an answer, or that was asked for, still comes. */
  async unsubscribe(link: OpenedLink): Promise<DigestPreferencesView> {
    const bearer = bearerOf(link);
    return this.transactions.run(bearer, async (em: EntityManager) => {
      const { address: _, nextDay: __, nextAt: ___, kinds: ____, ...wish } = await this.read(bearer);
      const after = await this.change(bearer, { ...wish, frequencies: none });
      if (kinds.some((kind) => wish.frequencies[kind] !== 'off')) {
        const reader = readerIn(bearer);
        await record(em, bearer, { name: 'Unsubscribed', facts: { reader } }, { subject: reader });
      }
      return after;
    });
  }
}

const none: Frequencies = { decisions: 'off', views: 'off', proposals: 'off', finds: 'off', listings: 'off', results: 'off' };
const values = [...kinds, 'weekday', 'hour', 'zone', 'language', 'paused_until'].join(', ');

/** Whoever holds the link, as its person or contact, and for nothing but their preferences. */
function bearerOf(link: OpenedLink): ReaderActor {
  if (!link.live || (link.purpose !== 'preferences' && link.purpose !== 'unsubscribe')) throw notFound('link');
  if (link.contact) return { kind: 'contact', contact: link.contact };
  if (!link.person) throw notFound('link');
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
