import { Controller, Delete, Get, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, OpenSession, SessionView, SignIn, Who } from '#members';
import { signInNeeded } from '#problems';
import { PasswordGuard } from '../http/session.js';

@Controller('session')
export class SessionController {
  constructor(private readonly signIn: SignIn) {}

  @Post()
  @HttpCode(201)
  @Allow('session.open')
  @UseGuards(PasswordGuard)
  @ApiBody({ standardSchema: OpenSession } as never)
  @Answers(SessionView, 201)
  async open(@Req() request: FastifyRequest & { user: { id: string } }): Promise<z.infer<typeof SessionView>> {
    return view(await this.signIn.actorOf(request.user.id));
  }

  @Get()
  @Allow('session.read')
  @Answers(SessionView)
  read(@Who() actor: PersonActor): z.infer<typeof SessionView> {
    return view(actor);
  }

  @Delete()
  @HttpCode(204)
  @Allow('session.close')
  @AnswersNothing()
  async close(@Req() request: FastifyRequest): Promise<void> {
    await (request as unknown as { session: { destroy(): Promise<void> } }).session.destroy();
  }
}

function view(actor: PersonActor | undefined): z.infer<typeof SessionView> {
  if (!actor) throw signInNeeded();
  const { person, name, language, zone, duties, organisations, hubs } = actor;
  return { person, name, language, zone, duties: [...duties], organisations: [...organisations], hubs: [...hubs] };
}
