import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { anonymous, Transactions, type Actor } from '#database';
import { record } from '#ledger';
import {
  allowedBy,
  mustBeAllowed,
  needsSecondFactor,
  operations,
  Quotas,
  SignIn,
  within,
  type Operation,
  type Quota,
} from '#members';
import { Problem, signInNeeded } from '#problems';
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
    private readonly signIn: SignIn,
    private readonly quotas: Quotas,
    private readonly transactions: Transactions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor: Actor; user?: { id: string } }>();
    request.actor = await this.actorOf(request);
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

  private async actorOf(request: FastifyRequest & { user?: { id: string } }): Promise<Actor> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      const key = /^Bearer (\S{1,200})$/.exec(authorization)?.[1];
      const actor = key && (await this.signIn.byKey(key));
      if (!actor) throw signInNeeded();
      return actor;
    }
    return (request.user && (await this.signIn.actorOf(request.user.id))) || anonymous;
  }
}

const lacksSecondFactor = (actor: Actor): boolean => actor.kind === 'person' && !actor.secondFactor && needsSecondFactor(actor);
