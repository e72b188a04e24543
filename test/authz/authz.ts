import { randomUUID } from 'node:crypto';
import { dataSource, Transactions } from '#database';
import { Seeded } from '../chaos/seeded.js';
import { textOf } from '../caller.js';
import { World } from '../chaos/world.js';
import { gather, roles, type Cast, type Ids, type Role } from '../fuzz/cast.js';
import { routesOf, type Document, type Route } from '../fuzz/routes.js';
import { Values } from '../fuzz/values.js';
import { actorBehind, canary, plant } from './canaries.js';

export type Authz = { cases: number; compared: number; tables: number; rowsRead: number; wrong: string[] };
type Case = { role: Role; route: Route; whose: 'own' | 'other' | 'absent'; id: string | undefined; body: string | undefined };
type Said = { status: number; text: string; headers: string };

/** Who may know of the planted firm: whoever runs Landfall, and compliance its name. */
const mayKnow: readonly Role[] = ['operator', 'compliance'];

/**
 * Every role at every route of the document: with an id of its own market, with that of a firm it may not know of, and with one that was
 * never given. The two last are to be answered alike, byte for byte but for the id and the request, and no answer, header or mail
 * holds a word of that firm. Then the runtime role reads every table as each of them, with no filter but row security.
 */
export async function authz({ seed, share }: { seed: number; share: number }, log: (line: string) => void): Promise<Authz> {
  const world = await World.start();
  try {
    const cast = await gather(world);
    const foreign = await plant(world);
    await world.settled();
    await world.worker.stop(); // from here on nothing changes but by the requests
    const document = (await world.nobody().get<Document>('/openapi.json')).body;
    const cases = casesOf(document, cast, foreign, seed).filter(
      (_, n) => new Seeded('share', seed, Math.floor(n / 3)).next() < share,
    );
    log(`seed ${seed}: ${cases.length} cases, ${routesOf(document).length} routes, ${roles.length} roles`);
    const result: Authz = { cases: cases.length, compared: 0, tables: 0, rowsRead: 0, wrong: [] };
    const others = new Map<string, Said>();
    for (const [n, one] of cases.entries()) {
      const said = await ask(world.url, one, cast);
      result.wrong.push(...leaks(one, said));
      const group = `${one.role} ${one.route.method} ${one.route.path} ${one.body}`;
      if (one.whose === 'other') others.set(group, said);
      const other = one.whose === 'absent' && !ofEveryHub.test(one.route.path) && others.get(group);
      if (other && !mayKnow.includes(one.role)) {
        result.compared++;
        if (other.status !== said.status || other.text !== said.text || other.headers !== said.headers)
          result.wrong.push(
            `${describe(one)}: another's is answered ${other.status} ${other.text}\n  and an absent one ${said.status} ${said.text}`,
          );
      }
      if ((n + 1) % Math.ceil(cases.length / 10) === 0) log(`${n + 1} of ${cases.length}, ${result.wrong.length} wrong`);
    }
    for (const { to, subject, text, html } of world.mailbox.letters)
      if (!JSON.stringify(to).includes(canary) && `${subject} ${text} ${html}`.includes(canary))
        result.wrong.push(`a mail to ${JSON.stringify(to)} holds a word of the planted firm: ${subject}`);
    return await withoutFilters(world, cast, foreign, result);
  } finally {
    await world.close();
  }
}

function casesOf(document: Document, cast: Cast, foreign: Partial<Ids>, seed: number): Case[] {
  return routesOf(document)
    .filter(({ path }) => !/^\/(session|me\/|see\/sign)/.test(path))
    .flatMap((route) =>
      roles.flatMap((role): Case[] => {
        const random = new Seeded(seed, 'case', role, route.method, route.path);
        const values = new Values(random, document, cast.ids);
        const bodies = route.body && route.method !== 'GET' ? [JSON.stringify(values.valid(route.body)), '{}'] : [undefined];
        if (!subject.test(route.path)) return bodies.map((body) => ({ role, route, whose: 'own' as const, id: undefined, body }));
        const kind = nounOf(route.path);
        const other = foreign[kind]?.[0];
        return bodies.flatMap((body) => [
          { role, route, whose: 'own' as const, id: random.pick(cast.ids[kind] ?? cast.ids.any), body },
          ...(other ? [{ role, route, whose: 'other' as const, id: other, body }] : []),
          { role, route, whose: 'absent' as const, id: randomUUID(), body },
        ]);
      }),
    );
}

/** What others may read of a hub: that it is there, its days off, what is asked for there, and its showroom. */
const ofEveryHub = /^\/(hubs\/\{id\}\/(demand|holidays)|see\/showrooms\/\{id\})$/;

