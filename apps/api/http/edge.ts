import { randomUUID } from 'node:crypto';
import { BlockList, isIP, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { fileTypes } from '#imports';
import { linkPaths } from '#mail';
import { Problem } from '#problems';
import type { Settings } from '#settings';
import { say } from '#texts';

export const bodyBytes = 1024 * 1024;
const deepest = 20;
const mostValues = 60_000;

/** Pages that answer forms; everything else speaks JSON only, which no cross-origin form can send. */
export const isPage = (url: string) => pagePath.test(url);
/** Where the path is a token that opens something: signed links, one's own record (`d`), the check of a letter (`v`). */
export const tokenPaths: readonly string[] = [...Object.values(linkPaths), 'd', 'v'];
const pagePath = new RegExp(`^/($|\\?|(${[...tokenPaths, 'see', 'outbox', 'app'].join('|')})(/|\\?|$))`);

/** What is refused before any room sees it, and the headers on every answer. */
export async function guardTheEdge(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const ours = new URL(settings.values.PUBLIC_URL).origin;
  fastify.removeContentTypeParser('text/plain');
  // a file goes on unread, and only where files are taken
  fastify.addContentTypeParser(
    fileTypes,
    (request: FastifyRequest, payload: Readable, done: (e: Error | null, b?: unknown) => void) =>
      /^\/imports\/[^/]+\/file$/.test(request.url) ? done(null, payload) : done(new Problem(415, 'unsupported_media_type')),
  );
  // A mail that came back, as the mail server has it; JSON routes refuse it by their schema.
  fastify.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addHook('onRequest', (request, reply, next) => {
    void reply.headers(headersOf(request, settings));
    next(
      changesSomething(request) && fromElsewhere(request, ours)
        ? (new Problem(403, 'not_allowed', { operation: 'cross-site' }) as never)
        : undefined,
    );
  });
  await limitByAddress(app, settings.values.REQUESTS_PER_MINUTE);
  fastify.addHook('preParsing', (request, _reply, payload, next) => {
    const type = String(request.headers['content-type'] ?? '');
    if (type.includes('urlencoded') && !isPage(request.url)) return next(new Problem(415, 'unsupported_media_type') as never);
    next(null, payload);
  });
  fastify.addHook('preValidation', (request, _reply, next) => {
    next(
      !(request.body instanceof Readable) && isTooMuch(request.body) ? (new Problem(400, 'malformed_body') as never) : undefined,
    );
  });
}

/**
 * A coarse limit, counted in the process's own memory: it asks nothing that could be away. Whoever calls from this machine is not counted:
 * a program of the operator's, or a proxy that TRUST_PROXY does not name, behind which everybody has one address.
 */
async function limitByAddress(app: NestFastifyApplication, perMinute: number): Promise<void> {
  if (!perMinute) return;
  await app.register(rateLimit as never, { global: false, max: perMinute, timeWindow: 60_000, cache: 50_000 } as never);
  const fastify = app.getHttpAdapter().getInstance();
  const asked = fastify.createRateLimit();
  fastify.addHook('onRequest', async (request) => {
    const family = isIP(request.ip);
    if (family && fromHere.check(request.ip, `ipv${family as 4 | 6}`)) return;
    const found = await asked(request);
    if (!found.isAllowed && found.isExceeded)
      throw new Problem(429, 'too_many', {}, [], { 'retry-after': String(found.ttlInSeconds) });
  });
}

const fromHere = new BlockList();
fromHere.addSubnet('127.0.0.0', 8, 'ipv4');
fromHere.addAddress('::1', 'ipv6');

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

/** What Node's parser could not read as a request: there is no request yet, so the answer is written by hand. */
export function refuseUnread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, phrase, code] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large', 'too_large']
      : [400, 'Bad Request', 'malformed_body'];
  const said = { title: say('en', `problem.${code}.title`), detail: say('en', `problem.${code}.detail`) };
  const body = JSON.stringify({
    type: `urn:landfall:problem:${code}`,
    code,
    ...said,
    status,
    instance: `urn:landfall:request:${requestId()}`,
  });
  const headers = [
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end([`HTTP/1.1 ${status} ${phrase}`, ...headers, '', body].join('\r\n'));
}

const changesSomething = (request: FastifyRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/** CSRF: SameSite cookies, and these. A mail program's one-click POST and an integrator send neither header. */
function fromElsewhere(request: FastifyRequest, ours: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  // a browser names no origin for a form on a page that sends no referrer, as ours; that it is ours it says in the other header
  if (origin === 'null' && site === 'same-origin') return false;
  return origin !== undefined && origin !== ours;
}

/** Deeper than any of our shapes, or more values than any: counted without recursion, so depth cannot end the process. */
function isTooMuch(body: unknown): boolean {
  if (Buffer.isBuffer(body)) return false;
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
