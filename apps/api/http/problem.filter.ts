import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#problems';
import { canSay, fallbackLanguage, languages, say, type Facts } from '#texts';
import { problem as problemPage } from '../pages/index.js';
import { isPage } from './edge.js';

/** Every answer that is not a success: problem+json, or a page where a page was asked for. Surprises reach the log, not the client. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  /** `writeTo` is where somebody who is held for a check can ask. */
  constructor(private readonly writeTo: string) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = asProblem(error);
    if (problem.status >= 500)
      this.log.error({ requestId: request.id, err: error instanceof Error ? error.stack : String(error) });
    if (reply.sent) return;
    const language = languageOf(request);
    const facts = { address: this.writeTo, ...sayable(problem.facts) };
    void reply.status(problem.status).headers({ ...problem.headers, 'content-language': language });
    if (isPage(request.url)) {
      const shown = {
        code: problem.code,
        facts,
        requestId: String(request.id),
        start: '/',
        contact: this.writeTo,
        fields: problem.errors,
      };
      void reply.type('text/html; charset=utf-8').send(problemPage(language, shown));
      return;
    }
    const code = canSay(`problem.${problem.code}.title`) ? problem.code : 'unexpected';
    void reply.type('application/problem+json; charset=utf-8').send({
      type: `urn:landfall:problem:${problem.code}`,
      code: problem.code,
      title: say(language, `problem.${code}.title`, facts),
      status: problem.status,
      detail: say(language, `problem.${code}.detail`, facts),
      instance: `urn:landfall:request:${String(request.id)}`,
      ...(Object.keys(problem.facts).length && { facts: problem.facts }),
      ...(problem.errors.length && { errors: problem.errors }),
    });
  }
}

/** Facts that can stand in a sentence; the rest is for programs. */
function sayable(facts: Record<string, unknown>): Facts {
  const plain = (fact: unknown) => typeof fact === 'string' || typeof fact === 'number';
  return Object.fromEntries(
    Object.entries(facts).filter(([, fact]) => plain(fact) || (Array.isArray(fact) && fact.every(plain))),
  ) as Facts;
}

export function languageOf(request: FastifyRequest): string {
  const wanted = String(request.headers['accept-language'] ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((w) => (languages as readonly string[]).includes(w)) ?? fallbackLanguage('en');
}

/** How pg says that it could not reach PostgreSQL, and TypeORM that a connection broke between two queries. */
const lostConnection =
  /Connection terminated|timeout exceeded when trying to connect|connection timeout|QueryRunner(Provider)?AlreadyReleasedError/i;

const unavailable = () => new Problem(503, 'unavailable', {}, [], { 'retry-after': '2' });

/** What an error is to a client. PostgreSQL's own refusals that a caller can act on keep their meaning. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, driverError, statusCode } = error as { code?: string; driverError?: { code?: string }; statusCode?: number };
  const pg = driverError?.code ?? code ?? '';
  if (pg === 'LF001' || pg === 'LF002') return new Problem(409, 'illegal_step', { what: 'state', from: '', to: '' });
  if (pg === '23505') return new Problem(409, 'conflict', { what: 'row' });
  if (pg === '55P03' || pg === '40001' || pg === '40P01') return unavailable();
  if (pg === '42501') return new Problem(403, 'not_allowed', { operation: '' });
  if (/^(08|53|57)/.test(pg) || pg === '25P03' || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(pg))
    return unavailable();
  if (error instanceof Error && lostConnection.test(`${error.name} ${error.message}`)) return unavailable();
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 400) return new Problem(400, 'malformed_body');
  if (status === 401) return new Problem(401, 'sign_in_needed');
  if (status === 403) return new Problem(403, 'not_allowed', { operation: '' });
  // An address longer than any of ours names nothing.
  if (status === 404 || status === 414) return new Problem(404, 'not_found', { what: 'page' });
  if (status === 413) return new Problem(413, 'too_large');
  if (status === 415) return new Problem(415, 'unsupported_media_type');
  if (status === 429) return new Problem(429, 'too_many');
  return new Problem(500, 'unexpected');
}
