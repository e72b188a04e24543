import type { Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

/** Every shape of the API, by the name it has in /openapi.json. */
export type Shapes = components['schemas'];

/**
 * Landfall at an address, as whoever the key is of (made under "Account" in the console; without one, nobody). Each method of HTTP is a
 * function that takes a path of the API: `const { data } = await api.GET('/session')`.
 * @throws {Refusal} what the API said no to, with its code, its sentence in `language`, and each field that is wrong
 */
export function landfall(to: { url: string; key?: string | undefined; language?: string | undefined }): Client<paths>;

export class Refusal extends Error {
  readonly problem: Shapes['Problem'];
}

/** The version that a change starts from: `headers: from(listing.version)`. Another's change since then is a refusal, not lost. */
export function from(version: number): { 'if-match': string };

/** A request under a name of your own: sent again, it is answered as the first time and done once. */
export function once(key: string): { 'idempotency-key': string };
