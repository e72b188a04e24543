import { hash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { prepared, type Actor } from '#database';
import type { LandfallEvent } from './events.js';

/**
 * Writes down what happened, in the caller's transaction; the database adds the marks that the relay and the chains delete. Insert-only.
 * `about` names the tenant whose entry it is, for row security and, later, for its chain.
 */
export async function record<E extends LandfallEvent>(
  em: EntityManager,
  actor: Actor,
  event: E,
  about: { subject?: string; organisation?: string | null; hub?: string | null } = {},
): Promise<string> {
  const id = randomUUID();
  const who = actor.kind === 'person' ? actor.person : actor.kind === 'contact' ? actor.contact : null;
  await em.query(entry, [
    id,
    event.name,
    actor.kind,
    who,
    about.subject ?? null,
    about.organisation ?? null,
    about.hub ?? null,
    JSON.stringify(event.facts),
    canonical(event.facts),
  ]);
  return id;
}

const entry = prepared(
  `insert into ledger.entries (id, name, actor_kind, actor, subject, organisation, hub, facts, canonical) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** As `record`, for many things that happened at once, in their order. */
export async function recordAll(
  em: EntityManager,
  actor: Actor,
  happened: readonly { event: LandfallEvent; about: { subject?: string; organisation?: string | null; hub?: string | null } }[],
): Promise<void> {
  if (!happened.length) return;
  const who = actor.kind === 'person' ? actor.person : actor.kind === 'contact' ? actor.contact : null;
  const entries = happened.map(({ event, about }) => ({
    id: randomUUID(),
    name: event.name,
    ...about,
    facts: event.facts,
    canonical: canonical(event.facts),
  }));
  await em.query(
    `insert into ledger.entries (id, at, name, actor_kind, actor, subject, organisation, hub, facts, canonical)
     select id, (select landfall.now()), name, $2, $3, subject, organisation, hub, facts, canonical
     from rows from (jsonb_to_recordset($1) as (id uuid, name text, subject uuid, organisation uuid, hub uuid, facts jsonb, canonical text)) with ordinality as e
     order by ordinality`,
    [JSON.stringify(entries), actor.kind, who],
  );
}

/** JSON with sorted keys and no white space: the same facts, the same bytes (the hash chain is laid over these). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** An id that the same words always give: version 8 of RFC 9562 over SHA-256. */
export function derivedId(...words: string[]): string {
  const hex = hash('sha256', words.join('\u0000'));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
