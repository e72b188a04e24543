import { randomUUID } from 'node:crypto';
import { answerByLink } from '../answering.js';
import { linkIn } from '../mailbox.js';
import { bare, leakNeed, leakOffering, must } from '../given/given.js';
import type { Caller } from '../caller.js';
import type { World } from '../chaos/world.js';

export const roles = [
  'nobody',
  'member',
  'another member',
  'coordinator',
  'another coordinator',
  'compliance',
  'operator',
] as const;
export type Role = (typeof roles)[number];
/** Who asks, by key, and the ids of what there is: each role's own things and everybody else's. */
export type Cast = { keys: Record<Exclude<Role, 'nobody'>, string>; ids: Ids; tokens: Record<string, string[]> };
/** By what they are of; `any` has one of each and one that is nobody's. */
export type Ids = Record<
  'organisation' | 'hub' | 'mandate' | 'offering' | 'need' | 'proposal' | 'introduction' | 'match' | 'job' | 'mail' | 'any',
  string[]
>;
type Made = { id: string; version: number };

export const password = 'a password of the fuzz';

/** A small market after a week: one introduction made and one still asked about, a held party, a parked job, digests; so that every route has something to find. */
export async function gather(world: World): Promise<Cast> {
  const operator = await world.operator();
  must(
    201,
    await operator.post('/screening-lists', {
      name: 'fuzz list',
      kind: 'own',
      dated: '2026-11-01',
      parties: [{ names: ['Polyforbid Trading House'] }],
    }),
  );
  must(
    201,
    await operator.post('/people', {
      name: 'Compliance',
      email: 'compliance@example.org',
      language: 'en',
      zone: 'UTC',
      duties: ['compliance'],
    }),
  );
  const dubai = await hub(operator, 'Dubai fuzz hub', 'AE', 'Asia/Dubai', 'coordinator@example.org');
  await hub(operator, 'Hanoi fuzz hub', 'VN', 'Asia/Ho_Chi_Minh', 'another-coordinator@example.org');
  const firm = await organisation(operator, { name: 'Hydroslukhan', country: 'RU', owner: someone('member@example.com') });
  const other = await organisation(operator, { name: 'Polevodnik', country: 'RU', owner: someone('another-member@example.com') });
  await organisation(operator, { name: 'Poliforbid Trading House LLC', country: 'RU', owner: someone('held@example.com') });
  must(204, await operator.put('/me/password', { password }));
  const coordinator = await world.person('coordinator@example.org');
  const buyer = await organisation(coordinator, { kind: 'public_body', name: 'Wadimarra Water Works', country: 'AE' });
  const contact = { ...someone('buyer@example.net'), source: 'met at the hub', ground: 'asked to be listed' };
  const mandate = must<Made>(
    201,
    await coordinator.post(`/hubs/${dubai}/mandates`, {
      organisation: buyer,
      contact,
      mayShow: ['country'],
      validUntil: '2099-12-31',
    }),
  );
  await world.settled();

  const listings: string[] = [];
  const owners = [firm, other, firm, other].map(
    (owner, i) => [owner, i % 2 ? 'another-member@example.com' : 'member@example.com', i + 1] as const,
  );
  for (const [owner, address, model] of owners) {
    const caller = await world.person(address);
    const draft = must<Made>(
      201,
      await caller.post('/offerings', {
        organisation: owner,
        ...leakOffering,
        title: `${leakOffering.title}, model ${model}`,
        capacity: 1,
      }),
    );
    must(200, await caller.put(`/listings/${draft.id}/publication`, undefined, draft.version));
    listings.push(draft.id);
  }
  const need = must<Made>(
    201,
    await coordinator.post('/needs', { hub: dubai, organisation: buyer, mandate: mandate.id, ...leakNeed, capacity: 4 }),
  );
  must(200, await coordinator.put(`/listings/${need.id}/publication`, undefined, need.version));
  await world.settled();
  await introduce(world, coordinator);
  await world.admin.query(
    `insert into ledger.jobs (id, name, payload, attempts, parked_at, parked_reason) values ($1, 'FindMatches', '{}', 1, landfall.now(), 'malformed: listing')`,
    [randomUUID()],
  );

  const ids = async (sql: string) => ((await world.admin.query(sql)).rows as { id: string }[]).map((r) => r.id);
  const found = {
    organisation: await ids(`select id from members.organisations order by name`),
    hub: await ids(`select id from members.hubs order by name`),
    mandate: [mandate.id],
    offering: listings,
    need: [need.id],
    proposal: await ids(`select id from introductions.proposals order by score`),
    introduction: await ids(`select id from introductions.introductions order by state`),
    match: await ids(`select id from matches.matches order by score`),
    job: await ids(
      `(select id from ledger.jobs where parked_at is not null) union all (select id from ledger.jobs where done_at is not null order by name limit 1)`,
    ),
    mail: await ids(`select id from mail.messages order by created_at limit 1`),
  };
  const keyOf = {
    member: 'member@example.com',
    'another member': 'another-member@example.com',
    coordinator: 'coordinator@example.org',
    'another coordinator': 'another-coordinator@example.org',
    compliance: 'compliance@example.org',
    operator: 'operator@localhost',
  };
  const keys = {} as Cast['keys'];
  for (const [role, email] of Object.entries(keyOf)) keys[role as keyof Cast['keys']] = await world.keyOf(email);
  return { keys, ids: { ...found, any: [...Object.values(found).map((of) => of[0]!), randomUUID()] }, tokens: tokensIn(world) };
}

