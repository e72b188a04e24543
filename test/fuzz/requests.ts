import { Seeded } from '../chaos/seeded.js';
import { roles, type Cast, type Ids, type Role } from './cast.js';
import { hostileBody, hostileHeaders, hostileQueries, hostileSegments, hostileValue } from './hostile.js';
import { resolved, type Document, type Route } from './routes.js';
import { Values } from './values.js';

export type Manner = 'valid' | 'near' | 'broken';
export type Request = {
  n: number;
  manner: Manner;
  role: Role;
  route: Route;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
};

/** Who comes to a route for its own sake: half of its requests are theirs, so that what lies behind the access table is tried too. */
const usualRoles: readonly [RegExp, readonly Role[]][] = [
  [/proposals|matches|why-not|\/needs|mandates/, ['coordinator']],
  [/\/hubs\/\{id\}\/introductions/, ['coordinator']],
  [/introductions|offerings/, ['member', 'another member']],
  [/\/listings/, ['member', 'coordinator']],
  [/hits/, ['compliance']],
  [/hubs|people|organisations|jobs|mails|corpus|screening-lists|outbox|demonstration/, ['operator']],
];

/** The nth request of a seed: a function of both, of the document and of what there is, so that it can be made again alone. */
export function requestOf(n: number, seed: number, cast: Cast, routes: readonly Route[], document: Document): Request {
  const random = new Seeded(seed, 'request', n);
  const route = routes[n % routes.length]!; // each route comes as often as any other
  const usual = usualRoles.find(([path]) => path.test(route.path))?.[1];
  const role = usual && random.chance(0.5) ? random.pick(usual) : roles[Math.floor(n / routes.length) % roles.length]!;
  const manner = random.pick(['valid', 'valid', 'near', 'near', 'broken'] as const);
  const values = new Values(random, document, cast.ids);
  const headers: Record<string, string> = role === 'nobody' ? {} : { authorization: `Bearer ${cast.keys[role]}` };
  if (/^(PUT|PATCH|DELETE)$/.test(route.method) && random.chance(0.85)) headers['if-match'] = `"${random.int(1, 4)}"`;
  if (route.method === 'POST' && random.chance(0.3)) headers['idempotency-key'] = `key-${random.int(1, 50)}`;
  if (manner === 'broken' && random.chance(0.4)) Object.assign(headers, random.pick(hostileHeaders));

  const path = pathOf(route, random, values, cast, manner) + queryOf(route, random, values, manner);
  const { body, type } = bodyOf(route, random, values, document, manner);
  if (type) headers['content-type'] = type;
  return { n, manner, role, route, method: route.method, path, headers, body };
}

function pathOf(route: Route, random: Seeded, values: Values, cast: Cast, manner: Manner): string {
  return route.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    if (manner === 'broken' && random.chance(0.4)) return random.pick(hostileSegments);
    return inPath(name, route, random, values, cast);
  });
}

/** What stands for a name in a route's path: an id of what the path is about, or a token of its kind of link. */
export function inPath(name: string, route: Route, random: Seeded, values: Values, cast: Cast): string {
  const kind = kindIn(route.path);
  if (name === 'token')
    return cast.tokens[kind] && random.chance(0.7) ? random.pick(cast.tokens[kind]) : 'A'.repeat(random.int(1, 60));
  if (name === 'organisation') return values.id('organisation');
  return values.id(
    kind === 'listing'
      ? random.pick(['offering', 'need'])
      : kind === 'hit'
        ? 'organisation'
        : kind === 'outbox'
          ? 'mail'
          : (kind as keyof Ids),
  );
}

/** What a path's id is of: the noun before it, in the singular. */
const kindIn = (path: string) =>
  /([a-z]+)\/\{/
    .exec(path)![1]!
    .replace(/([^s])s$/, '$1')
    .replace(/^matche$/, 'match');

function queryOf(route: Route, random: Seeded, values: Values, manner: Manner): string {
  if (manner === 'broken' && random.chance(0.5)) return `?${random.pick(hostileQueries)}`;
  const asked = route.parameters.filter((p) => p.in === 'query' && random.chance(p.name === 'cursor' ? 0.1 : 0.5));
  const words = asked.map(({ name, schema }) => {
    const value = manner === 'near' && random.chance(0.3) ? hostileValue(random) : values.valid(schema ?? {}, name);
    return `${encodeURIComponent(name)}=${encodeURIComponent(printable(value).slice(0, 3000))}`;
  });
  return words.length ? `?${words.join('&')}` : '';
}

/** encodeURIComponent refuses half a surrogate pair, which no request line can hold either. */
const printable = (value: unknown) =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/\p{Surrogate}/gu, '');

function bodyOf(
  route: Route,
  random: Seeded,
  values: Values,
  document: Document,
  manner: Manner,
): { body: string | Buffer | undefined; type?: string } {
  if (/^(GET|HEAD)$/.test(route.method)) return { body: undefined };
  if (manner === 'broken' && random.chance(0.7)) {
    const { body, type = 'application/json' } = hostileBody(random);
    return { body, type };
  }
  if (!route.body) return { body: undefined };
  const valid = values.valid(route.body);
  if (/^\/([a-z]|see)\//.test(route.path)) return { body: formOf(random), type: 'application/x-www-form-urlencoded' };
  const sent = manner === 'valid' ? valid : bent(valid, random, Object.keys(resolved(route.body, document).properties ?? {}));
  return { body: JSON.stringify(sent), type: 'application/json' };
}

function formOf(random: Seeded): string {
  const answer = random.pick(['accepted', 'declined', 'not_now', 'x', '', '\u0000']);
  const fields = {
    answer,
    reason: random.pick(['spam', 'price_or_volume', 'x']),
    until: random.pick(['2027-01-10', 'x']),
    met: random.pick(['yes', 'no', 'x']),
    outcome: random.pick(['pilot', '', 'x']),
  };
  return new URLSearchParams(fields).toString();
}

/** A valid value with one thing wrong somewhere in it. */
function bent(value: unknown, random: Seeded, fields: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (!value.length || random.chance(0.3))
      return random.pick([[...value, hostileValue(random)], hostileValue(random), [...value, ...value]]);
    const at = random.int(0, value.length - 1);
    return value.map((v, i) => (i === at ? bent(v, random, []) : v));
  }
  if (value === null || typeof value !== 'object') return hostileValue(random);
  const names = Object.keys(value);
  const how = random.int(0, 4);
  const name = random.pick(names.length ? names : ['x']);
  if (how === 0) return Object.fromEntries(Object.entries(value).filter(([n]) => n !== name));
  if (how === 1)
    return { ...value, [random.pick(['unknown', 'id', 'state', 'version', '__proto', ...fields])]: hostileValue(random) };
  return { ...value, [name]: bent((value as Record<string, unknown>)[name], random, []) };
}
