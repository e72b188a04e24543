import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#problems';

/** The version that the caller read, from `If-Match: "3"`. Missing: 428. Not one of ours: 412, as it matches nothing. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (!given) throw new Problem(428, 'precondition_required', {});
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given.trim())?.[1];
  if (!version) throw new Problem(412, 'precondition_failed', { what: 'version', expected: -1, current: -1 });
  return Number(version);
});