/** Two of four proposals are approved; of one both sides agree, the other stays asked. Digests come, and a week later the question what came of it. */
async function introduce(world: World, coordinator: Caller): Promise<void> {
  const proposals = must<{ items: (Made & { offering: { organisation: { id: string } } })[] }>(
    200,
    await coordinator.get('/proposals'),
  ).items;
  if (proposals.length < 4) throw new Error(`${proposals.length} proposals, so half of the routes would find nothing`);
  const [first] = proposals;
  const second = proposals.find((p) => p.offering.organisation.id !== first!.offering.organisation.id);
  for (const { id, version } of [first!, second!]) must(200, await coordinator.put(`/proposals/${id}/approval`, {}, version));
  await world.later('11 seconds');
  await world.settled();
  const member = await world.person('member@example.com');
  const [asked] = must<{ items: Made[] }>(200, await member.get('/introductions')).items;
  must(200, await member.put(`/introductions/${asked!.id}/answer`, { answer: 'accept' }, asked!.version));
  await world.settled();
  // where both are of one need, the buyer's letter waits so long for the other firm
  await world.later('61 minutes');
  await world.settled();
  const letter = world.mailbox.to('buyer@example.net').find((l) => /\/c\//.test(l.text ?? ''));
  const to = { link: linkIn(letter!, '/c/'), address: 'buyer@example.net' };
  must(200, await answerByLink(world.nobody(), world.mailbox, to, { answer: 'accepted' }));
  await world.settled();
  await world.itIs('2026-12-02T05:30:00Z');
  await world.settled();
  await world.itIs('2026-12-09T12:30:00Z');
  await world.settled();
}

/** The signed links in the letters, by the letter of their page. */
function tokensIn(world: World): Record<string, string[]> {
  const tokens: Record<string, string[]> = {};
  for (const { text = '', html = '' } of world.mailbox.letters) {
    for (const [, page, token] of `${text} ${html}`.matchAll(/\/([a-z])\/([A-Za-z0-9._-]{20,200})/g))
      (tokens[page!] ??= []).push(token!);
  }
  return tokens;
}

const someone = (email: string) => ({ name: email.split('@')[0], email, language: 'en', zone: 'UTC' });

async function hub(operator: Caller, name: string, country: string, zone: string, coordinator: string): Promise<string> {
  const fields = {
    workWeek: [1, 2, 3, 4, 5, 6, 7],
    languages: ['en'],
    fallbackLanguage: 'en',
    currency: 'USD',
    capacity: 10,
    replyTo: 'hub@example.org',
  };
  const made = must<Made>(
    201,
    await operator.post('/hubs', { name, country, zone, ...fields, coordinators: [someone(coordinator)] }),
  );
  let { version } = made;
  for (const step of [{ state: 'planned' }, { state: 'open', despite: bare }])
    version = must<Made>(200, await operator.put(`/hubs/${made.id}/state`, step, version)).version;
  return made.id;
}

async function organisation(caller: Caller, fields: Record<string, unknown>): Promise<string> {
  return must<Made>(201, await caller.post('/organisations', { kind: 'company', size: 'small', language: 'en', ...fields })).id;
}
