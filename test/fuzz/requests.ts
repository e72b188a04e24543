import { Seeded } from '../chaos/seeded.js';
import { roles, type Cast, type Role } from './cast.js';
import { hostileBody, hostileHeaders, hostileQueries, hostileSegments, hostileValue } from './hostile.js';
import { resolved, type Document, type Route } from './routes.js';
import { Values } from './values.js';

export type Manner = 'valid' | 'near' | 'broken';
export type Request = { n: number; manner: Manner; role: Role; route: Route; method: string; path: string; headers: Record<string, string>; body: string | Buffer | undefined };

/** The nth request of a seed: a function of both, of the document and of what there is, so that it can be made again alone. */
export function requestOf(n: number, seed: number, cast: Cast, routes: readonly Route[], document: Document): Request {
  const random = new Seeded(seed, 'request', n);
  const route = routes[n % routes.length]!; // each route comes as often as any other
  const role = roles[Math.floor(n / routes.length) % roles.length]!;
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
    if (name === 'token') return cast.tokens.length && random.chance(0.6) ? random.pick(cast.tokens) : 'A'.repeat(random.int(1, 60));
    const schema = route.parameters.find((p) => p.in === 'path' && p.name === name)?.schema;
    return encodeURIComponent(String(values.valid(schema ?? { format: 'uuid' }, name)));
  });
}

function queryOf(route: Route, random: Seeded, values: Values, manner: Manner): string {
  if (manner === 'broken' && random.chance(0.5)) return `?${random.pick(hostileQueries)}`;
  const asked = route.parameters.filter((p) => p.in === 'query' && random.chance(0.5));
  const words = asked.map(({ name, schema }) => {
    const value = manner === 'near' && random.chance(0.3) ? hostileValue(random) : values.valid(schema ?? {}, name);
    return `${encodeURIComponent(name)}=${encodeURIComponent(printable(value).slice(0, 3000))}`;
  });
  return words.length ? `?${words.join('&')}` : '';
}

/** encodeURIComponent refuses half a surrogate pair, which no request line can hold either. */
const printable = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/\p{Surrogate}/gu, '');

function bodyOf(route: Route, random: Seeded, values: Values, document: Document, manner: Manner): { body: string | Buffer | undefined; type?: string } {
  if (/^(GET|HEAD)$/.test(route.method)) return { body: undefined };
  if (manner === 'broken' && random.chance(0.7)) {
    const { body, type = 'application/json' } = hostileBody(random);
    return { body, type };
  }
  if (!route.body) return { body: undefined };
  const valid = values.valid(route.body);
  if (/^\/[a-z]\//.test(route.path)) return { body: formOf(random), type: 'application/x-www-form-urlencoded' };
  const sent = manner === 'valid' ? valid : bent(valid, random, Object.keys(resolved(route.body, document).properties ?? {}));
  return { body: JSON.stringify(sent), type: 'application/json' };
}

function formOf(random: Seeded): string {
  const answer = random.pick(['accepted', 'declined', 'not_now', 'x', '', '\u0000']);
  const fields = { answer, reason: random.pick(['spam', 'price_or_volume', 'x']), until: random.pick(['2027-01-10', 'x']), met: random.pick(['yes', 'no', 'x']), outcome: random.pick(['pilot', '', 'x']) };
  return new URLSearchParams(fields).toString();
}

/** A valid value with one thing wrong somewhere in it. */
function bent(value: unknown, random: Seeded, fields: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (!value.length || random.chance(0.3)) return random.pick([[...value, hostileValue(random)], hostileValue(random), [...value, ...value]]);
    const at = random.int(0, value.length - 1);
    return value.map((v, i) => (i === at ? bent(v, random, []) : v));
  }
  if (value === null || typeof value !== 'object') return hostileValue(random);
  const names = Object.keys(value);
  const how = random.int(0, 4);
  const name = random.pick(names.length ? names : ['x']);
  if (how === 0) return Object.fromEntries(Object.entries(value).filter(([n]) => n !== name));
  if (how === 1) return { ...value, [random.pick(['unknown', 'id', 'state', 'version', '__proto', ...fields])]: hostileValue(random) };
  return { ...value, [name]: bent((value as Record<string, unknown>)[name], random, []) };
}
