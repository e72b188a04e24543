import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#database';
import { Answers } from '#http';
import { Allow, OpenSession, SignIn, Who } from '#members';
import { signInNeeded } from '#problems';
import { Settings } from '#settings';
import { languageOf } from '../http/problem.filter.js';
import { refuseSignInInTheOpen } from '../http/session.js';
import * as pages from '../pages/index.js';
import { Form, goTo, html, openSession, Page, type Signing } from './page-shapes.js';

/** The way to each person's plain page, until the console is there. */
@Controller('see')
export class SeeController {
  constructor(
    private readonly signIn: SignIn,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async see(
    @Who() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (actor.kind !== 'person') return pages.signIn(languageOf(request), { by: 'password', action: '/see/sign-in' });
    const place = actor.hubs.length
      ? '/see/queue'
      : actor.duties.includes('compliance')
        ? '/see/hits'
        : actor.organisations.length
          ? '/see/firm'
          : '/';
    return goTo(reply.status(303), place);
  }

  @Post('sign-in')
  @HttpCode(303)
  @Allow('session.open')
  @Header('content-type', html)
  @Answers(Page, 303)
  async byPassword(
    @Body({ schema: Form }) form: Form,
    @Req() request: Signing,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    refuseSignInInTheOpen(this.settings);
    const given = OpenSession.safeParse({
      email: form?.address,
      password: form?.password,
      ...(form?.code && { code: form.code }),
    });
    try {
      // an address that is none is answered like an unknown one
      if (!given.success) throw signInNeeded();
      const { email, password, code } = given.data;
      await openSession(request, await this.signIn.byPassword(email, password, { code, from: request.ip }));
    } catch (error) {
      const why = (error as { code?: string }).code;
      if (why !== 'sign_in_needed' && why !== 'code_needed') throw error;
      void reply.status(401);
      return pages.signIn(languageOf(request), {
        by: 'password',
        action: '/see/sign-in',
        address: form?.address ?? '',
        failed: why === 'sign_in_needed',
        asksCode: why === 'code_needed' || !!form?.code,
      });
    }
    return goTo(reply, '/see');
  }
}
