import { Controller, Delete, Get, Header, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, AnswersNothing } from '#http';
import { Allow, needsSecondFactor, OpenSession, SessionView, SignIn, Who } from '#members';
import { signInNeeded } from '#problems';
import { asksSecondFactor, PasswordGuard } from '../http/session.js';

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
    return view(request, await this.signIn.actorOf(request.user.id));
  }

  @Get()
  @Allow('session.read')
  @Answers(SessionView)
  read(@Who() actor: PersonActor, @Req() request: FastifyRequest): z.infer<typeof SessionView> {
    return view(request, actor);
  }

  @Delete()
  @HttpCode(204)
  @Header('clear-site-data', '"cache", "cookies", "storage"')
  @Allow('session.close')
  @AnswersNothing()
  async close(@Req() request: FastifyRequest): Promise<void> {
    await (request as unknown as { session: { destroy(): Promise<void> } }).session.destroy();
  }
}

function view(request: FastifyRequest, actor: PersonActor | undefined): z.infer<typeof SessionView> {
  if (!actor) throw signInNeeded();
  const { person, name, language, zone, duties, organisations, hubs } = actor;
  const needed = needsSecondFactor(actor) && asksSecondFactor(request);
  return {
    person,
    name,
    language,
    zone,
    duties: [...duties],
    organisations: [...organisations],
    hubs: [...hubs],
    secondFactor: actor.secondFactor ? 'kept' : needed ? 'needed' : 'none',
  };
}
