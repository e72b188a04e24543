import http from 'node:http';
import { World } from '../chaos/world.js';
import { gather, type Cast } from './cast.js';
import { requestOf, type Request } from './requests.js';
import { routesOf, type Document } from './routes.js';
import { wrongWith, type Answer } from './verdict.js';

export type Finding = { n: number; wrong: string; request: string };
export type FuzzResult = {
  findings: Finding[];
  statuses: Record<number, number>;
  routes: number;
  routesAsked: number;
  routesDone: number;
  /** The five that took longest to answer, taken together: milliseconds a request. */
  slowest: { route: string; ms: number }[];
};

/**
 * Requests of every role to every route, made from the document that the API itself serves. `only`: one of them alone. With several
 * `atOnce` they also meet each other, and which of them found what depends on who was first.
 */
export async function fuzz(
  { seed, requests, only, atOnce = 1 }: { seed: number; requests: number; only?: number; atOnce?: number },
  say: (line: string) => void,
): Promise<FuzzResult> {
  const world = await World.start();
  try {
    const cast = await gather(world);
    await world.worker.stop(); // from here on nothing changes but by the requests
    const document = (await world.nobody().get<Document>('/openapi.json')).body;
    const routes = routesOf(document);
    say(`seed ${seed}: ${requests} requests to ${routes.length} routes`);
    const findings: Finding[] = [];
    const statuses: Record<number, number> = {};
    const asked = new Map<string, { times: number; ms: number }>();
    const done = new Set<string>();
    let [next, ended] = [only ?? 0, 0];
    const last = only ?? requests - 1;
    const askOn = async () => {
      while (next <= last) await ask(next++);
    };
    const ask = async (n: number) => {
      const request = requestOf(n, seed, cast, routes, document);
      const began = performance.now();
      const answer = await send(world.url, request);
      const route = `${request.method} ${request.route.path}`;
      const { times, ms } = asked.get(route) ?? { times: 0, ms: 0 };
      asked.set(route, { times: times + 1, ms: ms + performance.now() - began });
      if (!(answer instanceof Error)) {
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (answer.status < 400) done.add(route);
      }
      const wrong = wrongWith(request, answer, document);
      if (wrong) {
        const log =
          answer instanceof Error || answer.status >= 500 ? `\n  the API's log ends: ${world.api.log.slice(-1500)}` : '';
        findings.push({ n, wrong, request: describe(request, cast) + log });
        say(`${wrong}: ${describe(request, cast)}${log}`);
      }
      if (only !== undefined)
        say(
          `${describe(request, cast)}\n${answer instanceof Error ? answer.message : `${answer.status} ${answer.text.slice(0, 2000)}`}`,
        );
      if (++ended % Math.ceil(requests / 10) === 0) say(`${ended} of ${requests} requests, ${findings.length} findings`);
    };
    await Promise.all(Array.from({ length: atOnce }, askOn));
    for (const end of world.api.ownEnds) findings.push({ n: -1, wrong: end, request: 'the API itself' });
    if (only === undefined)
      for (const { method, path } of routes) if (!done.has(`${method} ${path}`)) say(`never succeeded: ${method} ${path}`);
    const slowest = [...asked]
      .map(([route, { times, ms }]) => ({ route, ms: Math.round(ms / times) }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 5);
    return { findings, statuses, routes: routes.length, routesAsked: asked.size, routesDone: done.size, slowest };
  } finally {
    await world.close();
  }
}

/** By node:http, which sends the path as it stands. */
function send(url: string, { method, path, headers, body }: Request): Promise<Answer | Error> {
  return new Promise((done) => {
    const { hostname, port } = new URL(url);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = http.request(
      { hostname, port, method, path, headers: { ...headers, ...length }, agent: false, timeout: 30_000 },
      (answer) => {
        const chunks: Buffer[] = [];
        const said = () => ({
          status: answer.statusCode!,
          type: answer.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        });
        // a stream has no end to wait for: its beginning is its answer
        if (said().type.startsWith('text/event-stream')) {
          done(said());
          return void request.destroy();
        }
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(said()));
        answer.on('error', done);
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer in 30 s')));
    request.on('error', done);
    request.end(body);
  });
}

function describe({ n, manner, role, method, path, headers, body }: Request, cast: Cast): string {
  const secrets = new Set(Object.values(cast.keys).map((key) => `Bearer ${key}`));
  const shown = Object.entries(headers).map(
    ([name, value]) => `${name}: ${secrets.has(value) ? `(${role})` : value.slice(0, 100)}`,
  );
  return `#${n} ${manner}, ${role}: ${method} ${path.slice(0, 300)} [${shown.join('; ')}] ${String(body ?? '').slice(0, 500)}`;
}
