import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, tracingChannel, unsubscribe } from 'node:diagnostics_channel';
import type { Attributes, Link, Span } from '@opentelemetry/api';
import type { FastifyReply } from 'fastify';
import type { Beginning } from '#database';

type Request = { route: { method: string; url: string }; reply: FastifyReply; error?: unknown };
type Job = { name: string; job: string; trace: string | null; error?: unknown };
/** One that is planned once has a name, and its text beside it. */
type Statement = { text: string | { text: string }; error?: unknown };

/** What goes on, for what begins within it. */
const current = new AsyncLocalStorage<Span>();

/**
 * Sends a span of each request, job and statement to a collector, by OTLP over HTTP, where an address is set; nothing of OpenTelemetry is loaded
 * without. A job is linked to the request or the job that it came of. A request bears its route, never its address, and a statement its text without its values: links and people stay here.
 */
export async function startTracing(endpoint: string | undefined, service: string): Promise<() => Promise<void>> {
  if (!endpoint) return async () => undefined;
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api');
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('landfall');
  const begin = (name: string, kind: number, attributes: Attributes, links: Link[] = []): Span => {
    const around = current.getStore();
    return tracer.startSpan(name, { kind, attributes, links }, around ? trace.setSpan(ROOT_CONTEXT, around) : ROOT_CONTEXT);
  };
  const fail = (span: Span, error: unknown) =>
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' });

  const left = [
    follow<Request>('fastify.request.handler', fail, ({ route, reply }) => {
      const span = begin(`${route.method} ${route.url}`, SpanKind.SERVER, {
        'http.request.method': route.method,
        'http.route': route.url,
      });
      reply.raw.once('close', () => span.setAttribute('http.response.status_code', reply.statusCode).end());
      return span;
    }),
    follow<Job>(
      'landfall.job',
      fail,
      ({ name, job, trace: cause }) => begin(name, SpanKind.CONSUMER, { 'landfall.job': job }, linksTo(cause)),
      true,
    ),
    follow<Statement>(
      'landfall.statement',
      fail,
      ({ text }) => {
        const sql = (typeof text === 'string' ? text : text.text).trim();
        const attributes = { 'db.system.name': 'postgresql', 'db.query.text': sql.slice(0, 2000) };
        return begin(/^\w*/.exec(sql)![0].toLowerCase(), SpanKind.CLIENT, attributes);
      },
      true,
    ),
  ];
  const within = (told: unknown) => {
    const span = current.getStore()?.spanContext();
    if (span) (told as Beginning).trace = `00-${span.traceId}-${span.spanId}-01`;
  };
  subscribe('landfall.transaction', within);
  return async () => {
    unsubscribe('landfall.transaction', within);
    for (const leave of left) leave();
    await provider.shutdown();
  };
}

/** From a trace parent of W3C Trace Context, as this program writes it. */
function linksTo(parent: string | null): Link[] {
  const [, traceId, spanId] = parent?.split('-') ?? [];
  return traceId && spanId ? [{ context: { traceId, spanId, traceFlags: 1, isRemote: true } }] : [];
}

/** A span for whatever a channel of Node's diagnostics tells of; `settles` where its end is the end of a promise. Answers how to stop. */
function follow<M extends { error?: unknown }>(
  channel: string,
  fail: (span: Span, error: unknown) => void,
  begin: (told: M) => Span,
  settles = false,
): () => void {
  const { start, error, asyncEnd } = tracingChannel<Span, M>(channel);
  const spans = new WeakMap<object, Span>();
  const failed = (told: unknown) => {
    const span = spans.get(told as object);
    if (span) fail(span, (told as M).error);
  };
  const ended = (told: unknown) => void (settles && spans.get(told as object)?.end());
  start.bindStore(current, (told) => {
    const span = begin(told as M);
    spans.set(told as object, span);
    return span;
  });
  error.subscribe(failed);
  asyncEnd.subscribe(ended);
  return () => {
    start.unbindStore(current);
    error.unsubscribe(failed);
    asyncEnd.unsubscribe(ended);
  };
}
