import { randomUUID } from 'node:crypto';
import { tracingChannel } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { z } from 'zod';
import { after, JobRunner, on, record, Relay } from '#ledger';
import { system } from '#database';
import { job } from '#queues';
import { openDatabase } from '../test/setup/open-database.js';
import { startTracing } from './tracing.js';

type Sent = { name: string; spanId: string; parentSpanId?: string; status: { code?: number }; links?: { spanId: string }[] };

/** A collector that takes what it is sent. */
async function collector() {
  const bodies: string[] = [];
  const server = createServer((request, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      bodies.push(`${request.url} ${body}`);
      answer.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    spans: (): Sent[] =>
      bodies.flatMap((body) =>
        (JSON.parse(body.slice(body.indexOf(' '))) as { resourceSpans: { scopeSpans: { spans: Sent[] }[] }[] }).resourceSpans
          .flatMap(({ scopeSpans }) => scopeSpans)
          .flatMap(({ spans }) => spans),
      ),
    close: () => new Promise((closed) => server.close(closed)),
  };
}

const Tell = job('Tell', 'upkeep', z.object({}));
const ToldOf = job('ToldOf', 'upkeep', z.object({ import: z.string() }));

it('a request, a job and their statements are told to a collector, without an address or a value', async () => {
  const [db, there] = [await openDatabase(), await collector()];
  const api = await db.transactions('api');
  const worker = await db.transactions('worker');
  const stop = await startTracing(`${there.url}/`, 'landfall-test');
  const app = fastify();
  app.get('/c/:token', () => api.run({ kind: 'anonymous' }, (em) => em.query(`select $1::text as word`, ['a-value'])));
  try {
    const answer = await fetch(`${await app.listen({ port: 0, host: '127.0.0.1' })}/c/a-token`);
    expect(await answer.json()).toEqual([{ word: 'a-value' }]);
    const id = randomUUID();
    await db.rows(`insert into ledger.jobs (id, name, payload) values ($1, 'Tell', '{}')`, [id]);
    const handled = on(Tell, async (_, em) => void (await em.query(`select no_such_column`)));
    expect(await new JobRunner(worker, [handled]).run(id)).toBe('failed');
    await app.close();
    await stop();
    const spans = there.spans();
    const [request, run] = [spans.find(({ name }) => name === 'GET /c/:token')!, spans.find(({ name }) => name === 'Tell')!];
    const within = (span: Sent) => spans.filter(({ parentSpanId }) => parentSpanId === span.spanId).map(({ name }) => name);
    expect(within(request)).toEqual(expect.arrayContaining(['select', 'commit']));
    expect(within(run)).toContain('select');
    expect([request.status.code ?? 0, run.status.code]).toEqual([0, 2]);
    const told = there.bodies.join();
    expect(told).toContain('/v1/traces');
    expect(told).toContain('landfall-test');
    for (const secret of ['a-token', 'a-value']) expect(told).not.toContain(secret);
  } finally {
    await app.close();
    await there.close();
    await db.close();
  }
});

it('a job is linked to the request that it came of, over the ledger and the relay', async () => {
  const [db, there] = [await openDatabase(), await collector()];
  const api = await db.transactions('api');
  const worker = await db.transactions('worker');
  const stop = await startTracing(there.url, 'landfall-test');
  const app = fastify();
  const [someone, facts] = [system('tests'), { import: randomUUID() }];
  app.post('/imports', () =>
    api.run(someone, (em) =>
      record(em, someone, { name: 'ImportDone', facts: { ...facts, created: 0, changed: 0, refused: 0 } }),
    ),
  );
  try {
    const at = await app.listen({ port: 0, host: '127.0.0.1' });
    await fetch(`${at}/imports`, { method: 'POST' });
    await new Relay(worker, { ring: async () => undefined }, [after('ImportDone').run(ToldOf)], [ToldOf]).relay();
    const [made] = await db.rows<{ id: string }>(`select id from ledger.jobs where name = 'ToldOf'`);
    expect(await new JobRunner(worker, [on(ToldOf, async () => undefined)]).run(made!.id)).toBe('done');
    await app.close();
    await stop();
    const [request, run] = ['POST /imports', 'ToldOf'].map((name) => there.spans().find((span) => span.name === name)!);
    expect(run!.links).toEqual([expect.objectContaining({ spanId: request!.spanId })]);
  } finally {
    await app.close();
    await there.close();
    await db.close();
  }
});

it('without an address nothing listens', async () => {
  const stop = await startTracing(undefined, 'landfall-test');
  for (const channel of ['fastify.request.handler', 'landfall.job', 'landfall.statement'])
    expect([channel, tracingChannel(channel).hasSubscribers]).toEqual([channel, false]);
  await stop();
});
