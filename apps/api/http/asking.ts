import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymous, type Actor, type PersonActor } from '#database';
import { Sessions, SignIn } from '#members';
import { signInNeeded } from '#problems';

type Asked = FastifyRequest & { user?: { id: string }; session?: { sessionId: string } };

/** Who asks: by an API key, or by the session that passport read. */
@Injectable()
export class Asking {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
  ) {}

  /** Throws for a key that opens nothing. */
  async actorOf(request: FastifyRequest): Promise<Actor> {
    const { headers, user } = request as Asked;
    if (headers.authorization !== undefined) {
      const actor = await this.byKey(headers.authorization);
      if (!actor) throw signInNeeded();
      return actor;
    }
    return (user && (await this.signIn.actorOf(user.id))) || anonymous;
  }

  /** Who it is that asked, now: nobody, once the key is revoked, the session over or the person suspended. */
  async stillThere(request: FastifyRequest): Promise<PersonActor | undefined> {
    const { headers, user, session } = request as Asked;
    if (headers.authorization !== undefined) return this.byKey(headers.authorization);
    const actor = user && (await this.signIn.actorOf(user.id));
    return actor && session && (await this.sessions.isOpen(actor, session.sessionId)) ? actor : undefined;
  }

  private async byKey(authorization: string): Promise<PersonActor | undefined> {
    const key = /^Bearer (\S{1,200})$/.exec(authorization)?.[1];
    return key === undefined ? undefined : this.signIn.byKey(key);
  }
}
