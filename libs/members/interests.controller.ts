import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { MarketInterests } from './interests.js';
import { ByCountry, InterestList, InterestRegister, InterestView, RegisterInterest, SetThreshold } from './interests.schema.js';

const ById = z.strictObject({ id });

@Controller()
export class InterestsController {
  constructor(private readonly interests: MarketInterests) {}

  @Post('interests')
  @HttpCode(201)
  @Allow('interest.register')
  @Answers(InterestView, 201)
  register(@Who() actor: PersonActor, @Body({ schema: RegisterInterest }) body: RegisterInterest) {
    return this.interests.register(actor, body);
  }

  @Get('interests')
  @Allow('interest.read')
  @Answers(InterestList)
  own(@Who() actor: PersonActor) {
    return this.interests.own(actor);
  }

  @Delete('interests/:id')
  @HttpCode(204)
  @Allow('interest.register')
  @AnswersNothing()
  async withdraw(@Who() actor: PersonActor, @Param({ schema: ById }) params: z.infer<typeof ById>) {
    await this.interests.withdraw(actor, params.id);
  }

  /** Place by place: how many firms would like a hub there, and whether there are enough. */
  @Get('interest-register')
  @Allow('interest.count')
  @Answers(InterestRegister)
  counted(@Who() actor: PersonActor) {
    return this.interests.counted(actor);
  }

  @Put('interest-register/:country/threshold')
  @Allow('interest.count')
  @Answers(InterestRegister)
  setThreshold(
    @Who() actor: PersonActor,
    @Param({ schema: ByCountry }) { country }: z.infer<typeof ByCountry>,
    @Body({ schema: SetThreshold }) { firms }: z.infer<typeof SetThreshold>,
  ) {
    return this.interests.setThreshold(actor, country, firms);
  }
}
