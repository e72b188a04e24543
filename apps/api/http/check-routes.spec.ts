import 'reflect-metadata';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#http';
import { Allow } from '#members';
import { checkRoutes } from './check-routes.js';

@Controller('decided')
class Decided {
  @Get(':id')
  @Allow('hub.read')
  @Answers(z.object({}))
  read() {
    return {};
  }
}
@Controller('planted')
class Planted {
  @Post('things')
  @AnswersNothing()
  forgotten() {}
  @Get()
  @Allow('hub.read')
  shapeless() {}
  @Get('typo')
  @Allow('hub.raed' as never)
  @AnswersNothing()
  mistyped() {}
}
@Module({ imports: [DiscoveryModule], controllers: [Decided] })
class Sound {}
@Module({ imports: [DiscoveryModule], controllers: [Decided, Planted] })
class WithPlanted {}

const routesOf = async (module: object) => {
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
  try {
    return checkRoutes(app);
  } finally {
    await app.close();
  }
};

describe('every route', () => {
  it('with a policy and an answer lets the start go on', async () => {
    expect(await routesOf(Sound)).toEqual([{ route: 'GET /decided/:id', operation: 'hub.read' }]);
  });

  it('without a policy, without the shape of its answer, or with a policy that is not in the table stops the start and is named', async () => {
    const refusal = await routesOf(WithPlanted).then(
      () => '',
      (e: Error) => e.message,
    );
    expect(refusal).toContain(`POST /planted/things has no policy: add @Allow('...') to Planted.forgotten`);
    expect(refusal).toContain('GET /planted does not say what it answers: add @Answers(View) to Planted.shapeless');
    expect(refusal).toContain('GET /planted/typo has no policy');
    expect(refusal).not.toContain('/decided');
    expect(refusal.split('\n')).toHaveLength(4);
  });
});
