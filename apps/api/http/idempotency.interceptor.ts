import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Transactions, type Actor } from '#database';
import { answersSecret } from '#http';
import { canonical } from '#ledger';
import { allowedBy, operations, type Operation } from '#members';
import { Problem } from '#problems';
import { isPage } from './edge.js';

/**
 * A POST with an Idempotency-Key: its row commits with the change, in one transaction around the whole handler, so a repeat answers
 * the same bytes whatever crashed in between. A refusal leaves no row: mended, the same key may be used again.
 *
 * What anyone may do (sign in, use a link) is done as whoever the password or the link names, so it cannot share a transaction with
 * whoever holds the session or the key: such a route takes no Idempotency-Key, and each acts once by itself. Nor does one whose answer
 * is a secret: it would be kept in the clear.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor: Actor }>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || request.actor.kind === 'anonymous' || isPage(request.url))
      return next.handle();
    if ((operations[this.reflector.get<Operation>(allowedBy, context.getHandler())] as readonly string[]).includes('anyone'))
      return next.handle();
    if (this.reflector.get<boolean>(answersSecret, context.getHandler())) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem(400, 'malformed_body');
    return from(this.once(request.actor, key, request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(
    actor: Actor,
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const caller = actor.kind === 'person' ? actor.person : actor.kind === 'contact' ? actor.contact : '';
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${canonical(request.body ?? null)}`)
      .digest('hex');
    return this.transactions.run(actor, async (em) => {
      const fresh = await em.query(
        `insert into http.idempotency (caller, key, request_hash) values ($1, $2, $3) on conflict do nothing returning key`,
        [caller, key, hash],
      );
      if (!fresh.length) {
        const [kept] = (await em.query(`select request_hash, status, body from http.idempotency where caller = $1 and key = $2`, [
          caller,
          key,
        ])) as {
          request_hash: string;
          status: number;
          body: string;
        }[];
        if (!kept || kept.request_hash !== hash) throw new Problem(422, 'idempotency_mismatch');
        void reply.status(kept.status).header('idempotency-replayed', 'true');
        return JSON.parse(kept.body) as unknown;
      }
      const answer: unknown = await lastValueFrom(next.handle());
      await em.query(`update http.idempotency set status = $3, body = $4 where caller = $1 and key = $2`, [
        caller,
        key,
        reply.statusCode,
        JSON.stringify(answer ?? null),
      ]);
      return answer;
    });
  }
}
