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
};

/** Requests of every role to every route, made from the document that the API itself serves. `only`: one of them alone. */
export async function fuzz(
  { seed, requests, only }: { seed: number; requests: number; only?: number },
  log: (line: string) => void,
): Promise<FuzzResult> {
  const world = await World.start();
  try {
    const cast = await gather(world);
    await world.worker.stop(); // from here on nothing changes but by the requests
    const document = (await world.nobody().get<Document>('/openapi.json')).body;
    const routes = routesOf(document);
    log(`seed ${seed}: ${requests} requests to ${routes.length} routes`);
    const result: FuzzResult = { findings: [], statuses: {}, routes: routes.length, routesAsked: 0, routesDone: 0 };
    const asked = new Set<string>();
    const done = new Set<string>();
    for (let n = only ?? 0; n < (only === undefined ? requests : only + 1); n++) {
      const request = requestOf(n, seed, cast, routes, document);
      const answer = await send(world.url, request);
      const route = `${request.method} ${request.route.path}`;
      asked.add(route);
      if (!(answer instanceof Error)) {
        result.statuses[answer.status] = (result.statuses[answer.status] ?? 0) + 1;
        if (answer.status < 400) done.add(route);
      }
      const wrong = wrongWith(request, answer, document);
      if (wrong) {
        const log =
          answer instanceof Error || answer.status >= 500 ? `\n  the API's log ends: ${world.api.log.slice(-1500)}` : '';
        result.findings.push({ n, wrong, request: describe(request, cast) + log });
      }
      if (only !== undefined)
        log(
          `${describe(request, cast)}\n${answer instanceof Error ? answer.message : `${answer.status} ${answer.text.slice(0, 2000)}`}`,
        );
      if ((n + 1) % Math.ceil(requests / 10) === 0) log(`${n + 1} of ${requests} requests, ${result.findings.length} findings`);
    }
    for (const end of world.api.ownEnds) result.findings.push({ n: -1, wrong: end, request: 'the API itself' });
    if (only === undefined)
      for (const { method, path } of routes) if (!done.has(`${method} ${path}`)) log(`never succeeded: ${method} ${path}`);
    return { ...result, routesAsked: asked.size, routesDone: done.size };
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
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          done({
            status: answer.statusCode!,
            type: answer.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        );
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
