import { prepared } from './prepared.js';

/** Who acts in a transaction. Row security sees nothing else. */
export type Actor = Anonymous | PersonActor | ContactActor | SystemActor;

type Anonymous = { kind: 'anonymous' };
/** Somebody with an account, by session or by API key. Ids of what they act for; `countries` are those of their hubs. */
export type PersonActor = {
  kind: 'person';
  person: string;
  name: string;
  language: string;
  zone: string;
  duties: readonly string[];
  organisations: readonly string[];
  owns: readonly string[];
  hubs: readonly string[];
  countries: readonly string[];
  /** Whether this person has a second factor. */
  secondFactor?: boolean;
  /** Of an API key; a session has none and may do all that its person may. */
  scopes?: readonly string[];
};
/** A person known by an address only, by a signed link. */
export type ContactActor = { kind: 'contact'; contact: string };
/** The worker, on behalf of a job or of the clock. */
export type SystemActor = { kind: 'system'; job: string };

export const anonymous: Anonymous = { kind: 'anonymous' };
export const system = (job: string): SystemActor => ({ kind: 'system', job });

const array = (ids: readonly string[]) => `{${ids.join(',')}}`;

/** The actor as the values of `app.*`, in the order of `setActor`. */
export function actorSettings(actor: Actor): string[] {
  const p = actor.kind === 'person' ? actor : undefined;
  return [
    actor.kind,
    p?.person ?? '',
    actor.kind === 'contact' ? actor.contact : '',
    array(p?.organisations ?? []),
    array(p?.hubs ?? []),
    array(p?.countries ?? []),
    array(p?.duties ?? []),
  ];
}

/** SET LOCAL for all seven in one round trip. */
export const setActor =
  prepared(`select set_config('app.kind', $1, true), set_config('app.person', $2, true), set_config('app.contact', $3, true),
  set_config('app.organisations', $4, true), set_config('app.hubs', $5, true), set_config('app.countries', $6, true), set_config('app.duties', $7, true)`);
