import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { Demand, DemandView } from './demand.js';

const ById = z.strictObject({ id });

@Controller('hubs')
export class DemandController {
  constructor(private readonly demand: Demand) {}

  @Get(':id/demand')
  @Allow('demand.read')
  @Answers(DemandView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    return this.demand.of(actor, params.id);
  }
}
