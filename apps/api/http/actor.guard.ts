import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { anonymous, type Actor } from '#database';
import { allowedBy, mustBeAllowed, needsSecondFactor, operations, SignIn, type Operation } from '#members';
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

/** Finds who asks (API key, or session by passport) and lets the access table decide. The services decide again for the thing itself. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor: Actor; user?: { id: string } }>();
    request.actor = await this.actorOf(request);
    const operation = this.reflector.get<Operation>(allowedBy, context.getHandler());
    mustBeAllowed(request.actor, operation);
    const open = (operations[operation] as readonly string[]).includes('anyone') || beforeSecondFactor.includes(operation);
    if (!open && lacksSecondFactor(request.actor) && asksSecondFactor(request)) throw new Problem(403, 'second_factor_needed');
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