/** The parameter that says what is asked about; what else a path has is never there. */
const subject = /\{(id|organisation|hub|contact|import|listing)\}/;

const nouns: readonly [RegExp, keyof Ids][] = [
  [/\/showrooms/, 'hub'],
  [/\/organisations|hits/, 'organisation'],
  [/\/listings|offerings/, 'offering'],
  [/\/needs/, 'need'],
  [/\/hubs/, 'hub'],
  [/\/proposals/, 'proposal'],
  [/\/introductions/, 'introduction'],
  [/\/matches/, 'match'],
  [/\/mandates/, 'mandate'],
  [/\/jobs/, 'job'],
];
const nounOf = (path: string): keyof Ids => nouns.find(([pattern]) => pattern.test(path))?.[1] ?? 'any';

async function ask(url: string, one: Case, cast: Cast, tries = 10): Promise<Said> {
  const { role, route, whose, id, body } = one;
  const path = route.path.replace(subject, id ?? '').replace(/\{[^}]+\}/g, 'A'.repeat(43));
  const response = await fetch(url + path, {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...(role !== 'nobody' && { authorization: `Bearer ${cast.keys[role]}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      // what is one's own, or may be changed by whoever asks, is not to change here: no version is that high
      ...(/^(PUT|PATCH|DELETE)$/.test(route.method) && {
        'if-match': whose === 'own' || mayKnow.includes(role) ? '"999999"' : '"1"',
      }),
    },
    ...(body !== undefined && { body }),
  });
  const again = Number(response.headers.get('retry-after'));
  if (response.status === 503 && again && tries > 1) {
    // what is away for a moment says when to come again
    await new Promise((r) => setTimeout(r, again * 1000));
    return ask(url, one, cast, tries - 1);
  }
  const request = response.headers.get('x-request-id') ?? '';
  const neutral = (text: string) =>
    text
      .replaceAll(request, '(request)')
      .replaceAll(id ?? '\u0000', '(id)')
      .replace(/urn:landfall:request:[0-9a-f-]+/g, '(request)')
      .replace(/"at":"[^"]+"/g, '(at)');
  const headers = [...response.headers].filter(([name]) => !['x-request-id', 'date', 'set-cookie'].includes(name));
  return { status: response.status, text: neutral(await textOf(response)), headers: neutral(JSON.stringify(headers)) };
}

function leaks(one: Case, { status, text, headers }: Said): string[] {
  if (status >= 500) return [`${describe(one)}: ${status} ${text.slice(0, 300)}`];
  if (mayKnow.includes(one.role) || !`${text} ${headers}`.includes(canary)) return [];
  // what somebody has sent themselves may come back to them
  return one.body?.includes(canary) ? [] : [`${describe(one)}: a word of the planted firm in ${status} ${text.slice(0, 500)}`];
}

const describe = ({ role, route, whose, body }: Case) =>
  `${role}, ${whose}: ${route.method} ${route.path} ${(body ?? '').slice(0, 200)}`;

/** Every tenant table, whole, as each role: of the planted firm not one row. */
async function withoutFilters(world: World, cast: Cast, foreign: Partial<Ids>, result: Authz): Promise<Authz> {
  const { rows: tables } = (await world.admin.query(
    `select c.oid::regclass::text as name from pg_class c where c.relforcerowsecurity and c.relkind = 'r' order by 1`,
  )) as { rows: { name: string }[] };
  const source = await dataSource(world.databases.api, [], { pool: 2, statementSeconds: 30 }).initialize();
  try {
    const transactions = new Transactions(source);
    // hubs are known to whoever is signed in; a published offering that met a need, and whose it is, to that need's coordinators
    const { hub: _, offering = [], organisation = [], ...unknown } = foreign;
    const met = [...offering.slice(1), ...organisation];
    const traces = (table: string) => [
      canary,
      ...offering.slice(0, 1),
      ...Object.values(unknown).flat(),
      ...(table.startsWith('matches.') ? [] : met),
    ];
    for (const role of roles.filter((r) => r !== 'nobody' && !mayKnow.includes(r)) as Exclude<Role, 'nobody'>[]) {
      const actor = await actorBehind(world, cast.keys[role]);
      for (const { name } of tables) {
        const found = await transactions
          .run(actor, (em) => em.query(`select to_jsonb(t)::text as row from ${name} t`) as Promise<{ row: string }[]>)
          .catch((error: { code?: string }) => {
            if (error.code === '42501') return []; // not granted at all
            throw error;
          });
        result.rowsRead += found.length;
        for (const { row } of found)
          if (traces(name).some((trace) => row.includes(trace)))
            result.wrong.push(`${role} reads in ${name}: ${row.slice(0, 300)}`);
      }
    }
    return { ...result, tables: tables.length };
  } finally {
    await source.destroy();
  }
}
