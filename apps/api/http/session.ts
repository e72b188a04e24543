import cookie from '@fastify/cookie';
import session from '@fastify/session';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy } from 'passport-local';
import type { z } from 'zod';
import { OpenSession, Sessions, SignIn } from '#members';
import { fieldErrors, invalid, Problem, signInNeeded } from '#problems';
import { Settings } from '#settings';
import { consoleFiles } from './console.js';

type WithPassport = { passport?: { user?: string } };

/** Sessions (in PostgreSQL, by the hash of their id) and passport on Fastify. */
export async function signInWithSessions(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const { values } = settings;
  const sessions = app.get(Sessions);
  const fastify = app.getHttpAdapter().getInstance();
  // the console's files are the same for everybody: whoever fetches one is not looked up, and gets it while the database is away
  fastify.addHook('onRequest', (request, _reply, next) => {
    if (request.url.startsWith(consoleFiles)) delete request.headers.cookie;
    next();
  });
  await app.register(cookie);
  await app.register(
    session as never,
    {
      secret: values.previousCookieSecret ? [values.cookieSecret, values.previousCookieSecret] : values.cookieSecret,
      cookieName: values.secure ? '__Host-sid' : 'sid',
      cookie: { secure: values.secure, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 12 * 3600 * 1000 },
      saveUninitialized: false,
      rolling: false,
      store: {
        get: (sid: string, done: (e: unknown, s?: unknown) => void) => void sessions.open(sid).then((s) => done(null, s), done),
        set: (sid: string, s: WithPassport, done: (e?: unknown) => void) =>
          void sessions.keep(sid, s.passport?.user ?? null, JSON.parse(JSON.stringify(s)) as object).then(() => done(), done),
        destroy: (sid: string, done: (e?: unknown) => void) => void sessions.end(sid).then(() => done(), done),
      },
    } as never,
  );
  passport.serializeUser((user, done) => done(null, (user as { id: string }).id));
  passport.deserializeUser((id: string, done) => done(null, { id }));
  const read = passport.session() as (q: unknown, r: unknown, n: (e?: unknown) => void) => void;
  fastify.addHook('preHandler', (q, r, next) => read(q, r, next as never));
}

/** The cookie is Secure on https; over http only where nobody listens in between. Else sign-in refuses and says so. */
export function refuseSignInInTheOpen(settings: Settings): void {
  const { hostname, protocol } = new URL(settings.values.PUBLIC_URL);
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    throw new Problem(403, 'sign_in_needs_https');
}

/** Whether whoever asks does so by a session that a second factor is asked of: not by an API key, nor by a link of the sample. */
export function asksSecondFactor(request: FastifyRequest): boolean {
  const { user, session: kept } = request as FastifyRequest & { user?: unknown; session?: { by?: string } };
  return user !== undefined && request.headers.authorization === undefined && kept?.by !== 'demonstration';
}

@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly signIn: SignIn) {
    super({ usernameField: 'email', passReqToCallback: true });
  }

  async validate(request: FastifyRequest, email: string, password: string): Promise<{ id: string }> {
    const { code } = request.body as z.infer<typeof OpenSession>;
    return { id: await this.signIn.byPassword(email, password, { code, from: request.ip }) };
  }
}

@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  constructor(private readonly settings: Settings) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    refuseSignInInTheOpen(this.settings);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const body = OpenSession.safeParse(request.body);
    if (!body.success) throw invalid(fieldErrors(body.error.issues, request.body));
    const done = (await super.canActivate(context)) as boolean;
    await super.logIn(request as never);
    return done;
  }

  override handleRequest<T>(error: unknown, user: T): T {
    if (error) throw error;
    if (!user) throw signInNeeded();
    return user;
  }
}
