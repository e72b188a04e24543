import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#problems';
import type { Settings } from '#settings';

export const bodyBytes = 1024 * 1024;
const deepest = 20;
const mostValues = 60_000;

/** Pages that answer forms; everything else speaks JSON only, which no cross-origin form can send. */
export const isPage = (url: string) => /^\/($|\?|(c|o|p|u|s|see|outbox)(\/|\?|$))/.test(url);

/** What is refused before any room sees it, and the headers on every answer. */
export function guardTheEdge(app: NestFastifyApplication, settings: Settings): void {
  const fastify = app.getHttpAdapter().getInstance();
  const ours = new URL(settings.values.PUBLIC_URL).origin;
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (request, reply, next) => {
    void reply.headers(headersOf(request, settings));
    next(
      changesSomething(request) && fromElsewhere(request, ours)
        ? (new Problem(403, 'not_allowed', { operation: 'cross-site' }) as never)
        : undefined,
    );
  });
  fastify.addHook('preParsing', (request, _reply, payload, next) => {
    const type = String(request.headers['content-type'] ?? '');
    if (type.includes('urlencoded') && !isPage(request.url)) return next(new Problem(415, 'unsupported_media_type') as never);
    next(null, payload);
  });
  fastify.addHook('preValidation', (request, _reply, next) => {
    next(isTooMuch(request.body) ? (new Problem(400, 'malformed_body') as never) : undefined);
  });
}

/** On every answer, also on one to a path that cannot even be read. */
export function headersOf(request: FastifyRequest, { values }: Settings): Record<string, string> {
  return {
    'x-request-id': String(request.id),
    'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'${isPage(request.url) ? '' : "; connect-src 'self'"}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(values.secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

export const requestId = () => randomUUID();

const changesSomething = (request: FastifyRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/** CSRF: SameSite cookies, and these. A mail program's one-click POST and an integrator send neither header. */
function fromElsewhere(request: FastifyRequest, ours: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.origin;
  return origin !== undefined && origin !== ours;
}

/** Deeper than any of our shapes, or more values than any: counted without recursion, so depth cannot end the process. */
function isTooMuch(body: unknown): boolean {
  let values = 0;
  let level: unknown[] = [body];
  for (let depth = 0; level.length; depth++) {
    if (depth > deepest) return true;
    const below: unknown[] = [];
    for (const value of level) {
      if (value === null || typeof value !== 'object') continue;
      const inside = Object.values(value);
      values += inside.length;
      if (values > mostValues) return true;
      below.push(...inside);
    }
    level = below;
  }
  return false;
}
