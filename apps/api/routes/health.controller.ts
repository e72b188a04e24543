import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { anonymous, Transactions } from '#database';
import { Answers } from '#http';
import { Allow } from '#members';

const HealthView = z.object({ status: z.literal('ok') }).meta({ id: 'HealthView' });

/** Liveness asks nobody; readiness asks PostgreSQL, the one thing that the API cannot do without. */
@Controller('health')
export class HealthController {
  constructor(private readonly transactions: Transactions) {}

  @Get('live')
  @Allow('health.read')
  @Answers(HealthView)
  live(): z.infer<typeof HealthView> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Allow('health.read')
  @Answers(HealthView)
  async ready(): Promise<z.infer<typeof HealthView>> {
    await this.transactions.run(anonymous, (em) => em.query('select 1'));
    return { status: 'ok' };
  }
}
