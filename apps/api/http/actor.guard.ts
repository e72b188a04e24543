import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Transactions, type Actor } from '#database';
import { record } from '#ledger';
import { allowedBy, mustBeAllowed, needsSecondFactor, operations, Quotas, within, type Operation, type Quota } from '#members';
import { Problem } from '#problems';
import { Asking } from './asking.js';
import { asksSecondFactor } from './session.js';

/** What somebody may do who has still to set up the second factor that their role needs. */
const beforeSecondFactor: readonly Operation[] = [
  'session.read',
  'session.close',
  'session.list',
  'session.end',
  'second_factor.keep',
  'password.set',
];

/** Finds who asks (API key, or session by passport), lets the access table decide, and counts what has a quota. The services decide again for the thing itself. */
@Injectable()
export class ActorGuard implements CanActivate {
  private readonly refused = new Map<string, number>();

  constructor(
    private readonly reflector: Reflector,
    private readonly asking: Asking,
    private readonly quotas: Quotas,
    private readonly transactions: Transactions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor: Actor; user?: { id: string } }>();
    request.actor = await this.asking.actorOf(request);
    const operation = this.reflector.get<Operation>(allowedBy, context.getHandler());
    await this.mustBeAllowed(request.actor, operation);
    const open = (operations[operation] as readonly string[]).includes('anyone') || beforeSecondFactor.includes(operation);
    if (!open && lacksSecondFactor(request.actor) && asksSecondFactor(request)) throw new Problem(403, 'second_factor_needed');
    const quota = this.reflector.get<Quota | undefined>(within, context.getHandler());
    if (quota) await this.quotas.spend(request.actor, quota);
    return true;
  }

  /** A refusal of somebody who is signed in is an entry; the same one again within a minute is not another. */
  private async mustBeAllowed(actor: Actor, operation: Operation): Promise<void> {
    try {
      mustBeAllowed(actor, operation);
    } catch (refusal) {
      if (actor.kind === 'person' && this.isNews(`${actor.person} ${operation}`)) {
        const facts = { person: actor.person, operation };
        await this.transactions.run(actor, (em) => record(em, actor, { name: 'AccessDenied', facts }, { subject: actor.person }));
      }
      throw refusal;
    }
  }

  private isNews(refusal: string): boolean {
    const before = this.refused.get(refusal);
    const at = Date.now();
    if (before !== undefined && at - before < 60_000) return false;
    if (this.refused.size >= 10_000) this.refused.clear();
    this.refused.set(refusal, at);
    return true;
  }
}

const lacksSecondFactor = (actor: Actor): boolean => actor.kind === 'person' && !actor.secondFactor && needsSecondFactor(actor);
