import { bare, leakNeed, leakOffering, must } from '../given/given.js';
import { personActor } from '../setup/open-database.js';
import type { PersonActor } from '#database';
import type { Caller } from '../caller.js';
import type { World } from '../chaos/world.js';
import type { Ids } from '../fuzz/cast.js';

/** In every text of the tenants that nobody of the cast may read of; a word that is in no other. */
export const canary = 'quixandrel';
const planted = (what: string) => `Canary ${canary} ${what}`;
const somebody = (what: string) => ({ name: planted(what), email: `${canary}-${what}@example.com`, language: 'en', zone: 'UTC' });
type Made = { id: string; version: number };

/**
 * Another tenant's whole market, which nobody of the cast has to do with: a hub in a country of its own with its coordinator, a firm and a
 * buyer, their listings, the proposals that came of them, of which two are introductions, one of them asked. Every text that somebody can
 * give has the canary, but the hub's own name and address, which whoever is signed in reads.
 */
export async function plant(world: World): Promise<Partial<Ids>> {
  const operator = await world.operator();
  const hub = await openHub(operator);
  const coordinator = await world.person(somebody('coordinator').email);
  const firm = await organisation(operator, 'firm', 'RU', { owner: somebody('owner') });
  const buyer = await organisation(coordinator, 'buyer', 'BR', { kind: 'public_body' });
  const contact = { ...somebody('contact'), source: planted('source'), ground: planted('ground') };
  const mandate = must<Made>(
    201,
    await coordinator.post(`/hubs/${hub}/mandates`, { organisation: buyer, contact, mayShow: [], validUntil: '2099-12-31' }),
  ).id;
  await world.settled();
  const owner = await world.person(somebody('owner').email);
  const texts = (of: typeof leakOffering | typeof leakNeed, what: string) => ({
    title: `${of.title}, ${planted(what)}`,
    summary: `${of.summary} ${planted('summary')}`,
    description: `${of.description} ${planted('description')}`,
    keywords: [...of.keywords, canary],
  });
  const offerings: string[] = [];
  for (const what of ['draft', 'one', 'two', 'three']) {
    const fields = {
      ...leakOffering,
      ...texts(leakOffering, what),
      advantages: planted('advantages'),
      targetCountries: ['BR'],
      presencesHeld: [{ country: 'BR', presence: 'local_partner' }],
    };
    const draft = must<Made>(201, await owner.post('/offerings', { organisation: firm, ...fields }));
    offerings.push(draft.id);
    if (what !== 'draft') must(200, await owner.put(`/listings/${draft.id}/publication`, undefined, draft.version));
  }
  const fields = { ...leakNeed, ...texts(leakNeed, 'need'), expertiseSought: planted('expertise'), capacity: 4 };
  const need = must<Made>(201, await coordinator.post('/needs', { hub, organisation: buyer, mandate, ...fields }));
  must(200, await coordinator.put(`/listings/${need.id}/publication`, undefined, need.version));
  await world.settled();
  await brokered(world, coordinator, hub, owner);
  const ids = async (sql: string, of: string) => ((await world.admin.query(sql, [of])).rows as Made[]).map((row) => row.id);
  return {
    organisation: [firm, buyer],
    hub: [hub],
    mandate: [mandate],
    offering: offerings,
    need: [need.id],
    proposal: await ids(`select id from introductions.proposals where hub = $1 order by state, id`, hub),
    introduction: await ids(`select id from introductions.introductions where hub = $1 order by state, id`, hub),
    match: await ids(`select id from matches.matches where hub = $1 order by id`, hub),
    any: await ids(`select id from members.contacts where hub = $1`, hub),
  };
}

/** Two of three proposals are approved, the third has a comment, a view is saved, and the firm says yes to one that it is asked about. */
async function brokered(world: World, coordinator: Caller, hub: string, owner: Caller): Promise<void> {
  const proposals = must<{ items: Made[] }>(200, await coordinator.get('/proposals')).items;
  if (proposals.length < 3)
    throw new Error(`${proposals.length} planted proposals, so most routes would have nothing of another's`);
  must(201, await coordinator.post(`/proposals/${proposals[2]!.id}/comments`, { text: planted('comment') }));
  must(201, await coordinator.post(`/hubs/${hub}/views`, { name: planted('view'), filters: {} }));
  for (const { id, version } of proposals.slice(0, 2)) must(200, await coordinator.put(`/proposals/${id}/approval`, {}, version));
  await world.later('11 seconds');
  await world.settled();
  const [asked] = must<{ items: Made[] }>(200, await owner.get('/introductions')).items;
  must(200, await owner.put(`/introductions/${asked!.id}/answer`, { answer: 'accept' }, asked!.version));
  await world.settled();
}

async function openHub(operator: Caller): Promise<string> {
  const made = must<Made>(
    201,
    await operator.post('/hubs', {
      name: 'Brazil hub',
      country: 'BR',
      zone: 'America/Sao_Paulo',
      workWeek: [1, 2, 3, 4, 5, 6, 7],
      languages: ['en'],
      fallbackLanguage: 'en',
      currency: 'USD',
      capacity: 10,
      replyTo: 'brazil@example.org',
      coordinators: [somebody('coordinator')],
    }),
  );
  let { version } = made;
  for (const step of [{ state: 'planned' }, { state: 'open', despite: bare }])
    version = must<Made>(200, await operator.put(`/hubs/${made.id}/state`, step, version)).version;
  return made.id;
}

async function organisation(by: Caller, what: string, country: string, fields: Record<string, unknown>): Promise<string> {
  const texts = { name: planted(what), website: `https://${canary}-${what}.example`, registrationNumber: `${canary}-${what}` };
  const body = { kind: 'company', country, size: what === 'buyer' ? 'large' : 'small', language: 'en', ...texts, ...fields };
  return must<Made>(201, await by.post('/organisations', body)).id;
}

/** Whoever holds this key, as the database sees them: with the application's own filters off, row security alone decides. */
export async function actorBehind(world: World, key: string): Promise<PersonActor> {
  const { rows } = await world.admin.query(`select members.actor_of(person) as actor from members.api_keys where prefix = $1`, [
    key.split('_')[1],
  ]);
  const found = (rows[0] as { actor: PersonActor }).actor;
  return personActor(found.person, { ...found, kind: 'person' });
}
