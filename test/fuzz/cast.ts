import { randomUUID } from 'node:crypto';
import { leakNeed, leakOffering, must } from '../given/given.js';
import type { Caller } from '../caller.js';
import type { World } from '../chaos/world.js';

export const roles = ['nobody', 'member', 'another member', 'coordinator', 'another coordinator', 'compliance', 'operator'] as const;
export type Role = (typeof roles)[number];
/** Who asks, by key, and the ids of what there is: each role's own things and everybody else's. */
export type Cast = { keys: Record<Exclude<Role, 'nobody'>, string>; ids: string[]; tokens: string[] };
type Made = { id: string; version: number };

/** A small market with one introduction that is asked about and one proposal that waits, so that every route has something to find. */
export async function gather(world: World): Promise<Cast> {
  const operator = await world.operator();
  must(201, await operator.post('/screening-lists', { name: 'fuzz list', kind: 'own', dated: '2026-11-01', parties: [{ names: ['Zzyzx Forbidden Trading'] }] }));
  must(201, await operator.post('/people', { name: 'Compliance', email: 'compliance@example.org', language: 'en', zone: 'UTC', duties: ['compliance'] }));
  const dubai = await hub(operator, 'Dubai fuzz hub', 'AE', 'Asia/Dubai', 'coordinator@example.org');
  const hanoi = await hub(operator, 'Hanoi fuzz hub', 'VN', 'Asia/Ho_Chi_Minh', 'another-coordinator@example.org');
  const firm = await organisation(operator, { name: 'Hydroslukhan', country: 'RU', owner: someone('member@example.com') });
  const other = await organisation(operator, { name: 'Polevodnik', country: 'RU', owner: someone('another-member@example.com') });
  const coordinator = await world.person('coordinator@example.org');
  const buyer = await organisation(coordinator, { kind: 'public_body', name: 'Wadimarra Water Works', country: 'AE' });
  const contact = { ...someone('buyer@example.net'), source: 'met at the hub', ground: 'asked to be listed' };
  const mandate = must<Made>(201, await coordinator.post(`/hubs/${dubai}/mandates`, { organisation: buyer, contact, mayShow: ['country'], validUntil: '2099-12-31' }));
  await world.settled();

  const listings: string[] = [];
  for (const [owner, address] of [[firm, 'member@example.com'], [other, 'another-member@example.com']] as const) {
    const caller = await world.person(address);
    const draft = must<Made>(201, await caller.post('/offerings', { organisation: owner, ...leakOffering }));
    must(200, await caller.put(`/listings/${draft.id}/publication`, undefined, draft.version));
    listings.push(draft.id);
  }
  const need = must<Made>(201, await coordinator.post('/needs', { hub: dubai, organisation: buyer, mandate: mandate.id, ...leakNeed }));
  must(200, await coordinator.put(`/listings/${need.id}/publication`, undefined, need.version));
  await world.settled();
  const [first] = must<{ items: Made[] }>(200, await coordinator.get('/proposals')).items;
  if (!first) throw new Error('nothing was proposed, so half of the routes would find nothing');
  must(200, await coordinator.put(`/proposals/${first.id}/approval`, {}, first.version));
  await world.later('11 seconds');
  await world.settled();

  const ids = async (sql: string) => ((await world.admin.query(sql)).rows as { id: string }[]).map((r) => r.id);
  return {
    keys: {
      member: await world.keyOf('member@example.com'),
      'another member': await world.keyOf('another-member@example.com'),
      coordinator: await world.keyOf('coordinator@example.org'),
      'another coordinator': await world.keyOf('another-coordinator@example.org'),
      compliance: await world.keyOf('compliance@example.org'),
      operator: await world.keyOf('operator@localhost'),
    },
    ids: [
      ...[dubai, hanoi, firm, other, buyer, mandate.id, need.id, ...listings],
      ...(await ids(`select id from introductions.proposals union all select id from introductions.introductions union all select id from matches.matches order by 1`)),
      ...(await ids(`(select id from ledger.jobs order by name, created_at limit 2) union all (select id from mail.messages order by created_at limit 1)`)),
      randomUUID(),
    ],
    tokens: world.mailbox.letters.flatMap((l) => [...(l.text ?? '').matchAll(/\/[a-z]\/([A-Za-z0-9._-]{20,200})/g)].map((m) => m[1]!)),
  };
}

const someone = (email: string) => ({ name: email.split('@')[0], email, language: 'en', zone: 'UTC' });

async function hub(operator: Caller, name: string, country: string, zone: string, coordinator: string): Promise<string> {
  const fields = { workWeek: [1, 2, 3, 4, 5, 6, 7], languages: ['en'], fallbackLanguage: 'en', currency: 'USD', capacity: 10, replyTo: 'hub@example.org' };
  const made = must<Made>(201, await operator.post('/hubs', { name, country, zone, ...fields, coordinators: [someone(coordinator)] }));
  let { version } = made;
  for (const state of ['planned', 'open']) version = must<Made>(200, await operator.put(`/hubs/${made.id}/state`, { state }, version)).version;
  return made.id;
}

async function organisation(caller: Caller, fields: Record<string, unknown>): Promise<string> {
  return must<Made>(201, await caller.post('/organisations', { kind: 'company', size: 'small', language: 'en', ...fields })).id;
}
