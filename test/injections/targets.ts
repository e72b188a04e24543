import { Seeded } from '../chaos/seeded.js';
import { roles, type Cast, type Role } from '../fuzz/cast.js';
import { inPath } from '../fuzz/requests.js';
import type { Document, Route } from '../fuzz/routes.js';
import { Values } from '../fuzz/values.js';

/** A route to read by, as somebody who may read it: `marked` is its address with a * behind each value that is to be tried. */
export type Target = { route: string; role: Role; plain: string; marked: string; answered: number };

/** Tries that are made for a route before it is taken as whoever came farthest. */
const tries = 40;

/** Every GET route with something in its path or its query to vary, each as a role and with values that get as far as can be. */
export async function targetsIn(url: string, document: Document, cast: Cast, routes: readonly Route[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const route of routes) {
    if (route.method !== 'GET' || !(/\{/.test(route.path) || route.parameters.some((p) => p.in === 'query'))) continue;
    let best: Target | undefined;
    for (let n = 0; n < tries && best?.answered !== 200; n++) {
      const role = roles[n % roles.length]!;
      const { plain, marked } = addressOf(route, document, cast, new Seeded(n, 'target', route.path));
      const headers: Record<string, string> = role === 'nobody' ? {} : { authorization: `Bearer ${cast.keys[role]}` };
      const answer = await fetch(`${url}${plain}`, { headers, redirect: 'manual' });
      await answer.arrayBuffer();
      const target = { route: `GET ${route.path}`, role, plain, marked, answered: answer.status };
      if (!best || rank(target) < rank(best)) best = target;
    }
    targets.push(best!);
  }
  return targets;
}

/** How far a try came: to rows, to "there is none", to a refusal of the values, to the door. */
const rank = ({ answered }: Target) => [200, 303, 404, 409, 422, 403, 401].indexOf(answered) + 1 || 99;

function addressOf(route: Route, document: Document, cast: Cast, random: Seeded): { plain: string; marked: string } {
  const values = new Values(random, document, cast.ids);
  const path = route.path.replace(/\{([^}]+)\}/g, (_, name: string) => `${inPath(name, route, random, values, cast)}*`);
  const words = route.parameters
    .filter(({ in: place, name }) => place === 'query' && name !== 'cursor')
    .map(({ name, schema }) => [name, values.valid(schema ?? {}, name)] as const)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent([...String(value).replace(/[*\uD800-\uDFFF]/gu, '')].slice(0, 60).join('')) || 'a'}*`,
    );
  const marked = path + (words.length ? `?${words.join('&')}` : '');
  return { marked, plain: marked.replaceAll('*', '') };
}
